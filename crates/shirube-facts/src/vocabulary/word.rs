//! What a vocabulary is, and how one is declared.

use shirube_model::Language;
use shirube_model::text::heading_key;

/// One word of a vocabulary.
#[derive(Debug)]
pub struct CodeWord {
    /// The word in facts and checks.
    pub code: &'static str,
    /// Its Japanese name, also accepted in ledgers.
    pub ja: &'static str,
    /// Its English name, also accepted in ledgers.
    pub en: &'static str,
    /// Other words that people write.
    pub synonyms: &'static [&'static str],
}

impl CodeWord {
    /// The name in `language`.
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            Language::Ja => self.ja,
            Language::En => self.en,
        }
    }
}

/// The words that a coded column may hold.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words.
    pub words: &'static [CodeWord],
}

impl Vocabulary {
    /// The code for a text in a ledger.
    pub fn code(&self, text: &str) -> Option<&'static str> {
        let key = heading_key(text);
        let named = |word: &&CodeWord| {
            [word.code, word.ja, word.en]
                .iter()
                .chain(word.synonyms)
                .any(|name| heading_key(name) == key)
        };
        self.words.iter().find(named).map(|word| word.code)
    }

    /// The word with this code.
    pub fn word(&self, code: &str) -> Option<&CodeWord> {
        self.words.iter().find(|word| word.code == code)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($code:literal $ja:literal $en:literal [$($synonym:literal),*];)+ }) => {
        $(#[$doc])*
        pub static $name: $crate::Vocabulary = $crate::Vocabulary {
            words: &[$($crate::CodeWord { code: $code, ja: $ja, en: $en, synonyms: &[$($synonym),*] }),+],
        };
    };
}

pub(crate) use vocabulary;
