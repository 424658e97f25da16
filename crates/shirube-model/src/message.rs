//! What is to be said, before it is said in a language: known words, and what persons and files
//! say, never mixed up.
//!
//! A word has an entry in both locales; a text is shown as it is. Which of the two a piece is, is
//! decided where it is made: nothing that a person typed can become a word.

use crate::language::Bilingual;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The character before a word in the result of a check: a noncharacter of Unicode, which no file
/// holds and which readers strip.
pub const WORD_OPENS: char = '\u{FDD0}';
/// The character after a word in the result of a check.
pub const WORD_CLOSES: char = '\u{FDD1}';

/// One piece of a wording.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// A known word, by its key in the locales without `word.`, such as `not-approved`.
    Word(Cow<'static, str>),
    /// What a person or a file says, or a number.
    Text(String),
    /// What a library says, in English, with the known word for what it means.
    English {
        /// The key of the word.
        word: Cow<'static, str>,
        /// What it is about, such as a key of a file; then what could stand in its place.
        names: Vec<String>,
        /// The sentence.
        text: String,
    },
}

/// Pieces that are said one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(Vec<Piece>);

impl Wording {
    /// A known word.
    pub fn word(key: impl Into<Cow<'static, str>>) -> Self {
        Self(vec![Piece::Word(key.into())])
    }

    /// What a library says in English, with the known word for what it means and the names
    /// of what it is about and of what could stand in its place.
    pub fn english(
        word: impl Into<Cow<'static, str>>,
        names: &[&str],
        text: impl AsRef<str>,
    ) -> Self {
        let names = names.iter().map(|name| plain(name)).filter(|name| !name.is_empty()).collect();
        Self(vec![Piece::English { word: word.into(), names, text: plain(text.as_ref()) }])
    }

    /// A text, without the marks of words; an empty one has no piece.
    pub fn text(text: impl AsRef<str>) -> Self {
        let mut wording = Self::default();
        wording.push_text(text.as_ref());
        wording
    }

    /// Reads the text that a check returns, in which words stand between [`WORD_OPENS`] and
    /// [`WORD_CLOSES`]. A mark without its partner is dropped.
    pub fn of_marked(text: &str) -> Self {
        let mut wording = Self::default();
        let mut rest = text;
        while let Some(open) = rest.find(WORD_OPENS) {
            wording.push_text(&rest[..open]);
            let after = &rest[open + WORD_OPENS.len_utf8()..];
            match after.find(WORD_CLOSES) {
                Some(close) => {
                    wording.0.push(Piece::Word(Cow::Owned(after[..close].to_owned())));
                    rest = &after[close + WORD_CLOSES.len_utf8()..];
                }
                None => rest = after,
            }
        }
        wording.push_text(rest);
        wording
    }

    fn push_text(&mut self, text: &str) {
        let plain = plain(text);
        if plain.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(&plain),
            _ => self.0.push(Piece::Text(plain)),
        }
    }

    /// This, and then the other.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self.push_text(&text),
                piece => self.0.push(piece),
            }
        }
        self
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The text, when it is one text and no word.
    pub fn as_text(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// True when nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Wording {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

/// A text without the marks of words.
fn plain(text: &str) -> String {
    text.chars().filter(|character| !is_mark(*character)).collect()
}

/// True for the two characters that mark words.
pub fn is_mark(character: char) -> bool {
    matches!(character, WORD_OPENS | WORD_CLOSES)
}

/// A sentence of the locales, by its code, with the values that stand in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    code: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<Cow<'static, str>, Wording>,
}

impl Message {
    /// The sentence with this code, without values.
    pub fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), values: BTreeMap::new() }
    }

    /// Adds a value: a text, as it is.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.with_wording(name, Wording::text(value.to_string()))
    }

    /// Adds a value that is a known word.
    #[must_use]
    pub fn with_word(self, name: &'static str, key: impl Into<Cow<'static, str>>) -> Self {
        self.with_wording(name, Wording::word(key))
    }

    /// Adds a value.
    #[must_use]
    pub fn with_wording(mut self, name: &'static str, value: Wording) -> Self {
        self.values.insert(Cow::Borrowed(name), value);
        self
    }

    /// The key of the sentence in the locales.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The values by name, sorted.
    pub fn values(&self) -> &BTreeMap<Cow<'static, str>, Wording> {
        &self.values
    }

    /// The value of this name.
    pub fn value(&self, name: &str) -> Option<&Wording> {
        self.values.get(name)
    }
}

/// Why something is said of a requirement: in the words of a researched file, or in our own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explanation {
    /// A sentence of the catalogue, in both languages.
    Researched(Bilingual),
    /// A sentence of the locales.
    Message(Message),
}

impl From<Message> for Explanation {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<Bilingual> for Explanation {
    fn from(text: Bilingual) -> Self {
        Self::Researched(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stand_between_marks() {
        let text = format!("30 {WORD_OPENS}within-days{WORD_CLOSES}, {{none}}");
        assert_eq!(
            Wording::of_marked(&text).pieces(),
            [
                Piece::Text("30 ".to_owned()),
                Piece::Word("within-days".into()),
                Piece::Text(", {none}".to_owned()),
            ]
        );
    }

    proptest! {
        /// Whatever stands in the cells of a ledger, no mark gets out, and no text is lost.
        #[test]
        fn marks_never_get_out(text in "[a-z{}\u{FDD0}\u{FDD1}]{0,40}") {
            let wording = Wording::of_marked(&text);
            let mut kept = String::new();
            for piece in wording.pieces() {
                match piece {
                    Piece::Word(word) => kept.push_str(word),
                    Piece::Text(text) => {
                        prop_assert!(!text.contains(is_mark));
                        kept.push_str(text);
                    }
                    Piece::English { .. } => prop_assert!(false, "no check says it"),
                }
            }
            let letters = |text: &str| text.chars().filter(|c| !is_mark(*c)).collect::<String>();
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }

    #[test]
    fn a_message_reads_back() {
        let message =
            Message::new("scope.may-be-covered").with("rule", "表3-2").with_word("what", "none");
        let text = serde_json::to_string(&message).unwrap();
        assert_eq!(
            text,
            r#"{"code":"scope.may-be-covered","values":{"rule":[{"text":"表3-2"}],"what":[{"word":"none"}]}}"#
        );
        assert_eq!(serde_json::from_str::<Message>(&text).unwrap(), message);
    }
}
