//! Bodies: what is stored as JSON, with the number of its schema beside it.
//!
//! A field that is added, renamed or taken away makes a new schema: the type gets one step more, which
//! brings a body of the schema before up to the new one. Files keep what they have; the steps run while
//! a body is read.

use crate::change::Deed;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shirube_documents::comment::{Comment, Decision, Dismissal, Remainder};
use shirube_documents::document::{Document, Page};
use shirube_model::{Wording, cause};
use thiserror::Error;

/// What a body is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyKind {
    /// A document.
    Document,
    /// A page.
    Page,
    /// A comment.
    Comment,
    /// What belongs to no record on a page.
    Remainder,
    /// A decision on a field.
    Decision,
    /// A decision on characters in no field.
    Dismissal,
    /// What a change did.
    Change,
}

impl BodyKind {
    /// The identifier.
    pub fn id(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Page => "page",
            Self::Comment => "comment",
            Self::Remainder => "remainder",
            Self::Decision => "decision",
            Self::Dismissal => "dismissal",
            Self::Change => "change",
        }
    }
}

/// Why a body cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum BodyFault {
    /// A later Shirube wrote it.
    #[error("it has schema {stored}, and this Shirube knows schemas up to {known}")]
    Newer {
        /// The schema of the body.
        stored: i64,
        /// The latest schema that this build knows.
        known: i64,
    },
    /// It is not what its schema says.
    #[error("{0}")]
    Malformed(String),
}

impl BodyFault {
    /// Why, in words.
    pub fn reason(&self) -> Wording {
        match self {
            Self::Newer { .. } => Wording::english("cause.newer", &[], self.to_string()),
            Self::Malformed(said) => cause::of_library(said),
        }
    }
}

/// A body that is there and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error)]
#[error("the {} `{name}` cannot be read: {fault}", .kind.id())]
pub struct UnreadBody {
    /// What it is of.
    pub kind: BodyKind,
    /// Which one: a document's id, `DOCUMENT#NUMBER` of a comment, `DOCUMENT/NUMBER` of a page or of
    /// what is left over on it; otherwise its number in the order of storing.
    pub name: String,
    /// Why.
    pub fault: BodyFault,
}

/// Makes a body of one schema into one of the next. What it does not expect it leaves as it is.
pub(crate) type Upgrade = fn(Value) -> Value;

/// What is stored as a body.
pub(crate) trait Stored: Serialize + DeserializeOwned {
    /// What it is.
    const KIND: BodyKind;
    /// The steps from schema 1 to the present one. Steps are only appended.
    const UPGRADES: &'static [Upgrade] = &[];

    /// The schema in which it is stored now.
    fn schema() -> i64 {
        Self::UPGRADES.len() as i64 + 1
    }
}

impl Stored for Document {
    const KIND: BodyKind = BodyKind::Document;
}

impl Stored for Page {
    const KIND: BodyKind = BodyKind::Page;
}

impl Stored for Comment {
    const KIND: BodyKind = BodyKind::Comment;
}

impl Stored for Remainder {
    const KIND: BodyKind = BodyKind::Remainder;
}

impl Stored for Decision {
    const KIND: BodyKind = BodyKind::Decision;
}

impl Stored for Dismissal {
    const KIND: BodyKind = BodyKind::Dismissal;
}

impl Stored for Vec<Deed> {
    const KIND: BodyKind = BodyKind::Change;
}

/// The body of a value, in the present schema.
pub(crate) fn encode<T: Stored>(value: &T) -> Result<String, BodyFault> {
    serde_json::to_string(value).map_err(|error| BodyFault::Malformed(error.to_string()))
}

/// Reads a body of any schema up to the present one.
pub(crate) fn decode<T: Stored>(schema: i64, body: &str) -> Result<T, BodyFault> {
    let malformed = |error: serde_json::Error| BodyFault::Malformed(error.to_string());
    if schema == T::schema() {
        return serde_json::from_str(body).map_err(malformed);
    }
    if schema > T::schema() {
        return Err(BodyFault::Newer { stored: schema, known: T::schema() });
    }
    let Ok(done) = usize::try_from(schema.saturating_sub(1)) else {
        return Err(BodyFault::Malformed(format!("there is no schema {schema}")));
    };
    let mut value: Value = serde_json::from_str(body).map_err(malformed)?;
    for step in T::UPGRADES.iter().skip(done) {
        value = step(value);
    }
    serde_json::from_value(value).map_err(malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    /// Had `name` only in schema 1, called it `title` in schema 2, and needs `pages` since schema 3.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Third {
        title: String,
        pages: u32,
    }

    fn name_is_title(mut value: Value) -> Value {
        if let Some(fields) = value.as_object_mut()
            && let Some(name) = fields.remove("name")
        {
            fields.insert("title".to_owned(), name);
        }
        value
    }

    fn pages_are_counted(mut value: Value) -> Value {
        if let Some(fields) = value.as_object_mut() {
            fields.insert("pages".to_owned(), Value::from(0));
        }
        value
    }

    impl Stored for Third {
        const KIND: BodyKind = BodyKind::Document;
        const UPGRADES: &'static [Upgrade] = &[name_is_title, pages_are_counted];
    }

    #[test]
    fn an_older_body_is_brought_up_to_date() {
        let third = |pages| Third { title: "題".to_owned(), pages };
        assert_eq!(decode(1, r#"{"name": "題"}"#), Ok(third(0)));
        assert_eq!(decode(2, r#"{"title": "題"}"#), Ok(third(0)));
        assert_eq!(decode(3, &encode(&third(7)).unwrap()), Ok(third(7)));
    }

    #[test]
    fn a_newer_body_is_refused_with_both_schemas() {
        let newer: Result<Third, BodyFault> = decode(4, r#"{"title": "題", "pages": 1}"#);
        assert_eq!(newer, Err(BodyFault::Newer { stored: 4, known: 3 }));
    }

    #[test]
    fn hostile_bodies_are_errors() {
        for (schema, body) in
            [(0, "{}"), (-7, "{}"), (i64::MIN, "{}"), (1, "[1"), (1, "[]"), (3, "")]
        {
            assert!(
                matches!(decode::<Third>(schema, body), Err(BodyFault::Malformed(_))),
                "{body}"
            );
        }
        assert!(matches!(decode::<Third>(i64::MAX, ""), Err(BodyFault::Newer { .. })));
    }
}
