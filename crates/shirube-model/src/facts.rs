//! Facts as plain rows: what readers give and engines load. `shirube-facts` declares the tables.

use crate::date::Date;
use crate::functions::Value;
use crate::source::{Basis, Source};
use std::collections::BTreeMap;

/// Where a fact was read and how it was learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Configured, measured or declared.
    pub basis: Basis,
    /// The day the fact held, when the artifact says so.
    pub observed_at: Option<Date>,
    /// The artifact and the place in it.
    pub source: Source,
}

impl Provenance {
    /// A provenance without a day.
    pub fn new(basis: Basis, source: Source) -> Self {
        Self { basis, observed_at: None, source }
    }

    /// Adds the day the fact held.
    #[must_use]
    pub fn observed(mut self, day: Option<Date>) -> Self {
        self.observed_at = day;
        self
    }
}

/// One row: values of the table's own columns, and where they were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The values in the order of the table's own columns.
    pub values: Vec<Value>,
    /// Where they were read.
    pub provenance: Provenance,
}

impl Fact {
    /// The whole number of a column; flags are 0 and 1.
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self.values.get(column)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The text in a column, by its position; `None` when it holds none.
    pub fn text(&self, column: usize) -> Option<&str> {
        match self.values.get(column) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The day in a column, by its position; `None` when it holds none.
    pub fn date(&self, column: usize) -> Option<Date> {
        self.text(column)?.parse().ok()
    }
}

/// All facts about one institution, by table.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    institution_id: String,
    tables: BTreeMap<&'static str, Vec<Fact>>,
}

impl Facts {
    /// No facts yet.
    pub fn new(institution_id: impl Into<String>) -> Self {
        Self { institution_id: institution_id.into(), tables: BTreeMap::new() }
    }

    /// The institution the facts are about.
    pub fn institution_id(&self) -> &str {
        &self.institution_id
    }

    /// Adds a row to the table of this name: one value per own column of the table.
    pub fn push_row(&mut self, table: &'static str, values: Vec<Value>, provenance: Provenance) {
        self.tables.entry(table).or_default().push(Fact { values, provenance });
    }

    /// The rows of a table, in the order in which they were added.
    pub fn rows(&self, table: &str) -> &[Fact] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// Every row of every table.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.tables.values().flatten()
    }

    /// The rows of a table, to be completed by the reader.
    pub fn rows_mut(&mut self, table: &str) -> Option<&mut Vec<Fact>> {
        self.tables.get_mut(table)
    }

    /// How many rows there are in all.
    pub fn len(&self) -> usize {
        self.tables.values().map(Vec::len).sum()
    }

    /// True when there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Moves the rows of `other` to the end of this set.
    pub fn append(&mut self, other: Self) {
        for (table, mut rows) in other.tables {
            self.tables.entry(table).or_default().append(&mut rows);
        }
    }
}
