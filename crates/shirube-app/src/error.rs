//! Why the application could not do its work.

use shirube_catalogue::CatalogueError;
use shirube_folder::WalkError;
use shirube_folder::edit::EditError;
use shirube_folder::feed::FeedError;
use shirube_library::room::LibraryError;
use shirube_model::Failure;
use shirube_model::{Date, EvaluatorError, Message, Problem, Wording, cause};
use shirube_report::ReportError;
use shirube_store::StoreError;
use std::path::{Path, PathBuf};
use strum::EnumCount;
use thiserror::Error;

/// Why the application could not do its work.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
#[allow(missing_docs)] // the names of the values say what they are
pub enum AppError {
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Walk(#[from] WalkError),
    #[error(transparent)]
    Evaluator(#[from] EvaluatorError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Feed(#[from] FeedError),
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error("`{}` changed while it was edited", .0.display())]
    Changed(PathBuf),
    #[error("`{0}` is no requirement")]
    NoRequirement(String),
    #[error("the checklist `{list}` has no item `{item}`")]
    NoItem { list: String, item: String },
    #[error("{day} is not in the fiscal year of the checklist `{list}`, {first} to {last}")]
    OutsideYear { list: String, day: Date, first: Date, last: Date },
    #[error("the last day {until} is before {day}")]
    EndsBefore { until: Date, day: Date },
    #[error("`{0}` is answered twice")]
    Twice(String),
    #[error("beside a place stands `{0}`")]
    MoreThanPlace(String),
    #[error("the item `{item}` is not asked for the scope `{scope}`")]
    NoScope { item: String, scope: String },
    #[error("`{0}` is answered with yes, and a target is of a no")]
    TargetOfYes(String),
    #[error("there is no check `{0}`")]
    NoCheck(String),
    #[error("`{}` is no font", .0.display())]
    NoFont(PathBuf),
    #[error("cannot write `{}`: {source}", path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("cannot read `{}`: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("cannot read `{}`", path.display())]
    UnreadFile { path: PathBuf, reason: Wording },
    #[error("there is no edition `{0}`")]
    NoEdition(String),
    #[error("checks of the institution's own cannot be used")]
    OwnChecks(Vec<Problem>),
    #[error("there is no checklist `{0}`")]
    NoChecklist(String),
    #[error("there is no table `{0}`")]
    NoTable(String),
    #[error("`{}` is not empty", .0.display())]
    NotEmpty(PathBuf),
    #[error("the data says no day")]
    NoDate,
    #[error("there is nothing of a feed in what was named")]
    NoFeed,
    #[error("there is no folder for data")]
    NoDataFolder,
    #[error("what persons state could not be read whole")]
    Unread(Vec<Problem>),
    #[error("`{}` cannot be read as a volume", .0.display())]
    NoVolume(PathBuf),
    #[error("the cover does not say which volume of which edition it is")]
    NoVolumeName,
    #[error("edition `{0}` is in force from {1}")]
    KnownDay(String, Date),
    #[error("`{0}` is no id of an edition")]
    BadEdition(String),
    #[error("the cover of `{}` says {cover}", path.display())]
    OtherCover { path: PathBuf, cover: String },
    #[error("no requirement was found in `{}`", .0.display())]
    NoRequirements(PathBuf),
    #[error("it is not known from when edition `{0}` is in force")]
    NoDay(String),
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl Failure for AppError {
    fn message(&self) -> Message {
        match self {
            Self::Catalogue(error) => error.message(),
            Self::Walk(error) => error.message(),
            Self::Evaluator(error) => error.message(),
            Self::Report(error) => error.message(),
            Self::Feed(error) => error.message(),
            Self::Library(error) => error.message(),
            Self::Store(error) => error.message(),
            Self::Edit(error) => error.message(),
            Self::Changed(path) => Message::new("changed").with("path", shown(path)),
            Self::NoRequirement(place) => Message::new("no-requirement").with("value", place),
            Self::NoItem { list, item } => {
                Message::new("no-item").with("list", list).with("item", item)
            }
            Self::OutsideYear { list, day, first, last } => Message::new("outside-year")
                .with("list", list)
                .with("day", day)
                .with("first", first)
                .with("last", last),
            Self::EndsBefore { until, day } => {
                Message::new("ends-before").with("until", until).with("day", day)
            }
            Self::Twice(item) => Message::new("twice").with("value", item),
            Self::MoreThanPlace(text) => Message::new("more-than-place").with("value", text),
            Self::NoScope { item, scope } => Message::new("no-scope")
                .with("item", item)
                .with_word("scope", format!("scope.{scope}")),
            Self::TargetOfYes(item) => Message::new("target-of-yes").with("value", item),
            Self::NoCheck(code) => Message::new("no-check").with("value", code),
            Self::NoFont(path) => Message::new("no-font").with("path", shown(path)),
            Self::Write { path, source } => Message::new("write")
                .with("path", shown(path))
                .with_wording("reason", cause::of_system(source)),
            Self::Read { path, source } => Message::new("read")
                .with("path", shown(path))
                .with_wording("reason", cause::of_system(source)),
            Self::UnreadFile { path, reason } => Message::new("read")
                .with("path", shown(path))
                .with_wording("reason", reason.clone()),
            Self::NoEdition(id) => Message::new("no-edition").with("value", id),
            Self::OwnChecks(_) => Message::new("own-checks"),
            Self::NoChecklist(id) => Message::new("no-checklist").with("value", id),
            Self::NoTable(name) => Message::new("no-table").with("value", name),
            Self::NotEmpty(path) => Message::new("not-empty").with("path", shown(path)),
            Self::NoDate => Message::new("no-date"),
            Self::NoFeed => Message::new("no-feed"),
            Self::NoDataFolder => Message::new("no-data-folder"),
            Self::Unread(_) => Message::new("unread"),
            Self::NoVolume(path) => Message::new("no-volume").with("path", shown(path)),
            Self::NoVolumeName => Message::new("no-volume-name"),
            Self::KnownDay(edition, day) => {
                Message::new("known-day").with("edition", edition).with("day", day)
            }
            Self::BadEdition(id) => Message::new("bad-edition").with("value", id),
            Self::OtherCover { path, cover } => {
                Message::new("other-cover").with("path", shown(path)).with("cover", cover)
            }
            Self::NoRequirements(path) => Message::new("no-requirements").with("path", shown(path)),
            Self::NoDay(id) => Message::new("no-day").with("value", id),
        }
    }

    fn problems(&self) -> Vec<&Problem> {
        match self {
            Self::Edit(error) => error.problems(),
            Self::OwnChecks(problems) | Self::Unread(problems) => problems.iter().collect(),
            _ => Vec::new(),
        }
    }
}
