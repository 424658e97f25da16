//! Bytes to text: byte order marks, UTF-8, and CP932 as Japanese Windows writes it.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use shirube_model::message::{WORD_CLOSES, WORD_OPENS};
use std::borrow::Cow;

/// What stands around Shirube's own words in what a check says. Whatever persons and files say is
/// read without it, so that nothing they write can pass for such a word.
pub const WORD_MARKS: [char; 2] = [WORD_OPENS, WORD_CLOSES];

/// `text` without [`WORD_MARKS`].
pub fn without_marks(text: &str) -> Cow<'_, str> {
    // Both marks begin with this byte in UTF-8; most texts have none.
    if text.as_bytes().contains(&0xEF) && text.contains(WORD_MARKS) {
        Cow::Owned(text.replace(WORD_MARKS, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes [`WORD_MARKS`] out of `text`.
pub(crate) fn remove_marks(text: &mut String) {
    if let Cow::Owned(clean) = without_marks(text) {
        *text = clean;
    }
}

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without a byte order mark and without [`WORD_MARKS`].
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// True when some bytes were no text in that encoding and became U+FFFD.
    pub damaged: bool,
}

/// Decodes by byte order mark; without one as UTF-8, and as CP932 where that fails.
pub fn decode(bytes: &[u8]) -> DecodedText {
    let encoding = encoding_of(bytes);
    let (text, _, damaged) = encoding.decode(bytes);
    let text = match without_marks(&text) {
        Cow::Owned(clean) => clean,
        Cow::Borrowed(_) => text.into_owned(),
    };
    DecodedText { text, encoding: encoding.name(), damaged }
}

/// The encoding that a file is taken to have.
pub(crate) fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => UTF_8,
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        // No text holds a NUL; UTF-16 without a mark does, in every letter of ASCII.
        _ if bytes.contains(&0) && is_utf16(bytes, UTF_16LE) => UTF_16LE,
        _ if bytes.contains(&0) && is_utf16(bytes, UTF_16BE) => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => SHIFT_JIS,
    }
}

/// True for bytes that are text in this encoding: whole units, no NUL, and line ends or letters that
/// in the other one would be none.
fn is_utf16(bytes: &[u8], encoding: &'static Encoding) -> bool {
    // Shorter ones could be anything.
    if !bytes.len().is_multiple_of(2) || bytes.len() < 8 {
        return false;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    !damaged && !text.contains('\0') && text.chars().any(|c| c.is_ascii_graphic() || c == '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_a_clinic() {
        assert_eq!(decode("機器".as_bytes()).text, "機器");
        assert_eq!(decode(b"\xEF\xBB\xBFid").text, "id");
        assert_eq!(decode(&[0x8B, 0x40, 0x8A, 0xED]).text, "機器");
        assert_eq!(decode(&[0xFF, 0xFE, 0x5F, 0x6A]).text, "機");
        assert_eq!(decode(&[b'[', 0, b'x', 0, b']', 0, b'\n', 0]).text, "[x]\n");
        assert_eq!(decode(&[0, b'a', 0, b'b', 0, b'c', 0x6A, 0x5F]).text, "abc機");
        assert!(decode(b"a\0b\0c").text.contains('\0'), "an odd number of bytes is no UTF-16");
        assert!(decode(&[0x80, 0xFF, 0xFF]).damaged);
    }

    #[test]
    fn the_marks_of_words_are_read_past() {
        assert_eq!(decode("\u{FDD0}on\u{FDD1}・Ａ".as_bytes()).text, "on・Ａ");
        assert_eq!(decode(&[0xFF, 0xFE, 0xD0, 0xFD, 0x5F, 0x6A]).text, "機");
        assert!(matches!(without_marks("ＡＢＣ"), Cow::Borrowed(_)));
    }
}
