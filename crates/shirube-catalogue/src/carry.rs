//! An edition that stands on the one before: what is carried over, and what is known to differ.

use crate::lineage::{GoneRequirement, Lineage};
use crate::origin::Origin;
use crate::requirement::{Requirement, SubItem};
use crate::routes::Routes;
use crate::volume::{Chapter, ItemCount, VolumeText};
use shirube_model::{Bilingual, Confidence, EditionId, Message, Relation, RequirementId, Volume};

/// What is known to differ in a volume of an edition that stands on another.
#[derive(Debug, Clone)]
pub(crate) struct VolumeChanges {
    pub(crate) edition: EditionId,
    pub(crate) volume: Volume,
    pub(crate) title: Bilingual,
    pub(crate) requirements: Vec<RequirementChange>,
    pub(crate) gone: Vec<GoneRequirement>,
}

impl VolumeChanges {
    /// Nothing is known to differ from `volume`.
    pub(crate) fn none(edition: &EditionId, volume: &VolumeText) -> Self {
        Self {
            edition: edition.clone(),
            volume: volume.volume,
            title: volume.title.clone(),
            requirements: Vec::new(),
            gone: Vec::new(),
        }
    }
}

/// What is known of one requirement. Words that are absent are carried.
#[derive(Debug, Clone)]
pub(crate) struct RequirementChange {
    pub(crate) id: RequirementId,
    pub(crate) relation: Relation,
    pub(crate) reason: Bilingual,
    pub(crate) confidence: Confidence,
    pub(crate) source: String,
    pub(crate) summary_ja: Option<String>,
    pub(crate) summary_en: Option<String>,
    pub(crate) concrete: Option<Vec<String>>,
    pub(crate) keywords: Option<Vec<String>>,
    pub(crate) note: Option<String>,
    pub(crate) sub: Option<Vec<SubItem>>,
    pub(crate) routes: Option<Routes>,
}

/// The volume of the new edition: that of `before`, carried, with the changes applied. The error
/// says which change does not fit.
pub(crate) fn carry(
    before: &VolumeText,
    changes: VolumeChanges,
) -> Result<(VolumeText, Vec<GoneRequirement>), String> {
    if changes.volume != before.volume {
        return Err(format!("is the file of volume `{}`", changes.volume.id()));
    }
    let from_edition = &before.edition;
    let mut volume = VolumeText {
        edition: changes.edition,
        volume: before.volume,
        title: changes.title,
        examined_places: Vec::new(),
        chapters: before.chapters.clone(),
    };
    for chapter in &mut volume.chapters {
        carry_chapter(chapter, from_edition);
    }
    for gone in &changes.gone {
        let chapter = volume
            .chapters
            .iter_mut()
            .find(|chapter| chapter.requirements.iter().any(|known| known.id == gone.id))
            .ok_or_else(|| format!("`{}` is not in {from_edition}", gone.id))?;
        chapter.requirements.retain(|requirement| requirement.id != gone.id);
    }
    for change in changes.requirements {
        apply(&mut volume, change, from_edition)?;
    }
    Ok((volume, changes.gone))
}

/// Pages, marks and counts were read in the edition before, and say nothing of this one.
fn carry_chapter(chapter: &mut Chapter, from_edition: &EditionId) {
    chapter.patterns = Vec::new();
    chapter.page = None;
    chapter.items_not_simplifiable = Vec::new();
    chapter.confidence = chapter.confidence.map(at_most_partial);
    // A chapter without duties (概説編) is taken to have none still; other counts may have grown.
    let none = chapter.item_count.value == Some(0);
    chapter.item_count = ItemCount {
        value: none.then_some(0),
        confidence: if none { Confidence::Partial } else { Confidence::Unknown },
        note: chapter.item_count.value.map(|count| format!("{from_edition}: {count}")),
    };
    chapter.carried = true;
    for section in &mut chapter.sections {
        section.page = None;
        section.confidence = at_most_partial(section.confidence);
    }
    for requirement in &mut chapter.requirements {
        requirement.origin = Origin::Shipped;
        requirement.confidence = at_most_partial(requirement.confidence);
        requirement.page = None;
        requirement.patterns = None;
        requirement.lineage = Some(Lineage {
            edition: from_edition.clone(),
            from: Some(requirement.id.clone()),
            relation: Relation::NotSeen,
            reason: Message::new("reason.carried").into(),
            confidence: Confidence::Unknown,
            source: from_edition.to_string(),
        });
    }
}

