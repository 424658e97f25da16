//! A requirement where it stands.

use crate::requirement::Requirement;
use crate::volume::{Chapter, VolumeText};
use shirube_model::{RequirementId, RequirementKey};

/// A requirement of an edition with the volume and the chapter that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The volume.
    pub volume: &'a VolumeText,
    /// The chapter.
    pub chapter: &'a Chapter,
    /// The requirement.
    pub requirement: &'a Requirement,
}

impl<'a> Placed<'a> {
    /// Its id inside the edition.
    pub fn id(self) -> &'a RequirementId {
        &self.requirement.id
    }

    /// Its id with the edition's.
    pub fn key(self) -> RequirementKey {
        RequirementKey {
            edition: self.volume.edition.clone(),
            requirement: self.requirement.id.clone(),
        }
    }
}
