//! Which comments: by what they speak of, and by what became of them.

use super::{Library, LibraryError};
use crate::register::resolve;
use crate::text::fold;
use shirube_documents::comment::{Disposition, Reviewed};
use shirube_model::Volume;
use shirube_model::reference::{Context, parse};

/// A question to the register. What is absent does not narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommentQuery {
    /// A requirement, section or chapter, in any notation; comments on anything inside it.
    pub requirement: Option<String>,
    /// Words of the theme.
    pub theme: Option<String>,
    /// What was done.
    pub disposition: Option<Disposition>,
    /// The volume.
    pub volume: Option<Volume>,
    /// The document's id, or its beginning.
    pub document: Option<String>,
    /// Only those that wait for a person.
    pub unsure: bool,
}

impl Library<'_> {
    /// The comments that a question asks for.
    pub fn find_comments(&self, query: &CommentQuery) -> Result<Vec<Reviewed>, LibraryError> {
        let document = query.document.as_deref().map(|id| self.document(id)).transpose()?;
        let wanted = match &query.requirement {
            Some(text) => Some(self.places(text)?),
            None => None,
        };
        let theme = query.theme.as_deref().map(|theme| fold(theme).text);
        let matches = |found: &Reviewed| {
            let comment = &found.comment;
            document.as_ref().is_none_or(|document| document.id == found.document.id)
                && wanted.as_ref().is_none_or(|wanted| is_about(found, wanted))
                && query.disposition.is_none_or(|wanted| comment.disposition == Some(wanted))
                && query.volume.is_none_or(|volume| comment.volume_id == Some(volume))
                && (!query.unsure || comment.is_unsure())
                && theme.as_ref().is_none_or(|theme| {
                    comment
                        .theme
                        .as_ref()
                        .is_some_and(|text| fold(text).text.contains(theme.as_str()))
                })
        };
        Ok(self.comments()?.into_iter().filter(matches).collect())
    }

    /// The comments on a place, for those who explain it.
    pub fn comments_on(&self, text: &str) -> Result<Vec<Reviewed>, LibraryError> {
        match self.places(text) {
            Err(LibraryError::NoSuchPlace(_)) => Ok(Vec::new()),
            Err(error) => Err(error),
            Ok(places) => self.comments_at(&places),
        }
    }

    /// The comments that cite one of the places, or something inside of it.
    pub(super) fn comments_at(&self, places: &[String]) -> Result<Vec<Reviewed>, LibraryError> {
        Ok(self.comments()?.into_iter().filter(|found| is_about(found, places)).collect())
    }

    /// The ids that a citation leads to, in whichever edition knows it, without the edition.
    pub(super) fn places(&self, text: &str) -> Result<Vec<String>, LibraryError> {
        let mut out = Vec::new();
        for cited in parse(text, &Context::default()).references {
            for edition in &self.catalogue.editions {
                for id in resolve(edition, &cited.reference) {
                    if !out.contains(&id) {
                        out.push(id);
                    }
                }
            }
        }
        if out.is_empty() { Err(LibraryError::NoSuchPlace(text.to_owned())) } else { Ok(out) }
    }
}

/// True when the comment cites one of the places, or something inside of it.
fn is_about(found: &Reviewed, wanted: &[String]) -> bool {
    let inside = |id: &String, whole: &String| {
        id.strip_prefix(whole.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['#', '.', '/']))
    };
    found
        .comment
        .references
        .iter()
        .flat_map(|cited| &cited.resolved)
        .any(|id| wanted.iter().any(|whole| inside(id, whole)))
}
