//! `cases.md`: prose, tables of facts, and the verdicts that they must give.

use shirube_facts::{ColumnKind, Facts, Provenance, TypedFacts, tables};
use shirube_model::functions::Value;
use shirube_model::{Basis, Date, Source, Verdict};

/// One case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its heading.
    pub title: String,
    /// The edition it names; the one in force on the date when it names none.
    pub edition: Option<String>,
    /// The date it holds for.
    pub as_of: Date,
    /// Its facts: table, header and rows.
    tables: Vec<(String, String, usize)>,
    /// The verdicts expected, sorted.
    pub expected: Vec<Expected>,
}

/// An expected verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// The subject; `institution` for the institution itself.
    pub subject: String,
    /// The verdict.
    pub verdict: Verdict,
}

/// The date of a case that names none.
const DEFAULT_DATE: Date = Date::constant(2026, 11, 24);

/// Reads the cases of a file. The error says the line.
pub fn parse_cases(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title: title.trim().to_owned(),
                edition: None,
                as_of: DEFAULT_DATE,
                tables: Vec::new(),
                expected: Vec::new(),
            });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(edition) = line.strip_prefix("Edition mhlw-") {
            case.edition = Some(format!("mhlw-{}", edition.trim_end_matches('.')));
        } else if let Some(date) = line.strip_prefix("As of ") {
            let date = date.trim_end_matches('.');
            case.as_of = date.parse().map_err(|error| format!("line {}: {error}", index + 1))?;
        } else if let Some(fence) = line.strip_prefix("```") {
            let mut body = String::new();
            for (_, line) in lines.by_ref() {
                if line == "```" {
                    break;
                }
                body.push_str(line);
                body.push('\n');
            }
            match fence.split_once(' ') {
                Some(("csv", table)) => {
                    case.tables.push((table.trim().to_owned(), body, index + 2));
                }
                None if fence == "findings" => {
                    for (offset, line) in body.lines().enumerate() {
                        let fault = || format!("line {}: `{line}`", index + 2 + offset);
                        let (verdict, subject) = line.split_once(' ').ok_or_else(fault)?;
                        let verdict = Verdict::from_word(verdict).ok_or_else(fault)?;
                        case.expected.push(Expected { subject: subject.to_owned(), verdict });
                    }
                    case.expected.sort();
                }
                _ => return Err(format!("line {}: unknown block `{fence}`", index + 1)),
            }
        }
    }
    Ok(cases)
}

impl Case {
    /// The facts of the case, for an institution of this id. Tables of the world go along only when
    /// asked for: two institutions share one world.
    pub fn facts(&self, institution_id: &str, with_world: bool) -> Result<Facts, String> {
        let mut facts = Facts::new(institution_id);
        if !self.tables.iter().any(|(name, _, _)| name == "institution") {
            let row = tables::Institution::default();
            facts.push(row, Provenance::new(Basis::Declared, Source::line("shirube.toml", 1)));
        }
        for (name, body, first_line) in &self.tables {
            let table = tables::table(name)
                .ok_or_else(|| format!("line {first_line}: no table `{name}`"))?;
            if table.scope == shirube_facts::TableScope::World && !with_world {
                continue;
            }
            let mut reader = csv::Reader::from_reader(body.as_bytes());
            let headers = reader.headers().map_err(|error| error.to_string())?.clone();
            let columns: Vec<usize> = headers
                .iter()
                .map(|header| {
                    table
                        .column_index(header)
                        .ok_or_else(|| format!("line {first_line}: `{name}` has no `{header}`"))
                })
                .collect::<Result<_, _>>()?;
            for (row, record) in reader.records().enumerate() {
                let record = record.map_err(|error| format!("line {first_line}: {error}"))?;
                let mut values = vec![Value::Null; table.columns.len()];
                for (cell, column) in record.iter().zip(&columns) {
                    if !cell.is_empty() {
                        values[*column] = value(table.columns[*column].kind, cell)
                            .ok_or_else(|| format!("line {first_line}: `{cell}` in `{name}`"))?;
                    }
                }
                let source = Source::line(format!("{name}.csv"), row + 2);
                facts.push_values(table, values, Provenance::new(Basis::Declared, source));
            }
        }
        Ok(facts)
    }
}

fn value(kind: ColumnKind, cell: &str) -> Option<Value> {
    match kind {
        ColumnKind::Integer | ColumnKind::Flag => cell.parse().ok().map(Value::Integer),
        ColumnKind::Date => cell.parse::<Date>().ok().map(|day| Value::Text(day.to_string())),
        ColumnKind::Code(vocabulary) => {
            vocabulary.word(cell).map(|word| Value::Text(word.code.to_owned()))
        }
        ColumnKind::Text => Some(Value::Text(cell.to_owned())),
    }
}
