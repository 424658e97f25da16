//! Aligning a person's copy of a volume with what is shipped: by number where the words agree, by
//! words where numbers were shifted.

use crate::copy::{ChapterCopy, ItemCopy, VolumeCopy};
use crate::requirement::Requirement;
use crate::volume::{Chapter, VolumeText};
use shirube_model::{NumberPath, RequirementId};
use std::collections::BTreeSet;
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// What became of a requirement when a copy was compared with the catalogue; what needs a person
/// comes first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumCount, VariantArray, IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case", prefix = "difference.")]
pub enum Difference {
    /// The catalogue has it, the copy has not.
    Missing,
    /// The copy has it, the catalogue had not.
    New,
    /// The copy has it under another number.
    Renumbered,
    /// The same number, but the words share little: a person should look.
    Doubtful,
    /// Its number was known, its text was not seen until now.
    Filled,
    /// The same number, and the words agree.
    Confirmed,
}

impl Difference {
    /// All, those that need a person first.
    pub const ALL: [Self; Self::COUNT] = *Self::VARIANTS.first_chunk().expect("as many");

    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// The word in machine-readable output.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("difference.")
    }
}

/// One line of an alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignedItem {
    /// What became of it.
    pub difference: Difference,
    /// The chapter's number.
    pub chapter: u16,
    /// The shipped requirement.
    pub shipped: Option<RequirementId>,
    /// Where it stands in the copy: chapter and requirement, counted from 0.
    pub copied: Option<(usize, usize)>,
}

/// Every requirement of the copy and of the catalogue, once, in the order of the chapters.
pub fn align(shipped: &VolumeText, copy: &VolumeCopy) -> Vec<AlignedItem> {
    let mut lines = Vec::new();
    let mut numbers: BTreeSet<u16> =
        shipped.chapters.iter().map(|chapter| chapter.number).collect();
    numbers.extend(copy.chapters.iter().map(|chapter| chapter.number));
    for number in numbers {
        let known = shipped.chapter(number);
        let copied = copy.chapters.iter().position(|chapter| chapter.number == number);
        align_chapter(number, known, copied.map(|at| (at, &copy.chapters[at])), &mut lines);
    }
    lines
}

