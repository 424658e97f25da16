//! An institution: its facts, and what its persons decided. Made by `shirube-folder` alone.

use crate::artifact::{ArtifactSummary, FeedStamp};
use crate::checklist::GivenAnswer;
use crate::facts::Facts;
use crate::id::InstitutionId;
use crate::pattern::Pattern;
use crate::problem::Problem;
use crate::statement::{CoveredByContract, Declaration, DeclaredAbsence, OwnParameter, Waiver};

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

impl Institution {
    /// An institution of which the facts are known, and nothing else: nobody operates its systems as
    /// a dedicated duty, and they stand on the premises.
    pub fn of_facts(facts: Facts) -> Self {
        Self {
            name: facts.institution_id().to_owned(),
            pattern: Pattern::III,
            facts,
            declarations: Vec::new(),
            checklist_answers: Vec::new(),
            waivers: Vec::new(),
            absences: Vec::new(),
            covered: Vec::new(),
            parameters: Vec::new(),
            feeds: Vec::new(),
            problems: Vec::new(),
            artifacts: Vec::new(),
        }
    }

    /// Its id: what stands in its settings, without what an id cannot hold.
    pub fn id(&self) -> InstitutionId {
        InstitutionId::nearest(self.facts.institution_id())
    }
}
