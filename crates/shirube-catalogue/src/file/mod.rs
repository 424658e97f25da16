//! What stands in the files of the catalogue. Every key of a file has a field here, whether or not
//! anything reads it: an unknown key is an error, so nothing is dropped in silence. What the rest
//! of the crate works with is made from these by `into_…`.

mod changes;
mod check;
mod checklist;
mod cross_reference;
mod edition;
mod requirement;
mod routes;
mod text;
mod threshold;
mod volume;

pub(crate) use changes::VolumeChangesFile;
pub(crate) use check::CheckFile;
pub(crate) use checklist::ChecklistFile;
pub(crate) use cross_reference::CrossReferenceFile;
pub(crate) use edition::EditionFile;
pub(crate) use volume::VolumeFile;

use crate::error::{CatalogueError, position};
use serde::de::DeserializeOwned;

/// Reads a TOML file of the catalogue.
pub(crate) fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, CatalogueError> {
    toml::from_str(text).map_err(|error| CatalogueError::Malformed {
        path: error.span().map_or_else(|| path.to_owned(), |span| position(path, text, span.start)),
        message: error.message().to_owned(),
    })
}
