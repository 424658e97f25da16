//! Requirements in the file of a volume.

use super::routes::RoutesFile;
use super::text::bilingual;
use crate::origin::Origin;
use crate::requirement::{Requirement, SubItem, UnplacedItem};
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence, NumberPath, Pattern, RequirementId, Volume};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(super) struct RequirementFile {
    /// The section, in volumes that number per section.
    section: Option<String>,
    /// The heading group inside the section.
    group: Option<String>,
    group_ja: Option<String>,
    group_en: Option<String>,
    item: u16,
    summary_ja: String,
    summary_en: String,
    #[serde(default)]
    concrete: Vec<String>,
    /// `technical`, `document` or `organisational`.
    automatable: Option<String>,
    /// What kind of evidence would show it.
    evidence: Option<String>,
    #[serde(default)]
    keywords_ja: Vec<String>,
    confidence: Confidence,
    source: String,
    source_stage: Option<String>,
    edition_seen: Option<String>,
    note: Option<String>,
    page: Option<u16>,
    patterns: Option<Vec<Pattern>>,
    #[serde(default)]
    sub: Vec<SubItemFile>,
    sub_note: Option<String>,
    routes: RoutesFile,
}

impl RequirementFile {
    pub(super) fn into_requirement(
        self,
        volume: Volume,
        chapter: u16,
    ) -> Result<Requirement, String> {
        let container = match &self.section {
            None => NumberPath(vec![chapter]),
            Some(section) => {
                section.parse().map_err(|_| format!("`{section}` is no number of a section"))?
            }
        };
        let group = self.group_ja.is_some() || self.group_en.is_some();
        Ok(Requirement {
            id: RequirementId::new(volume, container, self.item).with_group(self.group.as_deref()),
            group: group.then(|| bilingual(self.group_ja, self.group_en)),
            summary: Bilingual { ja: self.summary_ja, en: self.summary_en },
            concrete: self.concrete,
            keywords: self.keywords_ja,
            confidence: self.confidence,
            source: self.source,
            note: self.note,
            page: self.page,
            patterns: self.patterns,
            sub: self.sub.into_iter().map(SubItemFile::into_sub_item).collect(),
            sub_note: self.sub_note,
            routes: self.routes.into_routes(),
            lineage: None,
            origin: Origin::Shipped,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(super) struct SubItemFile {
    id: String,
    summary_ja: String,
    summary_en: Option<String>,
    confidence: Option<Confidence>,
    source: Option<String>,
}

impl SubItemFile {
    pub(super) fn into_sub_item(self) -> SubItem {
        SubItem { id: self.id, summary: bilingual(Some(self.summary_ja), self.summary_en) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(super) struct UnplacedItemFile {
    item_guess: Option<u16>,
    summary_ja: String,
    summary_en: String,
    #[serde(default)]
    concrete: Vec<String>,
    automatable: Option<String>,
    evidence: Option<String>,
    #[serde(default)]
    keywords_ja: Vec<String>,
    confidence: Confidence,
    source_stage: Option<String>,
    source: Option<String>,
    note: Option<String>,
}

impl UnplacedItemFile {
    pub(super) fn into_item(self) -> UnplacedItem {
        UnplacedItem {
            summary: Bilingual { ja: self.summary_ja, en: self.summary_en },
            confidence: self.confidence,
        }
    }
}
