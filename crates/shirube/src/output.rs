//! Data goes to the standard output or a file; talk goes to the standard error.

use crate::error::CommandError;
use std::io::{IsTerminal, Write};
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

/// Writes a workbook to `path`; a terminal is no place for one.
pub(crate) fn write_workbook(path: Option<&Path>, bytes: &[u8]) -> Result<(), CommandError> {
    let path = path.ok_or(CommandError::NoOutput)?;
    std::fs::write(path, bytes)
        .map_err(|source| CommandError::Write { path: path.to_path_buf(), source })
}

/// Marks around what a search found, until it is shown.
pub(crate) const FOUND: [char; 2] = ['\u{f0000}', '\u{f0001}'];

/// Writes words of documents to the standard output. Nothing in them steers a terminal; what lies
/// between the marks of [`FOUND`] stands out.
pub(crate) fn write_words(text: &str) -> Result<(), CommandError> {
    let [open, close] =
        if std::io::stdout().is_terminal() { ["\u{1b}[1;33m", "\u{1b}[0m"] } else { ["[", "]"] };
    write(None, &harmless(text).replace(FOUND[0], open).replace(FOUND[1], close))
}

/// Says something on the standard error. Names of files are words of strangers too.
pub(crate) fn talk(text: &str) {
    eprint!("{}", harmless(text));
}

/// The text without control characters, which steer terminals, and without the marks that turn the
/// direction of writing, which make a text look like another.
fn harmless(text: &str) -> String {
    let steers = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}
