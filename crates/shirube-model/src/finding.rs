//! A failing (or waived) verdict, with what it speaks against.

use crate::id::{CheckCode, RequirementId};
use crate::severity::Severity;
use crate::statement::Waiver;
use crate::verdict::SubjectVerdict;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A failing (or waived) verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable across runs: depends on the institution, the check and the subject only.
    pub id: String,
    /// The check's code.
    pub check: CheckCode,
    /// How grave it is.
    pub severity: Severity,
    /// The verdict that makes the finding.
    pub verdict: SubjectVerdict,
    /// The requirements of the assessed edition that it speaks against.
    pub requirements: Vec<RequirementId>,
    /// The waiver, when somebody decided to live with it.
    pub waiver: Option<Waiver>,
}

impl Finding {
    /// The stable id: `F-` and the first 12 hexadecimal digits of SHA-256 over institution, check
    /// and subject.
    pub fn stable_id(institution: &str, check: &str, subject: &str) -> String {
        let mut hasher = Sha256::new();
        for part in [institution, check, subject] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let digest = hasher.finalize();
        let hex: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("F-{hex}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finding_ids_depend_on_each_part_alone() {
        let id = Finding::stable_id("clinic", "SHR-NET-001", "gw-1");
        assert_eq!(id, Finding::stable_id("clinic", "SHR-NET-001", "gw-1"));
        assert_ne!(id, Finding::stable_id("clinicS", "HR-NET-001", "gw-1"));
        assert_eq!(id.len(), 14);
    }
}
