//! Files that are there whole or not at all.

use crate::error::AppError;
use std::io::Write;
use std::path::Path;

/// Writes a file beside its place and renames it: whoever reads sees the old file or the whole new
/// one, and what was there before stays when the writing fails. It is on the disk on return. A link
/// stays one: the file that it leads to is replaced.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let failed = |source| AppError::Write { path: path.to_path_buf(), source };
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let led_to = is_link.then(|| std::fs::canonicalize(path)).transpose().map_err(failed)?;
    let path = led_to.as_deref().unwrap_or(path);
    let name = path.file_name().ok_or_else(|| {
        failed(std::io::Error::new(std::io::ErrorKind::InvalidInput, "the path names no file"))
    })?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    let write = || {
        let mut file = std::fs::File::create(&beside)?;
        // Who may read the old one may read the new one, and nobody else.
        if let Ok(before) = std::fs::symlink_metadata(path)
            && before.is_file()
        {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)?;
        sync_folder(path)
    };
    write().map_err(|source| {
        let _ = std::fs::remove_file(&beside);
        failed(source)
    })
}

/// Sees to it that the new name of a file is on the disk, where the system can say so.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), AppError> {
    std::fs::create_dir_all(path)
        .map_err(|source| AppError::Write { path: path.to_path_buf(), source })
}
