//! Bytes to text: byte order marks, UTF-8, and CP932 as Japanese Windows writes it.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// True when some bytes were no text in that encoding and became U+FFFD.
    pub damaged: bool,
}

/// Decodes by byte order mark; without one as UTF-8, and as CP932 where that fails.
pub fn decode(bytes: &[u8]) -> DecodedText {
    let encoding = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => UTF_8,
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => SHIFT_JIS,
    };
    decode_as(bytes, encoding)
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> DecodedText {
    let (text, _, damaged) = encoding.decode(bytes);
    DecodedText { text: text.into_owned(), encoding: encoding.name(), damaged }
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
        assert!(decode(&[0x80, 0xFF, 0xFF]).damaged);
    }
}
