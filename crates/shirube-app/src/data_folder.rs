//! The folder for what a person carries in: feeds, copies of volumes, the library.

use crate::error::AppError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The data folder, whether it is there yet or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// A folder that was named.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder that was named, or the user's own.
    pub fn chosen(named: Option<&Path>) -> Result<Self, AppError> {
        if let Some(named) = named {
            // What is no folder holds nothing, and would look like an empty one.
            if named.exists() && !named.is_dir() {
                let (path, source) = (named.to_path_buf(), ErrorKind::NotADirectory.into());
                return Err(AppError::Read { path, source });
            }
            return Ok(Self(named.to_path_buf()));
        }
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(folder) = variable("XDG_DATA_HOME").or_else(|| variable("LOCALAPPDATA")) {
            return Ok(Self(PathBuf::from(folder).join("shirube")));
        }
        let home = variable("HOME").ok_or(AppError::NoDataFolder)?;
        Ok(Self(PathBuf::from(home).join(".local/share/shirube")))
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where copies of official volumes lie.
    pub(crate) fn copies(&self) -> PathBuf {
        self.0.join("catalogue")
    }

    /// Where the library lies.
    pub fn library(&self) -> PathBuf {
        self.0.join("library")
    }
}
