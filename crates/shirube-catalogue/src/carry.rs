//! An edition that stands on the one before: what is carried over, and what is known to differ.

use crate::error::CatalogueError;
use crate::volume::{Chapter, ItemCount, Requirement, Routes, SubItem, VolumeText};
use serde::Deserialize;
use shirube_model::reference::{Context, parse};
use shirube_model::{Bilingual, Confidence, Place, Relation, Volume};

/// Where a requirement comes from.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// The edition before.
    pub edition: String,
    /// The requirement there, by id inside that edition.
    pub from: Option<String>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Why that is said.
    pub reason: Bilingual,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}

/// A requirement of the edition before that has no successor.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoneRequirement {
    /// Its id inside the edition before.
    pub id: String,
    /// Why that is said.
    pub reason: Bilingual,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}

/// A volume file of an edition that stands on another: what differs, and nothing else.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VolumeChanges {
    edition: String,
    volume: Volume,
    title_ja: String,
    title_en: String,
    issued_ja: Option<String>,
    source_url: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    requirements: Vec<RequirementChange>,
    #[serde(default)]
    gone: Vec<GoneRequirement>,
}

impl VolumeChanges {
    /// Nothing is known to differ from `volume`.
    pub(crate) fn none(edition: &str, volume: &VolumeText) -> Self {
        Self {
            edition: edition.to_owned(),
            volume: volume.volume,
            title_ja: volume.title_ja.clone(),
            title_en: volume.title_en.clone(),
            issued_ja: None,
            source_url: None,
            notes: Vec::new(),
            requirements: Vec::new(),
            gone: Vec::new(),
        }
    }
}

/// What is known of one requirement. Words that are absent are carried.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementChange {
    id: String,
    relation: Relation,
    reason: Bilingual,
    confidence: Confidence,
    source: String,
    summary_ja: Option<String>,
    summary_en: Option<String>,
    concrete: Option<Vec<String>>,
    keywords_ja: Option<Vec<String>>,
    note: Option<String>,
    sub: Option<Vec<SubItem>>,
    routes: Option<Routes>,
}

/// The reason that stands beside what is merely carried.
fn carried_reason() -> Bilingual {
    Bilingual {
        ja: "前の版から引き継いだ。この版の本文は確認していない".to_owned(),
        en: "carried from the edition before; the text of this edition was not seen".to_owned(),
    }
}

/// The volume of the new edition: that of `before`, carried, with the changes applied.
pub(crate) fn carry(
    before: &VolumeText,
    changes: VolumeChanges,
    path: &str,
) -> Result<(VolumeText, Vec<GoneRequirement>), CatalogueError> {
    let malformed = |message: String| CatalogueError::Malformed { path: path.to_owned(), message };
    let from_edition = before.edition.clone();
    let mut volume = VolumeText {
        edition: changes.edition,
        title_ja: changes.title_ja,
        title_en: changes.title_en,
        title_en_note: None,
        issued_ja: changes.issued_ja,
        source_url: changes.source_url,
        notes: changes.notes,
        copies: Default::default(),
        rules: Default::default(),
        pattern_legend: Default::default(),
        cited_places: Vec::new(),
        ..before.clone()
    };
    debug_assert_eq!(volume.volume, changes.volume);
    for chapter in &mut volume.chapters {
        carry_chapter(chapter, before.volume, &from_edition);
    }
    for gone in &changes.gone {
        let there = before.requirement(&gone.id).is_some();
        if !there {
            return Err(malformed(format!("`{}` is not in {from_edition}", gone.id)));
        }
        for chapter in &mut volume.chapters {
            let (number, kind) = (chapter.clone(), volume.volume);
            chapter.requirements.retain(|requirement| requirement.id(kind, &number) != gone.id);
        }
    }
    for change in changes.requirements {
        apply(&mut volume, change, &from_edition).map_err(malformed)?;
    }
    Ok((volume, changes.gone))
}

/// Pages, marks and counts were read in the edition before, and say nothing of this one.
fn carry_chapter(chapter: &mut Chapter, volume: Volume, from_edition: &str) {
    let shape = chapter.clone();
    chapter.patterns = Vec::new();
    chapter.patterns_note = None;
    chapter.page = None;
    chapter.page_confidence = None;
    chapter.page_note = None;
    chapter.simplifiable_under = None;
    chapter.items_not_simplifiable = None;
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
        section.page_confidence = None;
        section.confidence = at_most_partial(section.confidence);
    }
    for table in &mut chapter.tables {
        table.page = None;
    }
    for requirement in &mut chapter.requirements {
        let id = requirement.id(volume, &shape);
        requirement.official = None;
        requirement.confidence = at_most_partial(requirement.confidence);
        requirement.page = None;
        requirement.patterns = None;
        requirement.lineage = Some(Lineage {
            edition: from_edition.to_owned(),
            from: Some(id),
            relation: Relation::NotSeen,
            reason: carried_reason(),
            confidence: Confidence::Unknown,
            source: from_edition.to_owned(),
        });
    }
}

