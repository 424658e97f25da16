//! A change: what the rooms write, put together into deeds.

use super::room::{Room, Writing};
use crate::body::UnreadBody;
use crate::change::{ChangeRecord, Deed};
use crate::error::StoreError;
use crate::index::IndexEntry;
use crate::sql::Session;
use crate::store::{Change, DocumentChange, Documents, View};
use shirube_documents::DocumentId;
use shirube_documents::comment::{Decision, Dismissal};

impl<S: Session, W> View for Room<S, W> {
    fn unread(&self) -> Vec<UnreadBody> {
        self.noted()
    }
}

impl<S: Session> Change for Room<S, Writing> {
    fn put_document(&mut self, change: &DocumentChange<'_>) -> Result<bool, StoreError> {
        let DocumentChange { document, expected_pages, pages, register, entries } = *change;
        if self.page_numbers(&document.id)? != expected_pages {
            return Ok(false);
        }
        self.put_pages(document, pages)?;
        self.put_register(&document.id, register)?;
        self.put_document_entries(&document.id, entries)?;
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.did(Deed::DocumentStored {
            document: document.id.clone(),
            pages: count(pages.len()),
            comments: count(register.comments.len()),
        });
        Ok(true)
    }

    fn remove_document(&mut self, document: &DocumentId) -> Result<bool, StoreError> {
        self.remove_entries(document)?;
        let was_there = self.remove_pages(document)?;
        if was_there {
            self.did(Deed::DocumentRemoved { document: document.clone() });
        }
        Ok(was_there)
    }

    fn put_decisions(
        &mut self,
        decisions: &[Decision],
        entry: &IndexEntry,
    ) -> Result<(), StoreError> {
        let Some(Decision { document, .. }) = decisions.first() else { return Ok(()) };
        self.put_document_entry(document, entry)?;
        for decision in decisions {
            self.add_decision(decision)?;
            let Decision { document, number, field, .. } = decision.clone();
            self.did(Deed::Decided { document, number, field });
        }
        Ok(())
    }

    fn put_dismissal(&mut self, dismissal: &Dismissal) -> Result<(), StoreError> {
        self.add_dismissal(dismissal)?;
        let Dismissal { document, page, .. } = dismissal;
        self.did(Deed::Dismissed { document: document.clone(), page: *page });
        Ok(())
    }

    fn put_catalogue(&mut self, digest: &str, entries: &[IndexEntry]) -> Result<(), StoreError> {
        self.put_catalogue_entries(digest, entries)?;
        self.did(Deed::CatalogueIndexed { digest: digest.to_owned() });
        Ok(())
    }

    fn put_comment_entries(
        &mut self,
        form: &str,
        entries: &[(DocumentId, Vec<IndexEntry>)],
    ) -> Result<(), StoreError> {
        for (document, entries) in entries {
            self.put_document_entries(document, entries)?;
        }
        self.put_comment_form(form)?;
        self.did(Deed::CommentsIndexed { form: form.to_owned() });
        Ok(())
    }

    fn commit(self: Box<Self>) -> Result<ChangeRecord, StoreError> {
        let mut room = *self;
        let record = room.record()?;
        room.into_session().commit()?;
        Ok(record)
    }
}
