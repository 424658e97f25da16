//! Causes that come from outside, in words: what the operating system says has a kind, and its own
//! sentence is in its own language.

use crate::message::Wording;
use std::fmt::Display;
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
        ErrorKind::Unsupported => "cause.no-plain-file",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "cause.no-such-name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "cause.in-use",
        ErrorKind::UnexpectedEof => "cause.ends-early",
        ErrorKind::TimedOut => "cause.timed-out",
        ErrorKind::OutOfMemory => "cause.out-of-memory",
        _ => return Wording::text(error.to_string()),
    };
    Wording::word(word)
}

/// What a library says of a file, in words: its own sentence is in English. A sentence that none of
/// the words fits has the word for a wrong form.
pub fn of_library(error: impl Display) -> Wording {
    let text = error.to_string();
    let about = |word| Wording::english(word, &quoted(&text), &text);
    let plain = |word| Wording::english(word, &[], &text);
    // How serde begins its sentences, whatever the format; then what formats and storages say.
    const ABOUT: [(&str, &str); 5] = [
        ("unknown field", "cause.unknown-key"),
        ("missing field", "cause.missing-key"),
        ("duplicate field", "cause.duplicate-key"),
        ("duplicate key", "cause.duplicate-key"),
        ("unknown variant", "cause.unknown-value"),
    ];
    const PLAIN: [(&str, &str); 16] = [
        ("invalid type", "cause.wrong-type"),
        ("invalid value", "cause.unknown-value"),
        ("invalid length", "cause.wrong-number"),
        ("eof while", "cause.ends-early"),
        ("unexpected end", "cause.ends-early"),
        ("end of stream", "cause.ends-early"),
        ("recursion limit", "cause.too-deep"),
        ("utf-8", "cause.not-text"),
        ("is locked", "cause.in-use"),
        ("disk is full", "cause.storage-full"),
        ("readonly", "cause.read-only"),
        ("unable to open", "cause.cannot-open"),
        ("not a database", "cause.damaged"),
        ("disk image", "cause.damaged"),
        ("zip", "cause.damaged"),
        ("checksum", "cause.damaged"),
    ];
    let lower = text.to_lowercase();
    if let Some((_, word)) = ABOUT.iter().find(|(says, _)| lower.contains(says)) {
        return about(*word);
    }
    match PLAIN.iter().find(|(says, _)| lower.contains(says)) {
        Some((_, word)) => plain(*word),
        // The first name says what it is about; what else is quoted are words of a grammar.
        None => {
            let about = quoted(&text).into_iter().take(1).filter(|name| name.len() > 1);
            Wording::english("cause.wrong-form", &about.collect::<Vec<_>>(), &text)
        }
    }
}

/// The names in back quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
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

    #[test]
    fn what_a_library_says_keeps_its_sentence() {
        let said = "missing field `reader` at line 1 column 763";
        let missing = of_library(said);
        let piece = Piece::English {
            word: "cause.missing-key".into(),
            names: vec!["reader".to_owned()],
            text: said.to_owned(),
        };
        assert_eq!(missing.pieces(), [piece]);
        let other = of_library("expected `,` or `]`");
        assert!(
            matches!(other.pieces(), [Piece::English { word, names, .. }] if word == "cause.wrong-form" && names.is_empty())
        );
    }
}
