//! Comments as people see them: the machine's reading, with what people decided laid over it.

use super::{Library, LibraryError};
use crate::read::hash;
use crate::register::cite;
use shirube_documents::comment::{
    Comment, Decision, Dismissal, Disposition, Field, ReadingConfidence, Remainder, RemainderKind,
    Reviewed,
};
use shirube_documents::document::{Document, PageState};
use std::collections::{BTreeMap, BTreeSet};

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
    /// A page that fits poorly as a whole: every field of these comments is in doubt.
    PoorPage {
        /// The document.
        document: Document,
        /// The page.
        page: u32,
        /// The comments with fields on it that nobody decided.
        numbers: Vec<u32>,
    },
    /// Characters that belong to no field.
    Text {
        /// The document.
        document: Document,
        /// What they were taken for.
        remainder: Remainder,
        /// The characters.
        text: String,
        /// What to call them in a decision: the beginning of their SHA-256.
        id: String,
    },
    /// A page of a document with comments that has no text to read.
    Page {
        /// The document.
        document: Document,
        /// The page.
        page: u32,
        /// Why it has none.
        state: PageState,
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
    /// All comments, decisions applied, by document and number.
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
        out.sort_by(|a, b| {
            let key = |found: &Reviewed| {
                (found.document.title.clone(), found.document.id.clone(), found.comment.number)
            };
            key(a).cmp(&key(b))
        });
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

    /// What waits for a person: fields by number, then pages and characters by document and place.
    /// Only of one document, when its id is given.
    pub fn review_queue(&self, document: Option<&str>) -> Result<Vec<ReviewItem>, LibraryError> {
        let only = document.map(|id| self.document(id)).transpose()?.map(|document| document.id);
        let asked = |document: &Document| only.as_ref().is_none_or(|id| *id == document.id);
        let mut out = Vec::new();
        let mut poor: BTreeMap<(String, u32), Vec<u32>> = BTreeMap::new();
        let comments = self.comments()?;
        for found in comments.iter().filter(|found| asked(&found.document)) {
            for field in found.comment.unsure() {
                let part = found.machine.parts.iter().find(|part| part.field == field);
                let doubt = found.comment.doubts.get(&field).cloned();
                let doubt = doubt.unwrap_or_else(|| "doubt.other-reading".to_owned());
                let page = part.map(|part| part.page).or(found.page());
                if doubt == "doubt.poor-fit"
                    && let Some(page) = page
                {
                    let numbers = poor.entry((found.document.id.clone(), page)).or_default();
                    if numbers.last() != Some(&found.comment.number) {
                        numbers.push(found.comment.number);
                    }
                    continue;
                }
                let value = match field {
                    Field::References => Some(unresolved(&found.comment)),
                    _ => found.comment.text(field).filter(|text| !text.is_empty()),
                };
                out.push(ReviewItem::Field {
                    document: found.document.clone(),
                    number: found.comment.number,
                    field,
                    value,
                    doubt,
                    place: part.map(|part| (part.page, part.line)),
                });
            }
        }
        let dismissed: BTreeSet<(String, u32, String)> = self
            .store
            .dismissals()?
            .into_iter()
            .map(|dismissal| (dismissal.document, dismissal.page, dismissal.text_hash))
            .collect();
        for document in self.store.documents()?.into_iter().filter(asked) {
            if !comments.iter().any(|found| found.document.id == document.id) {
                continue;
            }
            for ((_, page), numbers) in
                poor.range((document.id.clone(), 0)..).take_while(|((id, _), _)| *id == document.id)
            {
                let (document, numbers) = (document.clone(), numbers.clone());
                out.push(ReviewItem::PoorPage { document, page: *page, numbers });
            }
            for (number, _) in self.store.page_numbers(&document.id)? {
                let Some(page) = self.store.page(&document.id, number)? else { continue };
                if matches!(
                    page.state,
                    PageState::Scanned | PageState::Undecodable | PageState::Unreadable
                ) {
                    let document = document.clone();
                    out.push(ReviewItem::Page { document, page: number, state: page.state });
                }
            }
            for (remainder, text) in self.waiting_text(&document.id)? {
                let text_hash = hash(text.as_bytes());
                let id = text_hash[..8].to_owned();
                if !dismissed.contains(&(document.id.clone(), remainder.page, text_hash)) {
                    let document = document.clone();
                    out.push(ReviewItem::Text { document, remainder, text, id });
                }
            }
        }
        Ok(out)
    }

    /// The characters of a document that belong to no field and wait for a person.
    fn waiting_text(&self, document: &str) -> Result<Vec<(Remainder, String)>, LibraryError> {
        let mut out = Vec::new();
        for remainder in self.store.remainders(document)? {
            let waits =
                matches!(remainder.kind, RemainderKind::Unassigned | RemainderKind::Continuation);
            if waits && let Some(page) = self.store.page(document, remainder.page)? {
                let (start, end) = remainder.span;
                let text = page.text.get(start as usize..end as usize).unwrap_or_default();
                out.push((remainder, text.to_owned()));
            }
        }
        Ok(out)
    }

    /// Keeps a person's decision on a field. The reading stays what it is. Of references a person
    /// only confirms that they were looked at; `value` must be absent.
    pub fn decide(
        &mut self,
        number: u32,
        document: Option<&str>,
        field: Field,
        value: Option<String>,
        by: Signature,
    ) -> Result<Decision, LibraryError> {
        let Signature { person, decided_at, note } = by.signed()?;
        let found = self.comment(number, document)?;
        let fits = match (field, value.as_deref()) {
            (Field::Number, _) => false,
            (Field::References, value) => value.is_none(),
            (_, None) => true,
            (Field::Disposition, Some(value)) => Disposition::from_word(value).is_some(),
            (Field::Volume, Some(value)) => crate::register::is_volume(value),
            (Field::Page, Some(value)) => crate::register::is_page(value),
            (_, Some(value)) => !value.trim().is_empty(),
        };
        if !fits {
            return Err(LibraryError::BadValue { field, value: value.unwrap_or_default() });
        }
        let machine_value = match field {
            Field::References => Some(unresolved(&found.machine)),
            _ => found.machine.text(field),
        };
        let document = found.document.id;
        let decision =
            Decision { document, number, field, value, machine_value, person, decided_at, note };
        self.store.put_decision(&decision)?;
        Ok(decision)
    }

    /// Keeps a person's decision that characters in no field, named by the id that the queue shows,
    /// need nothing more.
    pub fn dismiss(
        &mut self,
        id: &str,
        document: Option<&str>,
        by: Signature,
    ) -> Result<String, LibraryError> {
        let Signature { person, decided_at, note } = by.signed()?;
        for item in self.review_queue(document)? {
            if let ReviewItem::Text { document, remainder, text, id: known } = item
                && known == id
            {
                let (document, page) = (document.id, remainder.page);
                let text_hash = hash(text.as_bytes());
                self.store.put_dismissal(&Dismissal {
                    document,
                    page,
                    text_hash,
                    person,
                    decided_at,
                    note,
                })?;
                return Ok(text);
            }
        }
        Err(LibraryError::NoText(id.to_owned()))
    }
}

/// Who decides, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub person: String,
    /// When, as ISO 8601.
    pub decided_at: String,
    /// Why.
    pub note: Option<String>,
}

impl Signature {
    /// The signature, when it names somebody.
    fn signed(self) -> Result<Self, LibraryError> {
        if self.person.trim().is_empty() { Err(LibraryError::NoPerson) } else { Ok(self) }
    }
}

/// The citations that lead nowhere.
fn unresolved(comment: &Comment) -> String {
    let texts = comment.references.iter().filter(|cited| cited.resolved.is_empty());
    texts.map(|cited| cited.text.as_str()).collect::<Vec<_>>().join("、")
}
