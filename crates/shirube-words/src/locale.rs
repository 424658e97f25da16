//! Words on screen, in one language.

use shirube_model::{Language, Problem, Source};
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

    /// The text for a key with `{name}` replaced by values.
    pub fn sentence(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.find(key).unwrap_or(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// A text of a check with its `{tokens}` put into words. Other braces stay as they are.
    pub fn fill(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let word = after
                .find('}')
                .and_then(|close| Some((close, self.find(&format!("word.{}", &after[..close]))?)));
            match word {
                Some((close, word)) => {
                    out.push_str(word);
                    rest = &after[close + 1..];
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// What a problem says, and what to do about it.
    pub fn problem(self, problem: &Problem) -> (String, String) {
        let values: Vec<(&str, &str)> =
            problem.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        (
            self.sentence(&format!("problem.{}", problem.code), &values),
            self.sentence(&format!("hint.{}", problem.code), &values),
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
    fn tokens_become_words_and_other_braces_stay() {
        let locale = Locale::new(Language::En);
        assert_eq!(locale.fill("30 {within-days}"), "30 days at most");
        assert_eq!(locale.fill("{x} {none}{"), "{x} none{");
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

    /// Codes of columns that checks show have words too.
    #[test]
    fn every_code_that_is_shown_is_known() {
        use shirube_facts::vocabulary::{
            ACCOUNT_KIND, CLIENT_CERTIFICATE, EXPOSURE, MEDIA_RULE, PASSWORD_SETTER,
            SERVER_TWO_FACTOR, TWO_FACTOR, TWO_FACTOR_PLACE,
        };
        for vocabulary in [
            &ACCOUNT_KIND,
            &CLIENT_CERTIFICATE,
            &EXPOSURE,
            &MEDIA_RULE,
            &PASSWORD_SETTER,
            &SERVER_TWO_FACTOR,
            &TWO_FACTOR,
            &TWO_FACTOR_PLACE,
        ] {
            for word in vocabulary.words {
                assert!(JA.contains_key(&format!("word.{}", word.code)), "{}", word.code);
            }
        }
    }

    /// Every word that a check says by its code is there.
    #[test]
    fn every_word_of_the_checks_is_known() {
        let catalogue = shirube_catalogue::Catalogue::shipped().unwrap();
        let checks = catalogue.checks.iter().map(|check| (&check.name, &check.sql));
        let decisions = catalogue
            .editions
            .iter()
            .filter_map(|edition| Some((&edition.id, edition.decision_query.as_ref()?)));
        for (name, sql) in checks.chain(decisions) {
            for part in sql.split("word('").skip(1) {
                let code = part.split('\'').next().unwrap_or_default();
                assert!(JA.contains_key(&format!("word.{code}")), "{name}: {code}");
            }
        }
    }
}
