//! How a requirement of one edition stands to that of another.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// How a requirement stands to the one of the edition before, in the order in which a comparison
/// lists them.
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
    EnumCount,
    VariantArray,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "relation.")]
pub enum Relation {
    /// The duty differs.
    Changed,
    /// It has no predecessor.
    New,
    /// It has no successor.
    Gone,
    /// Readers of both editions report the same duty.
    Unchanged,
    /// Carried over; whether it differs is not known.
    NotSeen,
}

impl Relation {
    /// All relations, in the order in which a comparison lists them.
    pub const ALL: [Self; Self::COUNT] = *Self::VARIANTS.first_chunk().expect("as many");

    /// The word in machine-readable output.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("relation.")
    }

    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_keys_are_those_of_the_files() {
        assert_eq!(Relation::NotSeen.word(), "not-seen");
        assert_eq!(Relation::ALL.map(Relation::key)[0], "relation.changed");
    }
}
