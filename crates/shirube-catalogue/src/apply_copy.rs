//! The catalogue as a person sees it who has copies of official volumes.

use crate::align::{AlignedItem, Difference, align};
use crate::carry::{GoneRequirement, Lineage, VolumeChanges, carry};
use crate::copy::{EditionCopy, ItemCopy, OfficialText, VolumeCopy};
use crate::edition::{Edition, EditionHeader};
use crate::error::CatalogueError;
use crate::load::Catalogue;
use crate::volume::{Chapter, ItemCount, Requirement, Routes, Section, VolumeText};
use shirube_model::{Bilingual, Confidence, Relation, Volume};
use std::collections::BTreeMap;

/// A duty that only the copy knows is shown by a person's declaration, renewed every year.
const DECLARATION_MONTHS: u16 = 12;

impl Catalogue {
    /// Adds an edition that was never shipped: it stands on the one before it until its volumes are
    /// applied.
    pub fn add_edition(&mut self, copy: &EditionCopy) -> Result<(), CatalogueError> {
        if self.edition(&copy.id).is_some() {
            return Ok(());
        }
        let before = self.edition(&copy.carried_from).ok_or_else(|| CatalogueError::Malformed {
            path: copy.id.clone(),
            message: format!("stands on `{}`, which is not there", copy.carried_from),
        })?;
        let mut volumes = Vec::new();
        for volume in &before.volumes {
            let changes = VolumeChanges::none(&copy.id, volume);
            volumes.push(carry(volume, changes, &copy.id)?.0);
        }
        let mut header = EditionHeader {
            id: copy.id.clone(),
            title_ja: copy.title.clone(),
            title_en: copy.title.clone(),
            in_force_from: copy.in_force_from,
            in_force_note: None,
            carried_from: Some(before.id.clone()),
            not_known: Vec::new(),
            superseded: None,
            reading_patterns: None,
            simplification: Vec::new(),
            ..before.header.clone()
        };
        // What the edition before asks for is not known to be asked for still.
        header.thresholds.values_mut().for_each(|it| it.confidence = Confidence::Unknown);
        let decision_query = before.decision_query.clone();
        let edition =
            Edition { id: copy.id.clone(), header, volumes, gone: Vec::new(), decision_query };
        self.editions.push(edition);
        self.editions
            .sort_by(|a, b| (a.header.in_force_from, &a.id).cmp(&(b.header.in_force_from, &b.id)));
        Ok(())
    }

    /// Applies a copy: numbers, titles and pages are those of the copy, requirements carry their
    /// official text. What the copy does not have stays, and says so, until a person takes it as
    /// gone: a reader that overlooked a line must not take a duty away.
    pub fn apply_copy(&mut self, copy: &VolumeCopy) -> Result<Vec<AlignedItem>, CatalogueError> {
        let found = self.editions.iter_mut().find(|edition| edition.id == copy.edition);
        let edition = found.ok_or_else(|| CatalogueError::Malformed {
            path: copy.file_name.clone(),
            message: format!("there is no edition `{}`", copy.edition),
        })?;
        if edition.volume(copy.volume).is_none() {
            edition.volumes.push(empty(&edition.id, copy));
            edition.volumes.sort_by_key(|volume| volume.volume);
        }
        if !edition.header.not_known.is_empty() {
            edition.header.not_known.push(known_by_copy(copy.volume));
        }
        let before = edition.header.carried_from.clone();
        let Some(volume) = edition.volumes.iter_mut().find(|it| it.volume == copy.volume) else {
            return Ok(Vec::new());
        };
        let lines = align(volume, copy);
        let mut gone = Vec::new();
        let mut chapters = Vec::new();
        for (index, copied) in copy.chapters.iter().enumerate() {
            let known = volume.chapter(copied.number).cloned();
            let mut chapter = known.unwrap_or_else(|| new_chapter(copied.number));
            chapter.title_ja = copied.title.clone();
            chapter.page = u16::try_from(copied.page).ok();
            chapter.confidence = Some(Confidence::VerifiedByCopy);
            chapter.carried = false;
            chapter.missing_items = Vec::new();
            chapter.unplaced = Vec::new();
            let old = std::mem::take(&mut chapter.requirements);
            let shape = chapter.clone();
            for line in lines.iter().filter(|line| line.chapter == copied.number) {
                let shipped = line
                    .shipped
                    .as_ref()
                    .and_then(|id| old.iter().find(|it| it.id(copy.volume, &shape) == *id));
                match line.copied.filter(|(chapter, _)| *chapter == index) {
                    Some((_, at)) => {
                        let item = &copied.items[at];
                        let mut found = requirement(shipped, item, copy, before.as_deref());
                        if line.difference == Difference::Doubtful {
                            found.confidence = Confidence::Partial;
                            found.official.iter_mut().for_each(|it| it.doubtful = true);
                        }
                        chapter.requirements.push(found);
                    }
                    None => keep_or_drop(shipped, copy, &mut chapter, &mut gone),
                }
            }
            let count = u16::try_from(copied.items.len()).ok();
            chapter.item_count =
                ItemCount { value: count, confidence: Confidence::VerifiedByCopy, note: None };
            chapter.sections = sections(&chapter, copied);
            chapters.push(chapter);
        }
        for chapter in &volume.chapters {
            if copy.chapters.iter().any(|copied| copied.number == chapter.number()) {
                continue;
            }
            if copy.takes_missing_as_gone() {
                gone.extend(
                    chapter.requirements.iter().map(|it| dropped(it, copy.volume, chapter)),
                );
            } else {
                chapters.push(chapter.clone());
            }
        }
        chapters.sort_by_key(Chapter::number);
        volume.chapters = chapters;
        edition.gone.extend(gone);
        Ok(lines)
    }

