//! Why a store failed.

use crate::body::{BodyFault, UnreadBody};
use shirube_model::Failure;
use shirube_model::Message;
use shirube_model::cause;
use strum::EnumCount;
use thiserror::Error;

/// Why something could not be read or stored.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum StoreError {
    /// The storage failed. The cause is the storage's own error.
    #[error("{what}: {cause}")]
    Storage {
        /// What was to be done.
        what: &'static str,
        /// What the storage said.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store was made by a later Shirube. Nothing was read or written.
    #[error("the store has schema {stored}, and this Shirube knows schemas up to {known}")]
    Newer {
        /// The schema of the store.
        stored: i64,
        /// The latest schema that this build knows.
        known: i64,
    },
    /// The store lies where it cannot be written to.
    #[error("the store can only be read")]
    ReadOnly,
    /// What was asked for is there and cannot be read.
    #[error(transparent)]
    Body(#[from] UnreadBody),
}

impl StoreError {
    /// The storage failed with `cause` when `what` was to be done.
    pub fn storage(
        what: &'static str,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Storage { what, cause: cause.into() }
    }
}

impl Failure for StoreError {
    fn message(&self) -> Message {
        match self {
            Self::Storage { .. } => {
                Message::new("library").with_wording("reason", cause::of_library(self))
            }
            Self::Newer { stored, known } => {
                Message::new("library-newer").with("stored", stored).with("known", known)
            }
            Self::ReadOnly => Message::new("library-read-only"),
            // Removing it would lose what the later one wrote.
            Self::Body(unread) if matches!(unread.fault, BodyFault::Newer { .. }) => {
                Message::new("library-body-newer").with("name", &unread.name)
            }
            Self::Body(unread) => {
                let message = Message::new("library-body").with("name", &unread.name);
                message.with_wording("reason", unread.fault.reason())
            }
        }
    }
}
