//! Ids of the catalogue's places.

use shirube_catalogue::{Check, Edition, Placed, Routes};
use shirube_model::{CheckCode, EditionId, RequirementId};

/// The id of a requirement.
pub(crate) fn id(placed: Placed<'_>) -> RequirementId {
    placed.id().clone()
}

/// The id of an edition.
pub(crate) fn edition(edition: &Edition) -> EditionId {
    edition.id.clone()
}

/// The code of a check.
pub(crate) fn check(check: &Check) -> CheckCode {
    check.code().clone()
}

/// The checks that a requirement asks for.
pub(crate) fn checks(routes: &Routes) -> impl Iterator<Item = CheckCode> {
    routes.checks.iter().cloned()
}
