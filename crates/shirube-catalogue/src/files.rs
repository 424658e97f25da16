//! Where the catalogue's files come from: inside the binary, or a folder.

use crate::error::CatalogueError;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// A set of files with paths relative to `catalogue/`, parts joined by `/`.
pub trait CatalogueFiles {
    /// All paths, sorted.
    fn paths(&self) -> Result<Vec<String>, CatalogueError>;

    /// The text of a file.
    fn text(&self, path: &str) -> Result<Cow<'static, str>, CatalogueError>;
}

#[derive(RustEmbed)]
#[folder = "../../catalogue"]
struct Embedded;

/// The catalogue that is shipped with this build: read from disk in debug builds, embedded in
/// release builds.
pub struct ShippedFiles;

impl CatalogueFiles for ShippedFiles {
    fn paths(&self) -> Result<Vec<String>, CatalogueError> {
        let mut paths: Vec<String> = Embedded::iter().map(Cow::into_owned).collect();
        paths.sort();
        Ok(paths)
    }

    fn text(&self, path: &str) -> Result<Cow<'static, str>, CatalogueError> {
        let file = Embedded::get(path)
            .ok_or_else(|| CatalogueError::MissingFile { path: path.to_owned() })?;
        let malformed = |message: &str| CatalogueError::Malformed {
            path: path.to_owned(),
            message: message.to_owned(),
        };
        match file.data {
            Cow::Borrowed(bytes) => {
                std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| malformed("is not UTF-8"))
            }
            Cow::Owned(bytes) => {
                String::from_utf8(bytes).map(Cow::Owned).map_err(|_| malformed("is not UTF-8"))
            }
        }
    }
}

/// Bytes of the longest file of a folder that is read.
const LONGEST_FILE: u64 = 4 << 20;

/// The text of a plain file. A link is not followed, a pipe not waited for: what is read is what
/// stands in the folder.
fn plain_text(path: &Path) -> std::io::Result<String> {
    let metadata = std::fs::symlink_metadata(path)?;
    if !metadata.is_file() {
        return Err(std::io::ErrorKind::Unsupported.into());
    }
    if metadata.len() > LONGEST_FILE {
        return Err(std::io::ErrorKind::FileTooLarge.into());
    }
    std::fs::read_to_string(path)
}

/// A folder on disk that is laid out like `catalogue/`.
pub struct FolderFiles {
    root: PathBuf,
}

impl FolderFiles {
    /// The files under `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn collect(&self, folder: &Path, paths: &mut Vec<String>) -> Result<(), CatalogueError> {
        let unreadable = |source| CatalogueError::Unreadable { path: folder.to_path_buf(), source };
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
            if kind.is_dir() {
                self.collect(&path, paths)?;
            } else if let Ok(relative) = path.strip_prefix(&self.root) {
                let parts: Vec<_> =
                    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                paths.push(parts.join("/"));
            }
        }
        Ok(())
    }
}

impl CatalogueFiles for FolderFiles {
    fn paths(&self) -> Result<Vec<String>, CatalogueError> {
        let mut paths = Vec::new();
        self.collect(&self.root, &mut paths)?;
        paths.sort();
        Ok(paths)
    }

    fn text(&self, path: &str) -> Result<Cow<'static, str>, CatalogueError> {
        let path = self.root.join(path);
        plain_text(&path)
            .map(Cow::Owned)
            .map_err(|source| CatalogueError::Unreadable { path, source })
    }
}
