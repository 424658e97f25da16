//! An edition of the guideline: its volumes, when it is in force, how it may be simplified.

use crate::lineage::GoneRequirement;
use crate::placed::Placed;
use crate::threshold::Parameter;
use crate::volume::VolumeText;
use shirube_model::{
    Bilingual, CheckCode, Confidence, Date, EditionId, Explanation, Language, NumberPath, Pattern,
    RequirementId, Volume,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// An edition with its volumes.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its id, such as `mhlw-6.0`.
    pub id: EditionId,
    /// What is said of the edition as a whole.
    pub header: EditionHeader,
    /// Requirements of the edition before that this one no longer has.
    pub gone: Vec<GoneRequirement>,
    /// The query that answers [`EditionHeader::decision_flow`] from facts.
    pub decision_query: Option<Cow<'static, str>>,
    /// The volumes, in the order of the guideline.
    volumes: Vec<VolumeText>,
    /// Where each requirement stands: volume, chapter, requirement.
    index: BTreeMap<RequirementId, (usize, usize, usize)>,
}

/// What is said of an edition as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionHeader {
    /// Its title.
    pub title: Bilingual,
    /// The first day on which the edition is in force.
    pub in_force_from: Date,
    /// The edition that it stands on: what its own files do not state is carried from there.
    pub carried_from: Option<EditionId>,
    /// What nobody here has seen of it.
    pub not_known: Vec<Explanation>,
    /// The question that decides which volumes an institution follows.
    pub decision_flow: Option<DecisionFlow>,
    /// Numbers and days that checks take from the edition, by name.
    pub thresholds: BTreeMap<String, Parameter>,
    /// What replaced it.
    pub superseded: Option<Superseded>,
    /// True when the edition is known to have the reading patterns Ⅰ to Ⅳ.
    pub has_reading_patterns: bool,
    /// What contracts may cover.
    pub simplification: Vec<Simplification>,
}

/// A question whose answer decides which volumes an institution follows (図1).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DecisionFlow {
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Superseded {
    /// The edition that took its place.
    pub by_edition: EditionId,
    /// The day from which it did.
    pub date: Date,
}

/// Places that may be simplified under a pattern, when a contract covers them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Simplification {
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// The volume.
    pub volume: Volume,
    /// Chapters and sections.
    pub places: Vec<NumberPath>,
    /// The table that says so.
    pub source: String,
}

impl Edition {
    /// An edition of these volumes.
    pub(crate) fn new(
        id: EditionId,
        header: EditionHeader,
        volumes: Vec<VolumeText>,
        gone: Vec<GoneRequirement>,
        decision_query: Option<Cow<'static, str>>,
    ) -> Self {
        let mut edition =
            Self { id, header, gone, decision_query, volumes, index: BTreeMap::new() };
        edition.index_requirements();
        edition
    }

    /// Changes the volumes; what stands where is looked up anew.
    pub(crate) fn change_volumes<T>(
        &mut self,
        change: impl FnOnce(&mut Vec<VolumeText>) -> T,
    ) -> T {
        let changed = change(&mut self.volumes);
        self.index_requirements();
        changed
    }

    fn index_requirements(&mut self) {
        self.index.clear();
        for (at, volume) in self.volumes.iter().enumerate() {
            for (chapter_at, chapter) in volume.chapters.iter().enumerate() {
                for (requirement_at, requirement) in chapter.requirements.iter().enumerate() {
                    // Of two with the same id, the first is found; `validate` names the second.
                    self.index.entry(requirement.id.clone()).or_insert((
                        at,
                        chapter_at,
                        requirement_at,
                    ));
                }
            }
        }
    }

    /// The volumes, in the order of the guideline.
    pub fn volumes(&self) -> &[VolumeText] {
        &self.volumes
    }

    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        self.header.title.get(language)
    }

    /// The volume, when the edition has it.
    pub fn volume(&self, volume: Volume) -> Option<&VolumeText> {
        self.volumes.iter().find(|text| text.volume == volume)
    }

    /// The codes of the checks that a requirement of the edition asks for.
    pub fn checks_asked(&self) -> BTreeSet<&CheckCode> {
        self.requirements().flat_map(|placed| &placed.requirement.routes.checks).collect()
    }

    /// Every requirement with its volume and chapter, in the order of the edition.
    pub fn requirements(&self) -> impl Iterator<Item = Placed<'_>> {
        self.volumes.iter().flat_map(|volume| {
            volume.chapters.iter().flat_map(move |chapter| {
                chapter.requirements.iter().map(move |requirement| Placed {
                    volume,
                    chapter,
                    requirement,
                })
            })
        })
    }

    /// The requirement with this id.
    pub fn placed(&self, id: &RequirementId) -> Option<Placed<'_>> {
        let (volume, chapter, requirement) = *self.index.get(id)?;
        let volume = self.volumes.get(volume)?;
        let chapter = volume.chapters.get(chapter)?;
        Some(Placed { volume, chapter, requirement: chapter.requirements.get(requirement)? })
    }

    /// The requirement that was shipped with this id, whatever number a copy gives it.
    pub fn placed_as_shipped(&self, shipped: &RequirementId) -> Option<Placed<'_>> {
        let of_id = |placed: &Placed<'_>| placed.requirement.shipped_id() == Some(shipped);
        self.placed(shipped)
            .filter(of_id)
            .or_else(|| self.requirements().find(|placed| of_id(placed)))
    }

    /// The requirement that a text names, such as `control/13#6`. The edition's own id may stand
    /// before it.
    pub fn requirement(&self, id: &str) -> Option<Placed<'_>> {
        let own = id.strip_prefix(self.id.as_str()).and_then(|rest| rest.strip_prefix('/'));
        self.placed(&own.unwrap_or(id).parse().ok()?)
    }
}
