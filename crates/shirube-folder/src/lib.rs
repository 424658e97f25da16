#![doc = include_str!("../README.md")]

mod absence;
mod capped;
mod checklist_answers;
mod consistency;
mod declarations;
mod disclosure_form;
pub mod evidence;
pub mod feed;
mod folder;
mod input;
mod institution;
pub mod ledger;
mod lines;
mod settings;
mod text;
mod walk;

pub use absence::ABSENCES;
pub use disclosure_form::DisclosureForm;
pub use folder::{InstitutionFolder, Progress, read_folder};
pub use input::{Input, Output, SourceHints};
pub use settings::Settings;
pub use text::{DecodedText, decode};
pub use walk::{FolderFile, FolderInput, WalkError};

/// Files larger than this are not read.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;
