//! What an engine gives back for a plan.

use shirube_model::{CheckCode, SubjectVerdict, Wording};
use std::collections::BTreeMap;

/// The answers to the queries of a [`Plan`](crate::Plan), for one institution.
#[derive(Debug, Clone, Default)]
pub struct Verdicts {
    /// The verdicts of each check, one per subject, sorted by subject.
    pub checks: BTreeMap<CheckCode, Vec<SubjectVerdict>>,
    /// Checks of the institution's own that could not be run, with what the engine said.
    pub failed: BTreeMap<CheckCode, Wording>,
    /// The answers to the edition's question, one per subject.
    pub decision: Vec<SubjectVerdict>,
}
