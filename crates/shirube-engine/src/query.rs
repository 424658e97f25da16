//! Runs one query and reads its verdicts.

use crate::confine::{MOST_ROWS, MOST_TEXT};
use crate::database::{Bound, Database};
use crate::error::EngineError;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use shirube_assess::BoundParameters;
use shirube_model::{Source, Strength, SubjectVerdict, Verdict, Wording};

/// The columns that every check returns, in this order. `strength` may stand after them.
pub(crate) const RESULT_COLUMNS: [&str; 6] =
    ["institution_id", "subject", "verdict", "observed", "expected", "source"];
const STRENGTH_COLUMN: &str = "strength";

/// Runs a query that returns verdicts: one per institution and subject, sorted. When it returns a
/// subject twice, the worse verdict stands.
pub fn run_query(
    database: &Database,
    name: &str,
    sql: &str,
    parameters: &BoundParameters,
) -> Result<Vec<(String, SubjectVerdict)>, EngineError> {
    let failed = |reason: String| EngineError::Check { check: name.to_owned(), reason };
    let sqlite = |error: rusqlite::Error| failed(error.to_string());
    let confined = database.work().inspect(|work| work.begin()).is_some();
    let mut statement = database.connection().prepare_cached(sql).map_err(sqlite)?;
    let columns: Vec<&str> = statement.column_names().collect();
    let known = match columns.strip_prefix(&RESULT_COLUMNS) {
        Some([]) => true,
        Some([last]) => *last == STRENGTH_COLUMN,
        _ => false,
    };
    drop(columns);
    if !known {
        return Err(failed(format!("the columns must be {}", RESULT_COLUMNS.join(", "))));
    }
    for index in 1..=statement.parameter_count() {
        let name =
            statement.parameter_name(index).map(|name| name.trim_start_matches('$').to_owned());
        let value = name.as_ref().and_then(|name| parameters.get(name));
        let value = value.ok_or_else(|| {
            failed(format!("the parameter `{}` has no value", name.as_deref().unwrap_or("?")))
        })?;
        statement.raw_bind_parameter(index, Bound(value)).map_err(sqlite)?;
    }
    let mut rows = statement.raw_query();
    let (mut verdicts, mut text) = (Vec::new(), 0);
    while let Some(row) = rows.next().map_err(sqlite)? {
        text += if confined { length(row) } else { 0 };
        if confined && (verdicts.len() >= MOST_ROWS || text > MOST_TEXT) {
            return Err(failed("too much".to_owned()));
        }
        verdicts.push(read_row(row).map_err(failed)?);
    }
    verdicts.sort();
    verdicts
        .dedup_by(|later, earlier| later.0 == earlier.0 && later.1.subject == earlier.1.subject);
    Ok(verdicts)
}

fn read_row(row: &Row<'_>) -> Result<(String, SubjectVerdict), String> {
    let institution_id = text(row, 0)?.ok_or("institution_id is NULL")?;
    let word = text(row, 2)?.unwrap_or_default();
    let verdict = Verdict::from_word(&word).ok_or(format!("`{word}` is not a verdict"))?;
    let strength = match row.as_ref().column_count() > RESULT_COLUMNS.len() {
        true => text(row, RESULT_COLUMNS.len())?,
        false => None,
    };
    let strength = match strength {
        None => Strength::Duty,
        Some(word) => Strength::from_word(&word).ok_or(format!("`{word}` is not a strength"))?,
    };
    let wording = |index| Ok::<_, String>(text(row, index)?.map(|text| Wording::of_marked(&text)));
    let row_verdict = SubjectVerdict {
        subject: text(row, 1)?.unwrap_or_else(|| "?".to_owned()),
        label: None,
        verdict,
        observed: wording(3)?.unwrap_or_else(|| Wording::word("unknown")),
        expected: wording(4)?.unwrap_or_default(),
        source: text(row, 5)?.map(|source| Source::parse(&source)),
        strength,
    };
    Ok((institution_id, row_verdict))
}

/// Bytes of a row's texts.
fn length(row: &Row<'_>) -> usize {
    let cells = (0..row.as_ref().column_count()).filter_map(|index| row.get_ref(index).ok());
    cells.map(|cell| if let ValueRef::Text(bytes) = cell { bytes.len() } else { 0 }).sum()
}

/// A cell as text; `None` for NULL.
fn text(row: &Row<'_>, index: usize) -> Result<Option<String>, String> {
    Ok(match row.get_ref(index).map_err(|error| error.to_string())? {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Null | ValueRef::Blob(_) => None,
    })
}
