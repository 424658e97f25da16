//! From the best reading to cells, each with how sure it is.

use super::lines::Line;
use super::search::Reading;
use super::state::CONTINUATION;
use super::widths::{NUMBER, OPINION, PAGE, PLACE, VOLUME, Widths};
use crate::register::cues;
use crate::register::reading::{CellReading, PageReading, Stretch};
use crate::register::titles::{TitleMatch, Titles};
use shirube_documents::comment::{Field, ReadingConfidence, RemainderKind};
use std::collections::BTreeMap;

/// A second reading within this cost makes the cells that differ unsure.
const CLOSE: f32 = 1.5;

/// The cells of the best reading, and how sure each is.
pub(super) fn cells(
    lines: &[Line<'_>],
    readings: &[Reading<'_>],
    first: u32,
    widths: Widths,
    titles: &Titles,
) -> PageReading {
    let best = &readings[0];
    let close: Vec<&Reading<'_>> =
        readings[1..].iter().filter(|reading| reading.cost <= best.cost + CLOSE).collect();
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
            let span =
                (line.words[fragment.from].start as u32, line.words[fragment.to - 1].end as u32);
            let full = widths.is_full(fragment.column, fragment.width);
            cell.stretches.push(Stretch { line: line.number, span, full });
            texts.entry(key).or_default().push_str(fragment.text);
            let differs = |other: &&Reading<'_>| {
                (fragment.from..fragment.to).any(|word| other.home(index, word) != Some(key))
            };
            if close.iter().any(differs) {
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
                let here =
                    (fragment.from..fragment.to).all(|word| best.home(index, word) == Some(key));
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
    PageReading { cells: cells.into_values().collect(), left, poor: false }
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
