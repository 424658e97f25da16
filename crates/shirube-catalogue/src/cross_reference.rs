//! How the guideline relates to other frameworks.

use shirube_model::{Bilingual, Confidence, RequirementId};
use strum::IntoStaticStr;

/// A framework that requirements are related to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CrossReference {
    /// `iso-27001-2022`, `nist-csf-2.0`.
    pub id: String,
    /// The framework's title.
    pub title: Bilingual,
    /// Where its own catalog is found.
    pub href: String,
    /// How the relations were made.
    pub note: String,
    /// The relations.
    pub maps: Vec<CrossMap>,
}

/// Requirements, and what they relate to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CrossMap {
    /// Requirements, as shipped.
    pub from: Vec<RequirementId>,
    /// Ids of the framework, such as `A.8.5` or `PR.AA-01`.
    pub to: Vec<String>,
    /// How they relate.
    pub relation: Relationship,
    /// How sure that is.
    pub confidence: Confidence,
    /// Anything else.
    pub note: Option<String>,
}

/// The relationships of OSCAL's mapping model (1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Relationship {
    EqualTo,
    EquivalentTo,
    SubsetOf,
    SupersetOf,
    IntersectsWith,
    NoRelationship,
}

impl Relationship {
    /// The word of OSCAL.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl CrossReference {
    /// The relations of a requirement, by the id that was shipped.
    pub fn of<'a>(&'a self, id: &'a RequirementId) -> impl Iterator<Item = &'a CrossMap> {
        self.maps.iter().filter(move |map| map.from.contains(id))
    }
}
