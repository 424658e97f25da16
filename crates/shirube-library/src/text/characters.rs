//! Kinds of characters.

/// True for characters of Japanese writing, which stand side by side without spaces.
pub fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// True for characters that close a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '｡' | '！' | '？' | '!' | '?')
}
