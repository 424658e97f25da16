//! Runs the literate cases of every check, `catalogue/checks/**/cases.md`, and of every edition's
//! question, `catalogue/editions/*/decision/cases.md`.
//!
//! The facts of a case are loaded twice, for two institutions: a check that forgets to keep them
//! apart gives other verdicts.

use shirube_assess::BoundParameters;
use shirube_catalogue::{Catalogue, Check, FolderFiles};
use shirube_engine::{Database, run_query};
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, TableScope};
use shirube_model::functions::Value;
use shirube_model::{SubjectVerdict, Verdict};
use shirube_testing::{Case, Expected, dialect_faults, parse_cases};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type CaseResult = Result<(), Box<dyn std::error::Error>>;

/// A query under test.
struct Query<'a> {
    name: &'a str,
    sql: &'a str,
    catalogue: &'a Catalogue,
    /// The check that the query belongs to; `None` for an edition's question.
    check: Option<&'a Check>,
}

impl Query<'_> {
    fn run(&self, facts: &[&Facts], case: &Case) -> Result<Vec<(String, SubjectVerdict)>, String> {
        let mut database = Database::new().map_err(|error| error.to_string())?;
        for facts in facts {
            database.load(facts).map_err(|error| error.to_string())?;
        }
        let edition = match &case.edition {
            Some(id) => self.catalogue.edition(id),
            None => self.catalogue.edition_in_force(case.as_of),
        };
        let edition = edition.ok_or("there is no such edition")?;
        let parameters = match self.check {
            Some(check) => BoundParameters::new(check, edition, case.as_of),
            None => BoundParameters::on(case.as_of),
        };
        run_query(&database, self.name, self.sql, &parameters).map_err(|error| error.to_string())
    }
}

/// The keys that both locales have.
fn locale_keys() -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
    let keys = |language: &str| -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
        let text = std::fs::read_to_string(format!("../../locales/{language}.toml"))?;
        Ok(toml::from_str::<BTreeMap<String, String>>(&text)?.into_keys().collect())
    };
    Ok(&keys("ja")? & &keys("en")?)
}

fn check_cases(path: &Path, text: String) -> CaseResult {
    let catalogue = Catalogue::load(&FolderFiles::new("../../catalogue"))?;
    let name = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
    let check = catalogue.check(name).ok_or("the folder holds no check")?;
    let faults = dialect_faults(&check.sql, &check.text.tables, &locale_keys()?);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let query = Query { name, sql: &check.sql, catalogue: &catalogue, check: Some(check) };
    all_cases(&query, &text)
}

fn decision_cases(path: &Path, text: String) -> CaseResult {
    let catalogue = Catalogue::load(&FolderFiles::new("../../catalogue"))?;
    let name = path.ancestors().nth(2).and_then(Path::file_name).and_then(|name| name.to_str());
    let edition = catalogue.edition(name.unwrap_or("")).ok_or("the folder is no edition")?;
    let sql = edition.decision_query.as_deref().ok_or("the edition has no decision.sql")?;
    let tables = ["institution", "system", "device", "contract"].map(str::to_owned);
    let faults = dialect_faults(sql, &tables, &locale_keys()?);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    all_cases(&Query { name: edition.id.as_str(), sql, catalogue: &catalogue, check: None }, &text)
}

fn all_cases(query: &Query<'_>, text: &str) -> CaseResult {
    let cases = parse_cases(text)?;
    for verdict in [Verdict::Pass, Verdict::Fail, Verdict::Unknown] {
        let seen = cases.iter().flat_map(|case| &case.expected).any(|row| row.verdict == verdict);
        if !seen {
            return Err(format!("no case gives `{}`", verdict.word()).into());
        }
    }
    if !cases.iter().any(|case| case.title.starts_with("Boundary")) {
        return Err("no case is a boundary case".into());
    }
    for case in &cases {
        run_case(query, case).map_err(|error| format!("{}: {error}", case.title))?;
        erase_cells(query, case).map_err(|error| format!("{}: {error}", case.title))?;
    }
    Ok(())
}

/// Columns whose empty cell says something by its own definition: still employed, still in use,
/// begun.
const EMPTY_MEANS: [(&str, &str); 3] =
    [("person", "left_at"), ("system", "retires_at"), ("contract", "starts_at")];

/// Erasing a cell must not make a check pass: what is not known is no pass.
fn erase_cells(query: &Query<'_>, case: &Case) -> Result<(), String> {
    let whole = case.facts("institution", true)?;
    let passes = |facts: &Facts| -> Result<bool, String> {
        let found = query.run(&[facts], case)?;
        Ok(!found.is_empty() && found.iter().all(|(_, row)| row.verdict == Verdict::Pass))
    };
    if passes(&whole)? {
        return Ok(());
    }
    for table in TABLES.iter().filter(|table| table.scope == TableScope::Institution) {
        for row in 0..whole.rows(table.name).len() {
            for (column, description) in table.columns.iter().enumerate() {
                let mut erased = whole.clone();
                let cell =
                    &mut erased.rows_mut(table.name).expect("it has rows")[row].values[column];
                if *cell == Value::Null || EMPTY_MEANS.contains(&(table.name, description.name)) {
                    continue;
                }
                *cell = Value::Null;
                if passes(&erased)? {
                    return Err(format!(
                        "passes once `{}.{}` of row {} is erased",
                        table.name,
                        description.name,
                        row + 1
                    ));
                }
            }
        }
    }
    Ok(())
}

fn run_case(query: &Query<'_>, case: &Case) -> Result<(), String> {
    const IDS: [&str; 2] = ["institution", "another"];
    let (one, other) = (case.facts(IDS[0], true)?, case.facts(IDS[1], false)?);
    let found = query.run(&[&one, &other], case)?;
    for id in IDS {
        let mut verdicts: Vec<Expected> = found
            .iter()
            .filter(|(institution_id, _)| institution_id == id)
            .map(|(_, row)| Expected {
                subject: row.subject.replace(id, IDS[0]),
                verdict: row.verdict,
            })
            .collect();
        verdicts.sort();
        if verdicts != case.expected {
            let lines: Vec<String> = verdicts
                .iter()
                .map(|row| format!("{} {}", row.verdict.word(), row.subject))
                .collect();
            return Err(format!(
                "for `{id}`, expected {:?}, found:\n{}",
                case.expected,
                lines.join("\n")
            ));
        }
    }
    for (_, row) in &found {
        if row.expected.is_empty() {
            return Err(format!("`{}` does not say what is expected", row.subject));
        }
        if row.verdict == Verdict::Fail && row.source.is_none() {
            return Err(format!("`{}` fails without a source", row.subject));
        }
    }
    Ok(())
}

datatest_stable::harness! {
    { test = check_cases, root = "../../catalogue/checks", pattern = r"cases\.md$" },
    { test = decision_cases, root = "../../catalogue/editions", pattern = r"decision/cases\.md$" },
}
