//! What can go wrong while loading a catalogue.

use shirube_model::Failure;
use shirube_model::Message;
use shirube_model::cause;
use std::path::PathBuf;
use strum::EnumCount;
use thiserror::Error;

/// Why a catalogue could not be loaded.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum CatalogueError {
    /// A file that the catalogue needs is not there.
    #[error("`{path}` is missing from the catalogue")]
    MissingFile {
        /// Path inside the catalogue.
        path: String,
    },
    /// A file cannot be read from disk.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not what its place asks for.
    #[error("`{path}`: {message}")]
    Malformed {
        /// Path inside the catalogue, with line and column where known.
        path: String,
        /// What is wrong.
        message: String,
    },
}

impl CatalogueError {
    /// The error's code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingFile { .. } => "catalogue.missing-file",
            Self::Unreadable { .. } => "catalogue.unreadable",
            Self::Malformed { .. } => "catalogue.malformed",
        }
    }
}

/// `path:line:column`, for an error at a byte position of a text.
pub(crate) fn position(path: &str, text: &str, byte: usize) -> String {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("{path}:{line}:{column}")
}

impl Failure for CatalogueError {
    fn message(&self) -> Message {
        match self {
            Self::MissingFile { path } => Message::new("catalogue-missing-file").with("path", path),
            Self::Unreadable { path, source } => Message::new("read")
                .with("path", path.display())
                .with_wording("reason", cause::of_system(source)),
            Self::Malformed { path, message } => Message::new("catalogue-malformed")
                .with("path", path)
                .with_wording("reason", cause::of_library(message)),
        }
    }
}
