//! One subcommand, one file.

pub(crate) mod catalogue;
pub(crate) mod check;
pub(crate) mod checklist;
pub(crate) mod checks;
pub(crate) mod comments;
pub(crate) mod explain;
pub(crate) mod facts;
pub(crate) mod feed;
mod import_documents;
mod import_volume;
pub(crate) mod library;
pub(crate) mod new;
pub(crate) mod oscal;
pub(crate) mod pack;

use crate::clock::today;
use crate::error::CommandError;
use shirube_catalogue::{Catalogue, Edition};

/// The edition that was asked for, or the newest in force today.
pub(crate) fn edition<'a>(
    catalogue: &'a Catalogue,
    asked: Option<&str>,
) -> Result<&'a Edition, CommandError> {
    match asked {
        Some(id) => catalogue.edition(id).ok_or_else(|| CommandError::NoEdition(id.to_owned())),
        None => catalogue
            .edition_in_force(today())
            .ok_or_else(|| CommandError::NoEdition("mhlw".to_owned())),
    }
}
