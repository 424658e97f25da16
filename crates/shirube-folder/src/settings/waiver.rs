//! Findings that somebody decided to live with.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_model::{Problem, Waiver};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWaiver {
    check: String,
    subject: Option<String>,
    /// Today's word; `person` is that of older files. One of the two has to stand there.
    requested_by: Option<Spanned<String>>,
    person: Option<Spanned<String>>,
    approved_by: Option<String>,
    approved_at: Option<Spanned<String>>,
    reason: Spanned<String>,
    decided_at: Option<Spanned<String>>,
    edition: Option<String>,
    until: Spanned<String>,
    withdrawn_by: Option<Spanned<String>>,
    withdrawn_at: Option<Spanned<String>>,
}

/// Reads a waiver; one without a last day, or that nobody asked for, is noted. `requested_by` says
/// who asked; where it is not there, `person` is the one who asked, and nobody approved.
pub(super) fn read_waiver(
    waiver: Spanned<RawWaiver>,
    fields: &mut FieldReader<'_>,
) -> Option<Waiver> {
    let source = fields.source(waiver.span().start);
    let waiver = waiver.into_inner();
    let decided_at = waiver.decided_at.as_ref().and_then(|text| fields.date(text));
    let approved_at = waiver.approved_at.as_ref().and_then(|text| fields.date(text));
    let Some(person) = waiver.requested_by.or(waiver.person) else {
        fields.problems.push(Problem::error("import.waiver-without-person", source));
        return None;
    };
    let said = [fields.said(&person, "requested_by"), fields.said(&waiver.reason, "reason")];
    let [Some(person), Some(reason)] = said else { return None };
    Some(Waiver {
        until: fields.date(&waiver.until)?,
        decided_at,
        edition: waiver.edition,
        check: waiver.check,
        subject: waiver.subject,
        person,
        approved_by: waiver.approved_by,
        approved_at,
        reason,
        withdrawn: fields.withdrawal(
            waiver.withdrawn_by.as_ref(),
            waiver.withdrawn_at.as_ref(),
            decided_at,
        )?,
        source,
    })
}
