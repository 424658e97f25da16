//! A reading of the page's beginning: which cells are filled, which are open, what speaks against it.

use super::choices::{Choice, Fragment};
use super::lines::Line;
use super::widths::{COLUMNS, NUMBER, OPINION, PAGE, PLACE, RESPONSE, THEME, VOLUME, Widths};
use crate::register::titles::{TitleMatch, Titles};
use crate::text::is_japanese;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Row 0 holds the end of a record that begins on the page before; the records are rows 1 to n.
pub(super) const CONTINUATION: u16 = 0;

/// A line that was shared out.
#[derive(Debug)]
pub(super) struct SharedLine<'a> {
    pub(super) line: usize,
    pub(super) row: u16,
    pub(super) choice: Rc<Choice<'a>>,
    pub(super) before: Option<Rc<SharedLine<'a>>>,
}

/// The last stretch of an open cell.
#[derive(Debug, Clone, Copy)]
struct Last {
    full: bool,
    closed: bool,
    dash: bool,
    /// The cell has items of a list.
    bullets: bool,
    /// The volume's English label.
    label: bool,
    /// The last character.
    end: Option<char>,
}

/// What holds for the whole page.
pub(super) struct Rules<'t> {
    pub(super) widths: Widths,
    pub(super) titles: &'t Titles,
    /// Places compared with the titles so far: most states of a page share theirs.
    pub(super) compared: RefCell<BTreeMap<String, TitleMatch>>,
    pub(super) rows: u16,
    /// Pairs of characters that stand side by side inside lines of the page.
    pub(super) pairs: &'t BTreeSet<(char, char)>,
    /// Narrow cells stand at the top of their row, else in its middle.
    pub(super) narrow_at_top: bool,
}

/// Comparisons that are kept; a page of a document needs a few hundred.
const KEPT: usize = 4096;

impl Rules<'_> {
    fn title_match(&self, place: &str) -> TitleMatch {
        if let Some(known) = self.compared.borrow().get(place) {
            return *known;
        }
        let likeness = self.titles.compare(place);
        let mut compared = self.compared.borrow_mut();
        if compared.len() < KEPT {
            compared.insert(place.to_owned(), likeness);
        }
        likeness
    }
}

#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) cost: f32,
    pub(super) row: u16,
    /// The last row that has a cell, by column; -1 for none.
    last_row: [i16; COLUMNS],
    open: [Option<Last>; COLUMNS],
    /// First and last position, in lines of the opinion, of each column in this band of the page.
    position: [(f32, f32); COLUMNS],
    opinion_lines: u16,
    /// Bit j of entry i: column i was seen to the left of column j.
    order: [u8; COLUMNS],
    place: String,
    /// The first words of the open cells.
    begins: [&'a str; COLUMNS],
    pub(super) trail: Option<Rc<SharedLine<'a>>>,
}

/// What is merged: readings that agree in this go on alike.
pub(super) type Key = (u16, [i16; COLUMNS], u32);

impl<'a> State<'a> {
    pub(super) fn new() -> Self {
        Self {
            cost: 0.0,
            row: 1,
            last_row: [-1; COLUMNS],
            open: [None; COLUMNS],
            position: [(0.0, 0.0); COLUMNS],
            opinion_lines: 0,
            order: [0; COLUMNS],
            place: String::new(),
            begins: [""; COLUMNS],
            trail: None,
        }
    }

    pub(super) fn key(&self) -> Key {
        let mut bits = 0;
        for last in self.open {
            bits =
                bits * 4 + last.map_or(0, |last| 1 + u32::from(last.full) + u32::from(last.closed));
        }
        (self.row, self.last_row, bits)
    }

