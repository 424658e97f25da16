//! What persons decide. The reading stays what it is; what is found follows the decision.

use super::entries;
use super::error::LibraryError;
use super::library::{Library, Outcome};
use super::queue::ReviewItem;
use super::reviewed::unresolved;
use crate::read::hash;
use crate::register::{is_page, is_volume};
use shirube_documents::comment::{Comment, Decision, Dismissal, Disposition, Field, Reviewed};
use shirube_model::message::is_mark;
use shirube_store::{Actor, KnownBy, Timestamp};

/// What a person says of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Review {
    /// A field has this value, or none. Of references a person only confirms that they were looked
    /// at; the value must be absent.
    Field {
        /// The field.
        field: Field,
        /// The value.
        value: Option<String>,
    },
    /// The machine read a field right.
    AsRead(Field),
    /// The machine read every field right that waits.
    AllAsRead,
}

/// Who decides, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub person: String,
    /// The day of the decision, as ISO 8601.
    pub decided_at: String,
    /// Why.
    pub note: Option<String>,
}

impl Signature {
    /// Who signed.
    fn actor(&self) -> Result<Actor, LibraryError> {
        let note = self.note.as_deref().unwrap_or_default();
        [self.person.as_str(), note].into_iter().try_for_each(plain)?;
        Actor::new(&self.person, KnownBy::Stated).ok_or(LibraryError::NoPerson)
    }
}

/// Refuses what steers a terminal or marks words: what a person states is text.
fn plain(text: &str) -> Result<(), LibraryError> {
    let hostile = |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || is_mark(*c);
    match text.chars().find(hostile) {
        Some(character) => Err(LibraryError::BadCharacter(character)),
        None => Ok(()),
    }
}

impl Library<'_> {
    /// Keeps a person's decisions on a comment, all of them or none. Gives the comment as it is then.
    pub fn decide(
        &self,
        number: u32,
        document: Option<&str>,
        review: &Review,
        by: &Signature,
        at: Timestamp,
    ) -> Result<Reviewed, LibraryError> {
        if let Review::Field { value: Some(value), .. } = review {
            plain(value)?;
        }
        self.change(&by.actor()?, at, |change| {
            let reviewed = self.comment_in(change, number, document)?;
            let Reviewed { document, machine, .. } = &reviewed;
            let as_read = |field| (field, machine.text(field));
            let values: Vec<(Field, Option<String>)> = match review {
                Review::Field { field, value } => vec![(*field, value.clone())],
                Review::AsRead(field) => vec![as_read(*field)],
                Review::AllAsRead => reviewed.comment.unsure().map(as_read).collect(),
            };
            let mut decisions = Vec::new();
            for (field, value) in values {
                decisions.push(decision(machine, field, value, by)?);
            }
            if decisions.is_empty() {
                return Ok(Outcome::Leave(reviewed));
            }
            let mut all = change.decisions_on(&document.id, number)?;
            all.extend(decisions.iter().cloned());
            let decided = self.reviewed(machine.clone(), document, &all);
            change.put_decisions(&decisions, &entries::comment(document, &decided.comment))?;
            Ok(Outcome::Keep(decided))
        })
    }

    /// Keeps a person's decision that characters in no field, named by the id that the queue shows,
    /// need nothing more. Gives the characters.
    pub fn dismiss(
        &self,
        id: &str,
        document: Option<&str>,
        by: &Signature,
        at: Timestamp,
    ) -> Result<String, LibraryError> {
        self.change(&by.actor()?, at, |change| {
            for item in self.review_queue_in(change, document)? {
                if let ReviewItem::Text { document, remainder, text, id: known } = item
                    && known == id
                {
                    let Signature { person, decided_at, note } = by.clone();
                    change.put_dismissal(&Dismissal {
                        document: document.id,
                        page: remainder.page,
                        text_hash: hash(text.as_bytes()),
                        person,
                        decided_at,
                        note,
                    })?;
                    return Ok(Outcome::Keep(text));
                }
            }
            Err(LibraryError::NoText(id.to_owned()))
        })
    }
}

/// A decision on a field, when the value fits it.
fn decision(
    machine: &Comment,
    field: Field,
    value: Option<String>,
    by: &Signature,
) -> Result<Decision, LibraryError> {
    let fits = match (field, value.as_deref()) {
        (Field::Number, _) => false,
        (Field::References, value) => value.is_none(),
        (_, None) => true,
        (Field::Disposition, Some(value)) => Disposition::from_word(value).is_some(),
        (Field::Volume, Some(value)) => is_volume(value),
        (Field::Page, Some(value)) => is_page(value),
        (_, Some(value)) => !value.trim().is_empty(),
    };
    if !fits {
        return Err(LibraryError::BadValue { field, value: value.unwrap_or_default() });
    }
    let machine_value = match field {
        Field::References => Some(unresolved(machine)),
        _ => machine.text(field),
    };
    let Signature { person, decided_at, note } = by.clone();
    let (document, number) = (machine.document.clone(), machine.number);
    Ok(Decision { document, number, field, value, machine_value, person, decided_at, note })
}
