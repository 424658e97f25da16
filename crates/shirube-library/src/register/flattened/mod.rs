//! A comment table of which only the text in reading order is left, as text extraction flattens it.
//!
//! What is known of such text: extraction goes block by block; a block holds some columns of some
//! rows; inside a block the rows follow each other, and the lines of a row's cells interleave by
//! their height on the page. Numbers grow by one. A line that fills its column goes on in the next;
//! cells begin and end as such cells do ([`cues`](super::cues)); and narrow cells stand in the
//! middle, or at the top, of their row.
//!
//! Each line is shared out among columns and rows. All ways to do it are followed at once, the best
//! few hundred of them, each with the sum of what speaks against it. The best one is the reading;
//! where another one comes close, the cells in which they differ are unsure.

mod choices;
mod lines;
mod state;
mod widths;

use super::cues;
use super::titles::{TitleMatch, Titles};
use super::{CellReading, PageReading, Stretch};
use choices::{Choice, Surroundings, choices};
use lines::{Line, lines, number, series};
use shirube_model::comment::{Field, ReadingConfidence, RemainderKind};
use state::{CONTINUATION, Key, Rules, State};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use widths::{COLUMNS, NUMBER, OPINION, PAGE, PLACE, VOLUME, Widths, guess, measured};

/// Readings followed at once.
const BEAM: usize = 220;
/// Readings that go on alike, kept so that a close second is seen.
const PER_KEY: usize = 3;
/// More lines than a printed page has are not read as one.
const MAX_LINES: usize = 600;
/// Readings that cost this much more than the best are given up.
const REACH: f32 = 8.0;
/// A second reading within this cost makes the cells that differ unsure.
const CLOSE: f32 = 1.0;

