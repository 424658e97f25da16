//! How sure Shirube is of a researched fact.
//!
//! Official sentences are not shipped, so every item of the catalogue says how its source was
//! seen. Every surface shows the mark: a reader must be able to tell a fact that was read in the
//! final document from one that was recalled.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// The mark that a researched fact carries.
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
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "confidence.")]
pub enum Confidence {
    /// A person's own copy of the official text has it.
    VerifiedByCopy,
    /// The complete text was seen in a final document or in the last draft.
    Verified,
    /// Cut off, seen in an early draft only, or its number was not visible.
    Partial,
    /// From memory; no document was seen.
    Recalled,
    /// Not known; the place is kept so that the gap shows.
    #[default]
    Unknown,
}

impl Confidence {
    /// The word in machine-readable output.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("confidence.")
    }

    /// The key of this mark in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}
