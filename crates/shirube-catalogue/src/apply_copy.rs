//! The catalogue as a person sees it who has copies of official volumes.

use crate::align::{AlignedItem, Difference, align};
use crate::carry::{VolumeChanges, carry};
use crate::catalogue::Catalogue;
use crate::copy::{ChapterCopy, EditionCopy, ItemCopy, VolumeCopy};
use crate::edition::{Edition, EditionHeader};
use crate::error::CatalogueError;
use crate::lineage::{GoneRequirement, Lineage};
use crate::origin::{OfficialText, Origin, outside_of_copy, outside_of_copy_name};
use crate::requirement::Requirement;
use crate::routes::Routes;
use crate::volume::{Chapter, ItemCount, Section, VolumeText};
use shirube_model::{
    Bilingual, Confidence, EditionId, Explanation, Message, Relation, RequirementId, Volume,
};

/// A duty that only the copy knows is shown by a person's declaration, renewed every year.
const DECLARATION_MONTHS: u16 = 12;

impl Catalogue {
    /// Adds an edition that was never shipped: it stands on the one before it until its volumes are
    /// applied.
    pub fn add_edition(&mut self, copy: &EditionCopy) -> Result<(), CatalogueError> {
        if self.edition(copy.id.as_str()).is_some() {
            return Ok(());
        }
        let malformed =
            |message: String| CatalogueError::Malformed { path: copy.id.to_string(), message };
        let before = self.edition(copy.carried_from.as_str()).ok_or_else(|| {
            malformed(format!("stands on `{}`, which is not there", copy.carried_from))
        })?;
        let mut volumes = Vec::new();
        for volume in before.volumes() {
            let changes = VolumeChanges::none(&copy.id, volume);
            volumes.push(carry(volume, changes).map_err(malformed)?.0);
        }
        let mut header = EditionHeader {
            title: Bilingual { ja: copy.title.clone(), en: copy.title.clone() },
            in_force_from: copy.in_force_from,
            carried_from: Some(before.id.clone()),
            not_known: Vec::new(),
            superseded: None,
            has_reading_patterns: false,
            simplification: Vec::new(),
            ..before.header.clone()
        };
        // What the edition before asks for is not known to be asked for still.
        for threshold in header.thresholds.values_mut() {
            threshold.confidence = Confidence::Unknown;
        }
        let query = before.decision_query.clone();
        self.editions.push(Edition::new(copy.id.clone(), header, volumes, Vec::new(), query));
        self.editions
            .sort_by(|a, b| (a.header.in_force_from, &a.id).cmp(&(b.header.in_force_from, &b.id)));
        Ok(())
    }

    /// Applies a copy: numbers, titles and pages are those of the copy, requirements carry their
    /// official text. What the copy does not have stays, and says so, until a person takes it as
    /// gone: a reader that overlooked a line must not take a duty away.
    pub fn apply_copy(&mut self, copy: &VolumeCopy) -> Result<Vec<AlignedItem>, CatalogueError> {
        let edition = self.editions.iter_mut().find(|edition| edition.id == copy.edition);
        let edition = edition.ok_or_else(|| CatalogueError::Malformed {
            path: copy.file_name.clone(),
            message: format!("there is no edition `{}`", copy.edition),
        })?;
        if !edition.header.not_known.is_empty() {
            edition.header.not_known.push(known_by_copy(copy.volume));
        }
        let before = edition.header.carried_from.clone();
        let application = edition.change_volumes(|volumes| {
            let at = match volumes.iter().position(|volume| volume.volume == copy.volume) {
                Some(at) => at,
                None => {
                    let at = volumes.partition_point(|volume| volume.volume < copy.volume);
                    volumes.insert(at, empty(copy));
                    at
                }
            };
            apply(&mut volumes[at], copy, before.as_ref())
        });
        edition.gone.extend(application.gone);
        Ok(application.lines)
    }
}

/// What came of applying a copy to a volume.
struct Application {
    lines: Vec<AlignedItem>,
    gone: Vec<GoneRequirement>,
}

fn apply(volume: &mut VolumeText, copy: &VolumeCopy, before: Option<&EditionId>) -> Application {
    let lines = align(volume, copy);
    let mut gone = Vec::new();
    let mut chapters = Vec::new();
    for (index, copied) in copy.chapters.iter().enumerate() {
        let known = volume.chapter(copied.number).cloned();
        let mut chapter = known.unwrap_or_else(|| Chapter::bare(copied.number));
        chapter.title.ja.clone_from(&copied.title);
        chapter.page = u16::try_from(copied.page).ok();
        chapter.confidence = Some(Confidence::VerifiedByCopy);
        chapter.carried = false;
        chapter.missing_items = Vec::new();
        chapter.unplaced = Vec::new();
        let old = std::mem::take(&mut chapter.requirements);
        for line in lines.iter().filter(|line| line.chapter == copied.number) {
            let shipped = line
                .shipped
                .as_ref()
                .and_then(|id| old.iter().find(|requirement| requirement.id == *id));
            match (line.copied.filter(|(chapter, _)| *chapter == index), shipped) {
                (Some((_, at)), _) => {
                    let doubtful = line.difference == Difference::Doubtful;
                    let item = &copied.items[at];
                    let place = item_place(copy.volume, copied.number, item);
                    chapter.requirements.push(match shipped {
                        Some(shipped) => confirmed(shipped, item, copy, doubtful),
                        None => only_in_copy(place, item, copy, before),
                    });
                }
                (None, Some(shipped)) if copy.takes_missing_as_gone() => {
                    gone.push(dropped(shipped))
                }
                (None, Some(shipped)) => chapter.requirements.extend(outside(shipped)),
                (None, None) => {}
            }
        }
        let count = u16::try_from(copied.items.len()).ok();
        chapter.item_count =
            ItemCount { value: count, confidence: Confidence::VerifiedByCopy, note: None };
        chapter.sections = sections(&chapter, copied);
        chapters.push(chapter);
    }
    for chapter in &volume.chapters {
        if copy.chapters.iter().any(|copied| copied.number == chapter.number) {
            continue;
        }
        if copy.takes_missing_as_gone() {
            gone.extend(chapter.requirements.iter().map(dropped));
        } else {
            chapters.push(chapter.clone());
        }
    }
    chapters.sort_by_key(|chapter| chapter.number);
    volume.chapters = chapters;
    Application { lines, gone }
}

