//! Places in an edition, and their canonical ids.

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// A volume (編) of the guideline.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumCount,
    EnumString,
    VariantArray,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Volume {
    /// 概説編.
    Overview,
    /// 経営管理編.
    Governance,
    /// 企画管理編.
    Management,
    /// システム運用編.
    Control,
    /// 保守委託機関編 (new in edition 7.0).
    Entrusted,
}

impl Volume {
    /// All volumes in the order of the guideline.
    pub const ALL: [Self; Self::COUNT] = *Self::VARIANTS.first_chunk().expect("as many");

    /// The identifier used in canonical ids.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The Japanese name.
    pub fn name_ja(self) -> &'static str {
        match self {
            Self::Overview => "概説編",
            Self::Governance => "経営管理編",
            Self::Management => "企画管理編",
            Self::Control => "システム運用編",
            Self::Entrusted => "保守委託機関編",
        }
    }

    /// The English name, the label that the guideline itself prints where it prints one.
    pub fn name_en(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Governance => "Governance",
            Self::Management => "Management",
            Self::Control => "Control",
            Self::Entrusted => "Entrusted",
        }
    }

    /// The name in `language`.
    pub fn name(self, language: Language) -> &'static str {
        match language {
            Language::Ja => self.name_ja(),
            Language::En => self.name_en(),
        }
    }

    /// The volume with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        id.parse().ok()
    }
}

/// The number of a chapter or section: `13`, `13.1.2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NumberPath(pub Vec<u16>);

impl NumberPath {
    /// The chapter that the number belongs to.
    pub fn chapter(&self) -> u16 {
        self.0.first().copied().unwrap_or_default()
    }

    /// True for a chapter, false for a section.
    pub fn is_chapter(&self) -> bool {
        self.0.len() == 1
    }
}

impl fmt::Display for NumberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for NumberPath {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split('.').map(str::parse).collect::<Result<Vec<u16>, _>>().map(Self)
    }
}

/// A place inside a volume.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The volume as a whole.
    Volume,
    /// A chapter or section.
    Section(NumberPath),
    /// A requirement (遵守事項), or a sub-item of one.
    Item {
        /// The chapter or section whose list it stands in.
        container: NumberPath,
        /// The heading group inside the section, as cited (経営管理編 only): 「説明責任」, or its
        /// id `accountability`.
        group: Option<String>,
        /// The circled number.
        item: u16,
        /// The sub-item, such as `f`.
        sub: Option<String>,
    },
    /// A printed page.
    Page(u16),
    /// A table: `12-1` for 表12-1.
    Table(String),
    /// A question of the Q&A, such as シQ-54.
    Question(u16),
}

/// A cited place, as far as the citation names it. What it leaves out is `None`; the catalogue
/// fills it in or says why it cannot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The edition, such as `mhlw-6.0`.
    pub edition: Option<String>,
    /// The volume.
    pub volume: Option<Volume>,
    /// The place.
    pub place: Place,
    /// The printed page that the citation adds to another place.
    pub printed_page: Option<u16>,
}

/// The canonical id: `mhlw-6.0/control/13#6`, `control/13.1.2`,
/// `governance/1.2.1/accountability#1`, `control/page/34`, `control/table/12-1`, `control/question/54`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(edition) = &self.edition {
            write!(f, "{edition}/")?;
        }
        f.write_str(self.volume.map_or("?", Volume::id))?;
        match &self.place {
            Place::Volume => Ok(()),
            Place::Section(number) => write!(f, "/{number}"),
            Place::Item { container, group, item, sub } => {
                write!(f, "/{container}")?;
                if let Some(group) = group {
                    write!(f, "/{group}")?;
                }
                write!(f, "#{item}")?;
                sub.as_ref().map_or(Ok(()), |sub| write!(f, ".{sub}"))
            }
            Place::Page(page) => write!(f, "/page/{page}"),
            Place::Table(table) => write!(f, "/table/{table}"),
            Place::Question(number) => write!(f, "/question/{number}"),
        }
    }
}
