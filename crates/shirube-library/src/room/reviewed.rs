//! Comments as people see them: the machine's reading, with what people decided laid over it.

use super::entries;
use super::error::LibraryError;
use super::library::{Library, document, id_of};
use crate::register::{cite, volume_named};
use shirube_documents::DocumentId;
use shirube_documents::comment::{
    Comment, Decision, Disposition, Field, ReadingConfidence, Reviewed,
};
use shirube_documents::document::Document;
use shirube_store::{IndexEntry, View};
use std::collections::BTreeMap;

/// Lays the decisions on a comment over its reading, the later ones over the earlier. Those on a value
/// that the machine reads differently now still hold: a person saw the document.
fn lay_over(machine: Comment, document: &Document, decisions: &[Decision]) -> Reviewed {
    let mut comment = machine.clone();
    let mut latest: BTreeMap<Field, Decision> = BTreeMap::new();
    for decision in decisions {
        latest.insert(decision.field, decision.clone());
    }
    for decision in latest.values() {
        let value = decision.value.clone();
        match decision.field {
            Field::Theme => comment.theme = value,
            Field::Volume => {
                comment.volume_id = value.as_deref().and_then(volume_named);
                comment.volume = value;
            }
            Field::Place => comment.place = value,
            Field::Page => comment.page = value,
            Field::Opinion => comment.opinion = value.unwrap_or_default(),
            Field::Response => comment.response = value,
            Field::Disposition => {
                comment.disposition = value.as_deref().and_then(Disposition::from_word);
            }
            Field::Number | Field::References => {}
        }
        comment.confidence.insert(decision.field, ReadingConfidence::Decided);
        comment.doubts.remove(&decision.field);
    }
    let decisions = latest.into_values().collect();
    Reviewed { document: document.clone(), comment, machine, decisions }
}

impl Library<'_> {
    /// A comment with the decisions on it, and with the places that it cites then.
    pub(super) fn reviewed(
        &self,
        machine: Comment,
        document: &Document,
        decisions: &[Decision],
    ) -> Reviewed {
        let mut reviewed = lay_over(machine, document, decisions);
        let citing = [Field::Volume, Field::Place, Field::Opinion, Field::Response];
        if reviewed.decisions.iter().any(|decision| citing.contains(&decision.field)) {
            let edition = self.edition_of(document);
            cite(&mut reviewed.comment, document.edition.as_deref(), edition);
        }
        reviewed
    }

    /// The comments of a document as they are to be found: with the decisions of its comments.
    pub(super) fn comment_entries(
        &self,
        document: &Document,
        comments: &[Comment],
        decisions: &[Decision],
    ) -> Vec<IndexEntry> {
        let mut on_comment: BTreeMap<u32, Vec<Decision>> = BTreeMap::new();
        for decision in decisions {
            on_comment.entry(decision.number).or_default().push(decision.clone());
        }
        let entry = |comment: &Comment| {
            let decisions = on_comment.get(&comment.number).map_or(&[][..], Vec::as_slice);
            let reviewed = self.reviewed(comment.clone(), document, decisions);
            entries::comment(document, &reviewed.comment)
        };
        comments.iter().map(entry).collect()
    }

    /// All comments, decisions applied, by document and number.
    pub fn comments(&self) -> Result<Vec<Reviewed>, LibraryError> {
        self.look(|view| self.comments_in(view))
    }

    pub(super) fn comments_in(&self, view: &dyn View) -> Result<Vec<Reviewed>, LibraryError> {
        // In the order of documents, by title.
        let documents = view.documents()?;
        let mut decisions: BTreeMap<(DocumentId, u32), Vec<Decision>> = BTreeMap::new();
        for decision in view.decisions()? {
            let comment = (decision.document.clone(), decision.number);
            decisions.entry(comment).or_default().push(decision);
        }
        let mut comments: BTreeMap<DocumentId, Vec<Comment>> = BTreeMap::new();
        for comment in view.comments()? {
            comments.entry(comment.document.clone()).or_default().push(comment);
        }
        let mut all = Vec::new();
        for document in &documents {
            for machine in comments.remove(&document.id).unwrap_or_default() {
                let comment = (document.id.clone(), machine.number);
                let decisions = decisions.get(&comment).map_or(&[][..], Vec::as_slice);
                all.push(self.reviewed(machine, document, decisions));
            }
        }
        Ok(all)
    }

    /// The comment with this number; `document` is needed when several documents have it.
    pub fn comment(&self, number: u32, document: Option<&str>) -> Result<Reviewed, LibraryError> {
        self.look(|view| self.comment_in(view, number, document))
    }

    pub(super) fn comment_in(
        &self,
        view: &dyn View,
        number: u32,
        beginning: Option<&str>,
    ) -> Result<Reviewed, LibraryError> {
        let ids = match beginning {
            Some(beginning) => vec![id_of(view, beginning)?],
            None => view.documents_with(number)?,
        };
        let id = match ids.as_slice() {
            [] => return Err(LibraryError::NoComment(number)),
            [id] => id,
            several => {
                let several: Vec<&str> = several.iter().map(DocumentId::as_str).collect();
                return Err(LibraryError::SeveralComments {
                    number,
                    documents: several.join(", "),
                });
            }
        };
        let machine = view.comment(id, number)?.ok_or(LibraryError::NoComment(number))?;
        let decisions = view.decisions_on(id, number)?;
        Ok(self.reviewed(machine, &document(view, id)?, &decisions))
    }
}

/// The citations that lead nowhere.
pub(super) fn unresolved(comment: &Comment) -> String {
    let texts = comment.references.iter().filter(|cited| cited.resolved.is_empty());
    texts.map(|cited| cited.text.as_str()).collect::<Vec<_>>().join("、")
}
