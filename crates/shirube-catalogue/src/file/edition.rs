//! `edition.toml`.

use super::threshold::ParameterFile;
use crate::edition::{DecisionFlow, EditionHeader, Simplification, Superseded};
use serde::Deserialize;
use shirube_model::{
    Bilingual, Confidence, Date, EditionId, Explanation, NumberPath, Pattern, Volume,
};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(crate) struct EditionFile {
    pub(crate) id: EditionId,
    title_ja: String,
    title_en: String,
    pub(crate) in_force_from: Date,
    in_force_note: Option<String>,
    carried_from: Option<EditionId>,
    #[serde(default)]
    not_known: Vec<Bilingual>,
    /// The volumes it has, each a file beside this one.
    pub(crate) volumes: Vec<Volume>,
    decision: Option<DecisionFlowFile>,
    #[serde(default)]
    thresholds: BTreeMap<String, ParameterFile>,
    superseded: Option<SupersededFile>,
    /// The volumes as the overview introduces them.
    #[serde(default)]
    volumes_map: Vec<VolumeIntroductionFile>,
    reading_patterns: Option<ReadingPatternsFile>,
    #[serde(default)]
    simplification: Vec<SimplificationFile>,
}

impl EditionFile {
    pub(crate) fn into_header(self) -> Result<EditionHeader, String> {
        let thresholds = self.thresholds.into_iter();
        Ok(EditionHeader {
            title: Bilingual { ja: self.title_ja, en: self.title_en },
            in_force_from: self.in_force_from,
            carried_from: self.carried_from,
            not_known: self.not_known.into_iter().map(Explanation::from).collect(),
            decision_flow: self.decision.map(DecisionFlowFile::into_flow),
            thresholds: thresholds
                .map(|(name, threshold)| (name, threshold.into_parameter()))
                .collect(),
            superseded: self.superseded.map(|superseded| Superseded {
                by_edition: superseded.by_edition,
                date: superseded.date,
            }),
            has_reading_patterns: self.reading_patterns.is_some(),
            simplification: self
                .simplification
                .into_iter()
                .map(SimplificationFile::into_simplification)
                .collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionFlowFile {
    figure: String,
    note: String,
    question: Bilingual,
    yes: Vec<Volume>,
    no: Vec<Volume>,
    confidence: Confidence,
    source: String,
}

impl DecisionFlowFile {
    fn into_flow(self) -> DecisionFlow {
        DecisionFlow {
            figure: self.figure,
            note: self.note,
            question: self.question,
            yes: self.yes,
            no: self.no,
            confidence: self.confidence,
            source: self.source,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct SupersededFile {
    by_edition: EditionId,
    date: Date,
    notice: String,
    detail_ja: Option<String>,
    confidence: Confidence,
    source: String,
    #[serde(default)]
    pdf_urls_7_0: BTreeMap<String, String>,
}

/// How the overview introduces a volume.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct VolumeIntroductionFile {
    volume: String,
    name_ja: String,
    label_en: String,
    audience_ja: String,
}

/// The reading patterns Ⅰ to Ⅳ (表3-1, 表3-2).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct ReadingPatternsFile {
    table_pattern_definition: String,
    table_applicability: String,
    page: u16,
    confidence: Confidence,
    source: String,
    source_stage: Option<String>,
    #[serde(default)]
    final_cross_checks: Vec<String>,
    #[serde(default)]
    uncertain: Vec<String>,
    axes: toml::Table,
    patterns: Vec<ReadingPatternFile>,
}

/// One reading pattern.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct ReadingPatternFile {
    id: Pattern,
    label: String,
    dedicated_operator: bool,
    configuration: String,
    same_as: Option<String>,
    role_substitution_ja: Option<String>,
    role_substitution_en: Option<String>,
    confidence: Confidence,
    governance: toml::Table,
    management: toml::Table,
    control: toml::Table,
}

/// Places that may be simplified under a pattern, when a contract covers them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct SimplificationFile {
    patterns: Vec<Pattern>,
    volume: Volume,
    /// Chapters and sections.
    places: Vec<String>,
    source: String,
    confidence: Confidence,
    note: Option<String>,
}

impl SimplificationFile {
    fn into_simplification(self) -> Result<Simplification, String> {
        let number = |place: &String| -> Result<NumberPath, String> {
            place.parse().map_err(|_| format!("`{place}` is no chapter or section"))
        };
        Ok(Simplification {
            places: self.places.iter().map(number).collect::<Result<_, _>>()?,
            patterns: self.patterns,
            volume: self.volume,
            source: self.source,
        })
    }
}
