//! How a requirement stands to the edition before.

use shirube_model::{Confidence, EditionId, Explanation, Relation, RequirementId};

/// Where a requirement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lineage {
    /// The edition before.
    pub edition: EditionId,
    /// The requirement there.
    pub from: Option<RequirementId>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Why that is said.
    pub reason: Explanation,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}

/// A requirement of the edition before that has no successor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GoneRequirement {
    /// Its id inside the edition before.
    pub id: RequirementId,
    /// Why that is said.
    pub reason: Explanation,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}
