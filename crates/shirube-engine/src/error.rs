//! What the engine fails with. Bad input is not among it: that is a problem inside the assessment.

use shirube_model::EvaluatorError;
use thiserror::Error;

/// Why a query could not be run.
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
}

impl From<EngineError> for EvaluatorError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Load(cause) => Self::Load(Box::new(cause)),
            EngineError::Check { check, reason } => Self::Check { check, reason },
        }
    }
}
