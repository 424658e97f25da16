//! A part of a text, and what takes its place.

use std::ops::Range;

/// A replaced part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    /// Byte range in the old text; empty where something is put in.
    pub(super) range: Range<usize>,
    /// What stands there afterwards.
    pub(super) text: String,
}

impl Splice {
    /// Puts `text` in at `at`.
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }

    /// Takes a part out.
    pub(super) fn remove(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }
}

/// The line end of a text: that of its last line which has one, else `\n`.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.rfind('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
