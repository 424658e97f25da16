//! What can be done with a library. The command line and the web application both come in here.

mod catalogue_entries;
mod comment_query;
mod decide;
mod entries;
mod find;

pub use comment_query::CommentQuery;
pub use decide::{ReviewItem, Signature, reviewed};
pub use find::{Found, FoundHit, SearchFilter};

use crate::read::{ReadDocument, state};
use crate::register::register;
use shirube_catalogue::{Catalogue, Edition};
use shirube_documents::comment::{Comment, Field, Register, Remainder};
use shirube_documents::document::{Document, Page};
use shirube_store::{DocumentChange, LibraryStore, StoreError};
use thiserror::Error;

/// A library: what is kept, and the catalogue that gives its references a meaning.
pub struct Library<'l> {
    store: &'l mut dyn LibraryStore,
    catalogue: &'l Catalogue,
}

/// Why something could not be done.
#[derive(Debug, Error)]
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
    /// The value does not fit the field.
    #[error("`{value}` is no value for {}", .field.id())]
    BadValue {
        /// The field.
        field: Field,
        /// The value.
        value: String,
    },
}

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
    /// Comments in the document's register now.
    pub comments: Vec<Comment>,
    /// Characters on its pages that wait for a person.
    pub unassigned: Vec<Remainder>,
}

/// A page with what is needed to cite it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageView {
    /// The document.
    pub document: Document,
    /// The page.
    pub page: Page,
    /// The source, ready to be cited: title, publisher, meeting, date, page, address.
    pub citation: String,
}

impl<'l> Library<'l> {
    /// Opens the room on a store.
    pub fn new(store: &'l mut dyn LibraryStore, catalogue: &'l Catalogue) -> Self {
        Self { store, catalogue }
    }

    /// Brings a document in. Pages that are there already, read by the same reader, stay as they
    /// are; the register of the document is read anew when anything changes. All of it is stored at
    /// once, or nothing.
    pub fn add(&mut self, read: ReadDocument) -> Result<Added, LibraryError> {
        loop {
            // Another import may come between looking and storing; then it is done again.
            if let Some(added) = self.try_add(read.clone())? {
                return Ok(added);
            }
        }
    }

    fn try_add(&mut self, read: ReadDocument) -> Result<Option<Added>, LibraryError> {
        let ReadDocument { mut document, pages } = read;
        let before = self.store.documents()?.into_iter().find(|known| known.id == document.id);
        let stored = self.store.page_numbers(&document.id)?;
        let same_reader = before.as_ref().is_some_and(|known| known.reader == document.reader);
        let hash_of = |page: &Page| {
            let found = stored.iter().find(|(number, _)| *number == page.number);
            found.map(|(_, hash)| hash)
        };
        let is_known = |page: &Page| same_reader && hash_of(page) == Some(&page.file_hash);
        if let Some(earlier) = before.clone() {
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
        let described = before.as_ref() == Some(&document);
        let total = pages.len();
        let replaced: Vec<u32> = pages
            .iter()
            .filter(|page| hash_of(page).is_some_and(|hash| *hash != page.file_hash))
            .map(|page| page.number)
            .collect();
        // A new title or edition is in the index of every page.
        let indexed = |page: &&Page| !described || !is_known(page);
        let mut entries: Vec<_> =
            pages.iter().filter(indexed).map(|page| entries::page(&document, page)).collect();
        let new: Vec<Page> = pages.into_iter().filter(|page| !is_known(page)).collect();
        if !new.is_empty() || !described {
            let register = self.read_register(&document, &stored, &new)?;
            entries.extend(register.comments.iter().map(|c| entries::comment(&document, c)));
            let change = DocumentChange {
                document: &document,
                expected_pages: &stored,
                pages: &new,
                register: &register,
                entries: &entries,
            };
            if !self.store.put_document(&change)? {
                return Ok(None);
            }
        }
        let comments = self.store.comments()?;
        let remainders = self.store.remainders(&document.id)?;
        Ok(Some(Added {
            new_pages: new.len(),
            known_pages: total - new.len(),
            replaced_pages: replaced,
            comments: comments.into_iter().filter(|c| c.document == document.id).collect(),
            unassigned: remainders
                .into_iter()
                .filter(|r| r.kind == shirube_documents::comment::RemainderKind::Unassigned)
                .collect(),
            document,
        }))
    }

    /// The register of the stored pages with the new ones among them.
    fn read_register(
        &self,
        document: &Document,
        stored: &[(u32, String)],
        new: &[Page],
    ) -> Result<Register, LibraryError> {
        let mut pages = new.to_vec();
        for (number, _) in stored {
            if !new.iter().any(|page| page.number == *number) {
                pages.extend(self.store.page(&document.id, *number)?);
            }
        }
        pages.sort_by_key(|page| page.number);
        Ok(register(document, &pages, self.edition_of(document)))
    }

    /// The document that a file with this SHA-256 became, with its pages, when the same reader read
    /// it. Nothing needs to be read again then.
    pub fn known(
        &self,
        file_hash: &str,
        reader: &str,
    ) -> Result<Option<ReadDocument>, LibraryError> {
        let id = file_hash.get(..12).unwrap_or(file_hash);
        let known = self.store.documents()?.into_iter();
        let Some(document) = known.into_iter().find(|d| d.id == id && d.reader == reader) else {
            return Ok(None);
        };
        let mut pages = Vec::new();
        for (number, hash) in self.store.page_numbers(id)? {
            if hash == file_hash {
                pages.extend(self.store.page(id, number)?);
            }
        }
        Ok((!pages.is_empty()).then_some(ReadDocument { document, pages }))
    }

    /// The edition that a document speaks of, when the catalogue has it.
    pub(crate) fn edition_of(&self, document: &Document) -> Option<&'l Edition> {
        self.catalogue.edition(document.edition.as_deref()?)
    }

