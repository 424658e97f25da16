//! Statements made under another edition that may not be carried over.

use crate::id::{CheckCode, EditionId, RequirementId};
use crate::message::Explanation;
use crate::relation::Relation;
use crate::source::Source;
use serde::{Deserialize, Serialize};

/// What has to be renewed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what", content = "place")]
pub enum Renewed {
    /// A declaration, on this requirement of the assessed edition.
    Declaration(RequirementId),
    /// A waiver of this check.
    Waiver(CheckCode),
}

/// A declaration or waiver made under another edition that may not be carried over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Renewal {
    /// What has to be renewed.
    #[serde(flatten)]
    pub what: Renewed,
    /// The person who made it.
    pub person: String,
    /// The edition that it was made under.
    pub made_under: EditionId,
    /// How the requirement stands to the one of that edition.
    pub relation: Relation,
    /// Why it does not carry over.
    pub reason: Explanation,
    /// Where it stands.
    pub source: Source,
}
