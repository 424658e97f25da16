//! What the persons of an institution state: about requirements, findings, contracts, thresholds.

use crate::date::Date;
use crate::functions::Value;
use crate::source::Source;
use serde::{Deserialize, Serialize};

/// A person's dated statement about a requirement (OSCAL: attestation).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The edition that the person had in mind, when stated; else the one in force on the day.
    pub edition: Option<String>,
    /// The number is that of the institution's own copy, where it differs from the shipped one.
    pub numbers_of_copy: bool,
    /// The requirement, by canonical id without the edition: `control/12#1`.
    pub requirement: String,
    /// What the person states.
    pub result: DeclaredResult,
    /// Who.
    pub person: String,
    /// In which role.
    pub role: Option<String>,
    /// When.
    pub declared_at: Date,
    /// Until when it holds.
    pub expires_at: Date,
    /// The statement itself.
    pub statement: String,
    /// Files that the person points at, inside the institution folder.
    pub evidence: Vec<String>,
    /// Files that the person points at but that are not there.
    pub missing_evidence: Vec<String>,
    /// Where the declaration stands.
    pub source: Source,
}

/// Something that an institution declares not to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredAbsence {
    /// What: a word such as `wireless-lan`.
    pub what: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub person: String,
    /// When.
    pub declared_at: Date,
    /// The last day on which it holds.
    pub expires_at: Date,
    /// Where it stands.
    pub source: Source,
}

/// What a declaration states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclaredResult {
    /// The requirement is fulfilled.
    Met,
    /// The requirement is not fulfilled.
    NotMet,
    /// The requirement does not apply, for the stated reason.
    NotApplicable,
}

/// A finding that somebody decided to live with, until a date. Shown, never hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The check's code.
    pub check: String,
    /// The subject; `None` waives every subject of the check.
    pub subject: Option<String>,
    /// Who decided.
    pub person: String,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub decided_at: Option<Date>,
    /// The edition that was looked at, when stated; else the one in force on that day.
    pub edition: Option<String>,
    /// The last day on which the waiver holds.
    pub until: Date,
    /// Where the waiver stands.
    pub source: Source,
}

/// A place that a contract covers, as an institution states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoveredByContract {
    /// The place as cited; once an edition resolved it, `control/13` or `control/13#6`.
    pub place: String,
    /// The contract in the ledger.
    pub contract: String,
    /// Who confirmed it with the vendor.
    pub person: String,
    /// When.
    pub confirmed_at: Date,
    /// Where it stands.
    pub source: Source,
}

/// A threshold that the institution set itself.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnParameter {
    /// The check's code.
    pub check: String,
    /// The parameter's name.
    pub name: String,
    /// The value; null when it is neither a number nor a text.
    pub value: Value,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub source: Source,
}
