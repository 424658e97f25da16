//! What is said about files of evidence (`[[source]]` in `shirube.toml`). There is one entry for each
//! pattern: a new one takes the place of the one before.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::settings_file::SettingsFile;
use super::written;
use crate::evidence;
use crate::input::SourceHints;
use crate::settings::Settings;
use shirube_facts::Vocabulary;
use shirube_facts::vocabulary::{EXPOSURE, PROTECTED_BY};

const LIST: &str = "source";

/// Puts what is said about the files that `pattern` matches into `shirube.toml`.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, when the pattern stands there several times,
/// or when something in the new entry cannot be written.
pub fn put(
    before: Option<&[u8]>,
    pattern: &str,
    hints: &SourceHints,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let pattern = pattern_of(pattern)?;
    let hints = checked(hints)?;
    let entry = Entry::default()
        .text("path", &pattern)
        .maybe("format", hints.format.as_deref())
        .maybe("device", hints.device.as_deref())
        .maybe("system", hints.system.as_deref())
        .maybe("vendor", hints.vendor.as_deref())
        .maybe("exposure", hints.exposure.as_deref())
        .maybe("protected_by", hints.protected_by.as_deref())
        .maybe("tls12_reason", hints.tls12_reason.as_deref())
        .day("observed_at", hints.observed_at);
    let statement = (pattern.clone(), hints);
    file.put(&entry, statement, |(known, _)| *known == pattern, &pattern, author)
}

/// Takes out the entry with exactly this pattern, with the comments directly above it; of several
/// the last.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, or has no such entry.
pub fn withdraw(
    before: Option<&[u8]>,
    pattern: &str,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let pattern = pattern_of(pattern)?;
    file.take_out(|(known, _)| *known == pattern, &pattern, author)
}

fn pattern_of(written: &str) -> Result<String, EditError> {
    let pattern = written::required("path", written)?;
    match globset::Glob::new(&pattern) {
        Ok(_) => Ok(pattern),
        Err(_) => Err(EditError::BadValue {
            field: "path".to_owned(),
            text: pattern,
            known: "evidence/fw/*.conf".to_owned(),
        }),
    }
}

fn checked(hints: &SourceHints) -> Result<SourceHints, EditError> {
    let format = written::optional("format", hints.format.as_deref())?;
    if let Some(format) = &format
        && evidence::format(format).is_none()
    {
        return Err(EditError::BadValue {
            field: "format".to_owned(),
            text: format.clone(),
            known: evidence::ids().join(", "),
        });
    }
    Ok(SourceHints {
        format,
        device: written::optional("device", hints.device.as_deref())?,
        system: written::optional("system", hints.system.as_deref())?,
        vendor: written::optional("vendor", hints.vendor.as_deref())?,
        exposure: word("exposure", hints.exposure.as_deref(), &EXPOSURE)?,
        protected_by: word("protected_by", hints.protected_by.as_deref(), &PROTECTED_BY)?,
        tls12_reason: written::optional("tls12_reason", hints.tls12_reason.as_deref())?,
        observed_at: hints.observed_at,
    })
}

/// The code of a word of `vocabulary`.
fn word(
    field: &str,
    written: Option<&str>,
    vocabulary: &Vocabulary,
) -> Result<Option<String>, EditError> {
    let Some(text) = written::optional(field, written)? else { return Ok(None) };
    match vocabulary.code(&text) {
        Some(code) => Ok(Some(code.to_owned())),
        None => {
            let known: Vec<String> =
                vocabulary.words.iter().map(|word| format!("{}/{}", word.ja, word.code)).collect();
            let (field, known) = (field.to_owned(), known.join(", "));
            Err(EditError::BadValue { field, text, known })
        }
    }
}

fn open(before: Option<&[u8]>) -> Result<SettingsFile<'_, (String, SourceHints)>, EditError> {
    SettingsFile::open(before, LIST, |settings: Settings| {
        settings.sources.into_iter().map(|entry| (entry.pattern, entry.hints)).collect()
    })
}
