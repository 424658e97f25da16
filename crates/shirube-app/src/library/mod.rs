//! The library of public documents: where it lies, how it is opened, how documents come in.

mod documents;
mod folder;
mod font;
mod open;
mod page_ranges;

pub use documents::{DocumentImport, ImportListener};
pub use folder::LibraryFolder;
pub use open::{Access, OpenLibrary};
