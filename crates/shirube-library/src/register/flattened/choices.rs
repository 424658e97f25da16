//! The ways in which the words of one line can be shared out among the columns.

use super::lines::{Line, width};
use super::widths::{COLUMNS, NUMBER, OPINION, PAGE, PLACE, RESPONSE, THEME, VOLUME, Widths};
use crate::register::cues;
use std::collections::BTreeMap;

/// Some words of a line, given to a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment<'a> {
    pub(super) column: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: &'a str,
    pub(super) width: f32,
    pub(super) dash: bool,
    /// A response usually begins so.
    pub(super) opens_response: bool,
    /// A place begins so.
    pub(super) begins_place: bool,
    /// It could go on from another line.
    pub(super) in_the_middle: bool,
    /// A cell may end behind it.
    pub(super) closed: bool,
    /// The English label of a volume.
    pub(super) label: bool,
}

/// One way to share out a line. No fragment means that the line stays unassigned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice<'a> {
    pub(super) fragments: Vec<Fragment<'a>>,
    /// What speaks against it, whatever the lines around it are.
    pub(super) cost: f32,
    /// The number of the record, when the line has it.
    pub(super) number: Option<u32>,
}

/// A line that no column takes costs this much.
const UNASSIGNED: f32 = 6.0;
/// At most so many choices are followed for a line.
const MAX_CHOICES: usize = 48;
/// Choices that cost this much more than the best are dropped.
const MAX_EXTRA: f32 = 7.0;

/// What the whole page says of a word.
pub(super) struct Surroundings<'a> {
    pub(super) page: &'a str,
    pub(super) widths: Widths,
    /// How often each word occurs: themes recur.
    pub(super) repeats: BTreeMap<&'a str, usize>,
}

/// All choices worth following for `line`; `number_at` is the word that is the record's number.
pub(super) fn choices<'a>(
    around: &Surroundings<'a>,
    line: &Line<'a>,
    number_at: Option<(usize, u32)>,
) -> Vec<Choice<'a>> {
    let mut choices = vec![Choice {
        fragments: Vec::new(),
        cost: if number_at.is_some() { 20.0 } else { UNASSIGNED },
        number: None,
    }];
    let mut stack: Vec<Choice<'a>> =
        vec![Choice { fragments: Vec::new(), cost: 0.0, number: None }];
    let words = line.words.len();
    let cuts = cuts(around, line);
    let mut known: BTreeMap<(usize, usize, usize), Option<(Fragment<'a>, f32)>> = BTreeMap::new();
    let mut work = 0;
    while let Some(choice) = stack.pop() {
        let from = choice.fragments.last().map_or(0, |last| last.to);
        if from == words {
            choices.push(choice);
            continue;
        }
        for to in (from + 1..=words).filter(|to| *to == words || cuts.contains(to)) {
            for column in 0..COLUMNS {
                work += 1;
                if work > 20_000 || choice.fragments.iter().any(|other| other.column == column) {
                    continue;
                }
                let is_number = number_at.is_some_and(|(at, _)| at >= from && at < to);
                if is_number != (column == NUMBER) {
                    continue;
                }
                let Some((fragment, cost)) = known
                    .entry((column, from, to))
                    .or_insert_with(|| fragment(around, line, column, from, to))
                    .clone()
                else {
                    continue;
                };
                let cost = choice.cost + cost;
                if cost <= UNASSIGNED + MAX_EXTRA {
                    let mut next = choice.clone();
                    next.cost = cost;
                    if is_number {
                        next.number = number_at.map(|(_, number)| number);
                    }
                    next.fragments.push(fragment);
                    stack.push(next);
                }
            }
        }
    }
    choices.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let best = choices[0].cost;
    choices.retain(|choice| choice.cost <= best + MAX_EXTRA || choice.fragments.is_empty());
    choices.truncate(MAX_CHOICES);
    choices
}

/// Where a line may be cut: near its beginning, where the narrow columns are; and where what stands
/// to the left or to the right fits a wide column.
fn cuts(around: &Surroundings<'_>, line: &Line<'_>) -> Vec<usize> {
    let words = line.words.len();
    (1..words)
        .filter(|cut| {
            let right = width(around.page, line, *cut, words);
            let wide = around.widths.0[OPINION].max(around.widths.0[RESPONSE]) + 2.0;
            *cut <= 4 || words - cut <= 2 || right <= wide
        })
        .take(12)
        .collect()
}

