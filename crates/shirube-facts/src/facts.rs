//! Facts as plain rows: what readers give and engines load.

use crate::table::Table;
use shirube_model::functions::Value;
use shirube_model::{Basis, Date, Source};
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

/// A typed row of a fact table.
pub trait FactRow {
    /// The table the row belongs to.
    const TABLE: &'static Table;

    /// The values in the order of the table's own columns.
    fn into_values(self) -> Vec<Value>;
}

/// Turns a typed cell into a plain value.
pub(crate) trait IntoValue {
    fn into_value(self) -> Value;
}

impl IntoValue for Option<String> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Value::Text)
    }
}

impl IntoValue for Option<i64> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Value::Integer)
    }
}

impl IntoValue for Option<bool> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, |flag| Value::Integer(i64::from(flag)))
    }
}

impl IntoValue for Option<Date> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, |date| Value::Text(date.to_string()))
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

/// All facts about one institution.
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

    /// Adds a typed row.
    pub fn push<R: FactRow>(&mut self, row: R, provenance: Provenance) {
        self.push_values(R::TABLE, row.into_values(), provenance);
    }

    /// Adds a row of plain values, one per own column of the table.
    pub fn push_values(
        &mut self,
        table: &'static Table,
        values: Vec<Value>,
        provenance: Provenance,
    ) {
        debug_assert_eq!(values.len(), table.columns.len(), "{}", table.name);
        self.tables.entry(table.name).or_default().push(Fact { values, provenance });
    }

    /// The rows of a table, in the order in which they were added.
    pub fn rows(&self, table: &str) -> &[Fact] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// The rows of a table, to be completed by the importer.
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
