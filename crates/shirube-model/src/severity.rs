//! How grave a finding is.

use serde::{Deserialize, Serialize};

/// Severity of a check's failing verdict, from the least to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    pub const GRAVEST_FIRST: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The word used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The key of this severity in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "severity.low",
            Self::Medium => "severity.medium",
            Self::High => "severity.high",
            Self::Critical => "severity.critical",
        }
    }
}
