//! Runs one check and reads its verdicts.

use crate::database::{Bound, Database};
use crate::error::EngineError;
use rusqlite::Row;
use shirube_catalogue::{Check, Edition};
use shirube_model::functions::Value;
use shirube_model::{Date, Source, SubjectVerdict, Verdict};
use std::collections::BTreeMap;

/// The columns that every check returns, in this order.
const RESULT_COLUMNS: [&str; 6] =
    ["institution_id", "subject", "verdict", "observed", "expected", "source"];

/// The values that a check's parameters are bound to.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundParameters {
    values: BTreeMap<String, Value>,
}

impl BoundParameters {
    /// The date alone.
    pub fn on(as_of: Date) -> Self {
        let as_of = Value::Text(as_of.to_string());
        Self { values: BTreeMap::from([("as_of".to_owned(), as_of)]) }
    }

    /// The values of a check under an edition, and the date. A threshold that the edition does not
    /// have stays unbound, which running the check reports.
    pub fn new(check: &Check, edition: &Edition, as_of: Date) -> Self {
        let mut bound = Self::on(as_of);
        for (name, parameter) in check.parameters(edition) {
            if let Some(parameter) = parameter {
                bound.set(name, parameter.value.to_value());
            }
        }
        bound
    }

    /// Replaces a value.
    pub fn set(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }
}

/// Runs `check`: one verdict per institution and subject, sorted. When a query returns a subject
/// twice, the worse verdict stands.
pub fn run_check(
    database: &Database,
    check: &Check,
    parameters: &BoundParameters,
) -> Result<Vec<(String, SubjectVerdict)>, EngineError> {
    run_query(database, &check.name, &check.sql, parameters)
}

/// Runs a query that returns verdicts in the form of a check's.
pub fn run_query(
    database: &Database,
    name: &str,
    sql: &str,
    parameters: &BoundParameters,
) -> Result<Vec<(String, SubjectVerdict)>, EngineError> {
    let failed = |reason: String| EngineError::Check { check: name.to_owned(), reason };
    let sqlite = |error: rusqlite::Error| failed(error.to_string());
    let mut statement = database.connection().prepare(sql).map_err(sqlite)?;
    if !statement.column_names().eq(RESULT_COLUMNS) {
        return Err(failed(format!("the columns must be {}", RESULT_COLUMNS.join(", "))));
    }
    for index in 1..=statement.parameter_count() {
        let name =
            statement.parameter_name(index).map(|name| name.trim_start_matches('$').to_owned());
        let value = name.as_ref().and_then(|name| parameters.values.get(name));
        let value = value.ok_or_else(|| failed(format!("the parameter {name:?} has no value")))?;
        statement.raw_bind_parameter(index, Bound(value)).map_err(sqlite)?;
    }
    let mut rows = statement.raw_query();
    let mut verdicts = Vec::new();
    while let Some(row) = rows.next().map_err(sqlite)? {
        verdicts.push(read_row(row).map_err(failed)?);
    }
    verdicts.sort();
    verdicts
        .dedup_by(|later, earlier| later.0 == earlier.0 && later.1.subject == earlier.1.subject);
    Ok(verdicts)
}

fn read_row(row: &Row<'_>) -> Result<(String, SubjectVerdict), String> {
    let text = |index: usize| -> Result<Option<String>, String> {
        let value: rusqlite::types::Value = row.get(index).map_err(|error| error.to_string())?;
        Ok(match value {
            rusqlite::types::Value::Text(text) => Some(text),
            rusqlite::types::Value::Integer(number) => Some(number.to_string()),
            rusqlite::types::Value::Real(number) => Some(number.to_string()),
            _ => None,
        })
    };
    let institution_id = text(0)?.ok_or("institution_id is NULL")?;
    let word = text(2)?.unwrap_or_default();
    let verdict = Verdict::from_word(&word).ok_or(format!("`{word}` is not a verdict"))?;
    let found = SubjectVerdict {
        subject: text(1)?.unwrap_or_else(|| "?".to_owned()),
        label: None,
        verdict,
        observed: text(3)?.unwrap_or_else(|| "{unknown}".to_owned()),
        expected: text(4)?.unwrap_or_default(),
        source: text(5)?.map(|source| Source::parse(&source)),
    };
    Ok((institution_id, found))
}
