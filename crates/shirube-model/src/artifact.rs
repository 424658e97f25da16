//! What took part in an assessment: the files of the institution, and data of the world.

use crate::date::Date;
use serde::{Deserialize, Serialize};

/// A snapshot of vulnerability or life-cycle data that took part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FeedStamp {
    /// The feed's name.
    pub name: String,
    /// The date of the data.
    pub dated: Date,
    /// How many rows.
    pub rows: usize,
}

/// An imported file: what it is and how many facts it gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArtifactSummary {
    /// Path inside the institution folder.
    pub path: String,
    /// The format it was read as; `None` when no reader knew it.
    pub format: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many facts it gave.
    pub facts: usize,
}

/// A path as the folder has it, however a person writes it: `./evidence/a`, `evidence\\a`.
pub fn path_inside(written: &str) -> String {
    let written = written.trim().replace('\\', "/");
    let parts = written.split('/').filter(|part| !part.is_empty() && *part != ".");
    parts.collect::<Vec<_>>().join("/")
}
