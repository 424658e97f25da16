//! Values as they go in and out of check functions.

use std::fmt;

/// A value as tables hold it and as a check function gives it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Unknown.
    Null,
    /// A whole number; flags are 0 and 1.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text; dates are ISO 8601 texts.
    Text(String),
}

/// As a cell of a table shows it: what is not known is empty.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Integer(number) => number.fmt(f),
            Self::Real(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A value as a check function gets it: a text stays where the engine has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'a> {
    /// Unknown.
    Null,
    /// A whole number; flags are 0 and 1.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text; dates are ISO 8601 texts.
    Text(&'a str),
}

impl<'a> Argument<'a> {
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            Self::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                Some(number as i64)
            }
            _ => None,
        }
    }
}

impl<'a> From<&'a Value> for Argument<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer(number) => Self::Integer(*number),
            Value::Real(number) => Self::Real(*number),
            Value::Text(text) => Self::Text(text),
        }
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Null, Self::Integer)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

impl From<Option<bool>> for Value {
    fn from(flag: Option<bool>) -> Self {
        flag.map_or(Self::Null, |flag| Self::Integer(i64::from(flag)))
    }
}
