//! What the engine fails with. Bad input is not among it: that is a problem inside the assessment.

use thiserror::Error;

/// Why an assessment could not be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The facts could not be loaded.
    #[error("cannot load the facts: {0}")]
    Load(#[source] rusqlite::Error),
    /// A check's query failed.
    #[error("the check `{check}` failed: {reason}")]
    Check {
        /// The check's name.
        check: String,
        /// Why.
        reason: String,
    },
    /// The catalogue does not have the edition.
    #[error("the catalogue has no edition `{0}`")]
    NoEdition(String),
}

impl EngineError {
    /// The error's code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Load(_) => "engine.load",
            Self::Check { .. } => "engine.check-failed",
            Self::NoEdition(_) => "engine.no-edition",
        }
    }
}
