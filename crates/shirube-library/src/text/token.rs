//! Tokens with positions, the same for documents and questions: runs of letters, runs of digits,
//! circled numbers one by one, and for Japanese overlapping pairs of characters.
//!
//! The last character of a Japanese run stands alone once more, so that a question of one
//! character, or one that ends where the run ends, finds it. No dictionary: words that a
//! dictionary cuts differently in document and question are not lost.

use super::characters::is_japanese;
use shirube_model::text::is_circled;

/// A token of folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The characters.
    pub text: &'a str,
    /// Byte offset in the folded text.
    pub start: usize,
    /// True for the single character that closes a Japanese run.
    pub closes_run: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Japanese,
    Letter,
    Digit,
    Circled,
    Other,
}

fn class(c: char) -> Class {
    if is_circled(c) {
        Class::Circled
    } else if is_japanese(c) && c.is_alphanumeric() {
        Class::Japanese
    } else if c.is_numeric() {
        Class::Digit
    } else if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Other
    }
}

/// The tokens of folded text, in order. The n-th token has position n.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / 3);
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |index: usize| characters.get(index).map_or(text.len(), |(at, _)| *at);
    let mut index = 0;
    while index < characters.len() {
        let (start, c) = characters[index];
        let kind = class(c);
        let mut next = index + 1;
        if kind != Class::Circled {
            while next < characters.len() && class(characters[next].1) == kind {
                next += 1;
            }
        }
        match kind {
            Class::Other => {}
            Class::Japanese => {
                for (at, (start, _)) in characters.iter().enumerate().take(next).skip(index) {
                    let closes_run = at + 1 == next;
                    let end = end_of(if closes_run { at + 1 } else { at + 2 });
                    let start = *start;
                    out.push(Token { text: &text[start..end], start, closes_run });
                }
            }
            _ => out.push(Token { text: &text[start..end_of(next)], start, closes_run: false }),
        }
        index = next;
    }
    out
}

/// The tokens of a text after folding, parted by single spaces: what the index stores.
pub fn tokens_as_text(text: &str) -> String {
    let folded = super::fold(text).text;
    let mut out = String::with_capacity(folded.len() * 2);
    for token in tokens(&folded) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(token.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pairs_overlap_and_runs_of_letters_stay_whole() {
        assert_eq!(tokens_as_text("無線LANの利用"), "無線 線 lan の利 利用 用");
        assert_eq!(tokens_as_text("TLS1.3"), "tls 1 3");
        assert_eq!(tokens_as_text("13.⑥"), "13 ⑥");
        assert_eq!(tokens_as_text("鍵"), "鍵");
    }

    proptest! {
        #[test]
        fn tokens_lie_in_the_text_in_order(text in "\\PC{0,80}") {
            let folded = super::super::fold(&text).text;
            let mut last = 0;
            for token in tokens(&folded) {
                prop_assert!(token.start >= last);
                prop_assert_eq!(&folded[token.start..token.start + token.text.len()], token.text);
                last = token.start;
            }
        }
    }
}
