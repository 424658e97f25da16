//! What a status rests on: evidence, or a person's word.

use serde::{Deserialize, Serialize};

/// What a status, or one of its routes, rests on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "status-basis.")]
pub enum StatusBasis {
    /// A file, a configuration or a measurement.
    Evidence,
    /// At least in part the word of a person: a row of a ledger is one too.
    Declared,
}

impl StatusBasis {
    /// The word of machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Declared => "declared",
        }
    }

    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}
