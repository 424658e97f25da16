//! How the guideline relates to other frameworks.

use serde::Deserialize;
use shirube_model::{Confidence, Language};

/// A framework that requirements are related to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossReference {
    /// `iso-27001-2022`, `nist-csf-2.0`.
    pub id: String,
    /// The framework's title in Japanese.
    pub title_ja: String,
    /// The framework's title in English.
    pub title_en: String,
    /// Where its own catalog is found.
    pub href: String,
    /// How the relations were made.
    pub note: String,
    /// The relations.
    pub maps: Vec<CrossMap>,
}

/// Requirements, and what they relate to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossMap {
    /// Requirements, by id inside an edition.
    pub from: Vec<String>,
    /// Ids of the framework, such as `A.8.5` or `PR.AA-01`.
    pub to: Vec<String>,
    /// A relationship of OSCAL's mapping model, such as `intersects-with`.
    pub relation: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// Anything else.
    pub note: Option<String>,
}

impl CrossReference {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }

    /// The relations of a requirement.
    pub fn of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a CrossMap> {
        self.maps.iter().filter(move |map| map.from.iter().any(|from| from == id))
    }
}

/// The relationships of OSCAL 1.2.
pub(crate) const RELATIONSHIPS: [&str; 6] =
    ["equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with", "no-relationship"];
