#![doc = include_str!("../README.md")]

mod align;
mod applicability;
mod apply_copy;
mod carry;
mod catalogue;
mod check;
mod check_fault;
mod checklist;
mod compare_copies;
mod copy;
mod cross_reference;
mod digest;
mod edition;
mod error;
mod file;
mod files;
mod lineage;
mod load;
mod mapping;
mod origin;
mod placed;
mod requirement;
mod resolve;
mod routes;
mod threshold;
mod validate;
mod volume;

pub use align::{AlignedItem, Difference, align};
pub use applicability::Scope;
pub use catalogue::Catalogue;
pub use check::{Check, CheckParameter, CheckState, CheckText};
pub use check_fault::CheckFault;
pub use checklist::{
    Checklist, ChecklistItem, ChecklistKind, ChecklistSection, Conflict, Form, FormItem, ItemRoutes,
};
pub use copy::{ChapterCopy, EditionCopy, ItemCopy, SectionCopy, VolumeCopy};
pub use cross_reference::{CrossMap, CrossReference, Relationship};
pub use edition::{DecisionFlow, Edition, EditionHeader, Simplification, Superseded};
pub use error::CatalogueError;
pub use files::{CatalogueFiles, FolderFiles, ShippedFiles};
pub use lineage::{GoneRequirement, Lineage};
pub use load::load_check_folder;
pub use mapping::{MappedRequirement, Mapping};
pub use origin::{OfficialText, Origin};
pub use placed::Placed;
pub use requirement::{Requirement, SubItem, UnplacedItem};
pub use resolve::{Resolution, ResolvedPlace, Unresolved};
pub use routes::{DocumentRoute, Routes};
pub use threshold::{Parameter, ParameterValue};
pub use validate::{validate, validate_check};
pub use volume::{Chapter, ExaminedPlace, ItemCount, Section, VolumeText};

pub use shirube_model::{Pattern, Relation};
