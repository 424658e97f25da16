//! Who edits, and when.

use super::error::EditError;
use super::written;
use shirube_model::Date;

/// Who edits, and on which day. Where a file has a place for it, both are written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    name: String,
    day: Date,
}

impl Author {
    /// The person `by`, on the day `on`.
    ///
    /// # Errors
    ///
    /// When the name is empty or holds a character that no file may carry.
    pub fn new(by: &str, on: Date) -> Result<Self, EditError> {
        Ok(Self { name: written::required("by", by)?, day: on })
    }

    /// The person.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.day
    }
}
