//! A numbered duty (遵守事項), and what is believed to be one.

use crate::lineage::Lineage;
use crate::origin::{OfficialText, Origin, is_outside_of_copy_name};
use crate::routes::Routes;
use shirube_model::{Bilingual, Confidence, Pattern, RequirementId};

/// A numbered duty (遵守事項).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// Its place inside the edition.
    pub id: RequirementId,
    /// The name of the heading group inside the section, as people cite it.
    pub group: Option<Bilingual>,
    /// What it asks for, in our own words; blank where only a person's copy has it.
    pub summary: Bilingual,
    /// Terms that the text names.
    pub concrete: Vec<String>,
    /// Words that people look for it by, in Japanese.
    pub keywords: Vec<String>,
    /// How sure number and summary are.
    pub confidence: Confidence,
    /// Where they were seen.
    pub source: String,
    /// Anything else.
    pub note: Option<String>,
    /// The printed page.
    pub page: Option<u16>,
    /// The reading patterns that it is marked with, where they are not those of the chapter.
    pub patterns: Option<Vec<Pattern>>,
    /// Lettered sub-items.
    pub sub: Vec<SubItem>,
    /// What is to be said of the sub-items.
    pub sub_note: Option<String>,
    /// The evidence routes.
    pub routes: Routes,
    /// How it stands to the edition before; absent in the first edition.
    pub lineage: Option<Lineage>,
    /// Whose number it has.
    pub origin: Origin,
}

impl Requirement {
    /// A requirement of which nothing is known but its place.
    pub(crate) fn bare(id: RequirementId, confidence: Confidence, source: &str) -> Self {
        Self {
            id,
            group: None,
            summary: Bilingual::default(),
            concrete: Vec::new(),
            keywords: Vec::new(),
            confidence,
            source: source.to_owned(),
            note: None,
            page: None,
            patterns: None,
            sub: Vec::new(),
            sub_note: None,
            routes: Routes::default(),
            lineage: None,
            origin: Origin::Shipped,
        }
    }

    /// The circled number.
    pub fn item(&self) -> u16 {
        self.id.item
    }

    /// The id that was shipped, whatever number a copy gives it; `None` when only a copy has it.
    pub fn shipped_id(&self) -> Option<&RequirementId> {
        match &self.origin {
            Origin::Shipped => Some(&self.id),
            Origin::Copy { shipped, .. } => shipped.as_ref(),
            Origin::NotInCopy { shipped } => Some(shipped),
        }
    }

    /// Its official text, where a person brought in a copy that has it.
    pub fn official(&self) -> Option<&OfficialText> {
        match &self.origin {
            Origin::Copy { text, .. } => Some(text),
            Origin::Shipped | Origin::NotInCopy { .. } => None,
        }
    }

    /// The number that was shipped, where the copy has another.
    pub fn shipped_item(&self) -> Option<u16> {
        let shipped = self.shipped_id()?.item;
        (shipped != self.id.item).then_some(shipped)
    }

    /// True when `group` is how the heading group is written: its id, or its name in either
    /// language.
    pub(crate) fn is_in_group(&self, group: &str) -> bool {
        let named = |names: &Bilingual| names.ja == group || names.en.eq_ignore_ascii_case(group);
        self.id.group.as_deref() == Some(group)
            || self.group.as_ref().is_some_and(named)
            || self.is_outside_of_copy() && is_outside_of_copy_name(group)
    }

    /// True for what was shipped and is not in the person's copy.
    pub fn is_outside_of_copy(&self) -> bool {
        matches!(self.origin, Origin::NotInCopy { .. })
    }
}

/// A lettered sub-item of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SubItem {
    /// Its letter or number, such as `f`.
    pub id: String,
    /// What it asks for, in our own words; blank in English where nobody wrote it.
    pub summary: Bilingual,
}

/// Content that is believed to be in a chapter, but whose number was not seen. Not citable.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnplacedItem {
    /// What it asks for, in our own words.
    pub summary: Bilingual,
    /// How sure that is.
    pub confidence: Confidence,
}
