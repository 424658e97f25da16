//! `shirube.toml`, of which three lists are edited.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::toml_file::{TomlFile, read_whole};
use crate::evidence;
use crate::settings::{SETTINGS_FILE, Settings};
use shirube_model::Withdrawable;

/// The file, and the list of it that is edited.
pub(super) struct SettingsFile<'b, T> {
    file: TomlFile<'b>,
    name: &'static str,
    read: fn(Settings) -> Vec<T>,
    /// The entries, without their places.
    pub(super) entries: Vec<T>,
}

impl<'b, T: PartialEq> SettingsFile<'b, T> {
    /// Opens the file. `read` gives the entries of the list `name`, without their places.
    pub(super) fn open(
        before: Option<&'b [u8]>,
        name: &'static str,
        read: fn(Settings) -> Vec<T>,
    ) -> Result<Self, EditError> {
        if before.is_none() {
            return Err(EditError::NoFile { path: SETTINGS_FILE.to_owned() });
        }
        let file = TomlFile::open(SETTINGS_FILE, before, "")?;
        let entries = read_settings(file.text()).map(read)?;
        Ok(Self { file, name, read, entries })
    }

    /// Puts an entry in the place of the one that is meant, or below all others when there is none.
    pub(super) fn put(
        mut self,
        entry: &Entry,
        statement: T,
        is_meant: impl Fn(&T) -> bool,
        what: &str,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        let edit = match self.only(is_meant, what)? {
            Some(index) => {
                let edit = self.file.put_over(self.name, index, entry, author)?;
                self.entries[index] = statement;
                edit
            }
            None => {
                let edit = self.file.put_below(self.name, entry, author)?;
                self.entries.push(statement);
                edit
            }
        };
        self.confirmed(edit)
    }

    /// Puts a statement below all others and takes the one that is meant back: it is the author's own,
    /// and what it said stays.
    pub(super) fn put_anew(
        mut self,
        entry: &Entry,
        statement: T,
        is_meant: impl Fn(&T) -> bool,
        what: &str,
        author: &Author,
    ) -> Result<FolderEdit, EditError>
    where
        T: Withdrawable,
    {
        let stands = |entry: &T| entry.withdrawn().is_none() && is_meant(entry);
        let Some(index) = self.only(stands, what)? else {
            let edit = self.file.put_below(self.name, entry, author)?;
            self.entries.push(statement);
            return self.confirmed(edit);
        };
        let back = self.file.withdraw(self.name, index, &mut self.entries[index], None, author)?;
        let edited = TomlFile::open(SETTINGS_FILE, Some(&back.bytes), "")?;
        let edit = edited.put_below(self.name, entry, author)?;
        self.entries.push(statement);
        self.confirmed(FolderEdit { before: back.before, ..edit })
    }

    /// Takes out the last of the entries that are meant.
    pub(super) fn take_out(
        mut self,
        is_meant: impl Fn(&T) -> bool,
        what: &str,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        let index = self.entries.iter().rposition(is_meant).ok_or_else(|| none_such(what))?;
        let edit = self.file.take_out(self.name, index, author)?;
        self.entries.remove(index);
        self.confirmed(edit)
    }

    /// The position of the entry that is meant; refused when several are.
    pub(super) fn only(
        &self,
        is_meant: impl Fn(&T) -> bool,
        what: &str,
    ) -> Result<Option<usize>, EditError> {
        let mut meant =
            self.entries.iter().enumerate().filter(|(_, entry)| is_meant(entry)).map(|(at, _)| at);
        let first = meant.next();
        if let Some(second) = meant.next() {
            let line = self.file.line_of(self.name, second)?;
            let (path, what) = (SETTINGS_FILE.to_owned(), what.to_owned());
            return Err(EditError::Several { path, line, what });
        }
        Ok(first)
    }

    /// Takes back the last of the statements that are meant.
    pub(super) fn withdraw(
        mut self,
        is_meant: impl Fn(&T) -> bool,
        what: &str,
        of: Option<&str>,
        author: &Author,
    ) -> Result<FolderEdit, EditError>
    where
        T: Withdrawable,
    {
        let stands = |entry: &T| entry.withdrawn().is_none() && is_meant(entry);
        let index = self.entries.iter().rposition(stands).ok_or_else(|| none_such(what))?;
        let edit = self.file.withdraw(self.name, index, &mut self.entries[index], of, author)?;
        self.confirmed(edit)
    }

    fn confirmed(self, edit: FolderEdit) -> Result<FolderEdit, EditError> {
        let read = |text: &str| read_settings(text).map(self.read);
        self.file.confirmed(edit, &self.entries, read)
    }
}

/// Nothing in the file is meant.
pub(super) fn none_such(what: &str) -> EditError {
    EditError::NoneSuch { path: SETTINGS_FILE.to_owned(), what: what.to_owned() }
}

fn read_settings(text: &str) -> Result<Settings, EditError> {
    let mut problems = Vec::new();
    let settings = Settings::read(text, &evidence::ids(), &mut problems);
    read_whole(problems)?;
    Ok(settings)
}
