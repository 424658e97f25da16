#![doc = include_str!("../README.md")]

mod align;
mod applicability;
mod apply_copy;
mod carry;
mod check;
mod checklist;
mod copy;
mod cross_reference;
mod edition;
mod error;
mod files;
mod load;
mod mapping;
mod resolve;
mod validate;
mod volume;

pub use align::{AlignedItem, Difference, align};
pub use applicability::Scope;
pub use apply_copy::NOT_IN_COPY;
pub use carry::{GoneRequirement, Lineage};
pub use check::{Check, CheckParameter, CheckState, CheckText, Parameter, ParameterValue};
pub use checklist::{
    Checklist, ChecklistItem, ChecklistKind, ChecklistSection, Conflict, Form, FormItem, ItemRoutes,
};
pub use copy::{ChapterCopy, EditionCopy, ItemCopy, OfficialText, SectionCopy, VolumeCopy};
pub use cross_reference::{CrossMap, CrossReference};
pub use edition::{Decision, Edition, ReadingPattern, Simplification, Superseded};
pub use error::CatalogueError;
pub use files::{CatalogueFiles, FolderFiles, ShippedFiles};
pub use load::{Catalogue, load_check_folder};
pub use mapping::{MappedRequirement, Mapping};
pub use resolve::{Resolution, ResolvedPlace, Unresolved};
pub use validate::{validate, validate_check};
pub use volume::{
    Chapter, CitedPlace, DocumentRoute, ItemCount, Requirement, Routes, Section, SubItem,
    TableEntry, UnplacedItem, VolumeText,
};

pub use shirube_model::{Pattern, Relation};
