//! Where the library lies: `library/` in the user's data folder.

use crate::arguments::library::Place;
use crate::error::CommandError;
use crate::{output, wiring};
use shirube_app::{AppError, CatalogueChoice, DataFolder, replace};
use shirube_library::room::Library;
use shirube_store::{BodyFault, UnreadBody};
use shirube_store_sqlite::SqliteStore;
use shirube_words::Locale;
use std::path::{Path, PathBuf};

/// The folder of the library and what lies in it.
#[derive(Debug, Clone)]
pub(crate) struct LibraryFolder(PathBuf);

impl LibraryFolder {
    /// In the folder that was given, or in the user's.
    pub(crate) fn new(data: Option<&Path>) -> Result<Self, CommandError> {
        Ok(Self(DataFolder::chosen(data)?.library()))
    }

    /// Opens the store, and makes it when it is not there.
    pub(crate) fn open(&self) -> Result<SqliteStore, CommandError> {
        self.make(&self.0)?;
        Ok(SqliteStore::open(&self.0.join("library.sqlite"))?)
    }

    /// Opens the store when there is one; also one that can only be read. Makes nothing.
    pub(crate) fn open_existing(&self) -> Result<Option<SqliteStore>, CommandError> {
        let path = self.0.join("library.sqlite");
        if !path.is_file() {
            return Ok(None);
        }
        match SqliteStore::open(&path) {
            Ok(store) => Ok(Some(store)),
            Err(error) => SqliteStore::open_read_only(&path).map(Some).map_err(|_| error.into()),
        }
    }

    /// The folder for the page images of a document.
    pub(crate) fn images(&self, document: &str) -> PathBuf {
        self.0.join("images").join(document)
    }

    /// The file that a document came from, byte for byte.
    pub(crate) fn original(&self, hash: &str) -> PathBuf {
        self.0.join("originals").join(hash)
    }

    /// Keeps a file byte for byte; it is on the disk when this returns. The flag tells whether it
    /// was not there before.
    pub(crate) fn keep(&self, hash: &str, bytes: &[u8]) -> Result<(PathBuf, bool), CommandError> {
        let path = self.original(hash);
        if path.is_file() {
            return Ok((path, false));
        }
        self.make(&self.0.join("originals"))?;
        replace(&path, bytes)?;
        Ok((path, true))
    }

    /// Makes a folder of the library.
    pub(crate) fn make(&self, folder: &Path) -> Result<(), CommandError> {
        std::fs::create_dir_all(folder)
            .map_err(|source| AppError::Write { path: folder.to_owned(), source }.into())
    }
}

/// What a command does with the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Looks at it. Where there is none, it looks at an empty one, and none is made.
    Reads,
    /// Changes it, and makes it when it is not there.
    Writes,
}

/// Opens the library that `place` names and does `work` in it, in the words that it asks for.
pub(crate) fn with_library<T>(
    place: &Place,
    access: Access,
    work: impl FnOnce(&Library<'_>, &LibraryFolder, Locale) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let folder = LibraryFolder::new(place.data.as_deref())?;
    let read = wiring::open(place.data.as_deref()).catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let store = match access {
        Access::Writes => folder.open()?,
        Access::Reads => match folder.open_existing()? {
            Some(store) => store,
            None => SqliteStore::in_memory()?,
        },
    };
    let locale = Locale::new(place.lang.into());
    let library = Library::new(&store, &read.catalogue);
    let done = work(&library, &folder, locale)?;
    say_unread(&library, locale);
    Ok(done)
}

/// Says what is stored and could not be read, and so is missing from what was shown.
pub(crate) fn say_unread(library: &Library<'_>, locale: Locale) {
    for UnreadBody { kind, name, fault } in library.unread() {
        let reason = match &fault {
            BodyFault::Newer { stored, known } => {
                let (stored, known) = (stored.to_string(), known.to_string());
                let values = [("stored", stored.as_str()), ("known", known.as_str())];
                locale.sentence("unread.newer", &values)
            }
            BodyFault::Malformed(reason) => reason.clone(),
        };
        let values = [("name", name.as_str()), ("reason", reason.as_str())];
        let sentence = locale.sentence(&format!("unread.{}", kind.id()), &values);
        let hint = locale.get(match fault {
            BodyFault::Newer { .. } => "failure-hint.library-newer",
            BodyFault::Malformed(_) => "failure-hint.library-body",
        });
        output::talk(&format!("{}: {sentence}\n  hint: {hint}\n", locale.get("level.warning")));
    }
}

/// A font for Japanese text among those that usually come with a system.
pub(crate) fn japanese_font() -> Option<PathBuf> {
    const NAMES: [&str; 9] = [
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJKjp-Regular.otf",
        "NotoSansJP-Regular.otf",
        "NotoSansJP-Regular.ttf",
        "ipaexg.ttf",
        "ipag.ttf",
        "YuGothM.ttc",
        "msgothic.ttc",
        "ヒラギノ角ゴシック W3.ttc",
    ];
    let mut folders: Vec<(PathBuf, u32)> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"]
            .map(|folder| (PathBuf::from(folder), 0))
            .to_vec();
    folders.extend(std::env::var_os("WINDIR").map(|at| (PathBuf::from(at).join("Fonts"), 0)));
    let mut best: Option<(usize, PathBuf)> = None;
    while let Some((folder, depth)) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() && depth < 4 {
                folders.push((path, depth + 1));
                continue;
            }
            let name = entry.file_name();
            let rank = NAMES.iter().position(|known| name.to_str() == Some(known));
            if let Some(rank) = rank
                && best
                    .as_ref()
                    .is_none_or(|(known, known_path)| (rank, &path) < (*known, known_path))
            {
                best = Some((rank, path));
            }
        }
    }
    best.map(|(_, path)| path)
}