fn fragment<'a>(
    around: &Surroundings<'a>,
    line: &Line<'a>,
    column: usize,
    from: usize,
    to: usize,
) -> Option<(Fragment<'a>, f32)> {
    let text = line.slice(around.page, from, to);
    let width = width(around.page, line, from, to);
    let dash = cues::is_dash(text);
    let limit = around.widths.0[column];
    let mut cost = match column {
        NUMBER => {
            if to - from != 1 || cues::number(text).is_none() {
                return None;
            }
            0.0
        }
        PAGE => match (cues::is_page(text), dash) {
            (true, _) => 0.0,
            (_, true) => 0.4,
            _ => return None,
        },
        VOLUME => {
            let label = cues::is_volume_label(line.words[to - 1].text);
            let whole = to - from == 1 && cues::begins_volume(text)
                || label && (to - from == 1 || to - from == 2 && cues::begins_volume(text));
            match (whole, dash) {
                (true, _) => 0.0,
                (_, true) => 0.4,
                _ if width <= limit && !cues::begins_place(line.words[to - 1].text) => 3.5,
                _ => return None,
            }
        }
        THEME if width > limit + 2.5 => return None,
        THEME => {
            let seen = around.repeats.get(text).copied().unwrap_or(0);
            let mut cost = if seen >= 2 { 0.1 } else { 1.2 };
            cost += if cues::begins_place(text) { 2.0 } else { 0.0 };
            cost += if cues::begins_volume(text) || cues::is_page(text) { 2.5 } else { 0.0 };
            cost += if cues::is_volume_label(text) { 4.0 } else { 0.0 };
            cost += if text.contains('。') { 3.0 } else { 0.0 };
            cost + if dash { 1.5 } else { 0.0 }
        }
        PLACE if width > limit + 2.5 => return None,
        PLACE => {
            let mut cost = 0.3;
            cost += if cues::begins_volume(text) && text != "Q&A" { 1.5 } else { 0.0 };
            cost += if cues::is_page(text) || cues::is_volume_label(text) { 3.0 } else { 0.0 };
            cost + if text.contains('。') { 2.0 } else { 0.0 }
        }
        _ => {
            let mut cost = if dash { 2.0 } else { 0.0 };
            cost += if cues::is_page(text) { 3.0 } else { 0.0 };
            cost += if cues::is_volume_label(text) { 3.0 } else { 0.0 };
            cost += if cues::begins_volume(text) && width < 9.0 { 3.0 } else { 0.0 };
            if to - from > 1 && cues::is_volume_label(line.words[to - 1].text) {
                cost += 3.0;
            }
            if column == RESPONSE && cues::ends_plainly(text) {
                cost += 1.0;
            }
            if to - from > 1 && cues::begins_volume(line.words[from].text) {
                cost += 1.5;
            }
            // So is a page between two words, where the narrow columns end.
            for word in &line.words[(from + 1).min(to - 1)..to - 1] {
                cost += if cues::is_page(word.text) { 1.0 } else { 0.0 };
            }
            // A page or a dash at the edge is more likely a cell of its own.
            for edge in [line.words[from].text, line.words[to - 1].text] {
                if to - from > 1 && (cues::is_page(edge) || cues::is_dash(edge)) {
                    cost += 1.5;
                }
            }
            // A space where a full column ends is more likely the border of two cells.
            for cut in from + 1..to {
                let left = self::width(around.page, line, from, cut);
                cost += if around.widths.is_full(column, left) { 1.2 } else { 0.15 };
            }
            cost
        }
    };
    if width > limit + 1.3 {
        cost += (2.0 * (width - limit - 1.3)).min(8.0);
    }
    if column < OPINION && to - from > 1 && !cues::begins_place(line.words[from].text) {
        cost += 0.5;
    }
    // What a text says by itself is asked once; thousands of readings share the fragment.
    let fragment = Fragment {
        column,
        from,
        to,
        text,
        width,
        dash,
        opens_response: column >= OPINION && cues::opens_response(text),
        begins_place: column == PLACE && cues::begins_place(text),
        in_the_middle: cues::begins_in_the_middle(text),
        closed: cues::is_closed(text),
        label: column == VOLUME && cues::is_volume_label(text),
    };
    Some((fragment, cost))
}
