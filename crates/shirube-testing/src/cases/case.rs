//! One case: facts, and the verdicts that they must give.

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
    /// Its facts: the table, its header and rows as CSV, and the line that they begin on.
    pub(super) tables: Vec<(String, String, usize)>,
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