    /// What the copies of two editions say of each other, once all are applied: the same text is
    /// unchanged, another text is changed; numbers are those of the copies.
    pub fn compare_copies(&mut self) {
        let before: BTreeMap<String, BTreeMap<String, Now>> =
            self.editions.iter().map(|edition| (edition.id.clone(), now(edition))).collect();
        for edition in &mut self.editions {
            let Some(known) =
                edition.header.carried_from.as_ref().and_then(|before_id| before.get(before_id))
            else {
                continue;
            };
            edition.gone.retain_mut(|gone| match known.get(&gone.id) {
                Some(now) => {
                    gone.id.clone_from(&now.id);
                    true
                }
                // Neither copy has it.
                None => false,
            });
            let requirements = edition
                .volumes
                .iter_mut()
                .flat_map(|volume| &mut volume.chapters)
                .flat_map(|chapter| &mut chapter.requirements);
            for requirement in requirements {
                relate(requirement, known);
            }
        }
    }
}

/// A requirement of an edition as its copy has it.
struct Now {
    id: String,
    text: Option<String>,
}

/// The requirements of an edition by the id that was shipped.
fn now(edition: &Edition) -> BTreeMap<String, Now> {
    edition
        .requirements()
        .map(|(volume, chapter, requirement)| {
            let id = requirement.id(volume.volume, chapter);
            let official = requirement.official.as_ref();
            let shipped = requirement.shipped_id(volume.volume, chapter);
            let text = official.filter(|it| !it.doubtful).map(compared);
            (shipped.unwrap_or_else(|| id.clone()), Now { id, text })
        })
        .collect()
}

/// How a requirement stands to the edition before, by the copies of both.
fn relate(requirement: &mut Requirement, before: &BTreeMap<String, Now>) {
    let Some(lineage) = &mut requirement.lineage else { return };
    let Some(from) = &lineage.from else { return };
    let Some(now) = before.get(from) else {
        lineage.from = None;
        lineage.relation = Relation::New;
        lineage.reason = Bilingual {
            ja: "前の版の写しにない".to_owned(),
            en: "your copy of the edition before does not have it".to_owned(),
        };
        lineage.confidence = Confidence::VerifiedByCopy;
        return;
    };
    lineage.from = Some(now.id.clone());
    // Of a pair that may not be one, nothing follows.
    let sure = requirement.official.as_ref().filter(|official| !official.doubtful);
    let Some((official, text)) = sure.zip(now.text.as_ref()) else { return };
    let same = *text == compared(official);
    lineage.relation = if same { Relation::Unchanged } else { Relation::Changed };
    lineage.confidence = Confidence::VerifiedByCopy;
    lineage.source.clone_from(&official.file_name);
    lineage.reason = if same {
        Bilingual {
            ja: "両方の版の写しで本文が同じ".to_owned(),
            en: "your copies of both editions have the same text".to_owned(),
        }
    } else {
        Bilingual {
            ja: "両方の版の写しで本文が異なる".to_owned(),
            en: "your copies of the two editions have different texts".to_owned(),
        }
    };
}