    /// The rows in which the line can stand, each with what speaks against it.
    pub(super) fn rows(
        &self,
        choice: &Choice<'_>,
        line: &Line<'_>,
        rules: &Rules<'_>,
    ) -> Vec<(u16, f32)> {
        let Some(first) = choice.fragments.first() else { return vec![(self.row, 0.0)] };
        if let Some(number) = choice.number {
            let row = number as u16;
            let cost = if row == self.row || row == self.row + 1 { 0.0 } else { 0.8 };
            return vec![(row, cost)];
        }
        let mut out = vec![(self.row, 0.0)];
        for (step, cost) in [(1, 0.0), (2, 1.5)] {
            if self.row + step <= rules.rows {
                out.push((self.row + step, cost));
            }
        }
        let next = self.last_row[first.column] + 1;
        let back = u16::try_from(next.max(1)).unwrap_or(1);
        let gap = if line.after_gap { 0.0 } else { 3.5 };
        if back <= rules.rows && !out.iter().any(|(row, _)| *row == back) {
            out.push((back, 0.4 + gap));
        }
        if next == 0 && first.column >= PLACE && self.row != CONTINUATION {
            out.push((CONTINUATION, 1.4 + gap));
        }
        out
    }

    /// The reading with one more line.
    pub(super) fn with(
        &self,
        (index, line): (usize, &Line<'_>),
        choice: &Rc<Choice<'a>>,
        row: u16,
        cost: f32,
        rules: &Rules<'_>,
    ) -> Self {
        let mut next = self.clone();
        next.cost += cost + choice.cost;
        if row != self.row {
            next.close(rules);
            next.row = row;
        }
        let has_opinion = choice.fragments.iter().any(|fragment| fragment.column == OPINION);
        let at = f32::from(next.opinion_lines) - if has_opinion { 0.0 } else { 0.5 };
        for (which, fragment) in choice.fragments.iter().enumerate() {
            let column = fragment.column;
            match next.open[column] {
                Some(last) => {
                    next.cost += continuing(last, fragment);
                    // A word that is cut between lines is most often seen whole elsewhere.
                    if let (false, Some(end), Some(begin)) =
                        (last.closed, last.end, fragment.text.chars().next())
                        && !rules.pairs.contains(&(end, begin))
                    {
                        next.cost += 0.5;
                    }
                    // A narrow cell does not say the same twice; the next row does.
                    if column < OPINION && next.begins[column] == fragment.text {
                        next.cost += 2.5;
                    }
                    if line.after_gap {
                        next.cost += 0.2;
                    }
                }
                None => {
                    // Cells of a column come in the order of the rows, each in one piece.
                    if next.last_row[column] >= row as i16 {
                        next.cost += 4.0;
                    }
                    next.cost += starting(fragment, rules);
                    let full = rules.widths.is_full(column, fragment.width);
                    if column >= OPINION && !full && !fragment.closed {
                        next.cost += 0.8;
                    }
                    next.cost += next.skipped(column, row);
                    next.last_row[column] = next.last_row[column].max(row as i16);
                    next.position[column].0 = at;
                    next.begins[column] = fragment.text;
                    if column == PLACE {
                        next.place.clear();
                    }
                }
            }
            if column == PLACE {
                next.place.push_str(fragment.text);
            }
            next.position[column].1 = at;
            next.open[column] = Some(Last {
                full: rules.widths.is_full(column, fragment.width),
                closed: fragment.closed,
                dash: fragment.dash,
                bullets: fragment.text.starts_with('・')
                    || next.open[column].is_some_and(|last| last.bullets),
                end: fragment.text.chars().next_back(),
                label: fragment.label,
            });
            for earlier in &choice.fragments[..which] {
                if next.order[column] & (1 << earlier.column) != 0 {
                    next.cost += 2.5;
                }
                next.order[earlier.column] |= 1 << column;
            }
        }
        next.opinion_lines += u16::from(has_opinion);
        let before = next.trail.take();
        next.trail = Some(Rc::new(SharedLine { line: index, row, choice: choice.clone(), before }));
        next
    }

    /// Rows that a column leaves out when its next cell is in `row`.
    fn skipped(&self, column: usize, row: u16) -> f32 {
        let from = self.last_row[column].max(0);
        let rows = (row as i16 - from - 1).max(0);
        f32::from(rows) * missing(column)
    }

    /// The band of the page is over: its open cells end here.
    fn close(&mut self, rules: &Rules<'_>) {
        if self.open[OPINION].is_some() && self.open[RESPONSE].is_none() {
            self.cost += 0.5;
        }
        for column in 0..COLUMNS {
            let Some(last) = self.open[column].take() else { continue };
            self.cost += match column {
                OPINION | RESPONSE if last.closed || last.dash => 0.0,
                OPINION | RESPONSE if last.full => 2.2,
                OPINION | RESPONSE => 1.0,
                PLACE => match rules.title_match(&self.place) {
                    TitleMatch::Whole => -1.5,
                    TitleMatch::Most => -0.8,
                    TitleMatch::Beginning => 0.3,
                    TitleMatch::None => 0.0,
                },
                _ => 0.0,
            };
            self.cost += self.misplaced(column, rules);
        }
        self.opinion_lines = 0;
    }

    /// Cells of a row are aligned with its opinion: at the top or in the middle.
    fn misplaced(&self, column: usize, rules: &Rules<'_>) -> f32 {
        if self.opinion_lines == 0 || column == OPINION {
            return 0.0;
        }
        let (first, last) = self.position[column];
        let off = if column == RESPONSE || rules.narrow_at_top {
            first.max(0.0)
        } else {
            ((first + last) / 2.0 - (f32::from(self.opinion_lines) - 1.0) / 2.0).abs()
        };
        let weight = if column == RESPONSE { 0.25 } else { 0.9 };
        (weight * (off - 0.3).max(0.0)).min(2.5)
    }

    /// The page is over.
    pub(super) fn finish(&mut self, rules: &Rules<'_>) {
        self.close(rules);
        for column in 0..COLUMNS {
            if self.last_row[column] > 0 || column == OPINION {
                let rows = rules.rows as i16 - self.last_row[column].max(0);
                self.cost += f32::from(rows) * missing(column);
            }
        }
    }
}

/// A row without a cell in this column.
fn missing(column: usize) -> f32 {
    match column {
        NUMBER => 6.0,
        OPINION | RESPONSE => 4.0,
        THEME | VOLUME => 1.5,
        _ => 0.2,
    }
}

fn starting(fragment: &Fragment<'_>, rules: &Rules<'_>) -> f32 {
    match fragment.column {
        VOLUME if fragment.label => 3.0,
        PLACE if fragment.dash || fragment.begins_place => 0.0,
        PLACE => match rules.title_match(fragment.text) {
            TitleMatch::None => 2.2,
            _ => 0.5,
        },
        PAGE | NUMBER | VOLUME | THEME => 0.0,
        OPINION => {
            let opener = if fragment.opens_response { 2.5 } else { 0.0 };
            let middle = if fragment.in_the_middle { 1.5 } else { 0.0 };
            opener + middle + if fragment.text.starts_with('・') { 0.6 } else { 0.0 }
        }
        _ => {
            let opener = if fragment.opens_response { -0.3 } else { 0.8 };
            let middle = if fragment.in_the_middle { 1.5 } else { 0.0 };
            opener + middle
        }
    }
}

fn continuing(last: Last, fragment: &Fragment<'_>) -> f32 {
    let (column, text) = (fragment.column, fragment.text);
    if last.dash {
        return 4.0;
    }
    if !last.label && fragment.label {
        return 0.0;
    }
    let opener = match column {
        RESPONSE | OPINION if fragment.opens_response && last.closed => 2.2,
        RESPONSE | OPINION if fragment.opens_response => 1.0,
        PLACE if fragment.begins_place && !last.full => 1.5,
        _ => 0.0,
    };
    let wide = column == OPINION || column == RESPONSE;
    let break_ = match (last.full, last.closed) {
        _ if wide && text.starts_with('・') && last.bullets => 0.1,
        _ if wide && text.starts_with('・') => {
            if column == OPINION {
                0.2
            } else {
                0.6
            }
        }
        (true, false) => 0.0,
        (true, true) => 0.3,
        (false, true) if column == RESPONSE => 0.9,
        (false, true) if wide => 0.7,
        (false, true) => 1.5,
        (false, false) if wide => 2.2,
        (false, false) => 3.0,
    };
    let middle =
        last.closed && text.chars().next().is_some_and(is_japanese) && fragment.in_the_middle;
    break_ + opener + if middle && !last.full { 0.8 } else { 0.0 }
}
