//! What every reader makes of a file.

use sha2::{Digest, Sha256};
use shirube_documents::document::{Document, Page};

/// The version of the readers. A document read by another version is read again.
pub const READER: &str = "1";

/// A file as a document.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument {
    /// The document.
    pub document: Document,
    /// Its pages, in order.
    pub pages: Vec<Page>,
}

/// SHA-256 in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
