//! Typed rows, and how they become the plain rows of [`Facts`].

use crate::table::Table;
use shirube_model::functions::Value;
use shirube_model::{Date, Facts, Provenance};

/// A typed row of a fact table.
pub trait FactRow {
    /// The table the row belongs to.
    const TABLE: &'static Table;

    /// The values in the order of the table's own columns.
    fn into_values(self) -> Vec<Value>;
}

/// Facts that take rows by their declared tables.
pub trait TypedFacts {
    /// Adds a typed row.
    fn push<R: FactRow>(&mut self, row: R, provenance: Provenance);

    /// Adds a row of plain values, one per own column of the table.
    fn push_values(&mut self, table: &'static Table, values: Vec<Value>, provenance: Provenance);
}

impl TypedFacts for Facts {
    fn push<R: FactRow>(&mut self, row: R, provenance: Provenance) {
        self.push_values(R::TABLE, row.into_values(), provenance);
    }

    fn push_values(&mut self, table: &'static Table, values: Vec<Value>, provenance: Provenance) {
        debug_assert_eq!(values.len(), table.columns.len(), "{}", table.name);
        self.push_row(table.name, values, provenance);
    }
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
