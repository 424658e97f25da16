//! Whatever fails says what failed and what to do, in both languages.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_app::AppError;
use shirube_catalogue::CatalogueError;
use shirube_documents::comment::Field;
use shirube_folder::WalkError;
use shirube_folder::edit::EditError;
use shirube_folder::feed::FeedError;
use shirube_library::room::LibraryError;
use shirube_model::{Date, EvaluatorError, Failure, Language, Problem, Source, Wording};
use shirube_report::ReportError;
use shirube_store::{BodyFault, BodyKind, StoreError, UnreadBody};
use shirube_words::Locale;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use strum::EnumCount;

fn system() -> Error {
    ErrorKind::PermissionDenied.into()
}

fn name() -> String {
    "{reason}".to_owned()
}

fn path() -> PathBuf {
    PathBuf::from("{path}")
}

fn day() -> Date {
    Date::constant(2026, 11, 1)
}

/// One of each failure of the rooms, counted so that none is left out.
fn of_rooms() -> Vec<AppError> {
    fn all<E: EnumCount + Into<AppError>>(errors: Vec<E>) -> Vec<AppError> {
        assert_eq!(errors.len(), E::COUNT, "{}", std::any::type_name::<E>());
        errors.into_iter().map(Into::into).collect()
    }
    let body = |fault| UnreadBody { kind: BodyKind::Comment, name: name(), fault };
    let rooms = [
        all(vec![
            CatalogueError::MissingFile { path: name() },
            CatalogueError::Unreadable { path: path(), source: system() },
            CatalogueError::Malformed { path: name(), message: name() },
        ]),
        all(vec![
            WalkError::Unreadable { path: path(), source: system() },
            WalkError::NoSettings { path: path() },
            WalkError::TooManyFiles { path: path() },
        ]),
        all(vec![
            EvaluatorError::NoEdition("mhlw-9.0".parse().unwrap()),
            EvaluatorError::Load(system().into()),
            EvaluatorError::Check { check: name(), reason: name() },
        ]),
        all(vec![ReportError::Render(name())]),
        all(vec![
            FeedError::Malformed { path: name(), reason: name() },
            FeedError::Unknown { path: name() },
        ]),
        all(vec![
            LibraryError::Store(StoreError::ReadOnly),
            LibraryError::NoDocument(name()),
            LibraryError::SeveralDocuments(name()),
            LibraryError::NoPage { document: name(), page: 1 },
            LibraryError::NoComment(1),
            LibraryError::SeveralComments { number: 1, documents: name() },
            LibraryError::NoSuchPlace(name()),
            LibraryError::NoEdition(name()),
            LibraryError::NoText(name()),
            LibraryError::NoPerson,
            LibraryError::BadCharacter('\u{1B}'),
            LibraryError::BadValue { field: Field::Theme, value: name() },
        ]),
        all(vec![
            StoreError::storage("reading", system()),
            StoreError::Newer { stored: 9, known: 3 },
            StoreError::ReadOnly,
            StoreError::Body(body(BodyFault::Malformed(name()))),
        ]),
        vec![StoreError::Body(body(BodyFault::Newer { stored: 9, known: 1 })).into()],
    ];
    rooms.into_iter().flatten().collect()
}

/// One of each failure of the application itself.
fn of_the_application() -> Vec<AppError> {
    const OF_ROOMS: usize = 8;
    let own = vec![
        AppError::Changed(path()),
        AppError::NoRequirement(name()),
        AppError::NoItem { list: name(), item: name() },
        AppError::OutsideYear { list: name(), day: day(), first: day(), last: day() },
        AppError::EndsBefore { until: day(), day: day() },
        AppError::Twice(name()),
        AppError::MoreThanPlace(name()),
        AppError::NoScope { item: name(), scope: "server".to_owned() },
        AppError::TargetOfYes(name()),
        AppError::NoCheck(name()),
        AppError::NoFont(path()),
        AppError::Write { path: path(), source: system() },
        AppError::Read { path: path(), source: system() },
        AppError::UnreadFile { path: path(), reason: Wording::word("cause.not-found") },
        AppError::NoEdition(name()),
        AppError::OwnChecks(vec![
            Problem::error("check.not-kebab", Source::whole(name())),
            Problem::error("check.one-language", Source::whole(name())),
        ]),
        AppError::NoChecklist(name()),
        AppError::NoTable(name()),
        AppError::NotEmpty(path()),
        AppError::NoDate,
        AppError::NoFeed,
        AppError::NoDataFolder,
        AppError::Unread(vec![Problem::error("import.no-settings", Source::whole(name()))]),
        AppError::NoVolume(path()),
        AppError::NoVolumeName,
        AppError::KnownDay(name(), day()),
        AppError::BadEdition(name()),
        AppError::OtherCover { path: path(), cover: name() },
        AppError::NoRequirements(path()),
        AppError::NoDay(name()),
    ];
    assert_eq!(own.len() + OF_ROOMS, AppError::COUNT);
    own
}

#[test]
fn every_failure_says_what_failed_and_what_to_do() {
    let edit = EditError::NotKept { path: name() };
    let failures = of_rooms().into_iter().chain(of_the_application()).chain([edit.into()]);
    for failure in failures {
        let message = failure.message();
        for language in [Language::Ja, Language::En] {
            let locale = Locale::new(language);
            for kind in ["failure", "failure-hint"] {
                let key = format!("{kind}.{}", message.code());
                let sentence = locale.find(&key).unwrap_or_else(|| panic!("{key} in {language:?}"));
                for part in sentence.split('{').skip(1) {
                    let value = part.split('}').next().unwrap();
                    assert!(message.value(value).is_some(), "{key} asks for {value}");
                }
            }
            let (said, hint) = locale.failure(&failure);
            assert!(!said.is_empty() && !hint.is_empty());
        }
    }
}