/// A fact of the edition before is at most partly sure of this one.
fn at_most_partial(confidence: Confidence) -> Confidence {
    confidence.max(Confidence::Partial)
}

fn apply(
    volume: &mut VolumeText,
    change: RequirementChange,
    before: &EditionId,
) -> Result<(), String> {
    let id = change.id.clone();
    let known = volume
        .chapters
        .iter_mut()
        .flat_map(|chapter| &mut chapter.requirements)
        .find(|requirement| requirement.id == id);
    if let Some(requirement) = known {
        alter(requirement, change, before, Some(id));
        return Ok(());
    }
    if matches!(change.relation, Relation::Unchanged | Relation::Changed) {
        return Err(format!("`{id}` has no predecessor in {before}"));
    }
    if id.group.is_some() || id.volume != volume.volume {
        return Err(format!("`{id}` is no place of a new requirement"));
    }
    let mut requirement = Requirement::bare(id, change.confidence, &change.source);
    alter(&mut requirement, change, before, None);
    insert(volume, requirement)
}

/// What is reported as the same keeps the confidence in its words; other words bring their own.
fn alter(
    requirement: &mut Requirement,
    change: RequirementChange,
    before: &EditionId,
    from: Option<RequirementId>,
) {
    if let Some(summary) = change.summary_ja {
        requirement.summary.ja = summary;
        requirement.confidence = change.confidence;
        requirement.source.clone_from(&change.source);
        requirement.note = None;
    }
    if let Some(summary) = change.summary_en {
        requirement.summary.en = summary;
    }
    if let Some(concrete) = change.concrete {
        requirement.concrete = concrete;
    }
    if let Some(keywords) = change.keywords {
        requirement.keywords = keywords;
    }
    if change.note.is_some() {
        requirement.note = change.note;
    }
    if let Some(sub) = change.sub {
        requirement.sub = sub;
    }
    if let Some(routes) = change.routes {
        requirement.routes = routes;
    }
    requirement.lineage = Some(Lineage {
        edition: before.clone(),
        from,
        relation: change.relation,
        reason: change.reason.into(),
        confidence: change.confidence,
        source: change.source,
    });
}

/// A requirement without predecessor stands where its id says.
fn insert(volume: &mut VolumeText, requirement: Requirement) -> Result<(), String> {
    let id = &requirement.id;
    let chapter = volume
        .chapters
        .iter_mut()
        .find(|chapter| chapter.number == id.chapter())
        .ok_or_else(|| format!("`{id}` lies in no chapter"))?;
    chapter.missing_items.retain(|missing| *missing != id.item);
    let at = chapter
        .requirements
        .iter()
        .position(|other| (&other.id.container, other.id.item) > (&id.container, id.item))
        .unwrap_or(chapter.requirements.len());
    chapter.requirements.insert(at, requirement);
    Ok(())
}

/// Marks every requirement of a volume that the edition before does not have.
pub(crate) fn mark_new(volume: &mut VolumeText, before: &EditionId) {
    for requirement in volume.chapters.iter_mut().flat_map(|chapter| &mut chapter.requirements) {
        requirement.lineage = Some(Lineage {
            edition: before.clone(),
            from: None,
            relation: Relation::New,
            reason: Message::new("reason.new-volume").into(),
            confidence: requirement.confidence,
            source: requirement.source.clone(),
        });
    }
}
