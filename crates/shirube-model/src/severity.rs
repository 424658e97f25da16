//! How grave a finding is.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// Severity of a check's failing verdict, from the least to the gravest.
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
#[strum(serialize_all = "kebab-case", prefix = "severity.")]
pub enum Severity {
    /// Worth putting in order; no direct way in for an attacker.
    Low,
    /// Weakens a defence or hides a fault.
    Medium,
    /// A defence that the guideline asks for is missing.
    High,
    /// Known to be used in attacks on hospitals, or leaves nothing to restore from.
    Critical,
}

impl Severity {
    /// All severities, gravest first.
    pub const GRAVEST_FIRST: [Self; Self::COUNT] = {
        let mut all: [Self; Self::COUNT] = *Self::VARIANTS.first_chunk().expect("as many");
        all.reverse();
        all
    };

    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("severity.")
    }

    /// The key of this severity in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_keys_are_those_of_the_files() {
        assert_eq!((Severity::High.word(), Severity::High.key()), ("high", "severity.high"));
        assert!(Severity::GRAVEST_FIRST.is_sorted_by(|a, b| a > b));
    }
}
