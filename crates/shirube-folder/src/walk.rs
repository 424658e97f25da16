//! The files of an institution folder, in an order that does not depend on the disk.

use crate::text::WORD_MARKS;
use encoding_rs::SHIFT_JIS;
use shirube_model::Failure;
use shirube_model::artifact::path_inside;
use shirube_model::{Message, Wording, cause};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use strum::EnumCount;
use thiserror::Error;
use walkdir::WalkDir;

/// Files larger than this are not read.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// More files than this are not an institution folder.
const MOST_FILES: usize = 100_000;

/// Why a folder cannot be walked.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum WalkError {
    /// There is no such folder, or it cannot be entered.
    #[error("cannot read the folder `{}`: {source}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The folder has no `shirube.toml`.
    #[error("`{}` has no `shirube.toml`", path.display())]
    NoSettings {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds too many files.
    #[error("`{}` holds more than {MOST_FILES} files", path.display())]
    TooManyFiles {
        /// The folder.
        path: PathBuf,
    },
}

impl WalkError {
    /// The error's code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "folder.unreadable",
            Self::NoSettings { .. } => "folder.no-settings",
            Self::TooManyFiles { .. } => "folder.too-many-files",
        }
    }
}

impl Failure for WalkError {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable { path, source } => Message::new("walk-unreadable")
                .with("path", path.display())
                .with_wording("reason", cause::of_system(source)),
            Self::NoSettings { path } => {
                Message::new("walk-no-settings").with("path", path.display())
            }
            Self::TooManyFiles { path } => {
                Message::new("walk-too-many").with("path", path.display())
            }
        }
    }
}

/// One file.
#[derive(Debug, Clone)]
pub enum FolderFile {
    /// On disk, read when it is needed.
    OnDisk {
        /// Where.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// In memory.
    InMemory(Vec<u8>),
    /// A link, or whatever else is no plain file: it is not followed, and never read.
    NotPlain,
}

impl FolderFile {
    /// The bytes, or why there are none.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Wording> {
        match self {
            Self::InMemory(bytes) if bytes.len() as u64 <= LARGEST_FILE => Ok(bytes.clone()),
            Self::InMemory(_) => Err(too_large()),
            Self::NotPlain => Err(Wording::word("cause.no-plain-file")),
            Self::OnDisk { size, .. } if *size > LARGEST_FILE => Err(too_large()),
            Self::OnDisk { path, .. } => {
                std::fs::read(path).map_err(|error| cause::of_system(&error))
            }
        }
    }
}

fn too_large() -> Wording {
    Wording::word("cause.too-large")
}

/// The files of an institution folder by relative path, sorted.
#[derive(Debug, Clone, Default)]
pub struct FolderInput {
    files: BTreeMap<String, FolderFile>,
}

impl FolderInput {
    /// The files under `root`. Links are not followed: a folder from elsewhere must not read the
    /// rest of the disk.
    pub fn walk(root: &Path) -> Result<Self, WalkError> {
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(root).follow_links(false).sort_by_file_name() {
            let entry = entry.map_err(|error| WalkError::Unreadable {
                path: root.to_path_buf(),
                source: error.into(),
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts: Vec<String> =
                relative.components().map(|part| decoded(part.as_os_str())).collect();
            if parts.iter().any(|part| is_hidden(part)) {
                continue;
            }
            let file = if entry.file_type().is_file() {
                let size = entry.metadata().map(|metadata| metadata.len()).unwrap_or(0);
                FolderFile::OnDisk { path: entry.path().to_path_buf(), size }
            } else {
                FolderFile::NotPlain
            };
            let name = free_name(&files, name_without_marks(parts.join("/")));
            files.insert(name, file);
            if files.len() > MOST_FILES {
                return Err(WalkError::TooManyFiles { path: root.to_path_buf() });
            }
        }
        if !files.contains_key("shirube.toml") {
            return Err(WalkError::NoSettings { path: root.to_path_buf() });
        }
        Ok(Self { files })
    }

    /// Files in memory.
    pub fn from_files<P: Into<String>>(given: impl IntoIterator<Item = (P, Vec<u8>)>) -> Self {
        let mut files = BTreeMap::new();
        for (path, bytes) in given {
            let name = free_name(&files, name_without_marks(path.into()));
            files.insert(name, FolderFile::InMemory(bytes));
        }
        Self { files }
    }

    /// The paths of all plain files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|path| self.contains(path))
    }

    /// The bytes of a file, or why there are none.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Wording> {
        let missing = || Err(Wording::word("cause.not-found"));
        self.files.get(path).map_or_else(missing, FolderFile::bytes)
    }

    /// True when there is such a file, and it is one that can be read.
    pub fn contains(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|file| !matches!(file, FolderFile::NotPlain))
    }

    /// True when a path leads to a file that can be evidence: `./a`, `a\\b` and `a` are one path, a
    /// file without a byte says nothing, and a statement is no evidence of itself.
    pub fn is_evidence(&self, path: &str) -> bool {
        let path = path_inside(path);
        let is_statement =
            ["shirube.toml", "declarations.toml", "checklist.toml"].contains(&path.as_str());
        let is_empty = match self.files.get(&path) {
            Some(FolderFile::OnDisk { size, .. }) => *size == 0,
            Some(FolderFile::InMemory(bytes)) => bytes.is_empty(),
            Some(FolderFile::NotPlain) | None => true,
        };
        !is_statement && !is_empty
    }

    /// The links, and whatever else is no plain file, in places where nothing is read anyway.
    pub(crate) fn not_plain(&self) -> impl Iterator<Item = &str> {
        let read = ["ledger/", "evidence/", "shirube.toml", "declarations.toml", "checklist.toml"];
        self.files
            .iter()
            .filter(|(_, file)| matches!(file, FolderFile::NotPlain))
            .map(|(path, _)| path.as_str())
            .filter(move |path| !read.iter().any(|read| path.starts_with(read)))
    }

    /// The file at a path.
    pub(crate) fn file(&self, path: &str) -> Option<&FolderFile> {
        self.files.get(path)
    }

    /// The files whose path begins with `prefix`, sorted.
    pub(crate) fn under(&self, prefix: &str) -> impl Iterator<Item = (&str, &FolderFile)> {
        self.files
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, file)| (path.as_str(), file))
    }
}

/// A name as text. Where it is no UTF-8 it is one of a Japanese Windows, unpacked elsewhere; what is
/// neither keeps its bytes as `%93`, so that two names stay two.
fn decoded(name: &OsStr) -> String {
    if let Some(name) = name.to_str() {
        return name.to_owned();
    }
    let bytes = name.as_encoded_bytes();
    let japanese = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
    japanese.map_or_else(|| bytes.escape_ascii().to_string().replace('\\', "%"), Cow::into_owned)
}

/// The name, or one beside it where another file has it already: none takes another's place.
fn free_name(files: &BTreeMap<String, FolderFile>, name: String) -> String {
    if !files.contains_key(&name) {
        return name;
    }
    let (room, rest) = name.split_once('/').unwrap_or(("", &name));
    let other = |number: usize| format!("{room}/({number})/{rest}");
    let free = (2..).map(other).find(|name| !files.contains_key(name));
    free.unwrap_or(name)
}

/// A name stands in facts as where they were read, so no mark of a word may stand in it.
fn name_without_marks(name: String) -> String {
    if name.contains(WORD_MARKS) { name.replace(WORD_MARKS, "\u{FFFD}") } else { name }
}

/// Hidden files, editors' leftovers and the lock files of spreadsheet programs.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || name == "Thumbs.db"
}
