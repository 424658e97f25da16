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
mod parsed;
mod scanner;
mod token;
mod volume_names;

pub use parsed::{Citation, Context, Parsed, ReferenceProblem};

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
        let references = vec![Citation { span: 0..text.len(), reference }];
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

/// The first words in a text that are no part of a citation; `None` when it cites and says nothing
/// else. A single character between two parts (運用編の13⑥) is none.
///
/// ```
/// use shirube_model::reference::beside;
///
/// assert_eq!(beside("運用編 13.⑥、14.③"), None);
/// assert_eq!(beside("運用編 13.⑥のとおり確かめた").as_deref(), Some("のとおり確かめた"));
/// ```
pub fn beside(text: &str) -> Option<String> {
    if canonical::parse(text).is_some() {
        return None;
    }
    token::tokenize(text).into_iter().find_map(|token| match token.mark {
        mark::Mark::Other(words) if words.chars().nth(1).is_some() => Some(words),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
