//! What a command fails with, and how that is said.

use shirube_catalogue::CatalogueError;
use shirube_engine::EngineError;
use shirube_folder::{WalkError, feed::FeedError};
use shirube_library::room::LibraryError;
use shirube_model::Date;
use shirube_report::ReportError;
use shirube_store::StoreError;
use shirube_words::Locale;
use std::path::{Path, PathBuf};

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum CommandError {
    Catalogue(CatalogueError),
    Walk(WalkError),
    Engine(EngineError),
    Report(ReportError),
    Feed(FeedError),
    Library(LibraryError),
    Store(StoreError),
    NoDisposition(String),
    NoField(String),
    NoValue,
    NoFormat(PathBuf),
    NoFont(PathBuf),
    NoOutput,
    Write { path: PathBuf, source: std::io::Error },
    Read { path: PathBuf, source: std::io::Error },
    NoEdition(String),
    BadLibrary { path: PathBuf, reason: String },
    NothingToWrite,
    BadOscal { path: PathBuf, faults: String },
    NoVolume(PathBuf),
    NoVolumeName,
    NoVolumeNamed(String),
    KnownDay(String, Date),
    BadEdition(String),
    OtherCover { path: PathBuf, cover: String },
    NoRequirements(PathBuf),
    NoDay(String),
    NoCopy(String),
    Unread(String),
    NoChecklist(String),
    NoForm(&'static str, String),
    NoMapping(String, String),
    NoTable(String),
    NotEmpty(PathBuf),
    NoDate,
    NoDataFolder,
    NotExplained(String),
    Strict,
}

macro_rules! from {
    ($($variant:ident: $error:ty),* $(,)?) => {
        $(impl From<$error> for CommandError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}

from! {
    Catalogue: CatalogueError,
    Walk: WalkError,
    Engine: EngineError,
    Report: ReportError,
    Feed: FeedError,
    Library: LibraryError,
    Store: StoreError,
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl CommandError {
    /// The name of the sentence and of its hint in the locale files, and the values in the sentence.
    fn words(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::NoDisposition(value) => ("no-disposition", vec![("value", value.clone())]),
            Self::NoField(value) => ("no-field", vec![("value", value.clone())]),
            Self::NoValue => ("no-value", Vec::new()),
            Self::NoFormat(path) => ("no-format", vec![("path", shown(path))]),
            Self::NoFont(path) => ("no-font", vec![("path", shown(path))]),
            Self::NoOutput => ("no-output", Vec::new()),
            Self::Write { path, source } => {
                ("write", vec![("path", shown(path)), ("reason", source.to_string())])
            }
            Self::Read { path, source } => {
                ("read", vec![("path", shown(path)), ("reason", source.to_string())])
            }
            Self::NoEdition(value) | Self::Library(LibraryError::NoEdition(value)) => {
                ("no-edition", vec![("value", value.clone())])
            }
            Self::BadLibrary { path, reason } => {
                ("bad-library", vec![("path", shown(path)), ("reason", reason.clone())])
            }
            Self::NothingToWrite => ("nothing-to-write", Vec::new()),
            Self::BadOscal { path, faults } => {
                ("bad-oscal", vec![("path", shown(path)), ("faults", faults.clone())])
            }
            Self::NoVolume(path) => ("no-volume", vec![("path", shown(path))]),
            Self::NoVolumeName => ("no-volume-name", Vec::new()),
            Self::NoVolumeNamed(value) => ("no-volume-named", vec![("value", value.clone())]),
            Self::KnownDay(edition, day) => {
                ("known-day", vec![("edition", edition.clone()), ("day", day.to_string())])
            }
            Self::BadEdition(value) => ("bad-edition", vec![("value", value.clone())]),
            Self::OtherCover { path, cover } => {
                ("other-cover", vec![("path", shown(path)), ("cover", cover.clone())])
            }
            Self::NoRequirements(path) => ("no-requirements", vec![("path", shown(path))]),
            Self::NoDay(value) => ("no-day", vec![("value", value.clone())]),
            Self::NoCopy(value) => ("no-copy", vec![("value", value.clone())]),
            Self::Unread(value) => ("unread", vec![("value", value.clone())]),
            Self::NoChecklist(value) => ("no-checklist", vec![("value", value.clone())]),
            Self::NoForm(form, list) => {
                ("no-form", vec![("form", (*form).to_owned()), ("list", list.clone())])
            }
            Self::NoMapping(from, to) => {
                ("no-mapping", vec![("from", from.clone()), ("to", to.clone())])
            }
            Self::NoTable(value) => ("no-table", vec![("value", value.clone())]),
            Self::NotEmpty(path) => ("not-empty", vec![("path", shown(path))]),
            Self::NoDate => ("no-date", Vec::new()),
            Self::NoDataFolder => ("no-data-folder", Vec::new()),
            Self::NotExplained(reason) => ("not-explained", vec![("reason", reason.clone())]),
            Self::Strict => ("strict", Vec::new()),
            Self::Walk(WalkError::Unreadable { path, source }) => {
                ("walk-unreadable", vec![("path", shown(path)), ("reason", source.to_string())])
            }
            Self::Walk(WalkError::NoSettings { path }) => {
                ("walk-no-settings", vec![("path", shown(path))])
            }
            Self::Walk(WalkError::TooManyFiles { path }) => {
                ("walk-too-many", vec![("path", shown(path))])
            }
            Self::Feed(FeedError::Malformed { path, reason }) => {
                ("feed-malformed", vec![("path", path.clone()), ("reason", reason.clone())])
            }
            Self::Feed(FeedError::Unknown { path }) => {
                ("feed-unknown", vec![("path", path.clone())])
            }
            Self::Library(LibraryError::NoDocument(value)) => {
                ("no-document", vec![("value", value.clone())])
            }
            Self::Library(LibraryError::SeveralDocuments(value)) => {
                ("several-documents", vec![("value", value.clone())])
            }
            Self::Library(LibraryError::NoPage { document, page }) => {
                ("no-page", vec![("document", document.clone()), ("page", page.to_string())])
            }
            Self::Library(LibraryError::NoComment(number)) => {
                ("no-comment", vec![("number", number.to_string())])
            }
            Self::Library(LibraryError::SeveralComments { number, documents }) => (
                "several-comments",
                vec![("number", number.to_string()), ("documents", documents.clone())],
            ),
            Self::Library(LibraryError::NoSuchPlace(value)) => {
                ("no-such-place", vec![("value", value.clone())])
            }
            Self::Library(LibraryError::NoText(value)) => {
                ("no-text", vec![("value", value.clone())])
            }
            Self::Library(LibraryError::NoPerson) => ("no-person", Vec::new()),
            Self::Library(LibraryError::BadValue { field, value }) => {
                ("bad-value", vec![("field", field.id().to_owned()), ("value", value.clone())])
            }
            Self::Store(StoreError::Newer { stored, known })
            | Self::Library(LibraryError::Store(StoreError::Newer { stored, known })) => {
                let values = vec![("stored", stored.to_string()), ("known", known.to_string())];
                ("library-newer", values)
            }
            Self::Store(StoreError::ReadOnly)
            | Self::Library(LibraryError::Store(StoreError::ReadOnly)) => {
                ("library-read-only", Vec::new())
            }
            Self::Store(StoreError::Body(unread))
            | Self::Library(LibraryError::Store(StoreError::Body(unread))) => {
                let reason = unread.fault.to_string();
                ("library-body", vec![("name", unread.name.clone()), ("reason", reason)])
            }
            Self::Library(error) => ("library", vec![("reason", error.to_string())]),
            Self::Store(error) => ("library", vec![("reason", error.to_string())]),
            Self::Feed(error) => ("feed", vec![("reason", error.to_string())]),
            Self::Walk(error) => ("walk", vec![("reason", error.to_string())]),
            Self::Catalogue(error) => ("other-fault", vec![("reason", error.to_string())]),
            Self::Engine(error) => ("other-fault", vec![("reason", error.to_string())]),
            Self::Report(error) => ("other-fault", vec![("reason", error.to_string())]),
        }
    }

    /// The error as it is shown: what failed, and what to do.
    pub(crate) fn render(&self, locale: Locale) -> String {
        let (name, values) = self.words();
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        format!(
            "{}: {}\nhint: {}",
            locale.get("failure"),
            locale.sentence(&format!("failure.{name}"), &values),
            locale.get(&format!("failure-hint.{name}")),
        )
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use shirube_model::Language;

    #[test]
    fn every_failure_has_words_in_both_languages() {
        // The arms of `words`, in this file: `… => ("name", values)`, on one line or on two.
        let arms = include_str!("error.rs").split_once("fn words").unwrap().1;
        let arms = arms.split_once("fn render").unwrap().0;
        let names: Vec<&str> = arms
            .split("=>")
            .skip(1)
            .map(|arm| {
                arm.trim_start_matches([' ', '\n', '{', '(', '"']).split('"').next().unwrap()
            })
            .collect();
        assert!(names.len() > 40, "{names:?}");
        for language in [Language::Ja, Language::En] {
            let locale = Locale::new(language);
            for name in &names {
                assert!(locale.find(&format!("failure.{name}")).is_some(), "{name}");
                assert!(locale.find(&format!("failure-hint.{name}")).is_some(), "{name}");
            }
        }
    }
}
