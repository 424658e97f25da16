//! The file of a volume that stands on no other edition.

use super::requirement::{RequirementFile, UnplacedItemFile};
use super::text::bilingual;
use crate::volume::{Chapter, ExaminedPlace, ItemCount, Section, VolumeText};
use serde::Deserialize;
use shirube_model::{Bilingual, Confidence, EditionId, NumberPath, Pattern, Volume};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(crate) struct VolumeFile {
    edition: EditionId,
    volume: Volume,
    title_ja: String,
    title_en: String,
    title_en_note: Option<String>,
    issued_ja: Option<String>,
    publisher_ja: Option<String>,
    /// Whom the volume speaks to.
    audience_ja: Option<String>,
    source_url: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    /// Copies that were read, by the short name used in `source`.
    #[serde(default)]
    copies: BTreeMap<String, String>,
    /// How pages, confidence and numbering of the file are meant.
    #[serde(default)]
    rules: BTreeMap<String, String>,
    /// What the marks Ⅰ to Ⅳ mean.
    #[serde(default)]
    pattern_legend: BTreeMap<String, String>,
    /// Places that public comments cite, and whether they resolve.
    #[serde(default)]
    cited_places: Vec<ExaminedPlaceFile>,
    chapters: Vec<ChapterFile>,
}

impl VolumeFile {
    pub(crate) fn into_volume(self) -> Result<VolumeText, String> {
        let volume = self.volume;
        Ok(VolumeText {
            edition: self.edition,
            volume,
            title: Bilingual { ja: self.title_ja, en: self.title_en },
            examined_places: self
                .cited_places
                .into_iter()
                .map(|place| ExaminedPlace { place: place.place, finding: place.check })
                .collect(),
            chapters: self
                .chapters
                .into_iter()
                .map(|chapter| chapter.into_chapter(volume))
                .collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct ExaminedPlaceFile {
    place: String,
    /// `yes`, or what does not resolve.
    resolves: String,
    page_final: Option<u16>,
    page_note: Option<String>,
    draft_page: Option<u16>,
    /// How that was checked, and why a place does not resolve.
    check: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct ChapterFile {
    number: String,
    title_ja: Option<String>,
    title_en: Option<String>,
    title_note: Option<String>,
    #[serde(default)]
    patterns: Vec<Pattern>,
    patterns_note: Option<String>,
    page: Option<u16>,
    page_confidence: Option<Confidence>,
    page_note: Option<String>,
    confidence: Option<Confidence>,
    source: Option<String>,
    notes: Option<NotesFile>,
    item_count: ItemCountFile,
    known_item_numbers: Option<Vec<u16>>,
    #[serde(default)]
    missing_items: Vec<u16>,
    missing_items_listed: Option<Vec<u16>>,
    missing_items_basis: Option<String>,
    /// Patterns under which the chapter may be simplified by contract.
    simplifiable_under: Option<Vec<Pattern>>,
    #[serde(default)]
    items_not_simplifiable: Vec<u16>,
    #[serde(default)]
    sections: Vec<SectionFile>,
    #[serde(default)]
    tables: Vec<TableFile>,
    #[serde(default)]
    requirements: Vec<RequirementFile>,
    #[serde(default)]
    unplaced: Vec<UnplacedItemFile>,
}

impl ChapterFile {
    fn into_chapter(self, volume: Volume) -> Result<Chapter, String> {
        let number = self
            .number
            .parse()
            .map_err(|_| format!("`{}` is no number of a chapter", self.number))?;
        Ok(Chapter {
            number,
            title: bilingual(self.title_ja, self.title_en),
            patterns: self.patterns,
            page: self.page,
            confidence: self.confidence,
            notes: self.notes.map_or_else(Vec::new, NotesFile::into_lines),
            carried: false,
            item_count: ItemCount {
                value: self.item_count.value,
                confidence: self.item_count.confidence,
                note: self.item_count.note,
            },
            missing_items: self.missing_items,
            items_not_simplifiable: self.items_not_simplifiable,
            sections: self.sections.into_iter().map(SectionFile::into_section).collect(),
            tables: self.tables.into_iter().map(|table| table.id).collect(),
            requirements: self
                .requirements
                .into_iter()
                .map(|requirement| requirement.into_requirement(volume, number))
                .collect::<Result<_, _>>()?,
            unplaced: self.unplaced.into_iter().map(UnplacedItemFile::into_item).collect(),
        })
    }
}

/// A note, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum NotesFile {
    One(String),
    Many(Vec<String>),
}

impl NotesFile {
    fn into_lines(self) -> Vec<String> {
        match self {
            Self::One(note) => vec![note],
            Self::Many(notes) => notes,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemCountFile {
    /// The count; absent when not known.
    value: Option<u16>,
    confidence: Confidence,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct SectionFile {
    number: SectionNumber,
    title_ja: Option<String>,
    title_en: Option<String>,
    page: Option<u16>,
    page_confidence: Option<Confidence>,
    confidence: Confidence,
    source: Option<String>,
    note: Option<String>,
}

impl SectionFile {
    fn into_section(self) -> Section {
        Section {
            number: self.number.0,
            title: bilingual(self.title_ja, self.title_en),
            page: self.page,
            confidence: self.confidence,
        }
    }
}

/// `13.1.2`, written as a text.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct SectionNumber(NumberPath);

impl TryFrom<String> for SectionNumber {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self).map_err(|_| format!("`{text}` is no number of a section"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
struct TableFile {
    id: String,
    title_ja: Option<String>,
    page: Option<u16>,
    source: Option<String>,
}
