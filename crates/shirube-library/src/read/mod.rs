//! From the bytes of a file to a document and its pages.

mod html;
mod media;
mod plain;
mod provenance;

pub(crate) use provenance::edition_of;

pub use media::is_media_page;

use crate::pdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
pub use shirube_documents::document::Stated;
use shirube_documents::document::{Document, DocumentForm, Page, PageState};
use thiserror::Error;

/// The version of the readers. A document read by another version is read again.
pub const READER: &str = "1";

/// The largest file that is read.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;
/// The largest text or HTML file that is read.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;

/// A file as a document.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument {
    /// The document.
    pub document: Document,
    /// Its pages, in order.
    pub pages: Vec<Page>,
}

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

/// Lays what a person states over what a document says of itself. Earlier statements hold where
/// `stated` has none.
pub fn state(document: &mut Document, stated: &Stated) {
    provenance::state(document, stated);
}

/// True when the bytes begin as a PDF does. Some producers put a few bytes before the mark.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// SHA-256 in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file that is HTML or text: a saved page of a media site, or plain text.
pub fn read_text(
    bytes: &[u8],
    text: &str,
    file_name: &str,
    stated: &Stated,
) -> Result<ReadDocument, ReadError> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: MAX_TEXT_BYTES });
    }
    if text.contains('\0') {
        return Err(ReadError::UnknownForm);
    }
    let text = if html::is_html(text) { html::text_of(text) } else { text.to_owned() };
    let text = plain::lines(&text);
    let hash = hash(bytes);
    let mut read = match media::read(&text, &hash) {
        Some(read) => read,
        None => plain::read(&text, &hash),
    };
    if read.pages.iter().all(|page| page.body_text().trim().is_empty()) {
        return Err(ReadError::Empty);
    }
    read.document.file_name = file_name.to_owned();
    provenance::state(&mut read.document, stated);
    Ok(read)
}

/// Makes the document of a PDF from its pages and what it says of itself.
pub fn pdf_document(
    hash: &str,
    pages: Vec<Page>,
    described: &pdf::Described,
    file_name: &str,
    stated: &Stated,
) -> ReadDocument {
    let first = pages.iter().find(|page| page.state == PageState::Text);
    // A cover says the title better than the producer's settings do; a page of text does not.
    let cover = first.filter(|page| page.tables.is_empty() && page.text.lines().count() <= 15);
    let title = cover
        .and_then(|page| provenance::title_of(&page.text))
        .or_else(|| described.title.clone())
        .or_else(|| first.and_then(|page| provenance::title_of(&page.text)))
        .unwrap_or_else(|| file_name.to_owned());
    let mut document = provenance::document(hash, title, DocumentForm::Pdf);
    document.file_name = file_name.to_owned();
    if let Some(page) = first {
        provenance::from_first_page(&mut document, &page.text);
    }
    provenance::state(&mut document, stated);
    ReadDocument { document, pages }
}
