//! Runs the literate cases of a check, or of an edition's question, on the engine.
//!
//! The facts of a case are loaded twice, for two institutions: a query that forgets to keep them
//! apart gives other verdicts.

use crate::cases::{Case, Expected, parse_cases};
use crate::dialect::dialect_faults;
use shirube_assess::BoundParameters;
use shirube_catalogue::{Catalogue, Check, Edition};
use shirube_engine::{Database, run_query};
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, TableScope};
use shirube_model::functions::Value;
use shirube_model::{SubjectVerdict, Verdict};
use std::collections::BTreeSet;

/// Columns whose empty cell says something by its own definition: still employed, still in use,
/// begun.
const EMPTY_MEANS: [(&str, &str); 3] =
    [("person", "left_at"), ("system", "retires_at"), ("contract", "starts_at")];

/// The tables that an edition's question reads.
const DECISION_TABLES: [&str; 4] = ["institution", "system", "device", "contract"];

/// A query under test.
pub struct QueryUnderTest<'a> {
    name: &'a str,
    sql: &'a str,
    /// The fact tables that it says it reads.
    tables: Vec<String>,
    catalogue: &'a Catalogue,
    /// The check that the query belongs to; `None` for an edition's question.
    check: Option<&'a Check>,
}

impl<'a> QueryUnderTest<'a> {
    /// The query of a check.
    pub fn of_check(catalogue: &'a Catalogue, check: &'a Check) -> Self {
        let tables = check.text.tables.clone();
        Self { name: &check.name, sql: &check.sql, tables, catalogue, check: Some(check) }
    }

    /// The query that answers an edition's question; `None` when it asks none.
    pub fn of_decision(catalogue: &'a Catalogue, edition: &'a Edition) -> Option<Self> {
        let sql = edition.decision_query.as_deref()?;
        let tables = DECISION_TABLES.map(str::to_owned).to_vec();
        Some(Self { name: "decision", sql, tables, catalogue, check: None })
    }

    /// What of the query lies outside the dialect; `locale_keys` are those that every locale has.
    pub fn dialect_faults(&self, locale_keys: &BTreeSet<String>) -> Vec<String> {
        dialect_faults(self.sql, &self.tables, locale_keys)
    }

    /// Runs the cases in the text of a `cases.md` and says how many there are. The error names the
    /// case and what it gave instead.
    pub fn run_cases(&self, text: &str) -> Result<usize, String> {
        let cases = parse_cases(text)?;
        for verdict in [Verdict::Pass, Verdict::Fail, Verdict::Unknown] {
            let given = |row: &Expected| row.verdict == verdict;
            if !cases.iter().flat_map(|case| &case.expected).any(given) {
                return Err(format!("no case gives `{}`", verdict.word()));
            }
        }
        if !cases.iter().any(|case| case.title.starts_with("Boundary")) {
            return Err("no case is a boundary case".to_owned());
        }
        for case in &cases {
            self.run_case(case).map_err(|error| format!("{}: {error}", case.title))?;
            self.erase_cells(case).map_err(|error| format!("{}: {error}", case.title))?;
        }
        Ok(cases.len())
    }

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

    fn run_case(&self, case: &Case) -> Result<(), String> {
        const IDS: [&str; 2] = ["institution", "another"];
        let (one, other) = (case.facts(IDS[0], true)?, case.facts(IDS[1], false)?);
        let rows = self.run(&[&one, &other], case)?;
        for id in IDS {
            let mut verdicts: Vec<Expected> = rows
                .iter()
                .filter(|(institution_id, _)| institution_id == id)
                .map(|(_, row)| Expected {
                    subject: row.subject.replace(id, IDS[0]),
                    verdict: row.verdict,
                })
                .collect();
            verdicts.sort();
            if verdicts != case.expected {
                let (found, expected) = (lines(&verdicts), lines(&case.expected));
                return Err(format!("for `{id}`, expected:\n{expected}\nfound:\n{found}"));
            }
        }
        for (_, row) in &rows {
            if row.expected.is_empty() {
                return Err(format!("`{}` does not say what is expected", row.subject));
            }
            if row.verdict == Verdict::Fail && row.source.is_none() {
                return Err(format!("`{}` fails without a source", row.subject));
            }
        }
        Ok(())
    }

    /// Erasing a cell must not make a check pass: what is not known is no pass.
    fn erase_cells(&self, case: &Case) -> Result<(), String> {
        let whole = case.facts("institution", true)?;
        let passes = |facts: &Facts| -> Result<bool, String> {
            let rows = self.run(&[facts], case)?;
            Ok(!rows.is_empty() && rows.iter().all(|(_, row)| row.verdict == Verdict::Pass))
        };
        if passes(&whole)? {
            return Ok(());
        }
        for table in TABLES.iter().filter(|table| table.scope == TableScope::Institution) {
            for row in 0..whole.rows(table.name).len() {
                for (column, description) in table.columns.iter().enumerate() {
                    let mut erased = whole.clone();
                    let Some(rows) = erased.rows_mut(table.name) else { continue };
                    let cell = &mut rows[row].values[column];
                    if *cell == Value::Null || EMPTY_MEANS.contains(&(table.name, description.name))
                    {
                        continue;
                    }
                    *cell = Value::Null;
                    if passes(&erased)? {
                        let (table, column) = (table.name, description.name);
                        let row = row + 1;
                        return Err(format!(
                            "passes once `{table}.{column}` of row {row} is erased"
                        ));
                    }
                }
            }
        }
        Ok(())
    }
}

fn lines(verdicts: &[Expected]) -> String {
    if verdicts.is_empty() {
        return "  nothing".to_owned();
    }
    let lines: Vec<String> =
        verdicts.iter().map(|row| format!("  {} {}", row.verdict.word(), row.subject)).collect();
    lines.join("\n")
}
