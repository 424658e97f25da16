//! Places that a contract covers.

use crate::fields::FieldReader;
use serde::Deserialize;
use shirube_model::CoveredByContract;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCovered {
    place: String,
    contract: Spanned<String>,
    person: Spanned<String>,
    confirmed_at: Spanned<String>,
}

/// Reads a covered place; one without a day is noted.
pub(super) fn read_covered(
    covered: Spanned<RawCovered>,
    fields: &mut FieldReader<'_>,
) -> Option<CoveredByContract> {
    let source = fields.source(covered.span().start);
    let covered = covered.into_inner();
    let said = [fields.said(&covered.contract, "contract"), fields.said(&covered.person, "person")];
    let [Some(contract), Some(person)] = said else { return None };
    Some(CoveredByContract {
        confirmed_at: fields.date(&covered.confirmed_at)?,
        place: covered.place,
        contract,
        person,
        source,
    })
}
