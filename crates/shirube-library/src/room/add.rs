//! Bringing documents in.

use super::entries;
use super::error::LibraryError;
use super::library::{Library, Outcome};
use crate::read::{ReadDocument, state};
use crate::register::register;
use shirube_documents::DocumentId;
use shirube_documents::comment::{Comment, Register, Remainder, RemainderKind};
use shirube_documents::document::{Document, Page};
use shirube_store::{Actor, BodyFault, DocumentChange, StoreError, Timestamp, View};

/// What became of a document that was brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// The document as it is kept.
    pub document: Document,
    /// Pages that were not there before.
    pub new_pages: usize,
    /// Pages that were there already, byte for byte.
    pub known_pages: usize,
    /// Pages that said something else before; the earlier text is gone.
    pub replaced_pages: Vec<u32>,
    /// Comments in the document's register now, as they were read.
    pub comments: Vec<Comment>,
    /// Characters on its pages that wait for a person.
    pub unassigned: Vec<Remainder>,
}

/// A document as it is stored before an import.
struct Before {
    /// The document, when it is there and can be read.
    document: Option<Document>,
    /// The numbers of its pages with the hash of the file each came from.
    hashes: Vec<(u32, String)>,
    /// The pages themselves, as far as they can be read.
    pages: Vec<Page>,
}

impl Before {
    fn hash_of(&self, page: &Page) -> Option<&String> {
        let mut hashes = self.hashes.iter();
        hashes.find(|(number, _)| *number == page.number).map(|(_, hash)| hash)
    }

    /// True when the page is stored as it is, and can be read.
    fn has(&self, page: &Page) -> bool {
        let mut pages = self.pages.iter();
        pages.any(|stored| stored.number == page.number && stored.file_hash == page.file_hash)
    }
}

impl Library<'_> {
    /// Brings a document in. Pages that are there already, read by the same reader, stay as they
    /// are; the register of the document is read anew when anything changes. All of it is stored at
    /// once, or nothing.
    pub fn add(
        &self,
        read: ReadDocument,
        by: &Actor,
        at: Timestamp,
    ) -> Result<Added, LibraryError> {
        loop {
            // Another import may come between looking and storing; then it is done again.
            if let Some(added) = self.try_add(read.clone(), by, at)? {
                return Ok(added);
            }
        }
    }

    fn try_add(
        &self,
        read: ReadDocument,
        by: &Actor,
        at: Timestamp,
    ) -> Result<Option<Added>, LibraryError> {
        let ReadDocument { mut document, pages } = read;
        let before = self.look(|view| before(view, &document.id))?;
        let earlier = before.document.as_ref();
        let same_reader = earlier.is_some_and(|earlier| earlier.reader == document.reader);
        let is_known = |page: &Page| same_reader && before.has(page);
        if let Some(earlier) = earlier.cloned() {
            // Other pages of it may have said more.
            document.publisher = document.publisher.or(earlier.publisher);
            document.meeting = document.meeting.or(earlier.meeting);
            document.date = document.date.or(earlier.date);
            document.date_as_written = document.date_as_written.or(earlier.date_as_written);
            document.source_url = document.source_url.or(earlier.source_url);
            document.edition = document.edition.or(earlier.edition);
            let stated = document.stated.clone().or(earlier.stated);
            state(&mut document, &stated);
        }
        let described = earlier == Some(&document);
        let total = pages.len();
        let replaced_pages: Vec<u32> = pages
            .iter()
            .filter(|page| before.hash_of(page).is_some_and(|hash| *hash != page.file_hash))
            .map(|page| page.number)
            .collect();
        // A new title or edition is in the index of every page.
        let indexed = |page: &&Page| !described || !is_known(page);
        let mut entries: Vec<_> =
            pages.iter().filter(indexed).map(|page| entries::page(&document, page)).collect();
        let new: Vec<Page> = pages.into_iter().filter(|page| !is_known(page)).collect();
        let register = if new.is_empty() && described {
            self.look(|view| stored_register(view, &document.id))?
        } else {
            let register = self.read_register(&document, &before, &new);
            let stored = self.change(by, at, |change| {
                // What persons decided since then is found, too.
                let decisions = change.decisions_of(&document.id)?;
                entries.extend(self.comment_entries(&document, &register.comments, &decisions));
                let stored = change.put_document(&DocumentChange {
                    document: &document,
                    expected_pages: &before.hashes,
                    pages: &new,
                    register: &register,
                    entries: &entries,
                })?;
                Ok(if stored { Outcome::Keep(true) } else { Outcome::Leave(false) })
            })?;
            if !stored {
                return Ok(None);
            }
            register
        };
        let Register { comments, remainders } = register;
        let unassigned = remainders.into_iter().filter(|r| r.kind == RemainderKind::Unassigned);
        Ok(Some(Added {
            new_pages: new.len(),
            known_pages: total - new.len(),
            replaced_pages,
            comments,
            unassigned: unassigned.collect(),
            document,
        }))
    }

    /// The register of the stored pages with the new ones among them.
    fn read_register(&self, document: &Document, before: &Before, new: &[Page]) -> Register {
        let mut pages = new.to_vec();
        let is_new = |stored: &&Page| new.iter().any(|page| page.number == stored.number);
        pages.extend(before.pages.iter().filter(|stored| !is_new(stored)).cloned());
        pages.sort_by_key(|page| page.number);
        register(document, &pages, self.edition_of(document))
    }

    /// The document that a file with this SHA-256 became, with its pages, when the same reader read
    /// it and all of it can be read. Nothing needs to be read again then.
    pub fn known(
        &self,
        file_hash: &str,
        reader: &str,
    ) -> Result<Option<ReadDocument>, LibraryError> {
        let id = DocumentId::of_file(file_hash);
        let before = self.look(|view| before(view, &id))?;
        let Some(document) = before.document.filter(|document| document.reader == reader) else {
            return Ok(None);
        };
        let of_file = before.hashes.iter().filter(|(_, hash)| hash == file_hash).count();
        let pages: Vec<Page> =
            before.pages.into_iter().filter(|page| page.file_hash == file_hash).collect();
        let whole = !pages.is_empty() && pages.len() == of_file;
        Ok(whole.then_some(ReadDocument { document, pages }))
    }
}

/// What is stored of a document. What cannot be read counts as absent, so that it is replaced; but
/// not what a later Shirube wrote.
fn before(view: &dyn View, id: &DocumentId) -> Result<Before, LibraryError> {
    let document = readable(view.document(id))?;
    let hashes = view.page_numbers(id)?;
    let mut pages = Vec::new();
    for (number, _) in &hashes {
        pages.extend(readable(view.page(id, *number))?);
    }
    Ok(Before { document, hashes, pages })
}

fn readable<T>(stored: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match stored {
        Err(StoreError::Body(unread)) if !matches!(unread.fault, BodyFault::Newer { .. }) => {
            Ok(None)
        }
        stored => stored,
    }
}

fn stored_register(view: &dyn View, id: &DocumentId) -> Result<Register, LibraryError> {
    Ok(Register { comments: view.comments_of(id)?, remainders: view.remainders(id)? })
}
