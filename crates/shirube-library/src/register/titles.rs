//! The titles of chapters and sections, as an edition knows them: they confirm a place that was
//! pieced together from a narrow column.

use crate::text::fold;
use shirube_catalogue::Edition;
use std::collections::BTreeSet;

/// Folded titles with their numbers, such as `13.ネットワークに関する安全管理措置`.
#[derive(Debug, Clone, Default)]
pub struct Titles {
    titles: Vec<String>,
    pairs: BTreeSet<(char, char)>,
}

/// How a piece of text stands to the known titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TitleMatch {
    /// It is a title.
    Whole,
    /// It is most of a title, cut at the end.
    Most,
    /// A title begins with it.
    Beginning,
    /// No title begins with it.
    None,
}

impl Titles {
    /// The titles of an edition.
    pub fn of(edition: &Edition) -> Self {
        let mut titles = Vec::new();
        let mut pairs = BTreeSet::new();
        let mut learn = |text: &str| pairs.extend(text.chars().zip(text.chars().skip(1)));
        for volume in edition.volumes() {
            for chapter in &volume.chapters {
                titles.push(key(&format!("{}.{}", chapter.number, chapter.title.ja)));
                learn(&chapter.title.ja);
                for requirement in &chapter.requirements {
                    learn(&requirement.summary.ja);
                }
                for section in &chapter.sections {
                    titles.push(key(&format!("{}{}", section.number, section.title.ja)));
                    learn(&section.title.ja);
                }
            }
        }
        // Titles end in a parenthesis that says what the chapter holds; drafts print them without.
        let short: Vec<String> = titles
            .iter()
            .filter_map(|title| title.split_once('(').map(|(short, _)| short.to_owned()))
            .collect();
        titles.extend(short);
        titles.sort();
        titles.dedup();
        Self { titles, pairs }
    }

    /// Pairs of characters that stand side by side in the edition's titles and summaries.
    pub(crate) fn pairs(&self) -> BTreeSet<(char, char)> {
        self.pairs.clone()
    }

    pub(crate) fn compare(&self, place: &str) -> TitleMatch {
        let place = key(place);
        let length = place.chars().count();
        if length < 4 {
            return TitleMatch::None;
        }
        let mut best = TitleMatch::None;
        for title in &self.titles {
            if *title == place {
                return TitleMatch::Whole;
            }
            if title.starts_with(&place) {
                let most = length * 3 >= title.chars().count() * 2;
                if most {
                    best = TitleMatch::Most;
                } else if best == TitleMatch::None {
                    best = TitleMatch::Beginning;
                }
            }
        }
        best
    }
}

/// Folded, without spaces and without the dot between number and title.
fn key(text: &str) -> String {
    let folded: String = fold(text).text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = folded.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (number, title) = folded.split_at(digits);
    format!("{} {title}", number.trim_end_matches('.'))
}
