//! The edit of one file, ready to be written.

use super::author::Author;
use crate::digest::sha256;
use shirube_model::Date;

/// One file of an institution folder as it should be. Who writes it replaces the file as a whole,
/// and only while it is still as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEdit {
    /// The path inside the institution folder.
    pub path: String,
    /// SHA-256 of the bytes that were read, in hexadecimal; `None` when there was no such file.
    pub before: Option<String>,
    /// The bytes to be written.
    pub bytes: Vec<u8>,
    /// Whose statements are taken back.
    pub of: Vec<String>,
    /// Who edits.
    pub by: String,
    /// On which day.
    pub on: Date,
}

impl FolderEdit {
    pub(super) fn new(path: &str, before: Option<&[u8]>, bytes: Vec<u8>, author: &Author) -> Self {
        Self {
            path: path.to_owned(),
            before: before.map(sha256),
            bytes,
            of: Vec::new(),
            by: author.name().to_owned(),
            on: author.day(),
        }
    }

    /// True when the file is still as it was read: `now` are its bytes, or none when it is not
    /// there.
    pub fn is_current(&self, now: Option<&[u8]>) -> bool {
        now.map(sha256) == self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_noticed() {
        let author = Author::new("x", Date::constant(2026, 11, 24)).unwrap();
        let edit = FolderEdit::new("checklist.toml", Some(b"a"), b"b".to_vec(), &author);
        assert!(edit.is_current(Some(b"a")));
        assert!(!edit.is_current(Some(b"c")) && !edit.is_current(None));
        let made = FolderEdit::new("checklist.toml", None, b"b".to_vec(), &author);
        assert!(made.is_current(None) && !made.is_current(Some(b"")));
    }
}
