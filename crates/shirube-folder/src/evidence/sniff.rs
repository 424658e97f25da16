//! The beginning of a text, where a format shows itself.

/// Bytes that are looked at.
const LOOKED_AT: usize = 4096;

/// The beginning of `text`, cut between characters.
pub(super) fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(LOOKED_AT)]
}