/// Reads the part `body` of a page's text. `page_number` is the page's number in its document, which
/// extraction leaves as a last line. `None` when the page holds no numbered table.
pub(super) fn read(
    page: &str,
    body: Range<usize>,
    page_number: u32,
    titles: &Titles,
) -> Option<PageReading> {
    let mut lines = lines(page, body);
    let mut left = Vec::new();
    take_page_number(&mut lines, page_number, &mut left);
    take_headings(&mut lines, &mut left);
    let series = series(&lines);
    if lines.len() > MAX_LINES || !looks_like_comments(&lines, series.places.len()) {
        return None;
    }
    let first = series.places[0].2;
    let rows = u16::try_from(series.places.len()).ok()?;
    let numbers: BTreeMap<usize, (usize, u32)> = series
        .places
        .iter()
        .map(|(line, word, number)| (*line, (*word, number - first + 1)))
        .collect();
    let mut best: Option<(Vec<Reading<'_>>, Widths)> = None;
    let mut widths = guess(page, &lines);
    for _round in 0..2 {
        let mut found: Option<Vec<Reading<'_>>> = None;
        for narrow_at_top in [false, true] {
            let rules = Rules { widths, titles, rows, narrow_at_top };
            let readings = search(page, &lines, &numbers, &rules);
            let cost = |readings: &[Reading<'_>]| readings.first().map(|reading| reading.cost);
            if found.as_ref().is_none_or(|found| cost(&readings) < cost(found)) {
                found = Some(readings);
            }
        }
        let readings = found?;
        let next = measured(widths, &readings.first()?.stretches());
        best = Some((readings, widths));
        if next == widths {
            break;
        }
        widths = next;
    }
    let (readings, widths) = best?;
    let mut reading = cells(&lines, &readings, first, widths, titles);
    reading.left.extend(left);
    Some(reading)
}

/// Numbered lines alone are a list; a table of comments has answers to them.
fn looks_like_comments(lines: &[Line<'_>], rows: usize) -> bool {
    let words = lines.iter().flat_map(|line| &line.words);
    let answers = words.filter(|word| cues::opens_response(word.text)).count();
    rows > 0 && answers > 0 && answers * 3 >= rows
}

/// A whole reading: for each line its row and choice.
struct Reading<'a> {
    cost: f32,
    lines: Vec<(u16, Rc<Choice<'a>>)>,
}

impl Reading<'_> {
    fn stretches(&self) -> [Vec<f32>; COLUMNS] {
        let mut out: [Vec<f32>; COLUMNS] = Default::default();
        for fragment in self.lines.iter().flat_map(|(_, choice)| &choice.fragments) {
            out[fragment.column].push(fragment.width);
        }
        out
    }

    /// Where the word belongs: row and column; `None` when it is unassigned.
    fn home(&self, line: usize, word: usize) -> Option<(u16, usize)> {
        let (row, choice) = &self.lines[line];
        let fragment = choice.fragments.iter().find(|f| f.from <= word && word < f.to)?;
        Some((*row, fragment.column))
    }
}

/// The best readings, the best first.
fn search<'a>(
    page: &'a str,
    lines: &[Line<'a>],
    numbers: &BTreeMap<usize, (usize, u32)>,
    rules: &Rules<'_>,
) -> Vec<Reading<'a>> {
    let mut repeats: BTreeMap<&str, usize> = BTreeMap::new();
    for word in lines.iter().flat_map(|line| &line.words) {
        *repeats.entry(word.text).or_default() += 1;
    }
    let around = Surroundings { page, widths: rules.widths, repeats };
    let mut beam = vec![State::new()];
    for (index, line) in lines.iter().enumerate() {
        let choices: Vec<Rc<Choice<'a>>> = choices(&around, line, numbers.get(&index).copied())
            .into_iter()
            .map(Rc::new)
            .collect();
        let mut next: Vec<State<'a>> = Vec::new();
        let mut best = f32::INFINITY;
        for state in &beam {
            for choice in &choices {
                for (row, cost) in state.rows(choice, line, rules) {
                    if state.cost + choice.cost + cost > best + REACH {
                        continue;
                    }
                    if let Some(state) = state.with((index, line), choice, row, cost, rules) {
                        best = best.min(state.cost);
                        next.push(state);
                    }
                }
            }
        }
        beam = narrowed(next);
    }
    for state in &mut beam {
        state.finish(rules);
    }
    beam.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    beam.truncate(60);
    beam.into_iter()
        .map(|state| {
            let mut found = Vec::with_capacity(lines.len());
            let mut step = state.trail;
            while let Some(at) = step {
                debug_assert!(at.line + found.len() + 1 == lines.len());
                found.push((at.row, at.choice.clone()));
                step = at.before.clone();
            }
            found.reverse();
            Reading { cost: state.cost, lines: found }
        })
        .collect()
}

fn narrowed(mut states: Vec<State<'_>>) -> Vec<State<'_>> {
    states.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    states.retain(|state| {
        let count = seen.entry(state.key()).or_default();
        *count += 1;
        *count <= PER_KEY
    });
    states.truncate(BEAM);
    states
}

/// The last line of a page is often its number.
fn take_page_number(
    lines: &mut Vec<Line<'_>>,
    page_number: u32,
    left: &mut Vec<((u32, u32), RemainderKind, Option<Field>)>,
) {
    let is_number = |line: &Line<'_>| {
        let joined: String = line.words.iter().map(|word| word.text).collect();
        number(joined.trim_matches(['-', '－', '―', ' '])) == Some(page_number)
    };
    if lines.len() > 1 && lines.last().is_some_and(is_number) {
        let line = lines.pop();
        for word in line.iter().flat_map(|line| &line.words) {
            left.push(((word.start as u32, word.end as u32), RemainderKind::PageNumber, None));
        }
    }
}

/// Lines in which every word names a column.
fn take_headings(
    lines: &mut Vec<Line<'_>>,
    left: &mut Vec<((u32, u32), RemainderKind, Option<Field>)>,
) {
    let gap_of = |line: &Line<'_>| line.after_gap;
    let mut gap = false;
    lines.retain_mut(|line| {
        let heading = line.words.iter().all(|word| cues::heading(word.text).is_some());
        if heading {
            gap |= gap_of(line);
            for word in &line.words {
                left.push(((word.start as u32, word.end as u32), RemainderKind::Heading, None));
            }
        } else {
            line.after_gap |= std::mem::take(&mut gap);
        }
        !heading
    });
}

/// The cells of the best reading, and how sure each is.
fn cells(
    lines: &[Line<'_>],
    readings: &[Reading<'_>],
    first: u32,
    widths: Widths,
    titles: &Titles,
) -> PageReading {
    let best = &readings[0];
    let close: Vec<&Reading<'_>> = readings[1..]
        .iter()
        .filter(|reading| reading.cost <= best.cost + CLOSE)
        .collect();
    let mut cells: BTreeMap<(u16, usize), CellReading> = BTreeMap::new();
    let mut texts: BTreeMap<(u16, usize), String> = BTreeMap::new();
    let mut left = Vec::new();
    for (index, (row, choice)) in best.lines.iter().enumerate() {
        let line = &lines[index];
        if choice.fragments.is_empty() {
            let span = (line.words[0].start as u32, line.words[line.words.len() - 1].end as u32);
            left.push((span, RemainderKind::Unassigned, None));
        }
        for fragment in &choice.fragments {
            let key = (*row, fragment.column);
            let cell = cells.entry(key).or_insert_with(|| CellReading {
                number: (*row != CONTINUATION).then(|| first + u32::from(*row) - 1),
                field: Field::COLUMNS[fragment.column],
                stretches: Vec::new(),
                confidence: ReadingConfidence::Likely,
                doubt: None,
                shared_with: Vec::new(),
            });
            let span = (
                line.words[fragment.from].start as u32,
                line.words[fragment.to - 1].end as u32,
            );
            let full = widths.is_full(fragment.column, fragment.width);
            cell.stretches.push(Stretch { line: line.number, span, full });
            texts.entry(key).or_default().push_str(fragment.text);
            let differs = |other: &&Reading<'_>| {
                (fragment.from..fragment.to).any(|word| other.home(index, word) != Some(key))
            };
            if close.iter().any(|other| differs(&other)) {
                cell.confidence = ReadingConfidence::Unsure;
                cell.doubt = Some("doubt.other-reading");
            }
        }
    }
    // A cell that a close second reading makes longer is unsure too.
    for other in &close {
        for (index, (row, choice)) in other.lines.iter().enumerate() {
            for fragment in &choice.fragments {
                let key = (*row, fragment.column);
                let here = (fragment.from..fragment.to).all(|word| best.home(index, word) == Some(key));
                if !here && let Some(cell) = cells.get_mut(&key) {
                    cell.confidence = ReadingConfidence::Unsure;
                    cell.doubt = Some("doubt.other-reading");
                }
            }
        }
    }
    for (key, cell) in &mut cells {
        judge(cell, key.1, &texts[key], titles);
    }
    PageReading { cells: cells.into_values().collect(), left }
}

/// What confirms a cell from outside of the page, and what casts doubt on it.
fn judge(cell: &mut CellReading, column: usize, text: &str, titles: &Titles) {
    let unsure = cell.confidence == ReadingConfidence::Unsure;
    match column {
        NUMBER | PAGE if !unsure => cell.confidence = ReadingConfidence::Sure,
        VOLUME if !unsure && (cues::volume(text).is_some() || cues::is_dash(text)) => {
            cell.confidence = ReadingConfidence::Sure;
        }
        PLACE => match titles.compare(text) {
            TitleMatch::Whole if !unsure => cell.confidence = ReadingConfidence::Sure,
            TitleMatch::Most | TitleMatch::Beginning => {
                cell.confidence = ReadingConfidence::Unsure;
                cell.doubt = Some("doubt.title-goes-on");
            }
            _ => {}
        },
        OPINION.. if !cues::is_closed(text) && !cues::is_dash(text) => {
            cell.confidence = ReadingConfidence::Unsure;
            cell.doubt = Some("doubt.not-closed");
        }
        _ => {}
    }
}
