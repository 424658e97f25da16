//! What a check says of one subject.

use crate::message::Wording;
use crate::source::Source;
use serde::{Deserialize, Serialize};

/// The three answers of a check. Missing data is [`Verdict::Unknown`], never a pass.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// The evidence shows a fault.
    Fail,
    /// The subject exists, but what the check needs to know of it is missing.
    Unknown,
    /// The evidence shows that the subject is in order.
    Pass,
}

impl Verdict {
    /// Reads the word that `check.sql` returns.
    pub fn from_word(word: &str) -> Option<Self> {
        word.parse().ok()
    }

    /// The word used in `check.sql` and in machine-readable output.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// On what a verdict rests.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Strength {
    /// A duty of the guideline.
    #[default]
    Duty,
    /// Practice, or a proposal that was not adopted: shown, and never a reason for `not met`.
    Advice,
}

impl Strength {
    /// Reads the word that `check.sql` returns in the column `strength`.
    pub fn from_word(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// A verdict on one examined subject: one row of a check's result.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SubjectVerdict {
    /// The subject's id: a ledger id, an address with a port, a network name.
    pub subject: String,
    /// The subject's name in the ledger, when it has one.
    pub label: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// What was seen.
    pub observed: Wording,
    /// What the check asks for.
    pub expected: Wording,
    /// Where the deciding fact stands.
    pub source: Option<Source>,
    /// Whether a duty or advice is behind it.
    #[serde(default)]
    pub strength: Strength,
}
