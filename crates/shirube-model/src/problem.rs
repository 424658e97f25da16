//! Something wrong with the input, said once, where it stands.
//!
//! One bad file never stops the rest, so what goes wrong while reading is collected rather than
//! thrown. A problem is a message with a place; its sentence is `problem.CODE` of the locales, and
//! what to do about it `hint.CODE`.

use crate::message::{Message, Wording};
use crate::source::Source;
use serde::{Deserialize, Serialize};

/// How grave a problem with the input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemLevel {
    /// Part of the input could not be used.
    Error,
    /// The input was used, but somebody should look.
    Warning,
}

/// One problem with the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// How grave it is.
    pub level: ProblemLevel,
    /// Where it stands.
    pub source: Source,
    /// Column within the line, counted from 1 in characters, when known.
    pub column: Option<u32>,
    /// The code, such as `import.unknown-column`, with its values.
    pub message: Message,
}

impl Problem {
    /// A part of the input that could not be used.
    pub fn error(code: &'static str, source: Source) -> Self {
        Self { level: ProblemLevel::Error, source, column: None, message: Message::new(code) }
    }

    /// An input that was used, but that somebody should look at.
    pub fn warning(code: &'static str, source: Source) -> Self {
        Self { level: ProblemLevel::Warning, source, column: None, message: Message::new(code) }
    }

    /// The code: the key of its sentence in the locales, after `problem.`.
    pub fn code(&self) -> &str {
        self.message.code()
    }

    /// Adds a value for the sentence: a text, as it is.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with_wording(mut self, name: &'static str, value: Wording) -> Self {
        self.message = self.message.with_wording(name, value);
        self
    }

    /// Adds the column within the line, counted from 1.
    #[must_use]
    pub fn at_column(mut self, column: usize) -> Self {
        self.column = u32::try_from(column).ok();
        self
    }
}
