//! The comment register: from the pages of a document to numbered comments with their responses.
//!
//! Two readers give the same kind of reading, cells of a table: [`table`] where the rules of the
//! page are known, [`flattened`] where only the text in reading order is. [`assemble`] makes
//! records of the cells. Every character of a page is in exactly one cell or one named remainder.

mod account;
mod assemble;
mod cues;
mod disposition;
mod flattened;
mod table;
mod titles;

pub use account::{Accounting, account, account_page};
pub use assemble::register;
pub(crate) use assemble::{cite, resolve};
pub(crate) use cues::{begins_volume as is_volume, is_page, volume as volume_named};
pub use titles::Titles;

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
