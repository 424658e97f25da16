//! Texts in both languages, of which a file may have one.

use shirube_model::Bilingual;

/// The text of two keys that may be absent.
pub(super) fn bilingual(ja: Option<String>, en: Option<String>) -> Bilingual {
    Bilingual { ja: ja.unwrap_or_default(), en: en.unwrap_or_default() }
}