/// Where a requirement stands that nobody shipped.
fn item_place(volume: Volume, chapter: u16, item: &ItemCopy) -> RequirementId {
    RequirementId::new(volume, item.container(chapter), item.item).with_group(item.group.as_deref())
}

fn official(item: &ItemCopy, copy: &VolumeCopy, doubtful: bool) -> OfficialText {
    OfficialText {
        text: item.text.clone(),
        sub: item.sub.clone(),
        page: item.page,
        file_name: copy.file_name.clone(),
        doubtful,
    }
}

/// What was shipped, with the number and the text of the copy.
fn confirmed(
    shipped: &Requirement,
    item: &ItemCopy,
    copy: &VolumeCopy,
    doubtful: bool,
) -> Requirement {
    Requirement {
        id: shipped.id.with_item(item.item),
        page: u16::try_from(item.page).ok(),
        confidence: if doubtful { Confidence::Partial } else { Confidence::VerifiedByCopy },
        origin: Origin::Copy {
            text: official(item, copy, doubtful),
            shipped: shipped.shipped_id().cloned(),
        },
        ..shipped.clone()
    }
}

/// What nobody shipped. It has no summary: the text itself would get into every report, and is
/// shown by `shirube explain` only.
fn only_in_copy(
    id: RequirementId,
    item: &ItemCopy,
    copy: &VolumeCopy,
    before: Option<&EditionId>,
) -> Requirement {
    let lineage = before.map(|before| Lineage {
        edition: before.clone(),
        from: None,
        relation: Relation::New,
        reason: Message::new("reason.not-in-catalogue-before").into(),
        confidence: Confidence::VerifiedByCopy,
        source: copy.file_name.clone(),
    });
    Requirement {
        group: item.group.as_ref().map(|name| Bilingual { ja: name.clone(), en: name.clone() }),
        page: u16::try_from(item.page).ok(),
        routes: Routes { declaration_months: Some(DECLARATION_MONTHS), ..Routes::default() },
        lineage,
        origin: Origin::Copy { text: official(item, copy, false), shipped: None },
        ..Requirement::bare(id, Confidence::VerifiedByCopy, &copy.file_name)
    }
}

/// What the copy does not have stays beside it.
fn outside(shipped: &Requirement) -> Option<Requirement> {
    let id = shipped.shipped_id()?.clone();
    if shipped.is_outside_of_copy() {
        return Some(shipped.clone());
    }
    Some(Requirement {
        id: outside_of_copy(&id),
        group: Some(outside_of_copy_name(shipped.group.as_ref())),
        confidence: shipped.confidence.max(Confidence::Partial),
        origin: Origin::NotInCopy { shipped: id },
        ..shipped.clone()
    })
}

/// What the copy does not have, taken as gone.
fn dropped(requirement: &Requirement) -> GoneRequirement {
    let from = requirement.lineage.as_ref().and_then(|lineage| lineage.from.as_ref());
    GoneRequirement {
        id: from.unwrap_or(&requirement.id).clone(),
        reason: Message::new("reason.not-in-copy").into(),
        confidence: Confidence::VerifiedByCopy,
        source: "copy".to_owned(),
    }
}

fn sections(chapter: &Chapter, copied: &ChapterCopy) -> Vec<Section> {
    copied
        .sections
        .iter()
        .filter_map(|section| {
            let number = section.number.parse().ok()?;
            let known = chapter.sections.iter().find(|known| known.number == number);
            let en = known.map_or_else(String::new, |known| known.title.en.clone());
            Some(Section {
                number,
                title: Bilingual { ja: section.title.clone(), en },
                page: u16::try_from(section.page).ok(),
                confidence: Confidence::VerifiedByCopy,
            })
        })
        .collect()
}

fn empty(copy: &VolumeCopy) -> VolumeText {
    VolumeText {
        edition: copy.edition.clone(),
        volume: copy.volume,
        title: Bilingual { ja: copy.title.clone(), en: copy.title.clone() },
        examined_places: Vec::new(),
        chapters: Vec::new(),
    }
}

/// What stands beside the statements of what is not known of an edition: a copy answers some.
fn known_by_copy(volume: Volume) -> Explanation {
    let key = format!("volume.{}", volume.id());
    Message::new("edition.known-by-copy").with_word("volume", key).into()
}
