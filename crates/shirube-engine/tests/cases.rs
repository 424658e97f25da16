//! Runs the literate cases of every check: `catalogue/checks/**/cases.md`.
//!
//! The facts of a case are loaded twice, for two institutions: a check that forgets to keep them
//! apart gives other verdicts.

use shirube_catalogue::{Catalogue, FolderFiles};
use shirube_engine::{BoundParameters, Database, run_check};
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, TableScope};
use shirube_model::Verdict;
use shirube_model::functions::Value;
use shirube_testing::{Case, Expected, dialect_faults, parse_cases};
use std::path::Path;

type CaseResult = Result<(), Box<dyn std::error::Error>>;

fn check_cases(path: &Path, text: String) -> CaseResult {
    let catalogue = Catalogue::load(&FolderFiles::new("../../catalogue"))?;
    let name = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
    let check = catalogue.check(name).ok_or("the folder holds no check")?;
    let faults = dialect_faults(&check.sql, &check.text.tables);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let cases = parse_cases(&text)?;
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
        run_case(check, case).map_err(|error| format!("{}: {error}", case.title))?;
        erase_cells(check, case).map_err(|error| format!("{}: {error}", case.title))?;
    }
    Ok(())
}

/// Columns whose empty cell says something by its own definition: still employed, still in use,
/// begun.
const EMPTY_MEANS: [(&str, &str); 3] =
    [("person", "left_at"), ("system", "retires_at"), ("contract", "starts_at")];

/// Erasing a cell must not make a check pass: what is not known is no pass.
fn erase_cells(check: &shirube_catalogue::Check, case: &Case) -> Result<(), String> {
    let whole = case.facts("institution", true)?;
    let passes = |facts: &Facts| -> Result<bool, String> {
        let mut database = Database::new().map_err(|error| error.to_string())?;
        database.load(facts).map_err(|error| error.to_string())?;
        let parameters = BoundParameters::new(check, case.as_of);
        let found = run_check(&database, check, &parameters).map_err(|error| error.to_string())?;
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

fn run_case(check: &shirube_catalogue::Check, case: &Case) -> Result<(), String> {
    const IDS: [&str; 2] = ["institution", "another"];
    let mut database = Database::new().map_err(|error| error.to_string())?;
    for id in IDS {
        let facts = case.facts(id, id == IDS[0])?;
        database.load(&facts).map_err(|error| error.to_string())?;
    }
    let parameters = BoundParameters::new(check, case.as_of);
    let found = run_check(&database, check, &parameters).map_err(|error| error.to_string())?;
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
}
