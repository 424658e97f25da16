//! Something wrong with the input, said once, where it stands.
//!
//! One bad file never stops the rest, so what goes wrong while reading is collected rather than
//! thrown. A problem carries a code and its values; the sentences in both languages live in
//! `locales/`, keyed by the code.

use crate::source::Source;
use serde::Serialize;

/// How grave a problem with the input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemLevel {
    /// Part of the input could not be used.
    Error,
    /// The input was used, but somebody should look.
    Warning,
}

/// One problem with the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// How grave it is.
    pub level: ProblemLevel,
    /// Where it stands.
    pub source: Source,
    /// Column within the line, counted from 1 in characters, when known.
    pub column: Option<u32>,
    /// The code, such as `import.unknown-column`; the key of its sentence in `locales/`.
    pub code: &'static str,
    /// Values for the sentence, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Problem {
    /// A part of the input that could not be used.
    pub fn error(code: &'static str, source: Source) -> Self {
        Self { level: ProblemLevel::Error, source, column: None, code, values: Vec::new() }
    }

    /// An input that was used, but that somebody should look at.
    pub fn warning(code: &'static str, source: Source) -> Self {
        Self { level: ProblemLevel::Warning, source, column: None, code, values: Vec::new() }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Adds the column within the line, counted from 1.
    #[must_use]
    pub fn at_column(mut self, column: usize) -> Self {
        self.column = u32::try_from(column).ok();
        self
    }
}
