//! The door between those who ask for an assessment and the engine that makes it.

use crate::assessment::Assessment;
use crate::date::Date;

/// Something that can assess an institution as of a date.
///
/// The command line and the web application hold an `Evaluator` and know nothing of SQL; the
/// embedded engine and the fleet engine implement it.
pub trait Evaluator {
    /// What the evaluator fails with. A bad input file is not a failure: it is a
    /// [`Problem`](crate::problem::Problem) inside the assessment.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Runs every check and rolls the verdicts up into statuses.
    fn assess(&self, as_of: Date) -> Result<Assessment, Self::Error>;
}
