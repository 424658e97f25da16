//! What of a document can be found.

use crate::text::tokens_as_text;
use shirube_documents::comment::Comment;
use shirube_documents::document::{Document, Page, PageState};
use shirube_store::{EntryKind, EntryText, IndexEntry};

/// The id of a page in the index.
pub(super) fn page_id(document: &str, number: u32) -> String {
    format!("{document}/{number}")
}

/// The id of a comment in the index.
pub(super) fn comment_id(document: &str, number: u32) -> String {
    format!("{document}#{number}")
}

/// The part of a page that is searched: its body, without the printed page number.
pub(super) fn searched(page: &Page) -> &str {
    if page.state == PageState::Undecodable {
        return "";
    }
    let body = page.body_text().trim_end();
    let last = body.rfind('\n').map_or(0, |at| at + 1);
    let digits = body[last..].trim_matches(|c: char| !c.is_ascii_digit());
    let others = body[last..].chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    if digits.is_empty() || others.count() > 0 { body } else { &body[..last] }
}

pub(super) fn page(document: &Document, page: &Page) -> IndexEntry {
    IndexEntry {
        kind: EntryKind::Page,
        id: page_id(&document.id, page.number),
        title: EntryText::written(format!("{} p. {}", document.title, page.number)),
        edition: document.edition.clone(),
        volume: document.volume,
        text: EntryText::default(),
        tokens: tokens_as_text(searched(page)),
    }
}

pub(super) fn comment(document: &Document, comment: &Comment) -> IndexEntry {
    let parts = [&comment.theme, &comment.volume, &comment.place, &comment.page];
    let heading: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let mut text = heading.join(" ");
    text.push('\n');
    text.push_str(&comment.opinion);
    if let Some(response) = &comment.response {
        text.push('\n');
        text.push_str(response);
    }
    let place: Vec<&str> =
        [&comment.volume, &comment.place].into_iter().flatten().map(String::as_str).collect();
    let title = format!("No. {} {}", comment.number, place.join(" "));
    IndexEntry {
        kind: EntryKind::Comment,
        id: comment_id(&document.id, comment.number),
        title: EntryText::written(title.trim_end()),
        edition: document.edition.clone(),
        volume: comment.volume_id,
        tokens: tokens_as_text(&text),
        text: EntryText::written(text),
    }
}
