//! The result of assessing one institution: verdicts, routes, statuses, findings.
//!
//! An engine fills these types and every report renders them; nothing in them knows of SQL or of
//! files on disk. An assessment can be kept: it serialises and reads back, with the number of its
//! form and the digest of the catalogue that it was made with.

use crate::artifact::{ArtifactSummary, FeedStamp};
use crate::date::Date;
use crate::decision::DecisionResult;
use crate::finding::Finding;
use crate::id::{CheckCode, EditionId, InstitutionId, RequirementId};
use crate::message::Message;
use crate::pattern::Pattern;
use crate::problem::{Problem, ProblemLevel};
use crate::renewal::Renewal;
use crate::route::{Route, RouteKind, RouteState};
use crate::statement::Declaration;
use crate::status::Status;
use crate::status_basis::StatusBasis;
use crate::verdict::{SubjectVerdict, Verdict};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// The number of the form in which an assessment is kept. It grows with every change that an
/// earlier reader would not understand.
pub const ASSESSMENT_SCHEMA: u16 = 1;

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOutcome {
    /// The check's code, such as `SHR-NET-014`.
    pub code: CheckCode,
    /// One verdict per examined subject, sorted by subject.
    pub verdicts: Vec<SubjectVerdict>,
    /// The declared absence that explains why nothing was examined.
    pub absence: Option<Message>,
}

impl CheckOutcome {
    /// How many subjects have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.iter().filter(|row| row.verdict == verdict).count()
    }
}

/// The status of one requirement, with the routes that decided it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementResult {
    /// The requirement, inside the assessed edition.
    pub id: RequirementId,
    /// The status.
    pub status: Status,
    /// Why it does not apply, or may be simplified: a rule of the edition, an absence, a
    /// declaration.
    pub reason: Option<Message>,
    /// The evidence routes, checks first.
    pub routes: Vec<Route>,
}

impl RequirementResult {
    /// What the status rests on: a person's word as soon as one route does; nothing where nothing is
    /// there.
    pub fn basis(&self) -> Option<StatusBasis> {
        self.routes.iter().filter_map(|route| route.basis).max()
    }
}

/// A check's threshold that the institution set itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterOverride {
    /// The check's code.
    pub check: CheckCode,
    /// The parameter's name.
    pub name: String,
    /// The value shipped with the check.
    pub shipped: String,
    /// The institution's value.
    pub used: String,
    /// Why.
    pub reason: String,
}

fn known_schema<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let schema = u16::deserialize(deserializer)?;
    if schema > ASSESSMENT_SCHEMA {
        let known = ASSESSMENT_SCHEMA;
        let said =
            format!("the assessment has schema {schema}, and schemas up to {known} are known");
        return Err(D::Error::custom(said));
    }
    Ok(schema)
}

/// The result of assessing one institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// [`ASSESSMENT_SCHEMA`] of the program that made it. A later one is not read: what this program
    /// does not know of would be missing without a word.
    #[serde(deserialize_with = "known_schema")]
    pub schema: u16,
    /// The digest of the catalogue that it was made with, in hexadecimal.
    pub catalogue: String,
    /// The institution's id.
    pub institution_id: InstitutionId,
    /// The institution's name.
    pub institution_name: String,
    /// The reading pattern.
    pub pattern: Pattern,
    /// The edition.
    pub edition: EditionId,
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

    /// How many requirements have this status on a person's word.
    pub fn count_declared(&self, status: Status) -> usize {
        let declared = |result: &&RequirementResult| {
            result.status == status && result.basis() == Some(StatusBasis::Declared)
        };
        self.requirements.iter().filter(declared).count()
    }

    /// Files of which nothing could be read, or a sheet could not, sorted.
    pub fn unread_files(&self) -> Vec<&str> {
        let gave_nothing = |path: &str| {
            self.artifacts.iter().all(|artifact| artifact.path != path || artifact.facts == 0)
        };
        let is_unread = |problem: &&Problem| {
            let code = problem.code();
            problem.level == ProblemLevel::Error
                && code.starts_with("import.")
                && (code.starts_with("import.unreadable") || gave_nothing(&problem.source.artifact))
        };
        let unread = self.problems.iter().filter(is_unread);
        let mut files: Vec<&str> = unread.map(|problem| problem.source.artifact.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// Requirements of which a person says, and still says, that they are not met.
    pub fn declared_not_met(&self) -> impl Iterator<Item = &RequirementResult> {
        let says_no = |route: &Route| {
            route.kind == RouteKind::Declaration && route.state == RouteState::Failing
        };
        self.requirements.iter().filter(move |result| {
            result.status == Status::NotMet && result.routes.iter().any(says_no)
        })
    }

    /// Findings that nobody waived.
    pub fn open_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waiver.is_none())
    }

    /// The result of a requirement of the edition.
    pub fn result(&self, id: &RequirementId) -> Option<&RequirementResult> {
        self.requirements.iter().find(|result| result.id == *id)
    }
}
