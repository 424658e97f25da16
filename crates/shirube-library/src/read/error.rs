//! Why a file could not be read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is larger than any document.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The PDF is encrypted, and no password opens it.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// The bytes are no PDF that can be read.
    #[error("the PDF is broken: {0}")]
    BrokenPdf(String),
    /// The bytes are neither PDF nor HTML nor text.
    #[error("the file is neither a PDF nor HTML nor text")]
    UnknownForm,
    /// There is nothing in it.
    #[error("the file holds no text")]
    Empty,
}

impl ReadError {
    /// The code of the problem in the locale files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "library.too-large",
            Self::Encrypted => "library.encrypted",
            Self::BrokenPdf(_) => "library.broken-pdf",
            Self::UnknownForm => "library.unknown-form",
            Self::Empty => "library.empty",
        }
    }
}