/// Lists are aligned one by one: a chapter's, or that of a section and group.
fn align_chapter(
    number: u16,
    known: Option<&Chapter>,
    copied: Option<(usize, &ChapterCopy)>,
    lines: &mut Vec<AlignedItem>,
) {
    type List<'a> = (NumberPath, Option<&'a str>);
    let shipped: Vec<(List<'_>, &Requirement)> = known
        .iter()
        .flat_map(|chapter| &chapter.requirements)
        .map(|requirement| {
            let group = requirement.group.as_ref().map(|group| group.ja.as_str());
            ((requirement.id.container.clone(), group), requirement)
        })
        .collect();
    let items: Vec<(List<'_>, usize, &ItemCopy)> = copied
        .iter()
        .flat_map(|(_, chapter)| chapter.items.iter().enumerate())
        .map(|(at, item)| ((item.container(number), item.group.as_deref()), at, item))
        .collect();
    let mut lists: Vec<&List<'_>> = Vec::new();
    let all = shipped.iter().map(|(list, _)| list).chain(items.iter().map(|(list, ..)| list));
    for list in all {
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    for list in lists {
        let ours: Vec<&Requirement> = shipped
            .iter()
            .filter(|(of, _)| of == list)
            .map(|(_, requirement)| *requirement)
            .collect();
        let theirs: Vec<(usize, &ItemCopy)> =
            items.iter().filter(|(of, ..)| of == list).map(|(_, at, item)| (*at, *item)).collect();
        for (our, their) in pair(&ours, &theirs) {
            let id = our.and_then(|our| Some(ours.get(our)?.id.clone()));
            let item = their.and_then(|their| theirs.get(their));
            let gap = item.is_some_and(|(_, item)| {
                known.is_some_and(|chapter| chapter.missing_items.contains(&item.item))
            });
            let difference = match (our.map(|our| ours[our]), item) {
                (Some(our), Some((_, their))) if our.item() != their.item => Difference::Renumbered,
                (Some(our), Some((_, their))) if similarity(our, their) < DOUBTFUL => {
                    Difference::Doubtful
                }
                (Some(_), Some(_)) => Difference::Confirmed,
                (None, Some(_)) if gap => Difference::Filled,
                (None, _) => Difference::New,
                (Some(_), None) => Difference::Missing,
            };
            let copied = copied.zip(item).map(|((chapter, _), (at, _))| (chapter, *at));
            lines.push(AlignedItem { difference, chapter: number, shipped: id, copied });
        }
    }
}

/// With less than this share of a summary's words in the official text, a number alone pairs
/// nothing: the checks of a duty must not be hung on another one.
const UNRELATED: f32 = 0.12;
/// Below this share a pair of the same number is doubtful.
const DOUBTFUL: f32 = 0.20;
/// What it is worth that two requirements have the same number.
const SAME_NUMBER: f32 = 0.25;
/// Two requirements with less in common are not paired, unless their numbers are the same.
const RELATED: f32 = 0.30;

/// Pairs of places in the two lists, in order; neither list is reordered. The pairs together share
/// the most words and numbers (the classical alignment of two sequences).
fn pair(
    ours: &[&Requirement],
    theirs: &[(usize, &ItemCopy)],
) -> Vec<(Option<usize>, Option<usize>)> {
    let worth = |our: usize, their: usize| -> f32 {
        let (our, their) = (ours[our], theirs[their].1);
        let words = similarity(our, their);
        match our.item() == their.item {
            true if words >= UNRELATED => words + SAME_NUMBER,
            true => f32::MIN,
            false if words >= RELATED => words,
            false => f32::MIN,
        }
    };
    let (n, m) = (ours.len(), theirs.len());
    let mut best = vec![vec![0.0f32; m + 1]; n + 1];
    for our in (0..n).rev() {
        for their in (0..m).rev() {
            let paired = worth(our, their) + best[our + 1][their + 1];
            best[our][their] = paired.max(best[our + 1][their]).max(best[our][their + 1]);
        }
    }
    let (mut our, mut their, mut pairs) = (0, 0, Vec::new());
    while our < n || their < m {
        let paired = (our < n && their < m)
            .then(|| worth(our, their) + best[our + 1][their + 1])
            .is_some_and(|value| value >= best[our][their]);
        if paired {
            pairs.push((Some(our), Some(their)));
            our += 1;
            their += 1;
        } else if our < n && (their == m || best[our + 1][their] >= best[our][their + 1]) {
            pairs.push((Some(our), None));
            our += 1;
        } else {
            pairs.push((None, Some(their)));
            their += 1;
        }
    }
    pairs
}

/// The share of a summary's telling character pairs that the official text has as well.
fn similarity(ours: &Requirement, theirs: &ItemCopy) -> f32 {
    let mut words = ours.summary.ja.clone();
    for keyword in ours.keywords.iter().chain(&ours.concrete) {
        words.push('\n');
        words.push_str(keyword);
    }
    let ours = pairs_of(&words);
    let mut text = theirs.text.clone();
    for (_, sub) in &theirs.sub {
        text.push('\n');
        text.push_str(sub);
    }
    let theirs = pairs_of(&text);
    let shared = ours.intersection(&theirs).count();
    shared as f32 / ours.len().max(1) as f32
}

/// Pairs of neighbouring characters, without those of hiragana alone: particles and endings tell
/// nothing.
fn pairs_of(text: &str) -> BTreeSet<(char, char)> {
    let text = shirube_model::text::normalize(text);
    let chars: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let tells = |c: char| c.is_alphanumeric() && !('\u{3041}'..='\u{309f}').contains(&c);
    chars
        .windows(2)
        .filter(|pair| tells(pair[0]) && tells(pair[1]))
        .map(|pair| (pair[0], pair[1]))
        .collect()
}
