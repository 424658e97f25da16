//! What a command fails with. What the rooms fail with says itself; the command line adds what goes
//! wrong in its own arguments.

use shirube_app::AppError;
use shirube_catalogue::CatalogueError;
use shirube_folder::WalkError;
use shirube_library::room::LibraryError;
use shirube_model::Failure;
use shirube_model::{Date, EvaluatorError, Message, Problem, cause};
use shirube_report::ReportError;
use shirube_words::Locale;
use std::path::{Path, PathBuf};
use strum::EnumCount;
use thiserror::Error;

/// Why a command could not do its work.
#[derive(Debug, Error, EnumCount)]
pub(crate) enum CommandError {
    #[error(transparent)]
    App(#[from] AppError),
    #[error("the command line cannot be read")]
    Usage(Message),
    #[error("there is no disposition `{0}`")]
    NoDisposition(String),
    #[error("there is no field `{0}`")]
    NoField(String),
    #[error("a decision needs a value")]
    NoValue,
    #[error("`{}` does not say a format", .0.display())]
    NoFormat(PathBuf),
    #[error("`{}` is written as {ending}, which is another format", path.display())]
    OtherFormat { path: PathBuf, ending: &'static str },
    #[error("`{}` is there already, and of another kind", .0.display())]
    OtherKind(PathBuf),
    #[error("`{}` is in an institution's ledger or evidence", .0.display())]
    OfInstitution(PathBuf),
    #[error("a workbook needs a file")]
    NoOutput,
    #[error("`{}` is no library: {reason}", path.display())]
    BadLibrary { path: PathBuf, reason: String },
    #[error("{0} is still to come")]
    FutureDay(Date),
    #[error("there is nothing to write")]
    NothingToWrite,
    #[error("`{}` is no OSCAL catalog: {faults}", path.display())]
    BadOscal { path: PathBuf, faults: String },
    #[error("`{0}` is no edition that is shipped")]
    NotShipped(String),
    #[error("there is no copy `{0}`")]
    NoCopy(String),
    #[error("the checklist `{1}` has no form `{0}`")]
    NoForm(&'static str, String),
    #[error("`{0}` does not lead to `{1}`")]
    NoMapping(String, String),
    #[error("{0}")]
    NotExplained(String),
    #[error("some input could not be read")]
    Strict,
}

/// Failures of rooms that commands call themselves become those of the application.
macro_rules! from_room {
    ($($error:ty),* $(,)?) => {
        $(impl From<$error> for CommandError {
            fn from(error: $error) -> Self {
                Self::App(error.into())
            }
        })*
    };
}

from_room!(CatalogueError, EvaluatorError, LibraryError, ReportError, WalkError);

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl Failure for CommandError {
    fn message(&self) -> Message {
        match self {
            Self::App(error) => error.message(),
            Self::Usage(message) => message.clone(),
            Self::NoDisposition(value) => Message::new("no-disposition").with("value", value),
            Self::NoField(value) => Message::new("no-field").with("value", value),
            Self::NoValue => Message::new("no-value"),
            Self::NoFormat(path) => Message::new("no-format").with("path", shown(path)),
            Self::OtherFormat { path, ending } => {
                Message::new("other-format").with("path", shown(path)).with("value", ending)
            }
            Self::OtherKind(path) => Message::new("other-kind").with("path", shown(path)),
            Self::OfInstitution(path) => Message::new("of-institution").with("path", shown(path)),
            Self::NoOutput => Message::new("no-output"),
            Self::BadLibrary { path, reason } => Message::new("bad-library")
                .with("path", shown(path))
                .with_wording("reason", cause::of_library(reason)),
            Self::FutureDay(day) => Message::new("future-day").with("day", day),
            Self::NothingToWrite => Message::new("nothing-to-write"),
            Self::BadOscal { path, faults } => {
                Message::new("bad-oscal").with("path", shown(path)).with("faults", faults)
            }
            Self::NotShipped(id) => Message::new("not-shipped").with("value", id),
            Self::NoCopy(value) => Message::new("no-copy").with("value", value),
            Self::NoForm(form, list) => {
                Message::new("no-form").with("form", form).with("list", list)
            }
            Self::NoMapping(from, to) => {
                Message::new("no-mapping").with("from", from).with("to", to)
            }
            Self::NotExplained(reason) => Message::new("not-explained").with("reason", reason),
            Self::Strict => Message::new("strict"),
        }
    }

    fn problems(&self) -> Vec<&Problem> {
        match self {
            Self::App(error) => error.problems(),
            _ => Vec::new(),
        }
    }
}

impl CommandError {
    /// The error as it is shown: what failed, and what to do.
    pub(crate) fn render(&self, locale: Locale) -> String {
        let (failure, hint) = locale.failure(self);
        format!("{}: {failure}\nhint: {hint}", locale.get("failure"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_app::AppError;
    use shirube_model::Language;

    /// One of each, counted so that none is left out; what clap says is tried in `usage`.
    fn one_of_each() -> Vec<CommandError> {
        let (name, path) = (|| "x".to_owned(), || PathBuf::from("x"));
        let all = vec![
            CommandError::App(AppError::NoDate),
            CommandError::Usage(Message::new("usage-other")),
            CommandError::NoDisposition(name()),
            CommandError::NoField(name()),
            CommandError::NoValue,
            CommandError::NoFormat(path()),
            CommandError::OtherFormat { path: path(), ending: "html" },
            CommandError::OtherKind(path()),
            CommandError::OfInstitution(path()),
            CommandError::NoOutput,
            CommandError::BadLibrary { path: path(), reason: name() },
            CommandError::FutureDay(Date::constant(2030, 1, 1)),
            CommandError::NothingToWrite,
            CommandError::BadOscal { path: path(), faults: name() },
            CommandError::NotShipped(name()),
            CommandError::NoCopy(name()),
            CommandError::NoForm("vendor", name()),
            CommandError::NoMapping(name(), name()),
            CommandError::NotExplained(name()),
            CommandError::Strict,
        ];
        assert_eq!(all.len(), CommandError::COUNT);
        all
    }

    #[test]
    fn every_failure_says_what_failed_and_what_to_do() {
        for language in [Language::Ja, Language::En] {
            let locale = Locale::new(language);
            for failure in one_of_each() {
                let message = failure.message();
                for kind in ["failure", "failure-hint"] {
                    let key = format!("{kind}.{}", message.code());
                    assert!(locale.find(&key).is_some(), "{key} in {language:?}");
                }
                let said = failure.render(locale);
                assert!(!said.contains('{') && said.contains("\nhint: "), "{said}");
            }
        }
    }
}
