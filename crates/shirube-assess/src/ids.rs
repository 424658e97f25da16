//! Ids of the catalogue's places.

use shirube_catalogue::{Chapter, Check, Edition, Requirement, Routes, VolumeText};
use shirube_model::{CheckCode, EditionId, RequirementId};

/// The id of a requirement.
pub(crate) fn id(place: (&VolumeText, &Chapter, &Requirement)) -> RequirementId {
    let (volume, chapter, requirement) = place;
    requirement.id(volume.volume, chapter).parse().expect("an edition has ids of their form")
}

/// The id of an edition.
pub(crate) fn edition(edition: &Edition) -> EditionId {
    edition.id.parse().expect("the catalogue has editions with ids of their form")
}

/// The code of a check.
pub(crate) fn check(check: &Check) -> CheckCode {
    check.code().parse().expect("the catalogue has checks with codes of their form")
}

/// The checks that a requirement asks for.
pub(crate) fn checks(routes: &Routes) -> impl Iterator<Item = CheckCode> {
    routes.checks.iter().filter_map(|code| code.parse().ok())
}
