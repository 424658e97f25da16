//! What the engine needs to know of an institution.

use shirube_catalogue::Pattern;
use shirube_facts::Facts;
use shirube_model::assessment::{ArtifactSummary, FeedStamp};
use shirube_model::checklist::GivenAnswer;
use shirube_model::{
    CoveredByContract, Declaration, DeclaredAbsence, OwnParameter, Problem, Waiver,
};

/// An institution with its facts, and what its persons decided.
#[derive(Debug, Clone)]
pub struct Institution {
    /// Its name.
    pub name: String,
    /// The reading pattern.
    pub pattern: Pattern,
    /// Its facts, and those of the world.
    pub facts: Facts,
    /// Declarations, requirements as written.
    pub declarations: Vec<Declaration>,
    /// Answers of persons to items of checklists.
    pub checklist_answers: Vec<GivenAnswer>,
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// Declared absences.
    pub absences: Vec<DeclaredAbsence>,
    /// Places that contracts cover, as written.
    pub covered: Vec<CoveredByContract>,
    /// Own thresholds.
    pub parameters: Vec<OwnParameter>,
    /// Snapshots of the world that took part.
    pub feeds: Vec<FeedStamp>,
    /// What went wrong while reading.
    pub problems: Vec<Problem>,
    /// The files that were read.
    pub artifacts: Vec<ArtifactSummary>,
}
