//! A text together with the bytes that it was read from, so that a change of one part leaves the
//! bytes of all others alone: CP932 has several codes for one character, and a byte order mark is
//! part of no text.

use super::error::EditError;
use super::splice::Splice;
use crate::text::encoding_of;
use crate::walk::LARGEST_FILE;
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded file that can be changed.
pub(super) struct EncodedText<'b> {
    path: &'b str,
    bytes: &'b [u8],
    encoding: &'static Encoding,
    /// Length of the byte order mark.
    mark: usize,
    /// The text, without a byte order mark. Marks of words stay in it: they are part of the bytes.
    pub(super) text: String,
}

impl<'b> EncodedText<'b> {
    /// Decodes a file; refused when it is too large, or not text through and through.
    pub(super) fn read(path: &'b str, bytes: &'b [u8]) -> Result<Self, EditError> {
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(EditError::TooLarge { path: path.to_owned() });
        }
        let encoding = encoding_of(bytes);
        let mark = match bytes {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
            _ => 0,
        };
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let fault = text.find('\0').or_else(|| if damaged { text.find('\u{FFFD}') } else { None });
        if let Some(at) = fault {
            let line = text[..at].matches('\n').count() + 1;
            let encoding = encoding.name();
            return Err(EditError::Damaged { path: path.to_owned(), line, encoding });
        }
        let text = text.into_owned();
        Ok(Self { path, bytes, encoding, mark, text })
    }

    /// The bytes with every splice made. The splices stand in the order of the text and do not
    /// overlap.
    pub(super) fn with(&self, splices: &[Splice]) -> Result<Vec<u8>, EditError> {
        let mut out = Vec::with_capacity(self.bytes.len());
        let mut done = 0;
        // From text to bytes step by step: each part is measured once.
        let (mut text_at, mut bytes_at) = (0, self.mark);
        let mut to_bytes = |at: usize| {
            bytes_at += self.encoded_length(&self.text[text_at..at]);
            text_at = at;
            bytes_at
        };
        for splice in splices {
            let (start, end) = (to_bytes(splice.range.start), to_bytes(splice.range.end));
            out.extend_from_slice(&self.bytes[done..start]);
            self.encode(&splice.text, &mut out)?;
            done = end;
        }
        out.extend_from_slice(&self.bytes[done..]);
        if out.len() as u64 > LARGEST_FILE {
            return Err(EditError::TooLarge { path: self.path.to_owned() });
        }
        Ok(out)
    }

    /// Bytes that a part of this file's text takes in this file.
    fn encoded_length(&self, part: &str) -> usize {
        if self.encoding == UTF_8 {
            return part.len();
        }
        if self.encoding != SHIFT_JIS {
            return part.encode_utf16().count() * 2;
        }
        // One byte for ASCII, the C1 control that stands for itself and half-width katakana; two for
        // every other character that the decoder gives.
        let single = |c: char| matches!(c, '\u{0}'..='\u{80}' | '\u{FF61}'..='\u{FF9F}');
        part.chars().map(|c| if single(c) { 1 } else { 2 }).sum()
    }

    fn encode(&self, text: &str, out: &mut Vec<u8>) -> Result<(), EditError> {
        if self.encoding == UTF_8 {
            out.extend_from_slice(text.as_bytes());
        } else if self.encoding == UTF_16LE {
            out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        } else if self.encoding == UTF_16BE {
            out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        } else {
            let (bytes, _, _) = self.encoding.encode(text);
            let (again, _) = self.encoding.decode_without_bom_handling(&bytes);
            // What is written as another character (a yen sign as a backslash) is not held either.
            if again != text {
                let lost = |c: &char| {
                    let one = c.to_string();
                    let (bytes, _, _) = self.encoding.encode(&one);
                    self.encoding.decode_without_bom_handling(&bytes).0 != one
                };
                let character = text.chars().find(lost).unwrap_or('\u{FFFD}');
                return Err(EditError::NotInEncoding {
                    path: self.path.to_owned(),
                    encoding: self.encoding.name(),
                    character,
                });
            }
            out.extend_from_slice(&bytes);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(bytes: &[u8], at: &str, text: &str) -> Result<Vec<u8>, EditError> {
        let file = EncodedText::read("x", bytes)?;
        let place = file.text.find(at).unwrap();
        file.with(&[Splice::insert(place, text.to_owned())])
    }

    #[test]
    fn codes_of_cp932_that_stand_for_one_character_stay() {
        // ≒ as NEC wrote it, ｶ in half width, then 機.
        let bytes = [0x87, 0x90, 0xB6, b'a', 0x8B, 0x40, b'z'];
        let put = put(&bytes, "z", "器").unwrap();
        assert_eq!(put, [0x87, 0x90, 0xB6, b'a', 0x8B, 0x40, 0x8A, 0xED, b'z']);
    }

    #[test]
    fn what_the_encoding_cannot_hold_is_refused() {
        let bytes = [0x8B, 0x40, b'z'];
        for (text, lost) in [("髙𠮷", '𠮷'), ("¥", '¥'), ("−", '−'), ("🏥", '🏥')] {
            let error = put(&bytes, "z", text).unwrap_err();
            assert!(
                matches!(error, EditError::NotInEncoding { character, .. } if character == lost),
                "{error}"
            );
        }
        assert!(put(&[0xFF, 0xFE, b'z', 0], "z", "𠮷").is_ok());
    }

    #[test]
    fn damaged_text_names_its_line() {
        let error = EncodedText::read("x", &[b'a', b'\n', 0x80, 0xFF, 0xFF]).err().unwrap();
        assert_eq!((error.code(), error.line()), ("edit-damaged", Some(2)));
        assert!(EncodedText::read("x", b"a\0").is_err());
        assert!(EncodedText::read("x", "a\u{FFFD}".as_bytes()).is_ok());
    }
}
