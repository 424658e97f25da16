//! What is known around a citation, and what was read of it.

use crate::message::Message;
use crate::place::{Reference, Volume};
use std::ops::Range;
use thiserror::Error;

/// What the surroundings already say about a citation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The edition that is spoken of.
    pub edition: Option<String>,
    /// The volume that is spoken of.
    pub volume: Option<Volume>,
    /// The chapter that is spoken of.
    pub chapter: Option<u16>,
}

/// A citation that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// The place.
    pub reference: Reference,
}

/// Why a citation could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReferenceProblem {
    /// Nothing in the text names a place.
    #[error("`{text}` names no chapter, section, item, page, table or question")]
    NoPlace {
        /// The text, shortened.
        text: String,
    },
    /// An item was cited, but neither the text nor its surroundings say of which chapter.
    #[error("item {item} is cited, but of which chapter is not said")]
    NoChapter {
        /// The item's number.
        item: u16,
    },
    /// A range runs backwards or is longer than any list of the guideline.
    #[error("the range {from} to {to} is not a range of chapters or items")]
    BadRange {
        /// First number.
        from: u16,
        /// Last number.
        to: u16,
    },
    /// A number that no edition can hold.
    #[error("`{digits}` is too large for a chapter, item or page")]
    NumberTooLarge {
        /// The digits, shortened.
        digits: String,
    },
}

impl ReferenceProblem {
    /// The key of the problem in the locale files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPlace { .. } => "reference.no-place",
            Self::NoChapter { .. } => "reference.no-chapter",
            Self::BadRange { .. } => "reference.bad-range",
            Self::NumberTooLarge { .. } => "reference.number-too-large",
        }
    }

    /// What is wrong, as a message.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::NoPlace { text } => message.with("value", text),
            Self::NoChapter { item } => message.with("value", item),
            Self::BadRange { from, to } => message.with("from", from).with("to", to),
            Self::NumberTooLarge { digits } => message.with("value", digits),
        }
    }
}

/// What a text cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Places, in the order of the text.
    pub references: Vec<Citation>,
    /// What could not be read, with its byte range.
    pub problems: Vec<(Range<usize>, ReferenceProblem)>,
}
