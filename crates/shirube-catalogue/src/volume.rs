//! A volume of an edition: chapters, sections, requirements, and what is not known of them.

use crate::carry::Lineage;
use crate::copy::OfficialText;
use serde::Deserialize;
use shirube_model::{Confidence, Language, Volume};
use std::collections::BTreeMap;

/// One volume, as researched. Every key of the file has a field here: an unknown key is an error,
/// so nothing is dropped in silence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct VolumeText {
    /// The edition's id.
    pub edition: String,
    /// Which volume.
    pub volume: Volume,
    pub title_ja: String,
    pub title_en: String,
    pub title_en_note: Option<String>,
    pub issued_ja: Option<String>,
    pub publisher_ja: Option<String>,
    /// Whom the volume speaks to.
    pub audience_ja: Option<String>,
    pub source_url: Option<String>,
    #[serde(default)]
    pub notes: Vec<String>,
    /// Copies that were read, by the short name used in `source`.
    #[serde(default)]
    pub copies: BTreeMap<String, String>,
    /// How pages, confidence and numbering of the file are meant.
    #[serde(default)]
    pub rules: BTreeMap<String, String>,
    /// What the marks Ⅰ to Ⅳ mean.
    #[serde(default)]
    pub pattern_legend: BTreeMap<String, String>,
    /// Places that public comments cite, and whether they resolve.
    #[serde(default)]
    pub cited_places: Vec<CitedPlace>,
    pub chapters: Vec<Chapter>,
}

impl VolumeText {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_ja, &self.title_en)
    }

    /// The requirement with this id inside the edition, with its chapter.
    pub fn requirement(&self, id: &str) -> Option<(&Chapter, &Requirement)> {
        self.chapters.iter().find_map(|chapter| {
            let found = chapter.requirements.iter().find(|it| it.id(self.volume, chapter) == id)?;
            Some((chapter, found))
        })
    }

    /// The chapter with this number.
    pub fn chapter(&self, number: u16) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.number == number.to_string())
    }
}

/// A place that a public comment cites.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CitedPlace {
    pub place: String,
    /// `yes`, or what does not resolve.
    pub resolves: String,
    pub page_final: Option<u16>,
    pub page_note: Option<String>,
    pub draft_page: Option<u16>,
    /// How that was checked, and why a place does not resolve.
    pub check: String,
}

/// A chapter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Chapter {
    pub number: String,
    #[serde(default)]
    pub title_ja: String,
    #[serde(default)]
    pub title_en: String,
    pub title_note: Option<String>,
    /// The reading patterns Ⅰ to Ⅳ that the heading is marked with; absent when not known.
    #[serde(default)]
    pub patterns: Vec<String>,
    pub patterns_note: Option<String>,
    /// Printed page on which the chapter begins.
    pub page: Option<u16>,
    pub page_confidence: Option<Confidence>,
    pub page_note: Option<String>,
    pub confidence: Option<Confidence>,
    pub source: Option<String>,
    pub notes: Option<Notes>,
    /// True when the chapter is carried from the edition before.
    #[serde(skip)]
    pub carried: bool,
    /// How many requirements the chapter has.
    pub item_count: ItemCount,
    pub known_item_numbers: Option<Vec<u16>>,
    /// Numbers of requirements that exist but whose text was not seen.
    #[serde(default)]
    pub missing_items: Vec<u16>,
    pub missing_items_listed: Option<Vec<u16>>,
    pub missing_items_basis: Option<String>,
    /// Patterns under which the chapter may be simplified by contract.
    pub simplifiable_under: Option<Vec<String>>,
    /// Items that may not be simplified.
    pub items_not_simplifiable: Option<Vec<u16>>,
    #[serde(default)]
    pub sections: Vec<Section>,
    #[serde(default)]
    pub tables: Vec<TableEntry>,
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// What is believed to stand in the chapter, but whose number was not seen.
    #[serde(default)]
    pub unplaced: Vec<UnplacedItem>,
}

impl Chapter {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_ja, &self.title_en)
    }

    /// The number as a number; 0 when it is none.
    pub fn number(&self) -> u16 {
        self.number.parse().unwrap_or(0)
    }

    /// True when it is not known how many requirements the chapter has.
    pub fn count_is_unknown(&self) -> bool {
        self.item_count.value.is_none()
    }
}

/// A note, or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Notes {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Notes {
    /// The notes as lines.
    pub fn lines(&self) -> &[String] {
        match self {
            Self::One(note) => std::slice::from_ref(note),
            Self::Many(notes) => notes,
        }
    }
}

/// How many requirements a chapter has.
#[derive(Default, Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ItemCount {
    /// The count; absent when not known.
    pub value: Option<u16>,
    pub confidence: Confidence,
    pub note: Option<String>,
}

/// A section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Section {
    pub number: String,
    pub title_ja: Option<String>,
    pub title_en: Option<String>,
    pub page: Option<u16>,
    pub page_confidence: Option<Confidence>,
    pub confidence: Confidence,
    pub source: Option<String>,
    pub note: Option<String>,
}

