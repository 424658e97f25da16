//! What rooms fail with, and how that is said.

use crate::message::Message;
use crate::problem::Problem;

/// Something that failed, and says so itself. Its sentence is `failure.CODE` of the locales, and
/// what to do about it `failure-hint.CODE`.
pub trait Failure: std::error::Error {
    /// What failed.
    fn message(&self) -> Message;

    /// What of the input stands in the way, where that is the reason: all of it.
    fn problems(&self) -> Vec<&Problem> {
        Vec::new()
    }
}
