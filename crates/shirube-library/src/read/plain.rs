//! Plain text. Form feeds part its pages, as `pdftotext` writes them.

use super::{ReadDocument, provenance};
use shirube_model::document::{DocumentForm, Page, PageState};

/// The text with its line ends made `\n`. Other control characters could steer a terminal; they
/// become the replacement character, so that they are seen and counted.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .map(|c| if c.is_control() && !matches!(c, '\n' | '\t' | '\u{c}') { '\u{fffd}' } else { c })
        .collect()
}

pub(super) fn read(text: &str, hash: &str) -> ReadDocument {
    let title = provenance::title_of(text).unwrap_or_else(|| "-".to_owned());
    let mut document = provenance::document(hash, title, DocumentForm::PlainText);
    provenance::from_first_page(&mut document, text);
    let mut pages = Vec::new();
    let text = text.strip_suffix('\u{c}').unwrap_or(text);
    for (index, text) in text.split('\u{c}').enumerate() {
        let state = if text.trim().is_empty() { PageState::Empty } else { PageState::Text };
        pages.push(Page {
            number: index as u32 + 1,
            file_hash: hash.to_owned(),
            text: text.to_owned(),
            body: (0, text.len() as u32),
            state,
            unknown_glyphs: 0,
            tables: Vec::new(),
        });
    }
    ReadDocument { document, pages }
}
