//! Words on screen, in one language.

use shirube_model::Failure;
use shirube_model::{Explanation, Language, Message, Piece, Problem, Source, Wording};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static JA: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| parse(include_str!("../../../locales/ja.toml")));
static EN: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| parse(include_str!("../../../locales/en.toml")));

fn parse(text: &str) -> BTreeMap<String, String> {
    toml::from_str(text).expect("the shipped locale is a flat table of texts, see its test")
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Locale {
    /// The language.
    pub language: Language,
}

impl Locale {
    /// The words of `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    fn words(self) -> &'static BTreeMap<String, String> {
        match self.language {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }

    /// The text for a key; `?` when there is none.
    pub fn get(self, key: &str) -> &'static str {
        self.words().get(key).map_or("?", String::as_str)
    }

    /// The text for a key, when there is one.
    pub fn find(self, key: &str) -> Option<&'static str> {
        self.words().get(key).map(String::as_str)
    }

    /// The text for a key with `{name}` replaced by values, each as it is.
    pub fn sentence(self, key: &str, values: &[(&str, &str)]) -> String {
        substitute(self.find(key).unwrap_or(key), |name| {
            let value = values.iter().find(|(known, _)| *known == name);
            value.map(|(_, value)| (*value).to_owned())
        })
    }

    /// What is said, in words.
    pub fn wording(self, wording: &Wording) -> String {
        let mut said = String::new();
        for piece in wording.pieces() {
            match piece {
                Piece::Word(key) => match self.find(&format!("word.{key}")) {
                    Some(word) => said.push_str(word),
                    // A newer catalogue knows words that this build does not.
                    None => said.push_str(key),
                },
                Piece::Text(text) => said.push_str(text),
                Piece::English { text, .. } if self.language == Language::En => {
                    said.push_str(text);
                }
                Piece::English { word, names, .. } => {
                    let word = self.find(&format!("word.{word}")).unwrap_or(word);
                    said.push_str(&self.named(word, names));
                }
            }
        }
        said
    }

    /// A word with the name of what it is about, and the names of what could stand there.
    fn named(self, word: &str, names: &[String]) -> String {
        let Some((name, known)) = names.split_first() else { return word.to_owned() };
        let values = [("word", word), ("name", name), ("known", &known.join("、"))];
        self.sentence(if known.is_empty() { "named" } else { "named.known" }, &values)
    }

    /// The sentence of a message.
    pub fn message(self, message: &Message) -> String {
        self.of_message(message.code(), message)
    }

    fn of_message(self, key: &str, message: &Message) -> String {
        substitute(self.find(key).unwrap_or(key), |name| {
            message.value(name).map(|value| self.wording(value))
        })
    }

    /// Why something is said of a requirement.
    pub fn explanation(self, explanation: &Explanation) -> String {
        match explanation {
            Explanation::Researched(text) => text.get(self.language).to_owned(),
            Explanation::Message(message) => self.message(message),
        }
    }

    /// What failed, and what to do about it.
    pub fn failure(self, failure: &dyn Failure) -> (String, String) {
        let message = failure.message();
        let code = message.code();
        let said = self.of_message(&format!("failure.{code}"), &message);
        match failure.problems().as_slice() {
            [] => (said, self.of_message(&format!("failure-hint.{code}"), &message)),
            [problem] => {
                let (reason, hint) = self.problem(problem);
                // The sentence may say the place itself.
                let place = match message.value("place") {
                    Some(_) => String::new(),
                    None => format!("{}: ", self.place(&problem.source, problem.column)),
                };
                (format!("{said}: {place}{reason}"), hint)
            }
            several => {
                let lines = several.iter().map(|problem| {
                    let (reason, hint) = self.problem(problem);
                    let place = self.place(&problem.source, problem.column);
                    format!("\n{place}: {reason} ({hint})")
                });
                let said = said + &lines.collect::<String>();
                (said, self.of_message(&format!("failure-hint.{code}"), &message))
            }
        }
    }

    /// What a problem says, and what to do about it.
    pub fn problem(self, problem: &Problem) -> (String, String) {
        let code = problem.code();
        (
            self.of_message(&format!("problem.{code}"), &problem.message),
            self.of_message(&format!("hint.{code}"), &problem.message),
        )
    }

    /// `path:line:column`.
    pub fn place(self, source: &Source, column: Option<u32>) -> String {
        match (column, source.line_number()) {
            (Some(column), Some(_)) if !source.to_string().contains('!') => {
                format!("{source}:{column}")
            }
            _ => source.to_string(),
        }
    }
}

