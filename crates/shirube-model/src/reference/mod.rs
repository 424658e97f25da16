//! The one parser for the ways in which people cite a place.
//!
//! 「システム運用編 13.【遵守事項】⑥」「運用13⑥」「シ14.1.2」「概説編2.3 P2」「企7章第⑥条」「シQ-54」
//! `control/13#6`, `Control 13 item 6`: all of them name a place in the guideline. [`parse`] reads
//! a short text that is believed to be a citation; [`scan`] finds citations in running text, where
//! it asks for stronger signs, because `14文字` and `TLS1.3` are not places. Both are total: they
//! never fail and never panic, and what could not be read comes back as a problem with its reason.

mod canonical;
mod cursor;
mod mark;
mod scanner;
mod token;
mod volume_names;

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
pub struct Found {
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
}

/// What a text cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Places, in the order of the text.
    pub references: Vec<Found>,
    /// What could not be read, with its byte range.
    pub problems: Vec<(Range<usize>, ReferenceProblem)>,
}

/// Reads a short text that is believed to be a citation, or a list of citations.
///
/// ```
/// use shirube_model::reference::{parse, Context};
///
/// let parsed = parse("シQ-12", &Context::default());
/// assert_eq!(parsed.references[0].reference.to_string(), "control/question/12");
/// ```
pub fn parse(text: &str, context: &Context) -> Parsed {
    if let Some(reference) = canonical::parse(text) {
        let references = vec![Found { span: 0..text.len(), reference }];
        return Parsed { references, problems: Vec::new() };
    }
    let mut parsed = scanner::run(text, context, scanner::Mode::Citation);
    if parsed.references.is_empty() && parsed.problems.is_empty() {
        let problem = ReferenceProblem::NoPlace { text: crate::text::shorten(text.trim(), 60) };
        parsed.problems.push((0..text.len(), problem));
    }
    parsed
}

/// Finds the citations in running text. A volume that the text names holds for what follows it;
/// so does a chapter, for items cited as 【遵守事項】⑬ alone.
pub fn scan(text: &str, context: &Context) -> Parsed {
    scanner::run(text, context, scanner::Mode::Prose)
}

#[cfg(test)]
mod tests;
