//! Waivers in `shirube.toml`. There is one that stands for each check, subject and edition: a new one
//! takes the author's own before it back, and with it its approval.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::settings_file::{SettingsFile, none_such};
use super::written;
use crate::settings::{SETTINGS_FILE, Settings};
use shirube_model::text::heading_key;
use shirube_model::{Date, Source, Waiver};

const LIST: &str = "waiver";

/// Which waiver: the check by code, the subject (none for every one), the edition that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiverKey {
    /// The check's code or name, as it is written.
    pub check: String,
    /// The subject; `None` for a waiver of every subject.
    pub subject: Option<String>,
    /// The edition that the waiver itself names.
    pub edition: Option<String>,
}

/// A waiver that the author of the edit asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWaiver {
    /// What is waived.
    pub key: WaiverKey,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
}

/// Puts a waiver into `shirube.toml`: asked for and decided by the author on the day of the edit, and
/// not approved yet.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, when it has several such waivers or one that
/// another person asked for, or when something in the new one cannot be written.
pub fn put(
    before: Option<&[u8]>,
    new: &NewWaiver,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let waiver = Waiver {
        check: written::required("check", &new.key.check)?,
        subject: written::optional("subject", new.key.subject.as_deref())?,
        person: author.name().to_owned(),
        approved_by: None,
        approved_at: None,
        reason: written::required("reason", &new.reason)?,
        decided_at: Some(author.day()),
        edition: written::optional("edition", new.key.edition.as_deref())?,
        until: new.until,
        withdrawn: None,
        source: Source::whole(SETTINGS_FILE),
    };
    let entry = entry(&waiver);
    file.put_anew(&entry, waiver, |waiver| new.key.names(waiver), &new.key.shown(), author)
}

/// Approves a waiver that another person asked for.
///
/// # Errors
///
/// As [`put`]; and when there is no such waiver, or the author asked for it.
pub fn approve(
    before: Option<&[u8]>,
    key: &WaiverKey,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = open(before)?;
    let index = file.only(|waiver| key.names(waiver), &key.shown())?;
    let index = index.ok_or_else(|| none_such(&key.shown()))?;
    let mut waiver = file.entries[index].clone();
    if heading_key(waiver.requested_by()) == heading_key(author.name()) {
        return Err(EditError::SamePerson { person: author.name().to_owned() });
    }
    let what = key.shown();
    if let (Some(person), Some(_)) = (&waiver.approved_by, waiver.approved_at) {
        return Err(EditError::Approved { what, person: person.clone() });
    }
    if let Some(day) = waiver.decided_at.filter(|day| author.day() < *day) {
        return Err(EditError::ApprovedEarly { what, day });
    }
    waiver.approved_by = Some(author.name().to_owned());
    waiver.approved_at = Some(author.day());
    let entry = Entry::default()
        .maybe("approved_by", waiver.approved_by.as_deref())
        .day("approved_at", waiver.approved_at);
    file.put(&entry, waiver, |waiver| key.names(waiver), &key.shown(), author)
}

/// Takes a waiver back; of several the last. `of` names who asked for it, where that is another
/// person.
///
/// # Errors
///
/// When the file is not there or cannot be read whole, or has no such waiver.
pub fn withdraw(
    before: Option<&[u8]>,
    key: &WaiverKey,
    of: Option<&str>,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    open(before)?.withdraw(|waiver| key.names(waiver), &key.shown(), of, author)
}

impl WaiverKey {
    fn names(&self, waiver: &Waiver) -> bool {
        let text = |text: &Option<String>| text.as_deref().map(str::trim).map(str::to_owned);
        waiver.withdrawn.is_none()
            && waiver.check.trim().eq_ignore_ascii_case(self.check.trim())
            && text(&waiver.subject) == text(&self.subject)
            && text(&waiver.edition) == text(&self.edition)
    }

    fn shown(&self) -> String {
        [Some(&self.check), self.subject.as_ref(), self.edition.as_ref()]
            .into_iter()
            .flatten()
            .map(|part| part.trim())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn open(before: Option<&[u8]>) -> Result<SettingsFile<'_, Waiver>, EditError> {
    SettingsFile::open(before, LIST, |settings: Settings| {
        let mut waivers = settings.waivers;
        for waiver in &mut waivers {
            waiver.source = Source::whole(SETTINGS_FILE);
        }
        waivers
    })
}

fn entry(waiver: &Waiver) -> Entry {
    Entry::default()
        .text("check", &waiver.check)
        .maybe("subject", waiver.subject.as_deref())
        .text("requested_by", &waiver.person)
        .maybe("person", None)
        .text("reason", &waiver.reason)
        .day("decided_at", waiver.decided_at)
        .maybe("edition", waiver.edition.as_deref())
        .day("until", Some(waiver.until))
        .maybe("approved_by", waiver.approved_by.as_deref())
        .day("approved_at", waiver.approved_at)
}
