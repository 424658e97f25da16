//! Following all ways to share out the lines at once.

use super::choices::{Choice, Surroundings, choices};
use super::lines::Line;
use super::state::{Key, Rules, State};
use super::widths::{COLUMNS, Widths};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Readings followed at once.
const BEAM: usize = 120;
/// On pages with more lines than this fewer readings are followed, so that the work stays bounded.
const MANY_LINES: usize = 150;
/// Readings that go on alike, kept so that a close second is seen.
const PER_KEY: usize = 2;
/// Readings that cost this much more than the best are given up.
const REACH: f32 = 4.5;
/// Whole readings that are compared with the best.
const COMPARED: usize = 60;

/// A whole reading: for each line its row and choice.
pub(super) struct Reading<'a> {
    pub(super) cost: f32,
    pub(super) lines: Vec<(u16, Rc<Choice<'a>>)>,
}

impl Reading<'_> {
    /// The widths of what each column holds.
    pub(super) fn stretches(&self) -> [Vec<f32>; COLUMNS] {
        let mut out: [Vec<f32>; COLUMNS] = Default::default();
        for fragment in self.lines.iter().flat_map(|(_, choice)| &choice.fragments) {
            out[fragment.column].push(fragment.width);
        }
        out
    }

    /// Where the word belongs: row and column; `None` when it is unassigned.
    pub(super) fn home(&self, line: usize, word: usize) -> Option<(u16, usize)> {
        let (row, choice) = &self.lines[line];
        let fragment = choice.fragments.iter().find(|f| f.from <= word && word < f.to)?;
        Some((*row, fragment.column))
    }
}

/// The choices of every line, under guessed widths.
pub(super) fn all_choices<'a>(
    page: &'a str,
    lines: &[Line<'a>],
    numbers: &BTreeMap<usize, (usize, u32)>,
    widths: Widths,
) -> Vec<Vec<Rc<Choice<'a>>>> {
    let mut repeats: BTreeMap<&str, usize> = BTreeMap::new();
    for word in lines.iter().flat_map(|line| &line.words) {
        *repeats.entry(word.text).or_default() += 1;
    }
    let around = Surroundings { page, widths, repeats };
    let of_line = |(index, line)| {
        choices(&around, line, numbers.get(&index).copied()).into_iter().map(Rc::new).collect()
    };
    lines.iter().enumerate().map(of_line).collect()
}

/// The best readings, the best first.
pub(super) fn search<'a>(
    lines: &[Line<'a>],
    choices: &[Vec<Rc<Choice<'a>>>],
    rules: &Rules<'_>,
) -> Vec<Reading<'a>> {
    let mut beam = vec![State::new()];
    let width = (BEAM * MANY_LINES / lines.len().max(MANY_LINES)).max(12);
    for (index, line) in lines.iter().enumerate() {
        let mut next: Vec<State<'a>> = Vec::new();
        let mut best = f32::INFINITY;
        for state in &beam {
            for choice in &choices[index] {
                for (row, cost) in state.rows(choice, line, rules) {
                    if state.cost + choice.cost + cost > best + REACH {
                        continue;
                    }
                    let state = state.with((index, line), choice, row, cost, rules);
                    best = best.min(state.cost);
                    next.push(state);
                }
            }
        }
        beam = narrowed(next, width);
    }
    for state in &mut beam {
        state.finish(rules);
    }
    beam.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    beam.truncate(COMPARED);
    beam.into_iter()
        .map(|state| {
            let mut chosen = Vec::with_capacity(lines.len());
            let mut step = state.trail;
            while let Some(at) = step {
                debug_assert!(at.line + chosen.len() + 1 == lines.len());
                chosen.push((at.row, at.choice.clone()));
                step = at.before.clone();
            }
            chosen.reverse();
            Reading { cost: state.cost, lines: chosen }
        })
        .collect()
}

fn narrowed(mut states: Vec<State<'_>>, width: usize) -> Vec<State<'_>> {
    states.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    states.retain(|state| {
        let count = seen.entry(state.key()).or_default();
        *count += 1;
        *count <= PER_KEY
    });
    states.truncate(width);
    states
}
