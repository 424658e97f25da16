//! Keeping the index up to date with what is not stored in it: the catalogue, and how comments are
//! indexed.

use super::catalogue_entries;
use super::error::LibraryError;
use super::library::{Library, Outcome};
use crate::text::tokens_as_text;
use shirube_store::{Actor, Timestamp};

/// The form in which comments are indexed; to be changed when they are to be indexed otherwise, so
/// that those which are stored follow. `decided`: with what persons decided; before, as read.
const COMMENT_FORM: &str = "decided";

/// The form in which the catalogue is indexed; counted up when its entries are made otherwise, so
/// that they are made anew.
const CATALOGUE_FORM: u32 = 1;

impl Library<'_> {
    /// Indexes the catalogue when another one is indexed, and all comments when they are indexed in
    /// an earlier form: in a library of an earlier Shirube, as they were read.
    pub fn refresh_index(&self, at: Timestamp) -> Result<(), LibraryError> {
        let digest = format!("{CATALOGUE_FORM}-{}", self.catalogue.digest());
        let (indexed, form) =
            self.look(|view| Ok((view.catalogue_digest()?, view.comment_form()?)))?;
        let same_catalogue = indexed.as_ref() == Some(&digest);
        let same_form = form.as_deref() == Some(COMMENT_FORM);
        if same_catalogue && same_form {
            return Ok(());
        }
        self.change(&Actor::program(), at, |change| {
            if !same_catalogue {
                let mut entries = catalogue_entries::entries(self.catalogue);
                for entry in &mut entries {
                    let english = entry.text.english.as_deref().unwrap_or_default();
                    entry.tokens = [&entry.text.text, english].map(tokens_as_text).join(" ");
                }
                change.put_catalogue(&digest, &entries)?;
            }
            if !same_form {
                let mut of_documents = Vec::new();
                for document in change.documents()? {
                    let decisions = change.decisions_of(&document.id)?;
                    let comments = change.comments_of(&document.id)?;
                    let entries = self.comment_entries(&document, &comments, &decisions);
                    of_documents.push((document.id, entries));
                }
                change.put_comment_entries(COMMENT_FORM, &of_documents)?;
            }
            Ok(Outcome::Keep(()))
        })
    }
}
