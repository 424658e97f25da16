//! What an institution declares not to have, in `shirube.toml`. There is one entry for each thing: a
//! new one takes the author's own before it back.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::settings_file::SettingsFile;
use super::written;
use crate::settings::{SETTINGS_FILE, Settings};
use shirube_facts::vocabulary::ABSENCE;
use shirube_model::date::add_months;
use shirube_model::{Date, DeclaredAbsence, Source};

const LIST: &str = "absent";

/// An absence to be declared by the author of the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAbsence {
    /// What: a word of the vocabulary of absences, in either language.
    pub what: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; twelve months without one.
    pub expires_at: Option<Date>,
}

/// Puts an absence into `shirube.toml`.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, when the thing stands there several times, or
/// when something in the new entry cannot be written.
pub fn put(
    before: Option<&[u8]>,
    new: &NewAbsence,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let what = code(&new.what)?;
    let year = add_months(author.day(), 12).unwrap_or(Date::MAX);
    let absence = DeclaredAbsence {
        what: what.to_owned(),
        reason: written::required("reason", &new.reason)?,
        person: author.name().to_owned(),
        declared_at: author.day(),
        expires_at: new.expires_at.unwrap_or(year),
        withdrawn: None,
        source: Source::whole(SETTINGS_FILE),
    };
    let entry = Entry::default()
        .text("what", &absence.what)
        .text("reason", &absence.reason)
        .text("person", &absence.person)
        .day("declared_at", Some(absence.declared_at))
        .day("expires_at", new.expires_at);
    let is_meant = |absence: &DeclaredAbsence| absence.what == what && absence.withdrawn.is_none();
    file.put_anew(&entry, absence, is_meant, what, author)
}

/// Takes an absence back; of several the last. `of` names whose it is, where it is another person's.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, or does not declare the thing absent.
pub fn withdraw(
    before: Option<&[u8]>,
    what: &str,
    of: Option<&str>,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let what = code(what)?;
    file.withdraw(|absence| absence.what == what, what, of, author)
}

fn code(written: &str) -> Result<&'static str, EditError> {
    let text = written::required("what", written)?;
    ABSENCE.code(&text).ok_or_else(|| EditError::BadValue {
        field: "what".to_owned(),
        text,
        known: ABSENCE.words.iter().map(|word| word.code).collect::<Vec<_>>().join(", "),
    })
}

fn open(before: Option<&[u8]>) -> Result<SettingsFile<'_, DeclaredAbsence>, EditError> {
    SettingsFile::open(before, LIST, |settings: Settings| {
        let mut absences = settings.absences;
        for absence in &mut absences {
            absence.source = Source::whole(SETTINGS_FILE);
        }
        absences
    })
}
