//! From a cited place to what the edition knows of it, or to the reason why it cannot say.

use crate::edition::Edition;
use crate::requirement::Requirement;
use crate::volume::{Chapter, VolumeText};
use shirube_model::{NumberPath, Place, Reference, RequirementId, Volume};

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// Places of the edition.
    Found(Vec<ResolvedPlace>),
    /// Nothing, for this reason.
    Unresolved(Unresolved),
}

/// A place of the edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResolvedPlace {
    /// A requirement; with the sub-item when one was cited.
    Requirement {
        /// The requirement's id.
        id: RequirementId,
        /// The sub-item.
        sub: Option<String>,
    },
    /// A section.
    Section {
        /// The volume.
        volume: Volume,
        /// Its number.
        number: NumberPath,
    },
    /// A chapter.
    Chapter {
        /// The volume.
        volume: Volume,
        /// Its number.
        number: u16,
    },
    /// A volume as a whole.
    Volume(Volume),
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unresolved {
    /// The reference names another edition.
    OtherEdition(String),
    /// The volume is not named, and the place exists in several or in none.
    NoVolume,
    /// The edition does not have the volume.
    NoSuchVolume(Volume),
    /// The volume has no such chapter.
    NoSuchChapter(u16),
    /// The section is not among those known.
    SectionNotKnown(String),
    /// The item exists, but its text was not seen.
    ItemNotSeen(u16),
    /// The item's number is beyond the chapter's last.
    NoSuchItem {
        /// The item.
        item: u16,
        /// How many the chapter has.
        count: u16,
    },
    /// The item is not among those known, and how many there are is not known.
    ItemNotKnown(u16),
    /// Several heading groups have the item; one must be named.
    GroupNeeded(Vec<String>),
    /// The requirement has no such sub-item.
    SubItemNotKnown(String),
    /// The page is not the first page of anything known.
    PageNotKnown(u16),
    /// The table is not known; the researched reason, when there is one.
    TableNotKnown(Option<String>),
    /// Questions of the Q&A are named, not shipped.
    QuestionNotShipped(u16),
}

impl Unresolved {
    /// The key of the sentence in the locale files, and its value.
    pub fn message(&self) -> (&'static str, String) {
        match self {
            Self::OtherEdition(edition) => ("unresolved.other-edition", edition.clone()),
            Self::NoVolume => ("unresolved.no-volume", String::new()),
            Self::NoSuchVolume(volume) => {
                ("unresolved.no-such-volume", volume.name_ja().to_owned())
            }
            Self::NoSuchChapter(number) => ("unresolved.no-such-chapter", number.to_string()),
            Self::SectionNotKnown(number) => ("unresolved.section-not-known", number.clone()),
            Self::ItemNotSeen(item) => ("unresolved.item-not-seen", item.to_string()),
            Self::NoSuchItem { item, count } => {
                ("unresolved.no-such-item", format!("{item} > {count}"))
            }
            Self::ItemNotKnown(item) => ("unresolved.item-not-known", item.to_string()),
            Self::GroupNeeded(groups) => ("unresolved.group-needed", groups.join("、")),
            Self::SubItemNotKnown(sub) => ("unresolved.sub-item-not-known", sub.clone()),
            Self::PageNotKnown(page) => ("unresolved.page-not-known", page.to_string()),
            Self::TableNotKnown(reason) => {
                ("unresolved.table-not-known", reason.clone().unwrap_or_default())
            }
            Self::QuestionNotShipped(number) => {
                ("unresolved.question-not-shipped", number.to_string())
            }
        }
    }
}

impl Edition {
    /// What `reference` leads to in this edition.
    pub fn resolve(&self, reference: &Reference) -> Resolution {
        match self.try_resolve(reference) {
            Ok(places) => Resolution::Found(places),
            Err(reason) => Resolution::Unresolved(reason),
        }
    }

    fn try_resolve(&self, reference: &Reference) -> Result<Vec<ResolvedPlace>, Unresolved> {
        if let Some(edition) = &reference.edition
            && self.id != edition.as_str()
        {
            return Err(Unresolved::OtherEdition(edition.clone()));
        }
        let volume = reference.volume.ok_or(Unresolved::NoVolume)?;
        let text = self.volume(volume).ok_or(Unresolved::NoSuchVolume(volume))?;
        match &reference.place {
            Place::Volume => Ok(vec![ResolvedPlace::Volume(volume)]),
            Place::Section(number) => section(text, number).map(|place| vec![place]),
            Place::Item { container, group, item, sub } => {
                item_of(text, container, group.as_deref(), *item, sub.as_deref())
                    .map(|place| vec![place])
            }
            Place::Page(page) => page_of(text, *page),
            Place::Table(table) => table_of(text, table).map(|place| vec![place]),
            Place::Question(number) => Err(Unresolved::QuestionNotShipped(*number)),
        }
    }
}

fn chapter_of<'a>(text: &'a VolumeText, number: &NumberPath) -> Result<&'a Chapter, Unresolved> {
    text.chapter(number.chapter()).ok_or(Unresolved::NoSuchChapter(number.chapter()))
}

fn section(text: &VolumeText, number: &NumberPath) -> Result<ResolvedPlace, Unresolved> {
    let chapter = chapter_of(text, number)?;
    let volume = text.volume;
    if number.is_chapter() {
        return Ok(ResolvedPlace::Chapter { volume, number: chapter.number });
    }
    if chapter.sections.iter().any(|section| section.number == *number) {
        return Ok(ResolvedPlace::Section { volume, number: number.clone() });
    }
    Err(Unresolved::SectionNotKnown(number.to_string()))
}

