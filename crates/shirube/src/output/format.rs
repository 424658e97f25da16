//! Which format is meant: the one that was named, or the one that the file's name says.

use crate::error::CommandError;
use std::path::Path;

/// A format that the name of a file can say.
pub(crate) trait NamedFormat: Copy + PartialEq + 'static {
    /// Endings of names, each with the formats that it may mean, the first of them by default.
    const ENDINGS: &'static [(&'static str, &'static [Self])];
}

/// The format that was named; else the one that the name of the file says; else `default`. A name
/// that says another format than the one that was named is an error: one of the two is a slip.
pub(crate) fn format_of<F: NamedFormat>(
    path: Option<&Path>,
    named: Option<F>,
    default: F,
) -> Result<F, CommandError> {
    let Some(path) = path else { return Ok(named.unwrap_or(default)) };
    let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    let formats = ending.and_then(|ending| F::ENDINGS.iter().find(|(known, _)| *known == ending));
    let has_ending = path.extension().is_some();
    match (formats, named) {
        (Some((ending, formats)), Some(named)) if !formats.contains(&named) => {
            Err(CommandError::OtherFormat { path: path.to_path_buf(), ending })
        }
        (_, Some(named)) => Ok(named),
        (Some((_, formats)), None) => Ok(formats.first().copied().unwrap_or(default)),
        // A name without an ending, and a device, take what is the default.
        (None, None) if !has_ending || !path.is_file() && path.exists() => Ok(default),
        (None, None) => Err(CommandError::NoFormat(path.to_path_buf())),
    }
}
