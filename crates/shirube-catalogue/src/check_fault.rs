//! What may be wrong with a check that anybody can write: one list for shipped checks, where it stops
//! the build, and for an institution's own, where its author is told in their language.

use crate::check::Check;
use shirube_model::{Problem, Source};
use thiserror::Error;

/// A fault of `check.toml` or `check.sql`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[allow(missing_docs)] // the names of the values say what they are
pub enum CheckFault {
    #[error("the folder's name is not kebab-case")]
    NotKebab,
    #[error("title and remedy must be in both languages")]
    OneLanguage,
    #[error("`{text}` is still the scaffold's")]
    Placeholder { text: String },
    #[error("there is no absence `{what}`")]
    NoAbsence { what: String },
    #[error("cites no requirement")]
    CitesNothing,
    #[error("cites `{id}`, which no edition has")]
    CitesUnknown { id: String },
    #[error("{edition} has no threshold for `{parameter}`")]
    NoThreshold { edition: String, parameter: String },
    #[error("parameter `{parameter}` lacks its description or source")]
    Undescribed { parameter: String },
    #[error("parameter `{parameter}` is not used in check.sql")]
    Unused { parameter: String },
    #[error("there is no table `{table}`")]
    NoTable { table: String },
    #[error("no locale has the word `{word}`")]
    NoWord { word: String },
    #[error("the code `{code}` belongs to `{name}`")]
    CodeTaken { code: String, name: String },
}

impl CheckFault {
    /// The fault of `check`, as its author is told.
    pub fn problem(&self, check: &Check) -> Problem {
        let at = |file: &str| Source::whole(format!("{}/{file}", check.name));
        let settings = |code| Problem::error(code, at("check.toml"));
        match self {
            Self::NotKebab => settings("check.not-kebab"),
            Self::OneLanguage => settings("check.one-language"),
            Self::Placeholder { text } => settings("check.placeholder").with("text", text),
            Self::NoAbsence { what } => settings("check.no-absence").with("what", what),
            Self::CitesNothing => settings("check.cites-nothing"),
            Self::CitesUnknown { id } => settings("check.cites-unknown").with("requirement", id),
            Self::NoThreshold { edition, parameter } => {
                settings("check.no-threshold").with("edition", edition).with("parameter", parameter)
            }
            Self::Undescribed { parameter } => {
                settings("check.undescribed").with("parameter", parameter)
            }
            Self::Unused { parameter } => settings("check.unused").with("parameter", parameter),
            Self::NoTable { table } => settings("check.no-table").with("table", table),
            Self::NoWord { word } => {
                let line = check.sql.lines().position(|line| line.contains(word.as_str()));
                let file = format!("{}/check.sql", check.name);
                let source = Source::line(file, line.map_or(1, |index| index + 1));
                Problem::error("check.no-word", source).with("word", word)
            }
            Self::CodeTaken { code, name } => {
                settings("check.code-taken").with("code", code).with("name", name)
            }
        }
    }
}
