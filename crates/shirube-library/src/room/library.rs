//! The room itself: a store, the catalogue that gives its references a meaning, and how both are used.

use super::error::LibraryError;
use shirube_catalogue::{Catalogue, Edition};
use shirube_documents::DocumentId;
use shirube_documents::document::Document;
use shirube_store::{Actor, Change, Store, StoreError, Timestamp, UnreadBody, View};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A library: what is kept, and the catalogue that gives its references a meaning. All that reads and
/// writes goes through `&self`, each call in a view or change of its own.
pub struct Library<'l> {
    store: &'l dyn Store,
    pub(super) catalogue: &'l Catalogue,
    unread: Mutex<BTreeSet<UnreadBody>>,
}

/// What becomes of a change.
pub(super) enum Outcome<T> {
    /// It is kept.
    Keep(T),
    /// Nothing happened.
    Leave(T),
}

impl<'l> Library<'l> {
    /// Opens the room on a store.
    pub fn new(store: &'l dyn Store, catalogue: &'l Catalogue) -> Self {
        Self { store, catalogue, unread: Mutex::new(BTreeSet::new()) }
    }

    /// What could not be read so far, and is missing from what was given.
    pub fn unread(&self) -> Vec<UnreadBody> {
        self.unread.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn note(&self, unread: Vec<UnreadBody>) {
        self.unread.lock().unwrap_or_else(PoisonError::into_inner).extend(unread);
    }

    /// Looks at one state of the store.
    pub(super) fn look<T>(
        &self,
        work: impl FnOnce(&dyn View) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let view = self.store.view()?;
        let result = work(&*view);
        self.note(view.unread());
        result
    }

    /// Changes the store: all that `work` writes, or nothing.
    pub(super) fn change<T>(
        &self,
        by: &Actor,
        at: Timestamp,
        work: impl FnOnce(&mut dyn Change) -> Result<Outcome<T>, LibraryError>,
    ) -> Result<T, LibraryError> {
        let mut change = self.store.change(by, at)?;
        let result = work(&mut *change);
        self.note(change.unread());
        match result? {
            Outcome::Keep(done) => {
                change.commit()?;
                Ok(done)
            }
            Outcome::Leave(done) => Ok(done),
        }
    }

    /// The edition that a document speaks of, when the catalogue has it.
    pub(super) fn edition_of(&self, document: &Document) -> Option<&'l Edition> {
        self.catalogue.edition(document.edition.as_deref()?)
    }
}

/// What is stored, when it is there and can be read.
pub(super) fn if_readable<T>(
    stored: Result<Option<T>, StoreError>,
) -> Result<Option<T>, StoreError> {
    match stored {
        Err(StoreError::Body(_)) => Ok(None),
        stored => stored,
    }
}

/// The id of the document with this id, or of the only one whose id begins so.
pub(super) fn id_of(view: &dyn View, beginning: &str) -> Result<DocumentId, LibraryError> {
    let mut ids = match beginning {
        "" => Vec::new(),
        beginning => view.ids_beginning(beginning)?,
    };
    match (ids.pop(), ids.is_empty()) {
        (Some(id), true) => Ok(id),
        (None, _) => Err(LibraryError::NoDocument(beginning.to_owned())),
        (Some(_), false) => Err(LibraryError::SeveralDocuments(beginning.to_owned())),
    }
}

/// The document with this id, or the only one whose id begins so.
pub(super) fn document(view: &dyn View, beginning: &str) -> Result<Document, LibraryError> {
    let id = id_of(view, beginning)?;
    view.document(&id)?.ok_or_else(|| LibraryError::NoDocument(beginning.to_owned()))
}
