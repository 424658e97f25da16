//! Which comments: by what they speak of, and by what became of them.

use super::error::LibraryError;
use super::library::{Library, document};
use crate::register::resolve;
use crate::text::fold;
use shirube_documents::comment::{Disposition, Reviewed};
use shirube_model::Volume;
use shirube_model::reference::{Context, parse};
use shirube_store::View;

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
        let places = query.requirement.as_deref().map(|text| self.places(text)).transpose()?;
        let theme = query.theme.as_deref().map(|theme| fold(theme).text);
        self.look(|view| {
            let only = query.document.as_deref().map(|id| document(view, id)).transpose()?;
            let matches = |reviewed: &Reviewed| {
                let comment = &reviewed.comment;
                only.as_ref().is_none_or(|only| only.id == reviewed.document.id)
                    && places.as_ref().is_none_or(|places| is_about(reviewed, places))
                    && query.disposition.is_none_or(|wanted| comment.disposition == Some(wanted))
                    && query.volume.is_none_or(|volume| comment.volume_id == Some(volume))
                    && (!query.unsure || comment.is_unsure())
                    && theme.as_ref().is_none_or(|theme| {
                        let text = comment.theme.as_ref().map(|text| fold(text).text);
                        text.is_some_and(|text| text.contains(theme.as_str()))
                    })
            };
            Ok(self.comments_in(view)?.into_iter().filter(matches).collect())
        })
    }

    /// The comments on a place, for those who explain it.
    pub fn comments_on(&self, text: &str) -> Result<Vec<Reviewed>, LibraryError> {
        match self.places(text) {
            Err(LibraryError::NoSuchPlace(_)) => Ok(Vec::new()),
            Err(error) => Err(error),
            Ok(places) => self.look(|view| self.comments_at(view, &places)),
        }
    }

    /// The comments that cite one of the places, or something inside of it.
    pub(super) fn comments_at(
        &self,
        view: &dyn View,
        places: &[String],
    ) -> Result<Vec<Reviewed>, LibraryError> {
        let mut comments = self.comments_in(view)?;
        comments.retain(|reviewed| is_about(reviewed, places));
        Ok(comments)
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
fn is_about(reviewed: &Reviewed, places: &[String]) -> bool {
    let inside = |id: &String, whole: &String| {
        id.strip_prefix(whole.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['#', '.', '/']))
    };
    reviewed
        .comment
        .references
        .iter()
        .flat_map(|cited| &cited.resolved)
        .any(|id| places.iter().any(|whole| inside(id, whole)))
}