/// Replaces each `{name}` of a sentence by its value, in one pass: what a value holds is never read
/// as a name. Braces that are no name stay.
fn substitute(sentence: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut whole = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        whole.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let named = after.find('}').and_then(|close| Some((close, value(&after[..close])?)));
        match named {
            Some((close, value)) => {
                whole.push_str(&value);
                rest = &after[close + 1..];
            }
            None => {
                whole.push('{');
                rest = after;
            }
        }
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys() {
        let keys = |words: &BTreeMap<String, String>| words.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&JA), keys(&EN));
        for (key, text) in JA.iter().chain(EN.iter()) {
            assert!(!text.trim().is_empty(), "{key}");
            let twin = key.strip_prefix("problem.").map(|code| format!("hint.{code}"));
            assert!(twin.is_none_or(|twin| JA.contains_key(&twin)), "{key} has no hint");
        }
    }

    #[test]
    fn words_are_said_and_texts_stay_as_they_are() {
        let locale = Locale::new(Language::En);
        let wording = Wording::of_marked("30 \u{FDD0}within-days\u{FDD1} {none}");
        assert_eq!(locale.wording(&wording), "30 days at most {none}");
    }

    /// What a person typed is never read as a name of the sentence: a decider called `{until}`.
    #[test]
    fn values_are_put_in_at_once() {
        let locale = Locale::new(Language::En);
        let values = [("person", "{until}"), ("until", "2027-01-31"), ("reason", "{person} {")];
        let said = locale.sentence("report.by-not-approved", &values);
        assert!(
            said.contains("{until}") && said.contains("2027-01-31") && said.contains("{person} {")
        );
    }

    /// The words of the library and the register are there for every variant.
    #[test]
    fn every_word_of_the_register_is_known() {
        use shirube_documents::comment::Disposition;
        use shirube_documents::document::{DocumentForm, PageState, TextOrigin};
        let mut keys: Vec<String> = Disposition::ALL.iter().map(|d| d.key().to_owned()).collect();
        keys.extend(
            [
                PageState::Text,
                PageState::Scanned,
                PageState::Undecodable,
                PageState::Empty,
                PageState::Unreadable,
            ]
            .map(|state| state.key().to_owned()),
        );
        keys.extend(
            [DocumentForm::Pdf, DocumentForm::MediaPage, DocumentForm::PlainText]
                .map(|f| f.key().to_owned()),
        );
        keys.extend(
            [TextOrigin::TextLayer, TextOrigin::MachineMade, TextOrigin::AsGiven]
                .map(|o| o.key().to_owned()),
        );
        let doubts = [
            "disposition",
            "missing",
            "not-closed",
            "number-twice",
            "other-reading",
            "poor-fit",
            "title-goes-on",
            "unresolved-reference",
        ];
        keys.extend(doubts.map(|doubt| format!("doubt.{doubt}")));
        let errors = ["too-large", "encrypted", "broken-pdf", "unknown-form", "empty"];
        keys.extend(errors.map(|error| format!("problem.library.{error}")));
        for key in keys {
            assert!(JA.contains_key(&key), "{key}");
        }
    }

    /// Checks may show the code of any column that holds codes.
    #[test]
    fn every_code_has_a_word() {
        use shirube_facts::{ColumnKind, tables::TABLES};
        for column in TABLES.iter().flat_map(|table| table.columns) {
            if let ColumnKind::Code(vocabulary) = column.kind {
                for word in vocabulary.words {
                    assert!(JA.contains_key(&format!("word.{}", word.code)), "{}", word.code);
                }
            }
        }
    }
}