/// A numbered table of the volume.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TableEntry {
    pub id: String,
    pub title_ja: Option<String>,
    pub page: Option<u16>,
    pub source: Option<String>,
}

/// A numbered duty (遵守事項).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Requirement {
    /// The section, in volumes that number per section.
    pub section: Option<String>,
    /// The heading group inside the section.
    pub group: Option<String>,
    pub group_ja: Option<String>,
    pub group_en: Option<String>,
    /// The circled number.
    pub item: u16,
    /// What it asks for, in our own words.
    pub summary_ja: String,
    pub summary_en: String,
    /// Terms that the text names.
    #[serde(default)]
    pub concrete: Vec<String>,
    /// `technical`, `document` or `organisational`.
    pub automatable: Option<String>,
    /// What kind of evidence would show it.
    pub evidence: Option<String>,
    #[serde(default)]
    pub keywords_ja: Vec<String>,
    pub confidence: Confidence,
    pub source: String,
    pub source_stage: Option<String>,
    pub edition_seen: Option<String>,
    pub note: Option<String>,
    pub page: Option<u16>,
    pub patterns: Option<Vec<String>>,
    #[serde(default)]
    pub sub: Vec<SubItem>,
    pub sub_note: Option<String>,
    /// The evidence routes, all of which must be present, current and passing for `met`.
    pub routes: Routes,
    /// How it stands to the edition before; absent in the first edition.
    #[serde(skip)]
    pub lineage: Option<Lineage>,
    /// Its official text, where a person brought in a copy.
    #[serde(skip)]
    pub official: Option<OfficialText>,
}

impl Requirement {
    /// A requirement of which nothing is known but its number.
    pub(crate) fn bare(item: u16, confidence: Confidence, source: &str) -> Self {
        Self {
            section: None,
            group: None,
            group_ja: None,
            group_en: None,
            item,
            summary_ja: String::new(),
            summary_en: String::new(),
            concrete: Vec::new(),
            automatable: None,
            evidence: None,
            keywords_ja: Vec::new(),
            confidence,
            source: source.to_owned(),
            source_stage: None,
            edition_seen: None,
            note: None,
            page: None,
            patterns: None,
            sub: Vec::new(),
            sub_note: None,
            routes: Routes::default(),
            lineage: None,
            official: None,
        }
    }

    /// The summary in `language`.
    pub fn summary(&self, language: Language) -> &str {
        pick(language, &self.summary_ja, &self.summary_en)
    }

    /// The id inside the edition: `control/13#6`, `governance/1.2.1/accountability#1`.
    pub fn id(&self, volume: Volume, chapter: &Chapter) -> String {
        let container = self.section.as_deref().unwrap_or(&chapter.number);
        let group = self.group.as_ref().map_or_else(String::new, |group| format!("/{group}"));
        format!("{}/{container}{group}#{}", volume.id(), self.item)
    }
}

impl Requirement {
    /// The id that was shipped, whatever number a copy gives it; `None` when only a copy has it.
    pub fn shipped_id(&self, volume: Volume, chapter: &Chapter) -> Option<String> {
        let mut shipped = self.clone();
        if let Some(official) = &self.official {
            if official.only_in_copy {
                return None;
            }
            shipped.item = official.shipped_item.unwrap_or(self.item);
        }
        if self.group.as_deref() == Some(crate::apply_copy::NOT_IN_COPY) {
            shipped.group = None;
        }
        Some(shipped.id(volume, chapter))
    }
}

/// A lettered sub-item of a requirement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SubItem {
    pub id: String,
    pub summary_ja: String,
    pub summary_en: Option<String>,
    pub confidence: Option<Confidence>,
    pub source: Option<String>,
}

/// Content that is believed to be in a chapter, but whose number was not seen. Not citable.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct UnplacedItem {
    pub item_guess: Option<u16>,
    pub summary_ja: String,
    pub summary_en: String,
    #[serde(default)]
    pub concrete: Vec<String>,
    pub automatable: Option<String>,
    pub evidence: Option<String>,
    #[serde(default)]
    pub keywords_ja: Vec<String>,
    pub confidence: Confidence,
    pub source_stage: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
}

impl UnplacedItem {
    /// The summary in `language`.
    pub fn summary(&self, language: Language) -> &str {
        pick(language, &self.summary_ja, &self.summary_en)
    }
}

/// The roads to `met`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routes {
    /// Codes of checks.
    #[serde(default)]
    pub checks: Vec<String>,
    /// Kinds of document.
    #[serde(default)]
    pub documents: Vec<DocumentRoute>,
    /// When present, a person's declaration is asked for, no older than this many months.
    pub declaration_months: Option<u16>,
    /// The declared absence that takes the requirement out of scope, such as `paper-digitisation`.
    pub absence: Option<String>,
}

/// A document that must be there, approved and reviewed in time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRoute {
    /// The kind, a word of the vocabulary of the `document` table.
    pub kind: String,
    /// Months after which it must be reviewed again.
    pub review_months: u16,
}

fn pick<'a>(language: Language, ja: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}