    /// All documents with their numbers of pages, by title.
    pub fn documents(&self) -> Result<Vec<(Document, Vec<u32>)>, LibraryError> {
        let mut out = Vec::new();
        for document in self.store.documents()? {
            let pages = self.store.page_numbers(&document.id)?;
            out.push((document, pages.into_iter().map(|(number, _)| number).collect()));
        }
        Ok(out)
    }

    /// The document with this id, or with the only id that begins so.
    pub fn document(&self, id: &str) -> Result<Document, LibraryError> {
        let known = self.store.documents()?;
        let mut found = known.into_iter().filter(|d| !id.is_empty() && d.id.starts_with(id));
        match (found.next(), found.next()) {
            (Some(document), None) => Ok(document),
            (None, _) => Err(LibraryError::NoDocument(id.to_owned())),
            (Some(_), Some(_)) => Err(LibraryError::SeveralDocuments(id.to_owned())),
        }
    }

    /// A page, with its source ready to be cited.
    pub fn page(&self, id: &str, number: u32) -> Result<PageView, LibraryError> {
        let document = self.document(id)?;
        let page = self
            .store
            .page(&document.id, number)?
            .ok_or_else(|| LibraryError::NoPage { document: document.id.clone(), page: number })?;
        let citation = citation(&document, number);
        Ok(PageView { document, page, citation })
    }

    /// Removes a document. Decisions on its comments are kept, in case it comes back. Also gives the
    /// hashes of the files that no document is made of any more.
    pub fn remove(&mut self, id: &str) -> Result<(Document, Vec<String>), LibraryError> {
        let document = self.document(id)?;
        let pages = self.store.page_numbers(&document.id)?;
        self.store.remove_document(&document.id)?;
        let mut files: Vec<String> = pages.into_iter().map(|(_, hash)| hash).collect();
        files.sort();
        files.dedup();
        for other in self.store.documents()? {
            for (_, hash) in self.store.page_numbers(&other.id)? {
                files.retain(|file| *file != hash);
            }
        }
        Ok((document, files))
    }
}

/// 「題名」 (発行者, 会議, 日付) p. 14 https://…
pub fn citation(document: &Document, page: u32) -> String {
    let mut out = format!("「{}」", document.title);
    let date = document.date.map(|date| date.to_string());
    let inside: Vec<String> = [
        document.publisher.clone(),
        document.meeting.clone(),
        date.or_else(|| document.date_as_written.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !inside.is_empty() {
        out.push_str(&format!(" ({})", inside.join(", ")));
    }
    out.push_str(&format!(" p. {page}"));
    if let Some(url) = &document.source_url {
        out.push(' ');
        out.push_str(url);
    }
    out
}
