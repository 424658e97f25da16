//! The result of assessing one institution: verdicts, routes, statuses, findings.
//!
//! The engine fills these types and every report renders them; nothing in them knows of SQL or of
//! files on disk.

use crate::date::Date;
use crate::decision::DecisionResult;
use crate::language::Bilingual;
use crate::problem::Problem;
use crate::severity::Severity;
use crate::source::Source;
use crate::statement::{Declaration, Waiver};
use crate::status::Status;
use crate::verdict::{SubjectVerdict, Verdict};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckOutcome {
    /// The check's code, such as `SHR-NET-014`.
    pub code: String,
    /// One verdict per examined subject, sorted by subject.
    pub verdicts: Vec<SubjectVerdict>,
    /// The declared absence that explains why nothing was examined.
    pub absence: Option<String>,
}

impl CheckOutcome {
    /// How many subjects have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// One way in which a requirement can be evidenced.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "key")]
pub enum RouteKind {
    /// A check, by code.
    Check(String),
    /// A document of this kind, approved and reviewed in time.
    Document(String),
    /// A person's declaration.
    Declaration,
}

/// The state of an evidence route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RouteState {
    /// Present, current and passing.
    Passing,
    /// At least one failing verdict that is not waived, or a declaration that says "not met".
    Failing,
    /// Failing, but every failure is waived.
    Waived,
    /// Some subjects pass, of others too little is known.
    PartlyKnown,
    /// Present, but out of date or not approved.
    Stale,
    /// Subjects were examined, but nothing is known of any of them.
    Unknown,
    /// Nothing there.
    Missing,
    /// A declared absence takes what the route examines out of the picture.
    NotNeeded,
}

impl RouteState {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Passing,
        Self::Failing,
        Self::Waived,
        Self::PartlyKnown,
        Self::Stale,
        Self::Unknown,
        Self::Missing,
        Self::NotNeeded,
    ];

    /// True when the route shows something, though perhaps not enough.
    pub fn is_present(self) -> bool {
        matches!(
            self,
            Self::Passing | Self::Failing | Self::Waived | Self::PartlyKnown | Self::Stale
        )
    }

    /// The key of this state in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Passing => "route.passing",
            Self::Failing => "route.failing",
            Self::Waived => "route.waived",
            Self::PartlyKnown => "route.partly-known",
            Self::Stale => "route.stale",
            Self::Unknown => "route.unknown",
            Self::Missing => "route.missing",
            Self::NotNeeded => "route.not-needed",
        }
    }
}

/// An evidence route of a requirement, with its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Which way.
    #[serde(flatten)]
    pub kind: RouteKind,
    /// Where it stands.
    pub state: RouteState,
    /// What decided the state, for people: a document's title, a person, counts. May hold
    /// `{tokens}`.
    pub detail: String,
    /// Where the deciding fact stands.
    pub source: Option<Source>,
}

/// The status of one requirement, with the routes that decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementResult {
    /// Canonical id with the edition: `mhlw-6.0/control/13#6`.
    pub id: String,
    /// The status.
    pub status: Status,
    /// Why it does not apply, or may be simplified: a rule of the edition, an absence, a
    /// declaration. May hold `{tokens}`.
    pub reason: Option<String>,
    /// The evidence routes, checks first.
    pub routes: Vec<Route>,
}

/// A failing (or waived) verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable across runs: depends on the institution, the check and the subject only.
    pub id: String,
    /// The check's code.
    pub check: String,
    /// How grave it is.
    pub severity: Severity,
    /// The verdict that makes the finding.
    pub verdict: SubjectVerdict,
    /// The requirements it speaks against, canonical ids with the edition.
    pub requirements: Vec<String>,
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

/// A check's threshold that the institution set itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterOverride {
    /// The check's code.
    pub check: String,
    /// The parameter's name.
    pub name: String,
    /// The value shipped with the check.
    pub shipped: String,
    /// The institution's value.
    pub used: String,
    /// Why.
    pub reason: String,
}

/// A snapshot of vulnerability or life-cycle data that took part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FeedStamp {
    /// The feed's name.
    pub name: String,
    /// The date of the data.
    pub dated: Date,
    /// How many rows.
    pub rows: usize,
}

/// An imported file: what it is and how many facts it gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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

/// A declaration or waiver made under another edition that may not be carried over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Renewal {
    /// What has to be renewed.
    pub what: RenewalKind,
    /// The requirement, by canonical id with its edition, or the check's code.
    pub place: String,
    /// The person who made it.
    pub person: String,
    /// The edition that it was made under.
    pub made_under: String,
    /// Why it does not carry over: `changed`, `gone`, `not-seen`.
    pub relation: String,
    /// The reason, in both languages.
    pub reason: Bilingual,
    /// Where it stands.
    pub source: Source,
}

/// What has to be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenewalKind {
    /// A declaration.
    Declaration,
    /// A waiver.
    Waiver,
}

/// The result of assessing one institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The institution's id.
    pub institution_id: String,
    /// The institution's name.
    pub institution_name: String,
    /// The reading pattern, `I` to `IV`.
    pub pattern: String,
    /// The edition, such as `mhlw-6.0`.
    pub edition: String,
    /// The date for which the statuses hold.
    pub as_of: Date,
    /// The question that decides which volumes apply, when the edition asks one.
    pub decision: Option<DecisionResult>,
    /// Every requirement of the edition, in the order of the edition.
    pub requirements: Vec<RequirementResult>,
    /// Every check, sorted by code.
    pub checks: Vec<CheckOutcome>,
    /// Findings, gravest first.
    pub findings: Vec<Finding>,
    /// Declarations that were read.
    pub declarations: Vec<Declaration>,
    /// Declarations and waivers that another edition leaves behind.
    pub renewals: Vec<Renewal>,
    /// Thresholds that the institution set itself.
    pub overrides: Vec<ParameterOverride>,
    /// Data snapshots that took part.
    pub feeds: Vec<FeedStamp>,
    /// What went wrong while reading.
    pub problems: Vec<Problem>,
    /// The files that were read.
    pub artifacts: Vec<ArtifactSummary>,
}

impl Assessment {
    /// How many requirements have this status.
    pub fn count(&self, status: Status) -> usize {
        self.requirements.iter().filter(|result| result.status == status).count()
    }

    /// Findings that nobody waived.
    pub fn open_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waiver.is_none())
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
