//! Why a feed cannot be read.

use shirube_model::Failure;
use shirube_model::Message;
use shirube_model::cause;
use strum::EnumCount;
use thiserror::Error;

/// Why a feed cannot be read.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum FeedError {
    /// The file is not what it should be.
    #[error("`{path}`: {reason}")]
    Malformed {
        /// The file, with the line where known.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// No feed looks like this.
    #[error("`{path}` is neither the KEV catalogue nor an end-of-life table")]
    Unknown {
        /// The file.
        path: String,
    },
}

impl FeedError {
    /// The error's code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "feed.malformed",
            Self::Unknown { .. } => "feed.unknown",
        }
    }

    pub(crate) fn malformed(path: &str, reason: impl ToString) -> Self {
        Self::Malformed { path: path.to_owned(), reason: reason.to_string() }
    }
}

impl Failure for FeedError {
    fn message(&self) -> Message {
        match self {
            Self::Malformed { path, reason } => Message::new("feed-malformed")
                .with("path", path)
                .with_wording("reason", cause::of_library(reason)),
            Self::Unknown { path } => Message::new("feed-unknown").with("path", path),
        }
    }
}
