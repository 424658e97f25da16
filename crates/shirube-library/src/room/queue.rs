//! What waits for a person.

use super::error::LibraryError;
use super::library::{Library, document, if_readable};
use super::reviewed::unresolved;
use crate::read::hash;
use shirube_documents::DocumentId;
use shirube_documents::comment::{Field, Remainder, RemainderKind, Reviewed};
use shirube_documents::document::{Document, PageState};
use shirube_store::View;
use std::collections::{BTreeMap, BTreeSet};

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewItem {
    /// A field that is not sure.
    Field {
        /// The document.
        document: Document,
        /// The comment's number.
        number: u32,
        /// The field.
        field: Field,
        /// What the machine read.
        value: Option<String>,
        /// A code of `doubt.*`.
        doubt: String,
        /// Page and first line in the document, when the field has characters.
        place: Option<(u32, u32)>,
    },
    /// A page that fits poorly as a whole: every field of these comments is in doubt.
    PoorPage {
        /// The document.
        document: Document,
        /// The page.
        page: u32,
        /// The comments with fields on it that nobody decided.
        numbers: Vec<u32>,
    },
    /// Characters that belong to no field.
    Text {
        /// The document.
        document: Document,
        /// What they were taken for.
        remainder: Remainder,
        /// The characters.
        text: String,
        /// What to call them in a decision: the beginning of their SHA-256.
        id: String,
    },
    /// A page of a document with comments that has no text to read.
    Page {
        /// The document.
        document: Document,
        /// The page.
        page: u32,
        /// Why it has none.
        state: PageState,
    },
}

/// The comments on each page that fits poorly, by document and page.
type PoorPages = BTreeMap<(DocumentId, u32), Vec<u32>>;

impl Library<'_> {
    /// What waits for a person: fields by number, then pages and characters by document and place.
    /// Only of one document, when its id is given.
    pub fn review_queue(&self, document: Option<&str>) -> Result<Vec<ReviewItem>, LibraryError> {
        self.look(|view| self.review_queue_in(view, document))
    }

    pub(super) fn review_queue_in(
        &self,
        view: &dyn View,
        beginning: Option<&str>,
    ) -> Result<Vec<ReviewItem>, LibraryError> {
        let only = beginning.map(|beginning| document(view, beginning)).transpose()?;
        let is_asked_for =
            |document: &Document| only.as_ref().is_none_or(|only| *only == *document);
        let mut items = Vec::new();
        let mut poor = PoorPages::new();
        let mut comments = self.comments_in(view)?;
        comments.retain(|reviewed| is_asked_for(&reviewed.document));
        for reviewed in &comments {
            unsure_fields(reviewed, &mut items, &mut poor);
        }
        for document in view.documents()?.into_iter().filter(is_asked_for) {
            if comments.iter().any(|reviewed| reviewed.document.id == document.id) {
                pages_and_text(view, &document, &poor, &mut items)?;
            }
        }
        Ok(items)
    }
}

/// The fields of a comment that wait; those on a page that fits poorly go to `poor`.
fn unsure_fields(reviewed: &Reviewed, items: &mut Vec<ReviewItem>, poor: &mut PoorPages) {
    let Reviewed { document, comment, machine, .. } = reviewed;
    for field in comment.unsure() {
        let part = machine.parts.iter().find(|part| part.field == field);
        let doubt = comment.doubts.get(&field).cloned();
        let doubt = doubt.unwrap_or_else(|| "doubt.other-reading".to_owned());
        let page = part.map(|part| part.page).or(reviewed.page());
        if doubt == "doubt.poor-fit"
            && let Some(page) = page
        {
            let numbers = poor.entry((document.id.clone(), page)).or_default();
            if numbers.last() != Some(&comment.number) {
                numbers.push(comment.number);
            }
            continue;
        }
        let value = match field {
            Field::References => Some(unresolved(comment)),
            _ => comment.text(field).filter(|text| !text.is_empty()),
        };
        items.push(ReviewItem::Field {
            document: document.clone(),
            number: comment.number,
            field,
            value,
            doubt,
            place: part.map(|part| (part.page, part.line)),
        });
    }
}

/// The pages of a document that fit poorly or have no text, and the characters in no field.
fn pages_and_text(
    view: &dyn View,
    document: &Document,
    poor: &PoorPages,
    items: &mut Vec<ReviewItem>,
) -> Result<(), LibraryError> {
    let of_document = poor.range((document.id.clone(), 0)..);
    for ((_, page), numbers) in of_document.take_while(|((id, _), _)| *id == document.id) {
        let (document, numbers) = (document.clone(), numbers.clone());
        items.push(ReviewItem::PoorPage { document, page: *page, numbers });
    }
    for (number, _) in view.page_numbers(&document.id)? {
        let Some(page) = if_readable(view.page(&document.id, number))? else { continue };
        if matches!(page.state, PageState::Scanned | PageState::Undecodable | PageState::Unreadable)
        {
            let document = document.clone();
            items.push(ReviewItem::Page { document, page: number, state: page.state });
        }
    }
    let dismissals = view.dismissals(&document.id)?;
    let dismissed: BTreeSet<(u32, &str)> =
        dismissals.iter().map(|d| (d.page, d.text_hash.as_str())).collect();
    for (remainder, text) in waiting_text(view, &document.id)? {
        let text_hash = hash(text.as_bytes());
        let id = text_hash[..8].to_owned();
        if !dismissed.contains(&(remainder.page, text_hash.as_str())) {
            let document = document.clone();
            items.push(ReviewItem::Text { document, remainder, text, id });
        }
    }
    Ok(())
}

/// The characters of a document that belong to no field and wait for a person.
fn waiting_text(
    view: &dyn View,
    document: &DocumentId,
) -> Result<Vec<(Remainder, String)>, LibraryError> {
    let mut waiting = Vec::new();
    for remainder in view.remainders(document)? {
        let waits =
            matches!(remainder.kind, RemainderKind::Unassigned | RemainderKind::Continuation);
        if waits && let Some(page) = if_readable(view.page(document, remainder.page))? {
            let (start, end) = remainder.span;
            let text = page.text.get(start as usize..end as usize).unwrap_or_default();
            waiting.push((remainder, text.to_owned()));
        }
    }
    Ok(waiting)
}
