//! Plain text. Form feeds part its pages, as `pdftotext` writes them; a longer stretch than any
//! printed page has is parted at a line's end, so that every part can be found and shown.

use super::document::ReadDocument;
use super::provenance;
use shirube_documents::document::{DocumentForm, Page, PageState};

/// The text with its line ends made `\n`. Other control characters could steer a terminal; they
/// become the replacement character, so that they are seen and counted.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .map(|c| if c.is_control() && !matches!(c, '\n' | '\t' | '\u{c}') { '\u{fffd}' } else { c })
        .collect()
}

/// Bytes of the longest page.
const LONGEST: usize = 60_000;

/// A page in parts of at most [`LONGEST`] bytes, at line ends where there are any.
fn parts(page: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = page;
    while rest.len() > LONGEST {
        let mut end = LONGEST;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let at = rest[..end].rfind('\n').map_or(end, |line_end| line_end + 1);
        let (part, behind) = rest.split_at(at);
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts
}

pub(super) fn read(text: &str, hash: &str) -> ReadDocument {
    let title = provenance::title_of(text).unwrap_or_else(|| "-".to_owned());
    let mut document = provenance::document(hash, title, DocumentForm::PlainText);
    provenance::from_first_page(&mut document, text);
    let mut pages = Vec::new();
    let text = text.strip_suffix('\u{c}').unwrap_or(text);
    for (index, text) in text.split('\u{c}').flat_map(parts).enumerate() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_parted_and_nothing_is_lost() {
        for text in ["あ".repeat(50_000), "医療情報\n".repeat(20_000), "短い".to_owned()] {
            let read = read(&text, "hash");
            assert!(read.pages.iter().all(|page| page.text.len() <= LONGEST));
            let whole: String = read.pages.iter().map(|page| page.text.as_str()).collect();
            assert_eq!(whole, text);
        }
    }
}
