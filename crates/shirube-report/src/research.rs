//! Notes and sources as those who looked them up wrote them: in one language, which the label says
//! where it is not the one that the report speaks.

use shirube_model::Language;
use shirube_words::Locale;

/// The label of a researched text.
pub(crate) fn label(locale: Locale, key: &str, text: &str) -> String {
    let label = locale.get(key);
    if language(text).is_none_or(|language| language == locale.language) {
        return label.to_owned();
    }
    locale.sentence("explain.in-other-language", &[("label", label)])
}

/// The language of a text: none of numbers and names of documents alone.
fn language(text: &str) -> Option<Language> {
    if text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30fa}')) {
        return Some(Language::Ja);
    }
    let is_word = |word: &str| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase());
    text.split(|c: char| !c.is_ascii_alphabetic()).any(is_word).then_some(Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_language_is_named() {
        let label = |language, text| label(Locale::new(language), "explain.source", text);
        assert_eq!(label(Language::Ja, "10202/35, 9473/94"), "出典");
        assert_eq!(label(Language::Ja, "10202/35 (middle part)"), "出典(英語)");
        assert_eq!(label(Language::Ja, "厚生労働省のQ&A"), "出典");
        assert_eq!(label(Language::En, "厚生労働省のQ&A"), "Source (Japanese)");
        assert_eq!(label(Language::En, "read in part"), "Source");
    }
}
