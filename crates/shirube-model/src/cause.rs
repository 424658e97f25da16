//! Causes that come from outside, in words: what the operating system says has a kind, and its own
//! sentence is in its own language.

use crate::message::Wording;
use std::io::ErrorKind;

/// What the operating system refused, in words; its own sentence where the kind is not known.
pub fn of_system(error: &std::io::Error) -> Wording {
    let word = match error.kind() {
        ErrorKind::NotFound => "cause.not-found",
        ErrorKind::PermissionDenied => "cause.permission-denied",
        ErrorKind::AlreadyExists => "cause.already-exists",
        ErrorKind::IsADirectory => "cause.is-a-folder",
        ErrorKind::NotADirectory => "cause.not-a-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause.storage-full",
        ErrorKind::ReadOnlyFilesystem => "cause.read-only",
        ErrorKind::FileTooLarge => "cause.too-large",
        ErrorKind::InvalidData => "cause.not-text",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "cause.no-such-name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "cause.in-use",
        ErrorKind::UnexpectedEof => "cause.ends-early",
        ErrorKind::TimedOut => "cause.timed-out",
        ErrorKind::OutOfMemory => "cause.out-of-memory",
        _ => return Wording::text(error.to_string()),
    };
    Wording::word(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Piece;

    #[test]
    fn what_the_system_says_becomes_a_word() {
        let error = std::fs::read("/nonexistent/file").unwrap_err();
        assert_eq!(of_system(&error).pieces(), [Piece::Word("cause.not-found".into())]);
        let other = std::io::Error::other("the reader gave up");
        assert_eq!(of_system(&other).as_text(), Some("the reader gave up"));
    }
}
