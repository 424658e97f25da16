//! The file of a volume of an edition that stands on another: what differs, and nothing else.

use super::requirement::SubItemFile;
use super::routes::RoutesFile;
use crate::carry::{RequirementChange, VolumeChanges};
use crate::lineage::GoneRequirement;
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence, EditionId, Relation, RequirementId, Volume};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(crate) struct VolumeChangesFile {
    edition: EditionId,
    volume: Volume,
    title_ja: String,
    title_en: String,
    issued_ja: Option<String>,
    source_url: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    requirements: Vec<RequirementChangeFile>,
    #[serde(default)]
    gone: Vec<GoneRequirementFile>,
}

/// What is known of one requirement. Words that are absent are carried.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementChangeFile {
    id: RequirementId,
    relation: Relation,
    reason: Bilingual,
    confidence: Confidence,
    source: String,
    summary_ja: Option<String>,
    summary_en: Option<String>,
    concrete: Option<Vec<String>>,
    keywords_ja: Option<Vec<String>>,
    note: Option<String>,
    sub: Option<Vec<SubItemFile>>,
    routes: Option<RoutesFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoneRequirementFile {
    id: RequirementId,
    reason: Bilingual,
    confidence: Confidence,
    source: String,
}

impl VolumeChangesFile {
    pub(crate) fn into_changes(self) -> VolumeChanges {
        VolumeChanges {
            edition: self.edition,
            volume: self.volume,
            title: Bilingual { ja: self.title_ja, en: self.title_en },
            requirements: self
                .requirements
                .into_iter()
                .map(RequirementChangeFile::into_change)
                .collect(),
            gone: self.gone.into_iter().map(GoneRequirementFile::into_gone).collect(),
        }
    }
}

impl RequirementChangeFile {
    fn into_change(self) -> RequirementChange {
        let sub_items =
            |sub: Vec<SubItemFile>| sub.into_iter().map(SubItemFile::into_sub_item).collect();
        RequirementChange {
            id: self.id,
            relation: self.relation,
            reason: self.reason,
            confidence: self.confidence,
            source: self.source,
            summary_ja: self.summary_ja,
            summary_en: self.summary_en,
            concrete: self.concrete,
            keywords: self.keywords_ja,
            note: self.note,
            sub: self.sub.map(sub_items),
            routes: self.routes.map(RoutesFile::into_routes),
        }
    }
}

impl GoneRequirementFile {
    fn into_gone(self) -> GoneRequirement {
        GoneRequirement {
            id: self.id,
            reason: self.reason.into(),
            confidence: self.confidence,
            source: self.source,
        }
    }
}
