//! Who edits, and when.

use super::error::EditError;
use super::written;
use shirube_model::{Date, Language};

/// Who edits, and on which day. Where a file has a place for it, both are written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    name: String,
    day: Date,
    language: Language,
}

impl Author {
    /// The person `by`, on the day `on`.
    ///
    /// # Errors
    ///
    /// When the name is empty or holds a character that no file may carry.
    pub fn new(by: &str, on: Date) -> Result<Self, EditError> {
        let name = written::required("by", by)?;
        if name.contains('\n') {
            let field = "by".to_owned();
            return Err(EditError::BadCharacter { field, character: '\n' });
        }
        Ok(Self { name, day: on, language: Language::Ja })
    }

    /// The same author, who writes in this language: the words of results and answers, and the
    /// heading of a new file.
    #[must_use]
    pub fn writing(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The language of what is written.
    pub fn language(&self) -> Language {
        self.language
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
