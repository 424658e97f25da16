//! The folder of the library and what lies in it.

use crate::atomic::{make_folder, replace};
use crate::error::AppError;
use shirube_documents::DocumentId;
use std::path::{Path, PathBuf};

/// The folder of the library, whether it is there yet or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryFolder(PathBuf);

impl LibraryFolder {
    /// The library in this folder.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The file of the store.
    pub(crate) fn store(&self) -> PathBuf {
        self.0.join("library.sqlite")
    }

    /// Makes the folder.
    pub(crate) fn make(&self) -> Result<(), AppError> {
        make_folder(&self.0)
    }

    /// The folder for the page images of a document.
    pub fn images(&self, document: &DocumentId) -> PathBuf {
        self.0.join("images").join(document.as_str())
    }

    /// The file that a document came from, byte for byte, by SHA-256 in hexadecimal.
    pub fn original(&self, hash: &str) -> PathBuf {
        self.0.join("originals").join(hash)
    }

    /// Keeps a file byte for byte; it is on the disk when this returns. The flag tells whether it
    /// was not there before.
    pub(crate) fn keep(&self, hash: &str, bytes: &[u8]) -> Result<(PathBuf, bool), AppError> {
        let path = self.original(hash);
        if path.is_file() {
            return Ok((path, false));
        }
        make_folder(path.parent().unwrap_or(Path::new(".")))?;
        replace(&path, bytes)?;
        Ok((path, true))
    }

    /// Removes the files of a document that is no longer in the store. Files that stay for whatever
    /// reason do no harm: nothing names them any more.
    pub fn discard(&self, document: &DocumentId, originals: &[String]) {
        let _ = std::fs::remove_dir_all(self.images(document));
        for hash in originals {
            let _ = std::fs::remove_file(self.original(hash));
        }
    }
}
