//! How a requirement of one edition stands to that of another.

use serde::{Deserialize, Serialize};

/// How a requirement stands to the one of the edition before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Readers of both editions report the same duty.
    Unchanged,
    /// The duty differs.
    Changed,
    /// It has no predecessor.
    New,
    /// It has no successor.
    Gone,
    /// Carried over; whether it differs is not known.
    NotSeen,
}

impl Relation {
    /// All relations, in the order in which a comparison lists them.
    pub const ALL: [Self; 5] =
        [Self::Changed, Self::New, Self::Gone, Self::Unchanged, Self::NotSeen];

    /// The word in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
            Self::NotSeen => "not-seen",
        }
    }

    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unchanged => "relation.unchanged",
            Self::Changed => "relation.changed",
            Self::New => "relation.new",
            Self::Gone => "relation.gone",
            Self::NotSeen => "relation.not-seen",
        }
    }
}
