//! The answer to the question that decides which volumes an institution follows (7.0, 図1).

use crate::verdict::SubjectVerdict;
use serde::{Deserialize, Serialize};

/// The answer to a question that decides which volumes an institution follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "decision.")]
pub enum DecisionAnswer {
    /// Yes, for every subject.
    Yes,
    /// No, for at least one.
    No,
    /// No subject says no, but not every subject says yes, or there is none. Treated as a no.
    NotKnown,
}

impl DecisionAnswer {
    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// Whether following the deciding volumes may be taken as following the others (みなし遵守).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "deemed.")]
pub enum DeemedCompliance {
    /// The decision was no: there is nothing to deem.
    NotOpen,
    /// A requirement of the deciding volumes is not met.
    Broken,
    /// Evidence is missing, or requirements of the deciding volumes are not known.
    NotShown,
    /// Every requirement of the deciding volumes is known and met.
    Shown,
}

impl DeemedCompliance {
    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// How the question was answered from the ledger and the contracts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionResult {
    /// The answer.
    pub answer: DecisionAnswer,
    /// Each subject with its own answer: `pass` is a yes, `fail` a no.
    pub subjects: Vec<SubjectVerdict>,
    /// What follows for the other volumes.
    pub deemed: DeemedCompliance,
}
