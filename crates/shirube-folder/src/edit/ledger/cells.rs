//! Cells that a person writes into a CSV ledger.

use super::file::LedgerFile;
use crate::edit::error::EditError;
use crate::edit::formula::is_formula;
use crate::edit::written::checked;
use crate::ledger::cell;
use crate::ledger::grid::Cell;
use crate::ledger::grid::LONGEST_CELL;
use shirube_facts::ColumnKind;
use shirube_model::text::shorten;

/// Characters of a value that a message shows.
const SHOWN: usize = 40;

/// A cell to be written.
pub(super) struct Written {
    /// Position of the column in the file.
    pub(super) at: usize,
    /// Position of the column in the table.
    pub(super) column: usize,
    pub(super) text: String,
}

/// The cells, by heading or by name of their columns; refused when one of them would not be read as
/// what its column holds. An empty text makes a cell unknown.
pub(super) fn written(
    file: &LedgerFile<'_>,
    cells: &[(&str, &str)],
) -> Result<Vec<Written>, EditError> {
    let mut written: Vec<Written> = Vec::new();
    for (name, text) in cells {
        let (at, column) = file.column(name)?;
        let known = &file.table.columns[column];
        let text = checked(known.heading_ja, text)?;
        let (field, shown) = (known.heading_ja.to_owned(), shorten(&text, SHOWN));
        if is_formula(&text) {
            return Err(EditError::Formula { field, text: shown });
        }
        let bad = |known: String| EditError::BadValue { field, text: shown, known };
        if let Some(other) = written.iter().find(|other| other.column == column) {
            return Err(bad(other.text.clone()));
        }
        // A row whose first cell begins so is a comment.
        if let Some(rest) = text.strip_prefix('#') {
            return Err(bad(shorten(rest.trim_start_matches('#'), SHOWN)));
        }
        // A longer text would be cut.
        if text.chars().count() > LONGEST_CELL {
            return Err(bad(format!("≤ {LONGEST_CELL}")));
        }
        if !text.is_empty()
            && let Err(problem) = cell::read(known, &Cell::Text(text.clone()))
        {
            return Err(bad(problem.known.unwrap_or_else(|| example(known.kind).to_owned())));
        }
        written.push(Written { at, column, text });
    }
    Ok(written)
}

/// What a column of this kind takes.
fn example(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Integer => "10",
        ColumnKind::Date => "2026-11-24、令和8年11月24日",
        ColumnKind::Flag => "○、×",
        ColumnKind::Text | ColumnKind::Code(_) => "",
    }
}

/// True when a cell cannot stand without quotation marks.
pub(super) fn needs_quotes(text: &str, delimiter: u8) -> bool {
    text.contains([char::from(delimiter), '"', '\n', '\r'])
}

/// Cells as they stand in the file, without a line end; in quotation marks where they must be, or
/// all of them.
pub(super) fn render(values: &[String], delimiter: u8, all_quoted: bool) -> String {
    let cells: Vec<String> = values
        .iter()
        .map(|value| {
            if all_quoted || needs_quotes(value, delimiter) {
                format!("\"{}\"", value.replace('"', "\"\""))
            } else {
                value.clone()
            }
        })
        .collect();
    cells.join(&char::from(delimiter).to_string())
}
