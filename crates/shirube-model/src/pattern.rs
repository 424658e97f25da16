//! The reading patterns Ⅰ to Ⅳ.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// A reading pattern: who operates, and where the systems run (概説編 表3-1).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
pub enum Pattern {
    /// A dedicated operator, on-premises systems.
    I,
    /// A dedicated operator, cloud services.
    II,
    /// No dedicated operator, on-premises systems.
    III,
    /// No dedicated operator, cloud services.
    IV,
}

impl Pattern {
    /// The pattern for the two questions of 表3-1.
    pub fn from_answers(dedicated_operator: bool, cloud_only: bool) -> Self {
        match (dedicated_operator, cloud_only) {
            (true, false) => Self::I,
            (true, true) => Self::II,
            (false, false) => Self::III,
            (false, true) => Self::IV,
        }
    }

    /// `I` to `IV`.
    pub fn id(self) -> &'static str {
        self.into()
    }
}
