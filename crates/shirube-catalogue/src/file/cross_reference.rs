//! `mappings/*.toml`.

use crate::cross_reference::{CrossMap, CrossReference, Relationship};
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence, RequirementId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CrossReferenceFile {
    id: String,
    title_ja: String,
    title_en: String,
    href: String,
    note: String,
    maps: Vec<CrossMapFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossMapFile {
    from: Vec<RequirementId>,
    to: Vec<String>,
    relation: Relationship,
    confidence: Confidence,
    note: Option<String>,
}

impl CrossReferenceFile {
    pub(crate) fn into_cross_reference(self) -> CrossReference {
        CrossReference {
            id: self.id,
            title: Bilingual { ja: self.title_ja, en: self.title_en },
            href: self.href,
            note: self.note,
            maps: self.maps.into_iter().map(CrossMapFile::into_map).collect(),
        }
    }
}

impl CrossMapFile {
    fn into_map(self) -> CrossMap {
        CrossMap {
            from: self.from,
            to: self.to,
            relation: self.relation,
            confidence: self.confidence,
            note: self.note,
        }
    }
}