fn item_of(
    text: &VolumeText,
    container: &NumberPath,
    group: Option<&str>,
    item: u16,
    sub: Option<&str>,
) -> Result<ResolvedPlace, Unresolved> {
    let chapter = chapter_of(text, container)?;
    let cited = |requirement: &&Requirement| {
        requirement.id.item == item && requirement.id.container == *container
    };
    let mut candidates: Vec<&Requirement> = chapter.requirements.iter().filter(cited).collect();
    match group {
        Some(group) => candidates.retain(|requirement| requirement.is_in_group(group)),
        // A number belongs to a person's copy before it belongs to what the copy does not have.
        None if candidates.iter().any(|requirement| !requirement.is_outside_of_copy()) => {
            candidates.retain(|requirement| !requirement.is_outside_of_copy());
        }
        None => {}
    }
    match candidates.as_slice() {
        [requirement] => {
            if let Some(sub) = sub
                && !requirement.sub.iter().any(|known| known.id == sub)
            {
                return Err(Unresolved::SubItemNotKnown(sub.to_owned()));
            }
            let id = requirement.id.clone();
            Ok(ResolvedPlace::Requirement { id, sub: sub.map(str::to_owned) })
        }
        [] => Err(missing_item(chapter, container, item)),
        several => Err(Unresolved::GroupNeeded(
            several
                .iter()
                .filter_map(|requirement| Some(requirement.group.as_ref()?.ja.clone()))
                .collect(),
        )),
    }
}

fn missing_item(chapter: &Chapter, container: &NumberPath, item: u16) -> Unresolved {
    if chapter.missing_items.contains(&item) {
        return Unresolved::ItemNotSeen(item);
    }
    match chapter.item_count.value {
        Some(count) if container.is_chapter() && item > count => {
            Unresolved::NoSuchItem { item, count }
        }
        _ => Unresolved::ItemNotKnown(item),
    }
}

/// A printed page leads to the chapter or section that begins there, or to the chapter that the
/// page lies in when its neighbours' first pages are known.
fn page_of(text: &VolumeText, page: u16) -> Result<Vec<ResolvedPlace>, Unresolved> {
    let volume = text.volume;
    let mut places = Vec::new();
    for (index, chapter) in text.chapters.iter().enumerate() {
        let Some(first) = chapter.page else { continue };
        let next = text.chapters.get(index + 1).and_then(|next| next.page);
        if page >= first && next.is_some_and(|next| page < next) || page == first {
            places.push(ResolvedPlace::Chapter { volume, number: chapter.number });
        }
        for section in chapter.sections.iter().filter(|section| section.page == Some(page)) {
            places.push(ResolvedPlace::Section { volume, number: section.number.clone() });
        }
    }
    if places.is_empty() { Err(Unresolved::PageNotKnown(page)) } else { Ok(places) }
}

fn table_of(text: &VolumeText, table: &str) -> Result<ResolvedPlace, Unresolved> {
    let printed = format!("表{table}");
    let has_table =
        |chapter: &&Chapter| chapter.tables.iter().any(|known| *known == printed || known == table);
    if let Some(chapter) = text.chapters.iter().find(has_table) {
        return Ok(ResolvedPlace::Chapter { volume: text.volume, number: chapter.number });
    }
    let examined = text.examined_places.iter().find(|examined| examined.place.contains(&printed));
    Err(Unresolved::TableNotKnown(examined.map(|examined| examined.finding.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;
    use shirube_model::reference::{Context, parse};

    fn resolve(text: &str) -> Resolution {
        let catalogue = Catalogue::shipped().unwrap();
        let edition = catalogue.edition("mhlw-6.0").unwrap();
        edition.resolve(&parse(text, &Context::default()).references[0].reference)
    }

    fn requirement(id: &str, sub: Option<&str>) -> Resolution {
        let (id, sub) = (id.parse().unwrap(), sub.map(str::to_owned));
        Resolution::Found(vec![ResolvedPlace::Requirement { id, sub }])
    }

    #[test]
    fn requirements_and_sub_items() {
        assert_eq!(resolve("運用編 13.⑥"), requirement("control/13#6", None));
        assert_eq!(resolve("企画管理編 7⑥f"), requirement("management/7#6", Some("f")));
        let grouped = requirement("governance/1.2.1/accountability#1", None);
        assert_eq!(resolve("経営管理編 1.2.1【説明責任】①"), grouped);
        assert_eq!(resolve("governance/1.2.1/accountability#1"), grouped);
    }

    #[test]
    fn what_is_not_known_says_why() {
        let reason = |text: &str| match resolve(text) {
            Resolution::Unresolved(reason) => reason,
            Resolution::Found(places) => panic!("{text}: {places:?}"),
        };
        assert_eq!(reason("運用編 13⑨"), Unresolved::ItemNotSeen(9));
        assert_eq!(reason("運用編 99⑨"), Unresolved::NoSuchChapter(99));
        assert_eq!(reason("運用編 1⑨"), Unresolved::NoSuchItem { item: 9, count: 1 });
        assert_eq!(reason("運用編 7⑲"), Unresolved::ItemNotKnown(19));
        assert_eq!(reason("シQ-54"), Unresolved::QuestionNotShipped(54));
        assert!(
            matches!(reason("経営管理編 1.2.1①"), Unresolved::GroupNeeded(groups) if groups.len() == 3)
        );
        let Unresolved::TableNotKnown(Some(why)) = reason("システム運用編 表12-1") else {
            panic!("the researched reason is missing");
        };
        assert!(why.contains("12-1"), "{why}");
    }

    #[test]
    fn pages_lead_to_what_stands_on_them() {
        let Resolution::Found(places) = resolve("システム運用編 P34") else {
            panic!("not found")
        };
        assert!(places.contains(&ResolvedPlace::Chapter { volume: Volume::Control, number: 13 }));
    }
}
