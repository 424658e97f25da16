#![doc = include_str!("../README.md")]

mod declare;
mod row;
mod schema;
mod table;
pub mod tables;
pub mod vocabulary;

pub use row::{FactRow, TypedFacts};
pub use schema::{json_schema, text_schema};
pub use shirube_model::{Fact, Facts, Provenance};
pub use table::{Column, ColumnKind, Table, TableScope};
pub use vocabulary::{CodeWord, Vocabulary};

/// Columns that every fact table has after `institution_id` and its own columns.
pub const TRAILING_COLUMNS: [&str; 3] = ["basis", "observed_at", "source"];
