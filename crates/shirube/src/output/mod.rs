//! The one way out. Data goes to the standard output or a file; talk goes to the standard error.
//! What strangers wrote never steers a terminal, a file is there whole or not at all, and nothing of
//! another kind is written over.

#![allow(clippy::disallowed_methods)] // this is the way out

mod format;
mod harmless;
mod kind;
pub(crate) mod progress;

pub(crate) use format::{NamedFormat, format_of};
pub(crate) use kind::Kind;

use crate::error::CommandError;
use harmless::{harmless_but_colours, harmless_json};
use shirube_app::AppError;
use shirube_model::text::harmless;
use shirube_model::{Language, Problem, ProblemLevel};
use shirube_words::Locale;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Fixes the language of talk, once, before any of it.
pub(crate) fn speak(language: Language) -> Language {
    *LANGUAGE.get_or_init(|| language)
}

/// The words of the language that the command line was asked to speak.
pub(crate) fn locale() -> Locale {
    Locale::new(LANGUAGE.get().copied().unwrap_or(Language::Ja))
}

/// Writes a document of `kind` to `path`, or to the standard output. A reader that went away is no
/// error.
pub(crate) fn write(path: Option<&Path>, kind: Kind, text: &str) -> Result<(), CommandError> {
    match path {
        Some(path) => write_bytes(path, kind, text.as_bytes()),
        None if kind == Kind::Json => print(&harmless_json(text)),
        None => print(&harmless(text)),
    }
}

/// Writes a workbook to `path`; a terminal is no place for one.
pub(crate) fn write_workbook(path: Option<&Path>, bytes: &[u8]) -> Result<(), CommandError> {
    write_bytes(path.ok_or(CommandError::NoOutput)?, Kind::Workbook, bytes)
}

/// Writes a file whole, and says so. A device is written to as it is.
pub(crate) fn write_bytes(path: &Path, kind: Kind, bytes: &[u8]) -> Result<(), CommandError> {
    kind::may_replace(path, kind)?;
    let is_device = std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    if is_device {
        let failed =
            |source| CommandError::App(AppError::Write { path: path.to_path_buf(), source });
        std::fs::write(path, bytes).map_err(failed)?;
    } else {
        shirube_app::replace(path, bytes)?;
    }
    let (shown, size) = (path.display().to_string(), bytes.len().to_string());
    say("output.written", &[("path", shown.as_str()), ("value", size.as_str())]);
    Ok(())
}

/// Words that are shown, or that stand out.
#[derive(Debug, Default)]
pub(crate) struct Words(String);

impl Words {
    /// Adds words as they are; what steers a terminal is masked.
    pub(crate) fn say(&mut self, text: &str) {
        self.0.push_str(&harmless(text));
    }

    /// Adds words that stand out.
    pub(crate) fn stress(&mut self, text: &str) {
        let [open, close] =
            if prints_to_a_terminal() { ["\u{1b}[1;33m", "\u{1b}[0m"] } else { ["[", "]"] };
        self.0.push_str(open);
        self.0.push_str(&harmless(text));
        self.0.push_str(close);
    }
}

/// Writes words of documents to the standard output.
pub(crate) fn write_stressed(words: &Words) -> Result<(), CommandError> {
    print(&words.0)
}

/// Writes words of documents to the standard output.
pub(crate) fn write_words(text: &str) -> Result<(), CommandError> {
    print(&harmless(text))
}

/// Writes a report for people. Of what steers a terminal only colours stay, and these only where
/// `colour` says that the report has some.
pub(crate) fn write_report(
    path: Option<&Path>,
    text: &str,
    colour: bool,
) -> Result<(), CommandError> {
    match path {
        Some(path) => write_bytes(path, Kind::Text, harmless(text).as_bytes()),
        None if colour => print(&harmless_but_colours(text)),
        None => print(&harmless(text)),
    }
}

/// Every line to the standard output goes through here.
fn print(text: &str) -> Result<(), CommandError> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|source| {
            let path = Path::new(locale().get("output.standard")).into();
            CommandError::App(AppError::Write { path, source })
        }),
    }
}

/// Says a sentence of the locales on the standard error.
pub(crate) fn say(key: &str, values: &[(&str, &str)]) {
    talk(&format!("{}\n", locale().sentence(key, values)));
}

/// Says problems on the standard error, each with what to do about it.
pub(crate) fn say_problems<'p>(problems: impl IntoIterator<Item = &'p Problem>) {
    let locale = locale();
    for problem in problems {
        let (text, hint) = locale.problem(problem);
        let level = locale.get(match problem.level {
            ProblemLevel::Error => "level.error",
            ProblemLevel::Warning => "level.warning",
        });
        let place = locale.place(&problem.source, problem.column);
        talk(&format!("{level}: {place}: {text}\nhint: {hint}\n"));
    }
}

/// Says the problems that are errors.
pub(crate) fn say_errors(problems: &[Problem]) {
    say_problems(problems.iter().filter(|problem| problem.level == ProblemLevel::Error));
}

/// Says a failure on the standard error.
pub(crate) fn say_failure(error: &CommandError) {
    talk(&format!("{}\n", error.render(locale())));
}

/// True when what is printed is looked at on a terminal.
pub(crate) fn prints_to_a_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// True when what is said is looked at on a terminal.
fn talks_to_a_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Everything that is said on the standard error goes through here. Names of files are words of
/// strangers too. Where nobody listens, nothing is to be done.
pub(crate) fn talk(text: &str) {
    let _ = std::io::stderr().lock().write_all(harmless(text).as_bytes());
}
