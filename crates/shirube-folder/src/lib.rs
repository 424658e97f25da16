#![doc = include_str!("../README.md")]

mod capped;
mod checklist_answers;
mod consistency;
mod declarations;
mod digest;
mod doors;
pub mod edit;
pub mod evidence;
pub mod feed;
mod fields;
mod folder;
mod input;
mod institution;
pub mod ledger;
mod lines;
mod outside;
mod proposals;
mod settings;
mod text;
mod walk;

pub use checklist_answers::scope_code;
pub use folder::{InstitutionFolder, Progress, read_folder};
pub use input::{Input, Output, SourceHints};
pub use settings::{DisclosureForm, Settings};
pub use text::{DecodedText, WORD_MARKS, decode, without_marks};
pub use walk::{FolderFile, FolderInput, LARGEST_FILE, WalkError};
