//! An edition of the guideline: its volumes, when it is in force, how it may be simplified.

use crate::carry::GoneRequirement;
use crate::check::Parameter;
use crate::volume::{Chapter, Requirement, VolumeText};
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence, Date, Language, Volume};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// An edition with its volumes.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its id, such as `mhlw-6.0`.
    pub id: String,
    /// What stands in `edition.toml`.
    pub header: EditionHeader,
    /// The volumes, in the order of the guideline.
    pub volumes: Vec<VolumeText>,
    /// Requirements of the edition before that this one no longer has.
    pub gone: Vec<GoneRequirement>,
    /// The query that answers [`EditionHeader::decision`] from facts.
    pub decision_query: Option<Cow<'static, str>>,
}

/// `edition.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct EditionHeader {
    pub id: String,
    pub title_ja: String,
    pub title_en: String,
    /// The first day on which the edition is in force.
    pub in_force_from: Date,
    pub in_force_note: Option<String>,
    /// The edition that it stands on: what its own files do not state is carried from there.
    pub carried_from: Option<String>,
    /// What nobody here has seen of it.
    #[serde(default)]
    pub not_known: Vec<Bilingual>,
    /// The volumes it has.
    pub volumes: Vec<Volume>,
    /// The question that decides which volumes an institution follows.
    pub decision: Option<Decision>,
    /// Numbers and days that checks take from the edition, by name.
    #[serde(default)]
    pub thresholds: BTreeMap<String, Parameter>,
    pub superseded: Option<Superseded>,
    /// The volumes as the overview introduces them.
    #[serde(default)]
    pub volumes_map: Vec<VolumeIntroduction>,
    pub reading_patterns: Option<ReadingPatterns>,
    #[serde(default)]
    pub simplification: Vec<Simplification>,
}

/// A question whose answer decides which volumes an institution follows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The figure that shows the flow.
    pub figure: String,
    /// The note that says when the answer is yes.
    pub note: String,
    /// The question.
    pub question: Bilingual,
    /// The volumes to follow when the answer is yes.
    pub yes: Vec<Volume>,
    /// The volumes to follow when it is no, or not known.
    pub no: Vec<Volume>,
    /// How sure that is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}

/// What replaced the edition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Superseded {
    pub by_edition: String,
    pub date: Date,
    pub notice: String,
    pub detail_ja: Option<String>,
    pub confidence: Confidence,
    pub source: String,
    #[serde(default)]
    pub pdf_urls_7_0: BTreeMap<String, String>,
}

/// How the overview introduces a volume.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct VolumeIntroduction {
    pub volume: String,
    pub name_ja: String,
    pub label_en: String,
    pub audience_ja: String,
}

/// The reading patterns Ⅰ to Ⅳ (表3-1, 表3-2).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReadingPatterns {
    pub table_pattern_definition: String,
    pub table_applicability: String,
    pub page: u16,
    pub confidence: Confidence,
    pub source: String,
    pub source_stage: Option<String>,
    #[serde(default)]
    pub final_cross_checks: Vec<String>,
    #[serde(default)]
    pub uncertain: Vec<String>,
    pub axes: toml::Table,
    pub patterns: Vec<ReadingPattern>,
}

/// One reading pattern.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReadingPattern {
    /// `I` to `IV`.
    pub id: String,
    pub label: String,
    pub dedicated_operator: bool,
    pub configuration: String,
    pub same_as: Option<String>,
    pub role_substitution_ja: Option<String>,
    pub role_substitution_en: Option<String>,
    pub confidence: Confidence,
    pub governance: toml::Table,
    pub management: toml::Table,
    pub control: toml::Table,
}

/// Places that may be simplified under a pattern, when a contract covers them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Simplification {
    pub patterns: Vec<String>,
    pub volume: Volume,
    /// Chapters and sections.
    pub places: Vec<String>,
    pub source: String,
    pub confidence: Confidence,
    pub note: Option<String>,
}

impl Edition {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.header.title_ja,
            Language::En => &self.header.title_en,
        }
    }

    /// The volume, when the edition has it.
    pub fn volume(&self, volume: Volume) -> Option<&VolumeText> {
        self.volumes.iter().find(|text| text.volume == volume)
    }

    /// The codes of the checks that a requirement of the edition asks for.
    pub fn checks_asked(&self) -> BTreeSet<&str> {
        self.requirements()
            .flat_map(|(_, _, requirement)| requirement.routes.checks.iter().map(String::as_str))
            .collect()
    }

    /// Every requirement with its volume and chapter, in the order of the edition.
    pub fn requirements(&self) -> impl Iterator<Item = (&VolumeText, &Chapter, &Requirement)> {
        self.volumes.iter().flat_map(|volume| {
            volume.chapters.iter().flat_map(move |chapter| {
                chapter.requirements.iter().map(move |requirement| (volume, chapter, requirement))
            })
        })
    }

    /// The requirement with this id inside the edition, such as `control/13#6`. The edition's own
    /// id may stand before it.
    pub fn requirement(&self, id: &str) -> Option<(&VolumeText, &Chapter, &Requirement)> {
        let id = id.strip_prefix(&self.id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
        let (volume_id, _) = id.split_once('/')?;
        let item: u16 = id.rsplit_once('#')?.1.parse().ok()?;
        self.requirements().find(|(volume, chapter, requirement)| {
            requirement.item == item
                && volume.volume.id() == volume_id
                && requirement.id(volume.volume, chapter) == id
        })
    }
}
