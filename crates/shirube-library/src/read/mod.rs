//! From the bytes of a file to a document and its pages.

mod document;
pub(crate) mod error;
mod html;
mod media;
mod plain;
mod provenance;

pub(crate) use provenance::edition_of;

pub use document::{READER, ReadDocument, hash};
pub use error::ReadError;
pub use media::is_media_page;

use crate::pdf;
pub use shirube_documents::document::Stated;
use shirube_documents::document::{Document, DocumentForm, Page, PageState};

/// The largest file that is read.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;
/// The largest text or HTML file that is read.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;

/// Lays what a person states over what a document says of itself. Earlier statements hold where
/// `stated` has none.
pub fn state(document: &mut Document, stated: &Stated) {
    provenance::state(document, stated);
}

/// True when the bytes begin as a PDF does. Some producers put a few bytes before the mark.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
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
