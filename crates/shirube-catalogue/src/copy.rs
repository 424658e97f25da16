//! A person's own copy of an official volume: its structure and its text. It stays on that person's
//! machine; nothing of it is shipped or exported.

use serde::{Deserialize, Serialize};
use shirube_model::{Date, EditionId, NumberPath, Volume};

/// A volume as the person's copy has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeCopy {
    /// The edition.
    pub edition: EditionId,
    /// Which volume.
    pub volume: Volume,
    /// The title on the first page.
    pub title: String,
    /// The file that was read.
    pub file_name: String,
    /// SHA-256 of that file, in hexadecimal.
    pub file_hash: String,
    /// The chapters, in order.
    pub chapters: Vec<ChapterCopy>,
    /// True when a person looked at what the copy does not have, and takes it as gone.
    #[serde(default)]
    pub accept_missing: bool,
    /// Pages that could not be read: what stands on them is not known to be missing.
    pub unread_pages: Vec<u32>,
}

/// A chapter of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterCopy {
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// The printed page on which it begins, or that of the file where none is printed.
    pub page: u32,
    /// Its sections, in order.
    pub sections: Vec<SectionCopy>,
    /// Its requirements, in order.
    pub items: Vec<ItemCopy>,
}

/// A section of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCopy {
    /// Its number, such as `13.1.2`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The page on which it begins.
    pub page: u32,
}

/// A requirement of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemCopy {
    /// The section, in volumes that number per section.
    pub section: Option<String>,
    /// The heading group inside the section, as printed.
    pub group: Option<String>,
    /// The circled number.
    pub item: u16,
    /// The official text, sub-items apart.
    pub text: String,
    /// The page on which it begins.
    pub page: u32,
    /// Lettered sub-items: mark and text.
    pub sub: Vec<(String, String)>,
}

impl ItemCopy {
    /// The chapter or section whose list it stands in. What is no number of a section is taken for
    /// none: the file of a copy lies on a person's machine.
    pub(crate) fn container(&self, chapter: u16) -> NumberPath {
        let section = self.section.as_deref().and_then(|section| section.parse().ok());
        section.unwrap_or_else(|| NumberPath(vec![chapter]))
    }
}

impl VolumeCopy {
    /// A page that was not read may hold what seems to be missing.
    pub(crate) fn takes_missing_as_gone(&self) -> bool {
        self.accept_missing && self.unread_pages.is_empty()
    }
}

/// An edition that was never shipped, as the person who imported it described it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionCopy {
    /// Its id, such as `mhlw-8.0`.
    pub id: EditionId,
    /// Its title.
    pub title: String,
    /// The first day on which it is in force.
    pub in_force_from: Date,
    /// The edition that it stands on.
    pub carried_from: EditionId,
}
