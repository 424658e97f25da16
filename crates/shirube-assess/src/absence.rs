//! What an institution declares not to have: whether it holds, and how it is said.

use shirube_model::date::add_months;
use shirube_model::{Date, DeclaredAbsence, Institution, Message, Withdrawable};

/// Anything that a person declares holds for this many months at most, whatever expiry it names.
pub(crate) const LONGEST_MONTHS: u16 = 12;

/// The last day on which something declared on a day holds.
pub(crate) fn last_day(declared_at: Date, expires_at: Date, months: u16) -> Date {
    add_months(declared_at, i32::from(months)).map_or(declared_at, |due| due.min(expires_at))
}

/// The last day on which an absence holds.
pub(crate) fn ends(absence: &DeclaredAbsence) -> Date {
    last_day(absence.declared_at, absence.expires_at, LONGEST_MONTHS)
}

/// The absence of this name that holds on a date.
pub(crate) fn holding<'a>(
    institution: &'a Institution,
    what: &str,
    as_of: Date,
) -> Option<&'a DeclaredAbsence> {
    institution.absences.iter().find(|absence| {
        absence.stands(as_of)
            && absence.what == what
            && absence.declared_at <= as_of
            && ends(absence) >= as_of
    })
}

/// The absence in words: what, why, who, when.
pub(crate) fn message(absence: &DeclaredAbsence) -> Message {
    Message::new("absence.stated")
        .with_word("what", format!("absence.{}", absence.what))
        .with("reason", &absence.reason)
        .with("person", &absence.person)
        .with("declared_at", absence.declared_at)
}
