//! Numbers and days that checks compare with, each with the source that it comes from.

use shirube_model::functions::Value;
use shirube_model::{Bilingual, Confidence};
use std::fmt;

/// A threshold, with the source that it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Parameter {
    /// The shipped value.
    pub value: ParameterValue,
    /// What it bounds.
    pub about: Bilingual,
    /// Where the value comes from.
    pub source: String,
    /// How sure that is.
    pub confidence: Confidence,
}

/// The value of a threshold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ParameterValue {
    /// A whole number.
    Integer(i64),
    /// A text; a date is an ISO 8601 text.
    Text(String),
}

impl ParameterValue {
    /// The value as it is bound.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Integer(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }
}

impl fmt::Display for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}
