//! Data goes to the standard output or a file; talk goes to the standard error.

use crate::error::CommandError;
use std::io::Write;
use std::path::Path;

/// Writes `text` to `path`, or to the standard output. A reader that went away is no error.
pub(crate) fn write(path: Option<&Path>, text: &str) -> Result<(), CommandError> {
    let failed = |source, path: &Path| CommandError::Write { path: path.to_path_buf(), source };
    match path {
        Some(path) => std::fs::write(path, text).map_err(|source| failed(source, path)),
        None => match std::io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(|source| failed(source, Path::new("-"))),
        },
    }
}
