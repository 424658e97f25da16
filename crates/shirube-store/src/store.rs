//! The door to where things are kept. Those who use it know no storage.

use crate::actor::Actor;
use crate::body::UnreadBody;
use crate::change::ChangeRecord;
use crate::error::StoreError;
use crate::index::{EntryKind, IndexEntry, SearchHit, SearchQuery, SearchResults};
use jiff::Timestamp;
use shirube_documents::DocumentId;
use shirube_documents::comment::{Comment, Decision, Dismissal, Register, Remainder};
use shirube_documents::document::{Document, Page};

/// Where things are kept.
pub trait Store: Send + Sync {
    /// Opens a view of everything as it is now. Changes made after that are not in it.
    fn view(&self) -> Result<Box<dyn View + '_>, StoreError>;

    /// Begins a change, by somebody and at a time. Only one is made at once: the call waits for others
    /// to end, so whoever holds a change must not begin another.
    fn change(&self, by: &Actor, at: Timestamp) -> Result<Box<dyn Change + '_>, StoreError>;
}

/// Public documents and their pages.
pub trait Documents {
    /// All documents that can be read, by title and id.
    fn documents(&self) -> Result<Vec<Document>, StoreError>;

    /// The document with this id.
    fn document(&self, id: &DocumentId) -> Result<Option<Document>, StoreError>;

    /// The first two ids of documents that begin so, in order; also of documents that cannot be read.
    fn ids_beginning(&self, beginning: &str) -> Result<Vec<DocumentId>, StoreError>;

    /// The numbers of a document's pages with the hash of the file each came from, in order.
    fn page_numbers(&self, document: &DocumentId) -> Result<Vec<(u32, String)>, StoreError>;

    /// A page.
    fn page(&self, document: &DocumentId, number: u32) -> Result<Option<Page>, StoreError>;

    /// The hashes of the files that only this document is made of, in order.
    fn own_files(&self, document: &DocumentId) -> Result<Vec<String>, StoreError>;
}

/// The comments, as they were read.
pub trait Comments {
    /// All comments that can be read, by number and document.
    fn comments(&self) -> Result<Vec<Comment>, StoreError>;

    /// Those of a document, by number.
    fn comments_of(&self, document: &DocumentId) -> Result<Vec<Comment>, StoreError>;

    /// The documents that have a comment of this number, in order.
    fn documents_with(&self, number: u32) -> Result<Vec<DocumentId>, StoreError>;

    /// One comment.
    fn comment(&self, document: &DocumentId, number: u32) -> Result<Option<Comment>, StoreError>;

    /// What belongs to no record on the pages of a document, in order.
    fn remainders(&self, document: &DocumentId) -> Result<Vec<Remainder>, StoreError>;
}

/// What persons decided.
pub trait Decisions {
    /// All decisions that can be read, the oldest first; also on documents that are gone.
    fn decisions(&self) -> Result<Vec<Decision>, StoreError>;

    /// Those on the comments of a document, the oldest first.
    fn decisions_of(&self, document: &DocumentId) -> Result<Vec<Decision>, StoreError>;

    /// Those on one comment, the oldest first.
    fn decisions_on(&self, document: &DocumentId, number: u32)
    -> Result<Vec<Decision>, StoreError>;

    /// The decisions on characters in no field of a document, the oldest first.
    fn dismissals(&self, document: &DocumentId) -> Result<Vec<Dismissal>, StoreError>;
}

/// What can be found.
pub trait Index {
    /// The entries with these ids that are there, as a search would give them, in the order asked for.
    fn entries(&self, ids: &[(EntryKind, String)]) -> Result<Vec<SearchHit>, StoreError>;

    /// The digest of the catalogue that is indexed.
    fn catalogue_digest(&self) -> Result<Option<String>, StoreError>;

    /// The form in which all comments were indexed; `None` before the first time.
    fn comment_form(&self) -> Result<Option<String>, StoreError>;

    /// Asks the index.
    fn search(&self, query: &SearchQuery) -> Result<SearchResults, StoreError>;
}

/// What was changed.
pub trait Changes {
    /// At most `limit` changes that came after the one with this number, in order.
    fn changes(&self, after: i64, limit: u32) -> Result<Vec<ChangeRecord>, StoreError>;
}

/// One state of everything.
pub trait View: Documents + Comments + Decisions + Index + Changes {
    /// What was asked for so far and cannot be read. Lists left it out; asked for by its name, it was
    /// an error.
    fn unread(&self) -> Vec<UnreadBody>;
}

/// A document as it is to be from now on.
#[derive(Debug, Clone, Copy)]
pub struct DocumentChange<'c> {
    /// The document.
    pub document: &'c Document,
    /// The pages that it had when the register was read, as
    /// [`page_numbers`](Documents::page_numbers) gives them: another import may have come between.
    pub expected_pages: &'c [(u32, String)],
    /// Pages that are new. Those with the same number are replaced, others stay.
    pub pages: &'c [Page],
    /// The register of all its pages; it replaces the earlier one. Decisions stay.
    pub register: &'c Register,
    /// Entries of new pages, which replace those of the same id, and of all comments, which replace
    /// all earlier ones of the document.
    pub entries: &'c [IndexEntry],
}

/// A change under way. It sees what it has written. Dropped without a commit, nothing happened.
pub trait Change: View {
    /// Stores a document with its pages, its register and its index entries. `false`, and nothing is
    /// written, when the document's pages are not [`expected_pages`](DocumentChange::expected_pages).
    fn put_document(&mut self, document: &DocumentChange<'_>) -> Result<bool, StoreError>;

    /// Removes a document, its pages, register and index entries. Decisions stay.
    fn remove_document(&mut self, document: &DocumentId) -> Result<bool, StoreError>;

    /// Adds decisions on one comment; earlier ones on the same fields stay in the log. `entry` is the
    /// comment as it is to be found from now on.
    fn put_decisions(
        &mut self,
        decisions: &[Decision],
        entry: &IndexEntry,
    ) -> Result<(), StoreError>;

    /// Adds a decision on characters in no field.
    fn put_dismissal(&mut self, dismissal: &Dismissal) -> Result<(), StoreError>;

    /// Replaces the index entries of the catalogue.
    fn put_catalogue(&mut self, digest: &str, entries: &[IndexEntry]) -> Result<(), StoreError>;

    /// Replaces the index entries of the comments of these documents, and keeps the form in which
    /// they are made.
    fn put_comment_entries(
        &mut self,
        form: &str,
        entries: &[(DocumentId, Vec<IndexEntry>)],
    ) -> Result<(), StoreError>;

    /// Keeps the change and its record.
    fn commit(self: Box<Self>) -> Result<ChangeRecord, StoreError>;
}
