//! What a check says of one subject.

use crate::source::Source;
use serde::{Deserialize, Serialize};

/// The three answers of a check. Missing data is [`Verdict::Unknown`], never a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
        match word {
            "pass" => Some(Self::Pass),
            "fail" => Some(Self::Fail),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }

    /// The word used in `check.sql` and in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// A verdict on one examined subject: one row of a check's result.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SubjectVerdict {
    /// The subject's id: a ledger id, an address with a port, a network name.
    pub subject: String,
    /// The subject's name in the ledger, when it has one.
    pub label: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// What was seen. May hold `{tokens}` that the locale files translate.
    pub observed: String,
    /// What the check asks for. May hold `{tokens}`.
    pub expected: String,
    /// Where the deciding fact stands.
    pub source: Option<Source>,
}
