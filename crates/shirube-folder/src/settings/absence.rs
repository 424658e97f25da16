//! What an institution declares not to have.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_facts::vocabulary::ABSENCE;
use shirube_model::DeclaredAbsence;
use shirube_model::date::add_months;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAbsence {
    what: Spanned<String>,
    reason: Spanned<String>,
    person: Spanned<String>,
    declared_at: Spanned<String>,
    expires_at: Option<Spanned<String>>,
    withdrawn_by: Option<Spanned<String>>,
    withdrawn_at: Option<Spanned<String>>,
}

/// Reads a declared absence; what cannot be read is noted. One without expiry holds for twelve
/// months.
pub(super) fn read_absence(
    absence: Spanned<RawAbsence>,
    fields: &mut FieldReader<'_>,
) -> Option<DeclaredAbsence> {
    let source = fields.source(absence.span().start);
    let absence = absence.into_inner();
    let said = [fields.said(&absence.reason, "reason"), fields.said(&absence.person, "person")];
    let [Some(reason), Some(person)] = said else { return None };
    let what = fields.word(&absence.what, &ABSENCE)?;
    let declared_at = fields.date(&absence.declared_at)?;
    let expires_at = match &absence.expires_at {
        Some(text) => fields.date(text)?,
        None => add_months(declared_at, 12)?,
    };
    Some(DeclaredAbsence {
        what: what.to_owned(),
        reason,
        person,
        declared_at,
        expires_at,
        withdrawn: fields.withdrawal(
            absence.withdrawn_by.as_ref(),
            absence.withdrawn_at.as_ref(),
            Some(declared_at),
        )?,
        source,
    })
}
