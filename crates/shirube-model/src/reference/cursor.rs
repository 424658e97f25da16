//! A text as characters in half width, with the place to which it was read.

/// A character with its half-width form and byte range.
pub(super) struct Cursor {
    pub(super) chars: Vec<(char, usize)>,
    pub(super) end: usize,
    pub(super) at: usize,
}

impl Cursor {
    pub(super) fn new(text: &str) -> Self {
        let chars = text.char_indices().map(|(at, c)| (half_width(c), at)).collect();
        Self { chars, end: text.len(), at: 0 }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(c, _)| *c)
    }

    pub(super) fn offset(&self) -> usize {
        self.chars.get(self.at).map_or(self.end, |(_, at)| *at)
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(ahead, c)| self.peek(ahead).is_some_and(|next| next.to_ascii_lowercase() == c))
    }

    pub(super) fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(c) = self.peek(0).filter(char::is_ascii_digit) {
            digits.push(c);
            self.at += 1;
        }
        digits
    }
}

/// Full-width ASCII and a few look-alikes, to half width. Circled digits stay as they are, which
/// is why this is not NFKC.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '〜' | '∼' | '–' | '—' => '~',
        '−' | '‐' | '‑' => '-',
        '。' => '.',
        '｡' => '.',
        '〔' => '[',
        '〕' => ']',
        '〈' | '《' => '<',
        '〉' | '》' => '>',
        _ => c,
    }
}
