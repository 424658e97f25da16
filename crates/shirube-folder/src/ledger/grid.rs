//! A sheet as rows of cells, whatever file it came from.

use shirube_model::{Date, Source};

/// Characters of a cell that are read.
pub(crate) const LONGEST_CELL: usize = 2_000;
/// Most rows of one sheet.
pub(crate) const MOST_ROWS: usize = 200_000;
/// Most columns of one sheet.
pub(crate) const MOST_COLUMNS: usize = 400;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Text, as typed.
    Text(String),
    /// A number; a date when the sheet formats it so.
    Number(f64),
    /// A date's serial number.
    Serial(f64),
    /// A day, by the date system of its workbook.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// An error value such as `#REF!`.
    Error(String),
}

impl Cell {
    /// What a person sees, for messages and headings.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) | Self::Serial(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

/// A sheet. Rows and columns are counted from 1; blank cells are `None`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    /// The sheet's name; CSV has none.
    pub(crate) sheet: Option<String>,
    /// Number and cells of each row that has any.
    pub(crate) rows: Vec<(u32, Vec<Option<Cell>>)>,
}

impl Grid {
    /// True when there is no cell at all.
    pub(crate) fn is_blank(&self) -> bool {
        self.rows.iter().all(|(_, cells)| cells.iter().all(Option::is_none))
    }

    /// Where a row stands.
    pub(crate) fn row_source(&self, path: &str, row: u32) -> Source {
        match &self.sheet {
            Some(sheet) => Source::cell(path, sheet, row, 1),
            None => Source::line(path, row as usize),
        }
    }

    /// Where a cell stands.
    pub(crate) fn cell_source(&self, path: &str, row: u32, column: u32) -> Source {
        match &self.sheet {
            Some(sheet) => Source::cell(path, sheet, row, column),
            None => Source::line(path, row as usize),
        }
    }
}
