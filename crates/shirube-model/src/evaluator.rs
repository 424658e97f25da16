//! The door between those who ask for an assessment and the engine that makes it.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::failure::Failure;
use crate::id::EditionId;
use crate::institution::Institution;
use crate::message::Message;
use strum::EnumCount;
use thiserror::Error;

/// One question: an institution under an edition, on a day.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The institution.
    pub institution: &'q Institution,
    /// The edition.
    pub edition: &'q EditionId,
    /// The day.
    pub as_of: Date,
}

/// Why an assessment could not be made. A bad input file is not among it: that is a
/// [`Problem`](crate::Problem) inside the assessment.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum EvaluatorError {
    /// The catalogue does not have the edition.
    #[error("the catalogue has no edition `{0}`")]
    NoEdition(EditionId),
    /// The facts could not be loaded.
    #[error("cannot load the facts: {0}")]
    Load(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A shipped check failed, which its tests should have shown.
    #[error("the check `{check}` failed: {reason}")]
    Check {
        /// The check's name.
        check: String,
        /// What the engine said.
        reason: String,
    },
}

impl Failure for EvaluatorError {
    fn message(&self) -> Message {
        match self {
            Self::NoEdition(edition) => Message::new("no-edition").with("value", edition),
            Self::Load(_) | Self::Check { .. } => Message::new("other-fault").with("reason", self),
        }
    }
}

/// Something that can assess an institution.
///
/// The command line and the web application hold an `Arc<dyn Evaluator>` and know nothing of SQL;
/// the embedded engine and the fleet engine implement it.
pub trait Evaluator: Send + Sync {
    /// Runs every check that the edition asks for and rolls the verdicts up into statuses.
    fn assess(&self, question: Question<'_>) -> Result<Assessment, EvaluatorError>;
}
