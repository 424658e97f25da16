//! What can be found, and how it is asked for. The store is given tokens; it knows no language.

use serde::{Deserialize, Serialize};
use shirube_model::{Language, Volume};

/// What can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A requirement of an edition.
    Requirement,
    /// A check.
    Check,
    /// A public comment with its response.
    Comment,
    /// A page of a document.
    Page,
}

impl EntryKind {
    /// All kinds, in the order in which results list them.
    pub const ALL: [Self; 4] = [Self::Requirement, Self::Check, Self::Comment, Self::Page];

    /// The identifier.
    pub fn id(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Check => "check",
            Self::Comment => "comment",
            Self::Page => "page",
        }
    }

    /// The kind with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The number under which it is stored. It never changes, whatever the order of results.
    pub fn stored(self) -> i64 {
        match self {
            Self::Requirement => 0,
            Self::Check => 1,
            Self::Comment => 2,
            Self::Page => 3,
        }
    }

    /// What is stored under a number.
    pub fn from_stored(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.stored() == number)
    }
}

/// Words in the languages that they are there in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryText {
    /// As they are written; the Japanese when they are there in both languages.
    pub text: String,
    /// The English, when they are there in both languages.
    pub english: Option<String>,
}

impl EntryText {
    /// Words as they are written, in one language.
    pub fn written(text: impl Into<String>) -> Self {
        Self { text: text.into(), english: None }
    }

    /// Words in both languages.
    pub fn in_both(japanese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { text: japanese.into(), english: Some(english.into()) }
    }

    /// The words in a language, or as they are written.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.english) {
            (Language::En, Some(english)) => english,
            _ => &self.text,
        }
    }
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// What it is.
    pub kind: EntryKind,
    /// Its id: a requirement's or check's, `DOCUMENT#NUMBER` for a comment, `DOCUMENT/NUMBER` for a page.
    pub id: String,
    /// What to call it in a list.
    pub title: EntryText,
    /// The edition that it belongs to.
    pub edition: Option<String>,
    /// The volume that it belongs to.
    pub volume: Option<Volume>,
    /// The exact text, from which snippets are cut. Empty for pages, which are kept already.
    pub text: EntryText,
    /// The tokens of the text, in order, parted by single spaces.
    pub tokens: String,
}

/// A word or phrase that must occur: tokens that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The tokens.
    pub tokens: Vec<String>,
    /// True when the last token is only the beginning of one.
    pub prefix: bool,
}

/// A question to the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    /// All of these must occur.
    pub phrases: Vec<Phrase>,
    /// Only these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
    /// Only this edition.
    pub edition: Option<String>,
    /// Only this volume.
    pub volume: Option<Volume>,
    /// How many results at most.
    pub limit: usize,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchHit {
    /// What it is.
    pub kind: EntryKind,
    /// Its id, as in [`IndexEntry::id`].
    pub id: String,
    /// What to call it.
    pub title: EntryText,
    /// The edition.
    pub edition: Option<String>,
    /// The volume.
    pub volume: Option<Volume>,
    /// The exact text.
    pub text: EntryText,
}

/// The results of a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchResults {
    /// Best first.
    pub hits: Vec<SearchHit>,
    /// How many entries match; a lower bound when `more` is set.
    pub count: usize,
    /// True when counting stopped at the store's limit.
    pub more: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_disk_stay() {
        let pinned = [
            (EntryKind::Requirement, 0),
            (EntryKind::Check, 1),
            (EntryKind::Comment, 2),
            (EntryKind::Page, 3),
        ];
        assert_eq!(pinned.len(), EntryKind::ALL.len());
        for (kind, number) in pinned {
            assert_eq!((kind.stored(), EntryKind::from_stored(number)), (number, Some(kind)));
        }
        assert_eq!(EntryKind::from_stored(4), None);
    }

    #[test]
    fn words_are_shown_in_the_language_asked_for() {
        let both = EntryText::in_both("検査", "check");
        assert_eq!((both.get(Language::Ja), both.get(Language::En)), ("検査", "check"));
        let written = EntryText::written("御意見");
        assert_eq!(written.get(Language::En), "御意見");
    }
}
