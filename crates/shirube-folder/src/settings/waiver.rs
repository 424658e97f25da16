//! Findings that somebody decided to live with.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_model::Waiver;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWaiver {
    check: String,
    subject: Option<String>,
    person: String,
    reason: String,
    decided_at: Option<Spanned<String>>,
    edition: Option<String>,
    until: Spanned<String>,
}

/// Reads a waiver; one without a last day is noted.
pub(super) fn read_waiver(
    waiver: Spanned<RawWaiver>,
    fields: &mut FieldReader<'_>,
) -> Option<Waiver> {
    let source = fields.source(waiver.span().start);
    let waiver = waiver.into_inner();
    let decided_at = waiver.decided_at.as_ref().and_then(|text| fields.date(text));
    Some(Waiver {
        until: fields.date(&waiver.until)?,
        decided_at,
        edition: waiver.edition,
        check: waiver.check,
        subject: waiver.subject,
        person: waiver.person,
        reason: waiver.reason,
        source,
    })
}
