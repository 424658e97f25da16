//! Why something could not be done.

use shirube_documents::comment::Field;
use shirube_model::Failure;
use shirube_model::Message;
use shirube_store::StoreError;
use strum::EnumCount;
use thiserror::Error;

/// Why something could not be done.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum LibraryError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No document has this id.
    #[error("no document has the id `{0}`")]
    NoDocument(String),
    /// Several documents have ids that begin so.
    #[error("several documents have ids that begin with `{0}`")]
    SeveralDocuments(String),
    /// The document has no such page.
    #[error("the document {document} has no page {page} here")]
    NoPage {
        /// The document's id.
        document: String,
        /// The page.
        page: u32,
    },
    /// No comment has this number.
    #[error("no comment has the number {0}")]
    NoComment(u32),
    /// Several documents have a comment of this number.
    #[error("the number {number} is in several documents: {documents}")]
    SeveralComments {
        /// The number.
        number: u32,
        /// The documents' ids.
        documents: String,
    },
    /// No edition knows the place.
    #[error("`{0}` is no place of the guideline")]
    NoSuchPlace(String),
    /// Neither the catalogue nor a document has the edition.
    #[error("there is no edition `{0}`")]
    NoEdition(String),
    /// No characters that wait have this id.
    #[error("no text in the queue has the id `{0}`")]
    NoText(String),
    /// A decision without a name.
    #[error("a decision needs the name of who decides")]
    NoPerson,
    /// A character that is none of a text.
    #[error("U+{:04X} cannot be in what a person states", u32::from(*.0))]
    BadCharacter(char),
    /// The value does not fit the field.
    #[error("`{value}` is no value for {}", .field.id())]
    BadValue {
        /// The field.
        field: Field,
        /// The value.
        value: String,
    },
}

impl Failure for LibraryError {
    fn message(&self) -> Message {
        let value = |code: &'static str, value: &str| Message::new(code).with("value", value);
        match self {
            Self::Store(error) => error.message(),
            Self::NoEdition(id) => value("no-edition", id),
            Self::NoDocument(id) => value("no-document", id),
            Self::SeveralDocuments(id) => value("several-documents", id),
            Self::NoPage { document, page } => {
                Message::new("no-page").with("document", document).with("page", page)
            }
            Self::NoComment(number) => Message::new("no-comment").with("number", number),
            Self::SeveralComments { number, documents } => {
                Message::new("several-comments").with("number", number).with("documents", documents)
            }
            Self::NoSuchPlace(place) => value("no-such-place", place),
            Self::NoText(id) => value("no-text", id),
            Self::BadCharacter(character) => Message::new("bad-character")
                .with("character", format!("U+{:04X}", u32::from(*character))),
            Self::NoPerson => Message::new("no-person"),
            Self::BadValue { field, value } => {
                Message::new("bad-value").with("field", field.id()).with("value", value)
            }
        }
    }
}
