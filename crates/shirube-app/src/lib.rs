#![doc = include_str!("../README.md")]

mod app;
mod assessable;
mod atomic;
mod catalogues;
mod checklists;
mod copies;
mod data_folder;
mod error;
mod feed_import;
mod feeds;
mod library;
mod new;
mod pack;
pub mod pdf;
mod statements;
mod unread;
mod volumes;

pub use app::{App, Drivers};
pub use assessable::{Assessable, Request};
pub use atomic::replace;
pub use catalogues::{CatalogueChoice, ReadCatalogue};
pub use checklists::FilledChecklist;
pub use copies::Copies;
pub use data_folder::DataFolder;
pub use error::AppError;
pub use feed_import::ImportedFeed;
pub use feeds::{ChosenFeed, choose_feeds};
pub use library::{Access, DocumentImport, ImportListener, LibraryFolder, OpenLibrary};
pub use new::new_institution;
pub use pack::{Pack, PackFiles};
pub use statements::{Statements, WrittenStatement};
pub use unread::refuse_unread;
pub use volumes::{ImportedVolume, VolumeImport};
