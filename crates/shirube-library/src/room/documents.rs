//! Documents and pages as people see them.

use super::error::LibraryError;
use super::library::{Library, Outcome, document, id_of};
use shirube_documents::DocumentId;
use shirube_documents::document::{Document, Page};
use shirube_store::{Actor, BodyFault, StoreError, Timestamp};

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

/// A document that was removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// Its id.
    pub id: DocumentId,
    /// Its title; the id when the document could not be read.
    pub title: String,
    /// The hashes of the files that no document is made of any more.
    pub files: Vec<String>,
}

impl Library<'_> {
    /// All documents with their numbers of pages, by title.
    pub fn documents(&self) -> Result<Vec<(Document, Vec<u32>)>, LibraryError> {
        self.look(|view| {
            let mut documents = Vec::new();
            for document in view.documents()? {
                let pages = view.page_numbers(&document.id)?;
                documents.push((document, pages.into_iter().map(|(number, _)| number).collect()));
            }
            Ok(documents)
        })
    }

    /// The document with this id, or with the only id that begins so.
    pub fn document(&self, id: &str) -> Result<Document, LibraryError> {
        self.look(|view| document(view, id))
    }

    /// A page, with its source ready to be cited.
    pub fn page(&self, id: &str, number: u32) -> Result<PageView, LibraryError> {
        self.look(|view| {
            let document = document(view, id)?;
            let no_page =
                || LibraryError::NoPage { document: document.id.to_string(), page: number };
            let page = view.page(&document.id, number)?.ok_or_else(no_page)?;
            let citation = citation(&document, number);
            Ok(PageView { document, page, citation })
        })
    }

    /// Removes a document, also one that cannot be read. Decisions on its comments are kept, in case
    /// it comes back.
    pub fn remove(&self, id: &str, by: &Actor, at: Timestamp) -> Result<Removed, LibraryError> {
        self.change(by, at, |change| {
            let id = id_of(change, id)?;
            let title = match change.document(&id) {
                Ok(document) => document.map(|document| document.title),
                // What a later Shirube wrote is for that Shirube to remove.
                Err(StoreError::Body(unread))
                    if !matches!(unread.fault, BodyFault::Newer { .. }) =>
                {
                    None
                }
                Err(error) => return Err(error.into()),
            };
            let files = change.own_files(&id)?;
            change.remove_document(&id)?;
            let title = title.unwrap_or_else(|| id.to_string());
            Ok(Outcome::Keep(Removed { id, title, files }))
        })
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
