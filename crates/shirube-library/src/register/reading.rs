//! What both readers give: cells of a table, and what is left over.

use shirube_documents::comment::{Field, ReadingConfidence, RemainderKind};

/// A stretch of a line that belongs to a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stretch {
    /// Line of the page's text, from 1.
    pub(crate) line: u32,
    /// Byte range in the page's text.
    pub(crate) span: (u32, u32),
    /// True when it fills the width of its column.
    pub(crate) full: bool,
}

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellReading {
    /// The record's number; `None` for the end of a record that begins on another page.
    pub(crate) number: Option<u32>,
    pub(crate) field: Field,
    /// In reading order.
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) confidence: ReadingConfidence,
    /// A code of `doubt.*`.
    pub(crate) doubt: Option<&'static str>,
    /// Other numbers that share the cell.
    pub(crate) shared_with: Vec<u32>,
}

/// What was read from a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PageReading {
    pub(crate) cells: Vec<CellReading>,
    /// Stretches that belong to no record, with what they are.
    pub(crate) left: Vec<((u32, u32), RemainderKind, Option<Field>)>,
    /// The reading fits the page poorly: what is absent from a record may only be misplaced.
    pub(crate) poor: bool,
}
