//! The door to where public documents are kept. The reading of documents knows it and no storage;
//! `shirube-store` implements it.

use serde::{Deserialize, Serialize};
use shirube_documents::comment::{Comment, Decision, Dismissal, Register, Remainder};
use shirube_documents::document::{Document, Page};
use shirube_model::Volume;
use thiserror::Error;

/// A store failed. The cause is the storage's own error.
#[derive(Debug, Error)]
#[error("{what}: {cause}")]
pub struct StoreError {
    /// What was to be done.
    pub what: &'static str,
    /// What the storage said.
    pub cause: Box<dyn std::error::Error + Send + Sync>,
}

/// What can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A requirement of an edition.
    Requirement,
    /// A check.
    Check,
    /// A public comment with its response.
    Comment,
    /// A page of a document.
    Page,
}

impl EntryKind {
    /// All kinds, in the order in which results list them.
    pub const ALL: [Self; 4] = [Self::Requirement, Self::Check, Self::Comment, Self::Page];

    /// The identifier.
    pub fn id(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Check => "check",
            Self::Comment => "comment",
            Self::Page => "page",
        }
    }

    /// The kind with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// What it is.
    pub kind: EntryKind,
    /// Its id: a requirement's or check's, `DOCUMENT#NUMBER` for a comment, `DOCUMENT/NUMBER` for a page.
    pub id: String,
    /// What to call it in a list.
    pub title: String,
    /// The edition that it belongs to.
    pub edition: Option<String>,
    /// The volume that it belongs to.
    pub volume: Option<Volume>,
    /// The exact text, from which snippets are cut. Empty for pages, which are kept already.
    pub text: String,
    /// The tokens of the text, in order, parted by single spaces.
    pub tokens: String,
}

/// A word or phrase that must occur: tokens that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The tokens.
    pub tokens: Vec<String>,
    /// True when the last token is only the beginning of one.
    pub prefix: bool,
}

/// A question to the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    /// All of these must occur.
    pub phrases: Vec<Phrase>,
    /// Only these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
    /// Only this edition.
    pub edition: Option<String>,
    /// Only this volume.
    pub volume: Option<Volume>,
    /// How many results at most.
    pub limit: usize,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// What it is.
    pub kind: EntryKind,
    /// Its id, as in [`IndexEntry::id`].
    pub id: String,
    /// What to call it.
    pub title: String,
    /// The edition.
    pub edition: Option<String>,
    /// The volume.
    pub volume: Option<Volume>,
    /// The exact text.
    pub text: String,
}

/// The results of a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchResults {
    /// Best first.
    pub hits: Vec<SearchHit>,
    /// How many entries match; a lower bound when `more` is set.
    pub count: usize,
    /// True when counting stopped at the store's limit.
    pub more: bool,
}

/// A document as it is to be from now on.
#[derive(Debug, Clone, Copy)]
pub struct DocumentChange<'c> {
    /// The document.
    pub document: &'c Document,
    /// The pages that it had when the register was read, as
    /// [`page_numbers`](LibraryStore::page_numbers) gives them: another import may have come between.
    pub expected_pages: &'c [(u32, String)],
    /// Pages that are new. Those with the same number are replaced, others stay.
    pub pages: &'c [Page],
    /// The register of all its pages; it replaces the earlier one. Decisions stay.
    pub register: &'c Register,
    /// Entries of new pages, which replace those of the same id, and of all comments, which replace
    /// all earlier ones of the document.
    pub entries: &'c [IndexEntry],
}

/// Where public documents, the register and the index are kept.
pub trait LibraryStore {
    /// All documents, by title and id.
    fn documents(&self) -> Result<Vec<Document>, StoreError>;

    /// The numbers of a document's pages with the hash of the file each came from, in order.
    fn page_numbers(&self, document: &str) -> Result<Vec<(u32, String)>, StoreError>;

    /// A page.
    fn page(&self, document: &str, number: u32) -> Result<Option<Page>, StoreError>;

    /// Stores a document with its pages, its register and its index entries: all or nothing.
    /// `false`, and nothing is stored, when the document's pages are no longer
    /// [`expected_pages`](DocumentChange::expected_pages).
    fn put_document(&mut self, change: &DocumentChange<'_>) -> Result<bool, StoreError>;

    /// Removes a document, its pages, register and index entries. Decisions stay.
    fn remove_document(&mut self, document: &str) -> Result<bool, StoreError>;

    /// The comments as they were read, by number and document.
    fn comments(&self) -> Result<Vec<Comment>, StoreError>;

    /// What belongs to no record on the pages of a document, in order.
    fn remainders(&self, document: &str) -> Result<Vec<Remainder>, StoreError>;

    /// Adds a decision; an earlier one on the same field stays in the log.
    fn put_decision(&mut self, decision: &Decision) -> Result<(), StoreError>;

    /// All decisions, the oldest first.
    fn decisions(&self) -> Result<Vec<Decision>, StoreError>;

    /// Adds a decision on characters in no field.
    fn put_dismissal(&mut self, dismissal: &Dismissal) -> Result<(), StoreError>;

    /// All decisions on characters in no field, the oldest first.
    fn dismissals(&self) -> Result<Vec<Dismissal>, StoreError>;

    /// The entries with these ids, as a search would give them, in the order asked for.
    fn entries(&self, ids: &[(EntryKind, String)]) -> Result<Vec<SearchHit>, StoreError>;

    /// The digest of the catalogue that is indexed.
    fn catalogue_digest(&self) -> Result<Option<String>, StoreError>;

    /// Replaces the index entries of the catalogue.
    fn put_catalogue(&mut self, digest: &str, entries: &[IndexEntry]) -> Result<(), StoreError>;

    /// Asks the index.
    fn search(&self, query: &SearchQuery) -> Result<SearchResults, StoreError>;
}
