//! Text as documents have it, made searchable: folding, tokens, snippets.

mod fold;
mod join;
mod query;
mod snippet;
mod token;

pub use fold::{Folded, fold};
pub use join::{continues_sentence, join_lines};
pub use query::{phrases, search_query};
pub use snippet::{Snippet, occurrences, snippet};
pub use token::{Token, tokens, tokens_as_text};

/// The width of a text in full-width characters: 「TLS」 is 1.5 wide, 「医療」 is 2.
pub fn em_width(text: &str) -> f32 {
    unicode_width::UnicodeWidthStr::width(text) as f32 / 2.0
}

/// True for characters of Japanese writing, which stand side by side without spaces.
pub fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}
