//! One subcommand, one file.

pub(crate) mod catalogue;
pub(crate) mod check;
pub(crate) mod checklist;
pub(crate) mod checks;
pub(crate) mod comments;
pub(crate) mod explain;
pub(crate) mod facts;
pub(crate) mod feed;
pub(crate) mod institution;
pub(crate) mod library;
pub(crate) mod new;
pub(crate) mod oscal;
pub(crate) mod pack;
pub(crate) mod pdf_worker;
pub(crate) mod statements;
mod volume_import;
