//! What was changed, by whom and when.

use crate::actor::Actor;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shirube_documents::DocumentId;
use shirube_documents::comment::Field;

/// One thing that a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Deed {
    /// A document was stored, or its pages were.
    DocumentStored {
        /// The document.
        document: DocumentId,
        /// How many pages were new or said something else before.
        pages: u32,
        /// How many comments its register has now.
        comments: u32,
    },
    /// A document was removed.
    DocumentRemoved {
        /// The document.
        document: DocumentId,
    },
    /// A person decided on a field of a comment.
    Decided {
        /// The document.
        document: DocumentId,
        /// The comment's number.
        number: u32,
        /// The field.
        field: Field,
    },
    /// A person decided on characters in no field.
    Dismissed {
        /// The document.
        document: DocumentId,
        /// The page.
        page: u32,
    },
    /// Another catalogue was indexed.
    CatalogueIndexed {
        /// Its digest.
        digest: String,
    },
    /// All comments were indexed anew.
    CommentsIndexed {
        /// The form of the index.
        form: String,
    },
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Its number: 1 for the first of a store, one more for each.
    pub number: i64,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: Actor,
    /// What was done, in order.
    pub deeds: Vec<Deed>,
}
