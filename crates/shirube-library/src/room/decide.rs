//! Comments as people see them: the machine's reading, with what people decided laid over it.

use super::{Library, LibraryError};
use crate::register::cite;
use shirube_model::comment::{
    Comment, Decision, Disposition, Field, ReadingConfidence, Remainder, RemainderKind, Reviewed,
};
use shirube_model::document::Document;

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewItem {
    /// A field that is not sure.
    Field {
        /// The document.
        document: Document,
        /// The comment's number.
        number: u32,
        /// The field.
        field: Field,
        /// What the machine read.
        value: Option<String>,
        /// A code of `doubt.*`.
        doubt: String,
        /// Page and first line in the document, when the field has characters.
        place: Option<(u32, u32)>,
    },
    /// Characters that belong to no field.
    Text {
        /// The document.
        document: Document,
        /// What they were taken for.
        remainder: Remainder,
        /// The characters.
        text: String,
    },
}

/// Lays decisions over a reading. Those on a value that the machine reads differently now still
/// hold: a person saw the document.
pub fn reviewed(machine: Comment, document: &Document, all: &[Decision]) -> Reviewed {
    let mut comment = machine.clone();
    let mut decisions: Vec<Decision> = Vec::new();
    let mine = all.iter().filter(|d| d.document == machine.document && d.number == machine.number);
    for decision in mine {
        decisions.retain(|earlier| earlier.field != decision.field);
        decisions.push(decision.clone());
    }
    decisions.sort_by_key(|decision| decision.field);
    for decision in &decisions {
        let value = decision.value.clone();
        match decision.field {
            Field::Theme => comment.theme = value,
            Field::Volume => {
                comment.volume_id = value.as_deref().and_then(crate::register::volume_named);
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
    Reviewed { document: document.clone(), comment, machine, decisions }
}

impl Library<'_> {
    /// All comments, decisions applied, by number and document.
    pub fn comments(&self) -> Result<Vec<Reviewed>, LibraryError> {
        let documents = self.store.documents()?;
        let decisions = self.store.decisions()?;
        let mut out = Vec::new();
        for machine in self.store.comments()? {
            let Some(document) = documents.iter().find(|d| d.id == machine.document) else {
                continue;
            };
            let mut found = reviewed(machine, document, &decisions);
            let touches = |field| found.decisions.iter().any(|d| d.field == field);
            if [Field::Volume, Field::Place, Field::Opinion, Field::Response]
                .into_iter()
                .any(touches)
            {
                let edition = self.edition_of(document);
                cite(&mut found.comment, document.edition.as_deref(), edition);
            }
            out.push(found);
        }
        Ok(out)
    }

    /// The comment with this number; `document` is needed when several documents have it.
    pub fn comment(&self, number: u32, document: Option<&str>) -> Result<Reviewed, LibraryError> {
        let id = document.map(|id| self.document(id)).transpose()?.map(|document| document.id);
        let mut found: Vec<Reviewed> = self
            .comments()?
            .into_iter()
            .filter(|c| c.comment.number == number)
            .filter(|c| id.as_ref().is_none_or(|id| *id == c.document.id))
            .collect();
        match (found.pop(), found.is_empty()) {
            (None, _) => Err(LibraryError::NoComment(number)),
            (Some(only), true) => Ok(only),
            (Some(last), false) => {
                found.push(last);
                let ids: Vec<String> = found.into_iter().map(|c| c.document.id).collect();
                Err(LibraryError::SeveralComments { number, documents: ids.join(", ") })
            }
        }
    }

    /// What waits for a person, by document and place.
    pub fn review_queue(&self) -> Result<Vec<ReviewItem>, LibraryError> {
        let mut out = Vec::new();
        for found in self.comments()? {
            for (field, confidence) in &found.comment.confidence {
                if *confidence != ReadingConfidence::Unsure {
                    continue;
                }
                let part = found.machine.parts.iter().find(|part| part.field == *field);
                let value = match field {
                    Field::References => Some(unresolved(&found.comment)),
                    _ => found.comment.text(*field).filter(|text| !text.is_empty()),
                };
                let doubt = found.comment.doubts.get(field).cloned();
                out.push(ReviewItem::Field {
                    document: found.document.clone(),
                    number: found.comment.number,
                    field: *field,
                    value,
                    doubt: doubt.unwrap_or_else(|| "doubt.other-reading".to_owned()),
                    place: part.map(|part| (part.page, part.line)),
                });
            }
        }
        for document in self.store.documents()? {
            for remainder in self.store.remainders(&document.id)? {
                let waits = matches!(
                    remainder.kind,
                    RemainderKind::Unassigned | RemainderKind::Continuation
                );
                if !waits {
                    continue;
                }
                let page = self.store.page(&document.id, remainder.page)?;
                let (start, end) = remainder.span;
                let text =
                    page.and_then(|p| p.text.get(start as usize..end as usize).map(str::to_owned));
                out.push(ReviewItem::Text {
                    document: document.clone(),
                    remainder,
                    text: text.unwrap_or_default(),
                });
            }
        }
        Ok(out)
    }

    /// Keeps a person's decision on a field. The reading stays what it is.
    pub fn decide(
        &mut self,
        number: u32,
        document: Option<&str>,
        field: Field,
        value: Option<String>,
        (person, decided_at, note): (String, String, Option<String>),
    ) -> Result<Decision, LibraryError> {
        let found = self.comment(number, document)?;
        let unknown = field == Field::Disposition
            && value.as_deref().is_some_and(|value| Disposition::from_word(value).is_none());
        if unknown || matches!(field, Field::Number | Field::References) {
            return Err(LibraryError::BadValue { field, value: value.unwrap_or_default() });
        }
        let decision = Decision {
            document: found.document.id,
            number,
            field,
            value,
            machine_value: found.machine.text(field),
            person,
            decided_at,
            note,
        };
        self.store.put_decision(&decision)?;
        Ok(decision)
    }
}

/// The citations that lead nowhere.
fn unresolved(comment: &Comment) -> String {
    let texts = comment.references.iter().filter(|cited| cited.resolved.is_empty());
    texts.map(|cited| cited.text.as_str()).collect::<Vec<_>>().join("、")
}
