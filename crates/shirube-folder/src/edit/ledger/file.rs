//! A CSV ledger: its table, its heading and its rows.

use super::records::{Record, records};
use crate::edit::encoded::EncodedText;
use crate::edit::error::EditError;
use crate::edit::toml_file::read_whole;
use crate::input::Output;
use crate::ledger::grid::{Cell, Grid};
use crate::ledger::{LedgerForm, csv_grid, form, rows};
use crate::text::without_marks;
use shirube_facts::Table;
use shirube_facts::tables::table_for_ledger;
use shirube_model::text::heading_key;

/// A ledger as it is.
pub(super) struct LedgerFile<'b> {
    pub(super) path: &'b str,
    pub(super) encoded: EncodedText<'b>,
    pub(super) table: &'static Table,
    pub(super) delimiter: u8,
    pub(super) records: Vec<Record>,
    /// The record that is the heading.
    heading: usize,
    /// Which column of the table each column of the file holds.
    columns: Vec<Option<usize>>,
    /// The records that hold rows of the table.
    rows: Vec<usize>,
}

/// The table and the delimiter of the ledger at `path`.
pub(super) fn table(path: &str) -> Result<(&'static Table, u8), EditError> {
    let no_ledger = || EditError::NotALedger { path: path.to_owned() };
    match form(path) {
        LedgerForm::Workbook { .. } => Err(EditError::Workbook { path: path.to_owned() }),
        LedgerForm::Other => Err(no_ledger()),
        LedgerForm::Csv { stem, delimiter } => {
            Ok((table_for_ledger(stem).ok_or_else(no_ledger)?, delimiter))
        }
    }
}

impl<'b> LedgerFile<'b> {
    /// Opens a ledger; refused when it cannot be read whole, or has no heading.
    pub(super) fn open(path: &'b str, bytes: &'b [u8]) -> Result<Self, EditError> {
        let (table, delimiter) = table(path)?;
        let encoded = EncodedText::read(path, bytes)?;
        let records = records(path, &encoded.text, delimiter)?;
        let grid = grid(&encoded.text, &records);
        let mut output = Output::new("");
        let read = csv_grid(path, bytes, delimiter, &mut output);
        read_whole(output.into_parts().1)?;
        let cells =
            |grid: &Grid| grid.rows.iter().map(|(_, cells)| cells.clone()).collect::<Vec<_>>();
        if read.as_ref().map(cells) != Some(cells(&grid)) {
            return Err(EditError::NotKept { path: path.to_owned() });
        }
        let Some((heading, headings)) = rows::find_heading(table, &grid) else {
            return Err(EditError::NotALedger { path: path.to_owned() });
        };
        let rows = (heading + 1..records.len())
            .filter(|row| rows::is_row(&headings, &grid.rows[*row].1))
            .collect();
        let columns = headings.iter().map(|heading| heading.index).collect();
        Ok(Self { path, encoded, table, delimiter, records, heading, columns, rows })
    }

    /// How many columns the heading has.
    pub(super) fn width(&self) -> usize {
        self.records[self.heading].cells.len()
    }

    /// Position in the file of the column that is named in either language, and the column itself.
    pub(super) fn column(&self, name: &str) -> Result<(usize, usize), EditError> {
        let no_column =
            || EditError::NoColumn { path: self.path.to_owned(), heading: name.trim().to_owned() };
        let column = self.table.headings().get(&heading_key(name)).copied();
        let column = column.ok_or_else(no_column)?;
        let at = self.columns.iter().position(|known| *known == Some(column));
        Ok((at.ok_or_else(no_column)?, column))
    }

    /// The records whose number is `id`: the first column of the table numbers its rows.
    pub(super) fn numbered(&self, id: &str) -> Vec<usize> {
        let Some(at) = self.columns.iter().position(|column| *column == Some(0)) else {
            return Vec::new();
        };
        let is_meant = |row: &&usize| {
            let cell = self.records[**row].cells.get(at);
            cell.is_some_and(|cell| cell.value(&self.encoded.text).trim() == id.trim())
        };
        self.rows.iter().filter(is_meant).copied().collect()
    }

    /// The one record whose number is `id`.
    pub(super) fn row(&self, id: &str) -> Result<usize, EditError> {
        let (path, what) = (self.path.to_owned(), id.trim().to_owned());
        match self.numbered(id).as_slice() {
            [] => Err(EditError::NoneSuch { path, what }),
            [row] => Ok(*row),
            [_, second, ..] => {
                Err(EditError::Several { path, line: self.records[*second].line, what })
            }
        }
    }

    /// What all cells of the file say.
    pub(super) fn values(&self) -> Vec<Vec<String>> {
        self.records.iter().map(|record| record.values(&self.encoded.text)).collect()
    }
}

/// The rows as the reader of ledgers sees them.
fn grid(text: &str, records: &[Record]) -> Grid {
    let rows = records
        .iter()
        .map(|record| {
            let cells = record.cells.iter().map(|cell| {
                let value = cell.value(text);
                let value = without_marks(&value);
                (!value.trim().is_empty()).then(|| Cell::Text(value.into_owned()))
            });
            (u32::try_from(record.line).unwrap_or(u32::MAX), cells.collect())
        })
        .collect();
    Grid { sheet: None, rows }
}
