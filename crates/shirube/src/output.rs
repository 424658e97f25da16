//! Data goes to the standard output or a file; talk goes to the standard error.

use crate::error::CommandError;
use shirube_model::Language;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Fixes the language of talk, once, before any of it.
pub(crate) fn speak(language: Language) -> Language {
    *LANGUAGE.get_or_init(|| language)
}

/// The language of talk.
pub(crate) fn language() -> Language {
    LANGUAGE.get().copied().unwrap_or(Language::Ja)
}

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

/// Writes a report with words of strangers in it. Of what steers a terminal only colours stay, and
/// these only where `colour` says that the report has some.
pub(crate) fn write_report(
    path: Option<&Path>,
    text: &str,
    colour: bool,
) -> Result<(), CommandError> {
    write(path, &if colour { harmless_but_colours(text) } else { harmless(text) })
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

/// As [`harmless`], but sequences that set a colour stay: a stranger can do no more than colour.
fn harmless_but_colours(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, part) in text.split("\u{1b}[").enumerate() {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.filter(|end| index > 0 && part[*end..].starts_with('m')) {
            Some(end) => {
                out.push_str("\u{1b}[");
                out.push_str(&part[..end]);
                out.push_str(&harmless(&part[end..]));
            }
            None => out.push_str(&harmless(part)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_colour_steers_a_terminal() {
        let text = "\u{1b}[31m赤\u{1b}[0m\u{1b}[2J\u{7}\u{202e}\u{1b}]0;x\n";
        assert_eq!(
            harmless_but_colours(text),
            "\u{1b}[31m赤\u{1b}[0m2J\u{fffd}\u{fffd}\u{fffd}]0;x\n"
        );
        assert!(!harmless(text).contains('\u{1b}'));
    }
}