/// A fact of the edition before is at most partly sure of this one.
fn at_most_partial(confidence: Confidence) -> Confidence {
    confidence.max(Confidence::Partial)
}

fn apply(volume: &mut VolumeText, change: RequirementChange, before: &str) -> Result<(), String> {
    let id = change.id.clone();
    let kind = volume.volume;
    let position = volume.chapters.iter().enumerate().find_map(|(at, chapter)| {
        let found = chapter.requirements.iter().position(|it| it.id(kind, chapter) == id)?;
        Some((at, found))
    });
    let mut requirement = match position {
        Some((chapter, item)) => volume.chapters[chapter].requirements[item].clone(),
        None => placed(&change)?,
    };
    let from = position.is_some().then(|| id.clone());
    if from.is_none() && matches!(change.relation, Relation::Unchanged | Relation::Changed) {
        return Err(format!("`{id}` has no predecessor in {before}"));
    }
    // What is reported as the same keeps the confidence in its words; other words bring their own.
    if change.summary_ja.is_some() {
        requirement.confidence = change.confidence;
        requirement.source = change.source.clone();
        requirement.edition_seen = None;
        requirement.source_stage = None;
        requirement.note = None;
    }
    requirement.summary_ja = change.summary_ja.unwrap_or(requirement.summary_ja);
    requirement.summary_en = change.summary_en.unwrap_or(requirement.summary_en);
    requirement.concrete = change.concrete.unwrap_or(requirement.concrete);
    requirement.keywords_ja = change.keywords_ja.unwrap_or(requirement.keywords_ja);
    requirement.note = change.note.or(requirement.note);
    requirement.sub = change.sub.unwrap_or(requirement.sub);
    requirement.routes = change.routes.unwrap_or(requirement.routes);
    requirement.lineage = Some(Lineage {
        edition: before.to_owned(),
        from,
        relation: change.relation,
        reason: change.reason,
        confidence: change.confidence,
        source: change.source,
    });
    match position {
        Some((chapter, item)) => volume.chapters[chapter].requirements[item] = requirement,
        None => insert(volume, &id, requirement)?,
    }
    Ok(())
}

/// A requirement without predecessor, placed where its id says.
fn placed(change: &RequirementChange) -> Result<Requirement, String> {
    let malformed = || format!("`{}` is no place of a requirement", change.id);
    let parsed = parse(&change.id, &Context::default());
    let reference = parsed.references.first().ok_or_else(malformed)?;
    let Place::Item { container, group: None, item, sub: None } = &reference.reference.place else {
        return Err(malformed());
    };
    Ok(Requirement {
        section: (!container.is_chapter()).then(|| container.to_string()),
        ..Requirement::bare(*item, change.confidence, &change.source)
    })
}

fn insert(volume: &mut VolumeText, id: &str, requirement: Requirement) -> Result<(), String> {
    let kind = volume.volume;
    let chapter = volume
        .chapters
        .iter_mut()
        .find(|chapter| requirement.id(kind, chapter) == id && is_of(chapter, &requirement))
        .ok_or_else(|| format!("`{id}` lies in no chapter"))?;
    chapter.missing_items.retain(|missing| *missing != requirement.item);
    let at = chapter
        .requirements
        .iter()
        .position(|other| (&other.section, other.item) > (&requirement.section, requirement.item))
        .unwrap_or(chapter.requirements.len());
    chapter.requirements.insert(at, requirement);
    Ok(())
}

fn is_of(chapter: &Chapter, requirement: &Requirement) -> bool {
    requirement
        .section
        .as_deref()
        .is_none_or(|section| section.split('.').next() == Some(chapter.number.as_str()))
}

/// Marks every requirement of a volume that the edition before does not have.
pub(crate) fn mark_new(volume: &mut VolumeText, before: &str) {
    for chapter in &mut volume.chapters {
        for requirement in &mut chapter.requirements {
            requirement.lineage = Some(Lineage {
                edition: before.to_owned(),
                from: None,
                relation: Relation::New,
                reason: Bilingual {
                    ja: "前の版にない編".to_owned(),
                    en: "a volume that the edition before does not have".to_owned(),
                },
                confidence: requirement.confidence,
                source: requirement.source.clone(),
            });
        }
    }
}
