//! What the persons of an institution state: about requirements, findings, contracts, thresholds.

use crate::date::Date;
use crate::functions::Value;
use crate::source::Source;
use crate::text::heading_key;
use crate::withdrawal::{Withdrawal, statement};
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
    /// Who took it back, and when.
    pub withdrawn: Option<Withdrawal>,
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
    /// Who took it back, and when.
    pub withdrawn: Option<Withdrawal>,
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
///
/// One person asks and another approves. Without the second person a waiver holds for
/// [`Waiver::DAYS_WITHOUT_APPROVAL`] days from the day on which it was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The check's code.
    pub check: String,
    /// The subject; `None` waives every subject of the check.
    pub subject: Option<String>,
    /// Who asked for it (`requested_by`; in older files `person`).
    pub person: String,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_at: Option<Date>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub decided_at: Option<Date>,
    /// The edition that was looked at, when stated; else the one in force on that day.
    pub edition: Option<String>,
    /// The last day on which the waiver holds.
    pub until: Date,
    /// Who took it back, and when.
    pub withdrawn: Option<Withdrawal>,
    /// Where the waiver stands.
    pub source: Source,
}

impl Waiver {
    /// Days for which a waiver holds that no second person approved.
    pub const DAYS_WITHOUT_APPROVAL: i32 = 30;

    /// Who asked for it.
    pub fn requested_by(&self) -> &str {
        &self.person
    }

    /// True when, by `as_of`, a person other than the one who asked had approved it. An approval
    /// without a day is none, and so is one from before the day of the decision. Names are compared
    /// without regard to width, spaces and punctuation.
    pub fn is_approved(&self, as_of: Date) -> bool {
        let (Some(approver), Some(day)) = (&self.approved_by, self.approved_at) else {
            return false;
        };
        let approver = heading_key(approver);
        day <= as_of
            && self.decided_at.is_none_or(|decided| decided <= day)
            && !approver.is_empty()
            && approver != heading_key(&self.person)
    }

    /// The last day on which it holds, as known on `as_of`: `until` when it was approved, else at
    /// most [`Waiver::DAYS_WITHOUT_APPROVAL`] days after `decided_at`. `None` when it holds on no
    /// day: without approval and without the day of the decision there is nothing to count from,
    /// and who leaves the day out must not get more than who names it.
    pub fn holds_until(&self, as_of: Date) -> Option<Date> {
        if self.is_approved(as_of) {
            return Some(self.until);
        }
        let days = jiff::Span::new().try_days(Self::DAYS_WITHOUT_APPROVAL).ok()?;
        let last = self.decided_at?.checked_add(days).ok()?;
        Some(self.until.min(last))
    }
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

statement!(Declaration, |declaration| Some(declaration.declared_at));
statement!(DeclaredAbsence, |absence| Some(absence.declared_at));
statement!(Waiver, |waiver| waiver.decided_at);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        crate::date::parse_date(text).unwrap()
    }

    /// Asked for on 1 April, until the end of March.
    fn waiver(decided: Option<&str>, approved: Option<(&str, &str)>) -> Waiver {
        Waiver {
            check: "SHR-DEV-005".to_owned(),
            subject: None,
            person: "院長 佐倉みどり".to_owned(),
            approved_by: approved.map(|(person, _)| person.to_owned()),
            approved_at: approved.map(|(_, at)| day(at)),
            reason: "x".to_owned(),
            decided_at: decided.map(day),
            edition: None,
            until: day("2027-03-31"),
            withdrawn: None,
            source: Source::line("shirube.toml", 1),
        }
    }

    #[test]
    fn a_second_person_makes_a_waiver_hold_until_its_day() {
        let approved = waiver(Some("2026-04-01"), Some(("梅田進", "2026-04-10")));
        assert!(approved.is_approved(day("2026-04-10")));
        assert_eq!(approved.holds_until(day("2026-04-10")), Some(day("2027-03-31")));
        let before = day("2026-04-09");
        assert!(!approved.is_approved(before), "it was not approved yet");
        assert_eq!(approved.holds_until(before), Some(day("2026-05-01")));
    }

    #[test]
    fn without_a_second_person_it_holds_for_thirty_days() {
        let later = day("2026-11-24");
        let decided = Some("2026-04-01");
        for approval in [
            None,
            Some(("院長　佐倉みどり", "2026-04-10")),
            Some(("院長・佐倉みどり", "2026-04-10")),
            Some((" ", "2026-04-10")),
            Some(("梅田進", "2026-03-31")),
            Some(("梅田進", "2026-12-01")),
        ] {
            let waiver = waiver(decided, approval);
            assert!(!waiver.is_approved(later), "{approval:?}");
            assert_eq!(waiver.holds_until(later), Some(day("2026-05-01")), "{approval:?}");
        }
        let mut undated = waiver(decided, Some(("梅田進", "2026-04-10")));
        undated.approved_at = None;
        assert!(!undated.is_approved(later), "an approval without a day is none");
        let mut short = waiver(decided, None);
        short.until = day("2026-04-20");
        assert_eq!(short.holds_until(later), Some(day("2026-04-20")));
    }

    #[test]
    fn without_any_day_it_holds_on_none() {
        let later = day("2026-11-24");
        assert_eq!(waiver(None, None).holds_until(later), None);
        let approved = waiver(None, Some(("梅田進", "2026-04-10")));
        assert_eq!(approved.holds_until(later), Some(day("2027-03-31")));
    }
}
