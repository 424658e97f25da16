//! What a command fails with, and how that is said.

use shirube_catalogue::CatalogueError;
use shirube_engine::EngineError;
use shirube_import::{WalkError, feed::FeedError};
use shirube_library::room::LibraryError;
use shirube_model::library::StoreError;
use shirube_report::ReportError;
use std::path::PathBuf;
use thiserror::Error;

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub(crate) enum CommandError {
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Walk(#[from] WalkError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Feed(#[from] FeedError),
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no disposition `{0}`")]
    NoDisposition(String),
    #[error("there is no field `{0}`")]
    NoField(String),
    #[error("a decision needs a value")]
    NoValue,
    #[error("the name `{}` does not tell the format", .0.display())]
    NoFormat(PathBuf),
    #[error("`{}` is no font", .0.display())]
    NoFont(PathBuf),
    #[error("a workbook is not written to the terminal")]
    NoOutput,
    #[error("cannot write `{}`: {source}", path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("cannot read `{}`: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("there is no edition `{0}`")]
    NoEdition(String),
    #[error("`{}` is no library of CISO Assistant: {reason}", path.display())]
    BadLibrary { path: PathBuf, reason: String },
    #[error("there is nothing to write: no finding, or no answer, was read")]
    NothingToWrite,
    #[error("`{}` is no valid OSCAL catalog:\n{faults}", path.display())]
    BadOscal { path: PathBuf, faults: String },
    #[error("`{}` is no volume that can be read: not a PDF, locked, or broken", .0.display())]
    NoVolume(PathBuf),
    #[error("the title page names neither edition nor volume")]
    NoVolumeName,
    #[error("`{0}` is no id of an edition")]
    BadEdition(String),
    #[error("the title page of `{}` says {cover}", path.display())]
    OtherCover { path: PathBuf, cover: String },
    #[error("no requirement was found in `{}`", .0.display())]
    NoRequirements(PathBuf),
    #[error("the edition `{0}` is new, and its first day is not known")]
    NoDay(String),
    #[error("there is no copy of `{0}`")]
    NoCopy(String),
    #[error("`{0}` could not be read whole; what persons stated in it would be missing")]
    Unread(String),
    #[error("there is no checklist `{0}`")]
    NoChecklist(String),
    #[error("the checklist `{1}` has no form `{0}`")]
    NoForm(&'static str, String),
    #[error("nothing is known of how `{0}` became `{1}`")]
    NoMapping(String, String),
    #[error("there is no table `{0}`")]
    NoTable(String),
    #[error("`{}` is already there and not empty", .0.display())]
    NotEmpty(PathBuf),
    #[error("the life-cycle files do not say of which day they are")]
    NoDate,
    #[error("there is no folder for data: neither HOME nor LOCALAPPDATA is set")]
    NoDataFolder,
    #[error("{0}")]
    NotExplained(String),
    #[error("some input could not be read, and --strict was given")]
    Strict,
}

impl CommandError {
    /// What to do about it.
    fn hint(&self) -> String {
        match self {
            Self::Walk(WalkError::NoSettings { .. }) => {
                "`shirube new FOLDER` makes a folder with a shirube.toml to fill in".to_owned()
            }
            Self::Walk(_) | Self::Read { .. } => "look at the path and its permissions".to_owned(),
            Self::Write { .. } => "look at the path, its permissions and the space left".to_owned(),
            Self::NoEdition(_) => "shipped: mhlw-6.0, mhlw-7.0".to_owned(),
            Self::NoVolume(_) => "save the ministry's PDF again, without a password".to_owned(),
            Self::NoVolumeName => {
                "add --edition mhlw-7.0 and --volume overview, governance, management, control or entrusted"
                    .to_owned()
            }
            Self::BadEdition(_) => "such as mhlw-8.0".to_owned(),
            Self::OtherCover { .. } => "leave --edition and --volume out, or name the right file".to_owned(),
            Self::NoRequirements(_) => {
                "a volume has 【遵守事項】 and ① behind numbered chapters; a scan has no text".to_owned()
            }
            Self::NoDay(_) => "add --in-force-from 2028-04-01".to_owned(),
            Self::NoCopy(_) => "`shirube catalogue list` shows the copies".to_owned(),
            Self::NothingToWrite => {
                "a component definition needs MDS/SDS answers, a plan needs findings".to_owned()
            }
            Self::BadLibrary { .. } => "a library is YAML with objects.framework.requirement_nodes".to_owned(),
            Self::BadOscal { .. } => "the places are JSON pointers into the file".to_owned(),
            Self::NoChecklist(_) => {
                "shipped: r5, r6, r7, r8 (fiscal 2023 to 2026) and bcp; add --list".to_owned()
            }
            Self::Unread(_) => "mend what is said above".to_owned(),
            Self::NoForm(..) => "its items were not seen, or it has none; leave --form out to see the forms that are known"
                .to_owned(),
            Self::NoMapping(..) => "name two editions of which one stands on the other".to_owned(),
            Self::NoTable(_) => "`shirube facts --schema` lists the tables".to_owned(),
            Self::NotEmpty(_) => "name a folder that is not there yet".to_owned(),
            Self::NoDate => "add --dated 2026-08-22".to_owned(),
            Self::NoDataFolder => "add --data FOLDER".to_owned(),
            Self::NotExplained(_) => {
                "write it such as 運用編 13.⑥, control/13#6, シ14.1.2 or SHR-NET-014".to_owned()
            }
            Self::Library(LibraryError::NoDocument(_) | LibraryError::SeveralDocuments(_)) => {
                "`shirube library list` shows the ids".to_owned()
            }
            Self::Library(LibraryError::NoPage { .. }) => {
                "`shirube library list --format json` shows the pages".to_owned()
            }
            Self::Library(LibraryError::NoComment(_)) => {
                "`shirube comments list` shows the numbers".to_owned()
            }
            Self::Library(LibraryError::SeveralComments { .. }) => {
                "name one of them with --document".to_owned()
            }
            Self::Library(LibraryError::NoText(_)) => {
                "`shirube comments review` shows the ids".to_owned()
            }
            Self::Library(LibraryError::NoPerson) => "add --by NAME".to_owned(),
            Self::Library(LibraryError::NoEdition(_)) => {
                "shipped: mhlw-6.0, mhlw-7.0; `shirube library list` shows those of documents".to_owned()
            }
            Self::Library(LibraryError::NoSuchPlace(_)) => {
                "write it such as 運用編 13.⑥, control/13#6 or シ14.1.2".to_owned()
            }
            Self::Library(LibraryError::BadValue { .. }) | Self::NoField(_) => {
                "fields: theme, volume, place, page, opinion, response, disposition, references (these by --confirm only); a volume is one of the guideline's or すべて, a page such as P34"
                    .to_owned()
            }
            Self::Library(_) | Self::Store(_) => {
                "look at the folder of the library, its permissions and the space left".to_owned()
            }
            Self::NoDisposition(_) => {
                "one of: amended, explained, noted, for-future-consideration, kept-as-drafted"
                    .to_owned()
            }
            Self::NoValue => "add --value, --none or --confirm".to_owned(),
            Self::NoFormat(_) => {
                "add --format, or a name ending in csv, xlsx, json or html".to_owned()
            }
            Self::NoFont(_) => "name a TrueType or OpenType file, or leave --font out".to_owned(),
            Self::NoOutput => "add --output FILE.xlsx".to_owned(),
            Self::Strict => "see the problems above, or leave --strict out".to_owned(),
            Self::Feed(_) => {
                "known: CISA KEV JSON, and Markdown files of endoflife.date".to_owned()
            }
            Self::Catalogue(_) | Self::Engine(_) | Self::Report(_) => {
                "with --checks, look at your own checks; otherwise this is a fault of Shirube"
                    .to_owned()
            }
        }
    }

    /// The error as it is shown.
    pub(crate) fn render(&self) -> String {
        format!("error: {self}\nhint: {}", self.hint())
    }
}
