//! The values that a query's parameters are bound to.

use shirube_catalogue::{Check, Edition};
use shirube_model::Date;
use shirube_model::functions::Value;
use std::collections::BTreeMap;

/// Values by the name of the parameter, without `$`.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundParameters {
    values: BTreeMap<String, Value>,
}

impl BoundParameters {
    /// The date alone.
    pub fn on(as_of: Date) -> Self {
        let as_of = Value::Text(as_of.to_string());
        Self { values: BTreeMap::from([("as_of".to_owned(), as_of)]) }
    }

    /// The values of a check under an edition, and the date. A threshold that the edition does not
    /// have stays unbound, which running the check reports.
    pub fn new(check: &Check, edition: &Edition, as_of: Date) -> Self {
        let mut bound = Self::on(as_of);
        for (name, parameter) in check.parameters(edition) {
            if let Some(parameter) = parameter {
                bound.set(name, parameter.value.to_value());
            }
        }
        bound
    }

    /// Replaces a value.
    pub fn set(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }
}
