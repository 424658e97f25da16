//! Feeds: what is known of products in the world, carried in as files.
//!
//! A snapshot is a CSV of a world table with the table's own column names, and a line in
//! `feeds.toml` that says whose data it is and of which day.

mod coverage;
mod endoflife;
mod error;
mod kev;

pub use endoflife::{Lifecycle, read_endoflife};
pub use error::FeedError;
pub use kev::{KevCatalogue, KevEntry, count_ranges, join_ranges, read_kev};

use crate::fields::parse_toml;
use crate::text::without_marks;
use serde::{Deserialize, Serialize};
use shirube_facts::{ColumnKind, Facts, Provenance, Table, TypedFacts, tables};
use shirube_model::FeedStamp;
use shirube_model::functions::Value;
use shirube_model::{Basis, Date, Source};

/// `feeds.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedManifest {
    /// The feeds, in the order of their names.
    #[serde(default)]
    pub feed: Vec<FeedDescription>,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedDescription {
    /// `cisa-kev` or `endoflife`.
    pub name: String,
    /// The world table that it fills: the snapshot is `<table>.csv` beside the manifest.
    pub table: String,
    /// The day of the data.
    pub dated: Date,
    /// Where the data comes from.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// Entries of the source: vulnerabilities, or cycles of products.
    #[serde(default)]
    pub entries: usize,
    /// For vulnerabilities: ranges of versions that are known to be affected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranges: Option<usize>,
    /// For vulnerabilities: entries that name a product of ours without a range. A snapshot of a version
    /// before does not say, and is not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_range: Option<usize>,
    /// What files of versions before say in place of the numbers.
    #[serde(default, skip_serializing)]
    pub note: Option<String>,
}

/// Reads `feeds.toml`.
pub fn read_manifest(path: &str, text: &str) -> Result<FeedManifest, FeedError> {
    parse_toml(text).map_err(|error| FeedError::malformed(path, error.message()))
}

/// Reads a snapshot into facts.
pub fn read_snapshot(
    description: &FeedDescription,
    path: &str,
    text: &str,
    facts: &mut Facts,
) -> Result<FeedStamp, FeedError> {
    let text = without_marks(text);
    let table = tables::table(&description.table)
        .ok_or_else(|| FeedError::malformed(path, format!("no table `{}`", description.table)))?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| FeedError::malformed(path, error))?.clone();
    let columns: Vec<Option<usize>> =
        headers.iter().map(|header| table.column_index(header)).collect();
    let mut rows = 0;
    for record in reader.records() {
        let record = record.map_err(|error| FeedError::malformed(path, error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut values = vec![Value::Null; table.columns.len()];
        for (cell, column) in record.iter().zip(&columns) {
            if let Some(column) = *column
                && !cell.is_empty()
            {
                values[column] = snapshot_value(table.columns[column].kind, cell)
                    .ok_or_else(|| FeedError::malformed(&format!("{path}:{line}"), cell))?;
            }
        }
        let source = Source::line(path, usize::try_from(line).unwrap_or(0));
        let provenance = Provenance::new(Basis::Measured, source).observed(Some(description.dated));
        facts.push_values(table, values, provenance);
        rows += 1;
    }
    Ok(FeedStamp { name: description.name.clone(), dated: description.dated, rows })
}

fn snapshot_value(kind: ColumnKind, cell: &str) -> Option<Value> {
    match kind {
        ColumnKind::Integer | ColumnKind::Flag => cell.parse().ok().map(Value::Integer),
        _ => Some(Value::Text(cell.to_owned())),
    }
}

/// Writes rows of plain values as a snapshot, sorted.
pub fn write_snapshot(table: &Table, rows: &[Vec<Value>]) -> Result<String, FeedError> {
    let mut lines: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    lines.sort();
    lines.dedup();
    let malformed = |error: &dyn std::fmt::Display| FeedError::malformed(table.name, error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = table.columns.iter().map(|column| column.name);
    writer.write_record(header).map_err(|error| malformed(&error))?;
    for line in lines {
        writer.write_record(line).map_err(|error| malformed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| malformed(&error))?;
    String::from_utf8(bytes).map_err(|error| malformed(&error))
}
