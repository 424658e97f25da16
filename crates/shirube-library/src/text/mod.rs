//! Text as documents have it, made searchable: folding, tokens, snippets.

mod characters;
mod fold;
mod join;
mod query;
mod snippet;
mod token;

pub use characters::is_japanese;
pub use fold::{Folded, fold};
pub use join::{continues_sentence, join_lines};
pub use query::{phrases, search_query};
pub use snippet::{Snippet, occurrences, snippet};
pub use token::{Token, tokens, tokens_as_text};

/// The width of a text in full-width characters: 「TLS」 is 1.5 wide, 「医療」 is 2.
pub fn em_width(text: &str) -> f32 {
    unicode_width::UnicodeWidthStr::width(text) as f32 / 2.0
}
