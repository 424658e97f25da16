//! Ids of documents.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;

/// How many hexadecimal digits of a SHA-256 make an id: enough that the documents of an institution
/// do not meet, and few enough to be typed.
const DIGITS: usize = 12;

/// The id of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl DocumentId {
    /// The id of what has this SHA-256, in hexadecimal: the first 12 digits of it.
    ///
    /// ```
    /// # use shirube_documents::DocumentId;
    /// assert_eq!(DocumentId::of_file("82172763d1254c0ffee0").as_str(), "82172763d125");
    /// ```
    pub fn of_file(hash: &str) -> Self {
        Self(hash.get(..DIGITS).unwrap_or(hash).to_owned())
    }

    /// An id as it was stored or shown before. It may be no document's.
    pub fn stored(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// An id is shown, joined and compared as text in many places.
impl Deref for DocumentId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}