/// The text without what a change of typesetting changes.
fn compared(official: &OfficialText) -> String {
    let mut text = official.text.clone();
    for (mark, sub) in &official.sub {
        text.push_str(mark);
        text.push_str(sub);
    }
    let text = shirube_model::text::normalize(&text);
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The group of requirements that the copy does not have: their numbers belong to the copy.
pub const NOT_IN_COPY: &str = "shipped";

impl VolumeCopy {
    /// A page that was not read may hold what seems to be missing.
    fn takes_missing_as_gone(&self) -> bool {
        self.accept_missing && self.unread_pages.is_empty()
    }
}

fn keep_or_drop(
    shipped: Option<&Requirement>,
    copy: &VolumeCopy,
    chapter: &mut Chapter,
    gone: &mut Vec<GoneRequirement>,
) {
    let Some(shipped) = shipped else { return };
    if copy.takes_missing_as_gone() {
        gone.push(dropped(shipped, copy.volume, chapter));
        return;
    }
    let mut kept = shipped.clone();
    kept.group = Some(NOT_IN_COPY.to_owned());
    kept.group_ja = Some("写しにない".to_owned());
    kept.group_en = Some("not in your copy".to_owned());
    kept.confidence = kept.confidence.max(Confidence::Partial);
    chapter.requirements.push(kept);
}

fn dropped(requirement: &Requirement, volume: Volume, chapter: &Chapter) -> GoneRequirement {
    let id = requirement
        .lineage
        .as_ref()
        .and_then(|lineage| lineage.from.clone())
        .unwrap_or_else(|| requirement.id(volume, chapter));
    GoneRequirement {
        id,
        reason: Bilingual {
            ja: "あなたの写しにない".to_owned(),
            en: "your copy does not have it".to_owned(),
        },
        confidence: Confidence::VerifiedByCopy,
        source: "copy".to_owned(),
    }
}

fn requirement(
    shipped: Option<&Requirement>,
    item: &ItemCopy,
    copy: &VolumeCopy,
    before: Option<&str>,
) -> Requirement {
    let renumbered = shipped.map(|it| it.item).filter(|shipped| *shipped != item.item);
    let official = OfficialText {
        text: item.text.clone(),
        sub: item.sub.clone(),
        page: item.page,
        file_name: copy.file_name.clone(),
        only_in_copy: shipped.is_none(),
        doubtful: false,
        shipped_item: renumbered,
    };
    let lineage = before.map(|before| Lineage {
        edition: before.to_owned(),
        from: None,
        relation: Relation::New,
        reason: Bilingual {
            ja: "前の版のカタログにない".to_owned(),
            en: "not in the catalogue of the edition before".to_owned(),
        },
        confidence: Confidence::VerifiedByCopy,
        source: copy.file_name.clone(),
    });
    let mut found = shipped.cloned().unwrap_or_else(|| Requirement {
        section: item.section.clone(),
        group: item.group.clone(),
        group_ja: item.group.clone(),
        group_en: item.group.clone(),
        // The text itself would get into every report; it is shown by `shirube explain` only.
        summary_ja: "要約はまだない。本文は shirube explain が示す".to_owned(),
        summary_en: "not summarised yet; shirube explain shows the text".to_owned(),
        routes: Routes { declaration_months: Some(DECLARATION_MONTHS), ..Routes::default() },
        lineage,
        ..Requirement::bare(item.item, Confidence::VerifiedByCopy, &copy.file_name)
    });
    found.item = item.item;
    found.page = u16::try_from(item.page).ok();
    found.confidence = Confidence::VerifiedByCopy;
    found.official = Some(official);
    found
}

fn sections(chapter: &Chapter, copied: &crate::copy::ChapterCopy) -> Vec<Section> {
    copied
        .sections
        .iter()
        .map(|section| {
            let known = chapter.sections.iter().find(|known| known.number == section.number);
            Section {
                number: section.number.clone(),
                title_ja: Some(section.title.clone()),
                title_en: known.and_then(|known| known.title_en.clone()),
                page: u16::try_from(section.page).ok(),
                page_confidence: Some(Confidence::VerifiedByCopy),
                confidence: Confidence::VerifiedByCopy,
                source: None,
                note: None,
            }
        })
        .collect()
}

fn new_chapter(number: u16) -> Chapter {
    Chapter { number: number.to_string(), ..Chapter::default() }
}

fn empty(edition: &str, copy: &VolumeCopy) -> VolumeText {
    VolumeText {
        edition: edition.to_owned(),
        volume: copy.volume,
        title_ja: copy.title.clone(),
        title_en: copy.title.clone(),
        title_en_note: None,
        issued_ja: None,
        publisher_ja: None,
        audience_ja: None,
        source_url: None,
        notes: Vec::new(),
        copies: Default::default(),
        rules: Default::default(),
        pattern_legend: Default::default(),
        cited_places: Vec::new(),
        chapters: Vec::new(),
    }
}

/// What stands beside the statements of what is not known of an edition: a copy answers some.
fn known_by_copy(volume: Volume) -> Bilingual {
    Bilingual {
        ja: format!("ただし{}は、あなたの写しが示すところまでわかっている", volume.name_ja()),
        en: format!("but volume {} is known as far as your copy shows it", volume.name_en()),
    }
}
