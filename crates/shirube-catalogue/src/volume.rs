//! A volume of an edition: chapters, sections, and what is not known of them.

use crate::requirement::{Requirement, UnplacedItem};
use shirube_model::{Bilingual, Confidence, EditionId, NumberPath, Pattern, Volume};

/// One volume, as researched or as a person's copy has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VolumeText {
    /// The edition.
    pub edition: EditionId,
    /// Which volume.
    pub volume: Volume,
    /// The title on its cover.
    pub title: Bilingual,
    /// Places of which somebody looked whether they exist.
    pub examined_places: Vec<ExaminedPlace>,
    /// The chapters, in order.
    pub chapters: Vec<Chapter>,
}

impl VolumeText {
    /// The chapter with this number.
    pub fn chapter(&self, number: u16) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.number == number)
    }
}

/// A place that a public comment cites, and what was found out about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExaminedPlace {
    /// The place, as cited.
    pub place: String,
    /// How it was looked for, and why it does not resolve.
    pub finding: String,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chapter {
    /// Its number.
    pub number: u16,
    /// Its title; blank where it was not seen.
    pub title: Bilingual,
    /// The reading patterns Ⅰ to Ⅳ that the heading is marked with; empty when not known.
    pub patterns: Vec<Pattern>,
    /// Printed page on which the chapter begins.
    pub page: Option<u16>,
    /// How sure number and title are.
    pub confidence: Option<Confidence>,
    /// What is to be said of it.
    pub notes: Vec<String>,
    /// True when the chapter is carried from the edition before.
    pub carried: bool,
    /// How many requirements the chapter has.
    pub item_count: ItemCount,
    /// Numbers of requirements that exist but whose text was not seen.
    pub missing_items: Vec<u16>,
    /// Requirements that no contract may cover.
    pub items_not_simplifiable: Vec<u16>,
    /// The sections that are known.
    pub sections: Vec<Section>,
    /// The tables that are known, such as `表12-1`.
    pub tables: Vec<String>,
    /// The requirements, in the order of the volume.
    pub requirements: Vec<Requirement>,
    /// What is believed to stand in the chapter, but whose number was not seen.
    pub unplaced: Vec<UnplacedItem>,
}

impl Chapter {
    /// A chapter of which nothing is known but its number.
    pub(crate) fn bare(number: u16) -> Self {
        Self {
            number,
            title: Bilingual::default(),
            patterns: Vec::new(),
            page: None,
            confidence: None,
            notes: Vec::new(),
            carried: false,
            item_count: ItemCount::default(),
            missing_items: Vec::new(),
            items_not_simplifiable: Vec::new(),
            sections: Vec::new(),
            tables: Vec::new(),
            requirements: Vec::new(),
            unplaced: Vec::new(),
        }
    }

    /// True when it is not known how many requirements the chapter has.
    pub fn count_is_unknown(&self) -> bool {
        self.item_count.value.is_none()
    }
}

/// How many requirements a chapter has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ItemCount {
    /// The count; absent when not known.
    pub value: Option<u16>,
    /// How sure that is.
    pub confidence: Confidence,
    /// What is to be said of it.
    pub note: Option<String>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    /// Its number, such as `13.1.2`.
    pub number: NumberPath,
    /// Its title; either language is blank where it is not known.
    pub title: Bilingual,
    /// Printed page on which it begins.
    pub page: Option<u16>,
    /// How sure number and title are.
    pub confidence: Confidence,
}
