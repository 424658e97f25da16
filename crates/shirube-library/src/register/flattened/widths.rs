//! How wide the columns were on paper, in full-width characters: a line that fills its column goes
//! on in the next line, a shorter one ends a paragraph or the cell.

use super::lines::{Line, width};
use crate::text::em_width;

/// Columns in the order of [`shirube_documents::comment::Field::COLUMNS`].
pub(super) const NUMBER: usize = 0;
pub(super) const THEME: usize = 1;
pub(super) const VOLUME: usize = 2;
pub(super) const PLACE: usize = 3;
pub(super) const PAGE: usize = 4;
pub(super) const OPINION: usize = 5;
pub(super) const RESPONSE: usize = 6;
pub(super) const COLUMNS: usize = 7;

/// No narrow column is wider than this.
const NARROW: f32 = 13.0;

/// The width of each column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Widths(pub(super) [f32; COLUMNS]);

impl Widths {
    /// True when a stretch of this width fills column `column`.
    pub(super) fn is_full(&self, column: usize, width: f32) -> bool {
        width >= self.0[column] - (self.0[column] * 0.08).clamp(1.6, 4.8)
    }
}

/// A first guess from the words alone. Words end where columns end, and in running Japanese there
/// are no spaces, so the widths of words pile up at the widths of the columns.
pub(super) fn guess(page: &str, lines: &[Line<'_>]) -> Widths {
    let mut open_ends = Vec::new();
    let mut narrow: Vec<f32> = Vec::new();
    for line in lines {
        for (at, word) in line.words.iter().enumerate() {
            let wide = em_width(word.text);
            let open = word.text.chars().next_back().is_some_and(crate::text::is_japanese);
            if wide > NARROW && open {
                open_ends.push(wide);
            } else if (3.0..=NARROW).contains(&wide) && open && at + 1 == line.words.len() {
                narrow.push(wide);
            }
        }
    }
    let opinion = pile(&open_ends, 3.0).unwrap_or(40.0);
    // The response stands to the right of a full line of opinion; without such a line, it has lines
    // of its own.
    let mut responses = Vec::new();
    for line in lines {
        let words = line.words.len();
        for cut in 1..words {
            let left = width(page, line, 0, cut);
            if (opinion - 2.6..=opinion + 1.4).contains(&left) {
                let right = width(page, line, cut, words);
                if right > 6.0 && right < opinion + 2.0 {
                    responses.push(right);
                }
            }
        }
    }
    if responses.len() < 3 {
        responses.extend(open_ends.iter().filter(|width| **width < opinion - 6.0));
    }
    let response = pile(&responses, 3.0).unwrap_or(opinion);
    let narrow = pile(&narrow, 1.5).unwrap_or(8.0).max(8.0);
    Widths([4.0, narrow, narrow + 2.0, narrow, 7.0, opinion, response])
}

/// The guess for tables whose opinions are short and whose responses fill the widest column.
pub(super) fn equal_wide(guess: Widths) -> Widths {
    let mut out = guess;
    out.0[RESPONSE] = guess.0[OPINION].max(guess.0[RESPONSE]);
    out.0[OPINION] = out.0[RESPONSE];
    out
}

/// The right edge of the widest pile: the largest width near which at least three others lie.
fn pile(widths: &[f32], reach: f32) -> Option<f32> {
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    for (at, top) in sorted.iter().enumerate().rev() {
        let near = sorted[..at].iter().rev().take_while(|width| top - **width <= reach).count();
        if near >= 2 {
            return Some(*top);
        }
    }
    sorted.last().copied()
}

/// The widths that a reading shows; where a column has too few lines, the guess stays.
pub(super) fn measured(guess: Widths, stretches: &[Vec<f32>; COLUMNS]) -> Widths {
    let mut out = guess;
    for column in [THEME, PLACE, OPINION, RESPONSE] {
        let widths = &stretches[column];
        if widths.len() >= 3 {
            out.0[column] = pile(widths, 2.0).unwrap_or(guess.0[column]);
        }
    }
    out
}
