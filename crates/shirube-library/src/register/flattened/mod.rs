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

mod cells;
mod choices;
mod edges;
mod lines;
mod search;
mod state;
mod widths;

use super::cues;
use super::reading::PageReading;
use super::titles::Titles;
use cells::cells;
use edges::{take_headings, take_page_number};
use lines::{Line, lines, series, split_at_numbers};
use search::{Reading, all_choices, search};
use shirube_documents::comment::{Field, ReadingConfidence};
use state::Rules;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use widths::{Widths, equal_wide, guess, measured};

/// More lines than a printed page has are not read as one.
const MAX_LINES: usize = 600;
/// A reading that costs more than this per line fits the page poorly; nothing on it is sure. The
/// pages of `testdata/library/flattened` that are read without a fault stay below.
const POOR: f32 = 0.27;

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
    let mut series = series(&lines);
    if lines.len() > MAX_LINES || !looks_like_comments(&lines, series.places.len()) {
        return None;
    }
    split_at_numbers(&mut lines, &mut series);
    let first = series.places[0].2;
    let rows = u16::try_from(series.places.len()).ok()?;
    let numbers: BTreeMap<usize, (usize, u32)> = series
        .places
        .iter()
        .map(|(line, word, number)| (*line, (*word, number - first + 1)))
        .collect();
    let mut pairs = titles.pairs();
    for word in lines.iter().flat_map(|line| &line.words) {
        pairs.extend(word.text.chars().zip(word.text.chars().skip(1)));
    }
    let table = Table { page, lines: &lines, numbers: &numbers, titles, rows, pairs: &pairs };
    let guess = guess(page, &lines);
    let mut best = table.read(guess)?;
    if best.cost_per_line(&lines) > POOR {
        let other = table.read(equal_wide(guess))?;
        if other.readings[0].cost < best.readings[0].cost {
            best = other;
        }
    }
    let poor = best.cost_per_line(&lines) > POOR;
    let Fitted { readings, widths } = best;
    let mut reading = cells(&lines, &readings, first, widths, titles);
    if poor {
        for cell in &mut reading.cells {
            if cell.field != Field::Number && cell.confidence != ReadingConfidence::Unsure {
                cell.confidence = ReadingConfidence::Unsure;
                cell.doubt = Some("doubt.poor-fit");
            }
        }
    }
    reading.poor = poor;
    reading.left.extend(left);
    Some(reading)
}

/// Numbered lines alone are a list; a table of comments has answers to them.
fn looks_like_comments(lines: &[Line<'_>], rows: usize) -> bool {
    let words = lines.iter().flat_map(|line| &line.words);
    let answers = words.filter(|word| cues::opens_response(word.text)).count();
    rows > 0 && answers > 0 && answers * 3 >= rows
}

/// A page that is to be read.
struct Table<'t, 'a> {
    page: &'a str,
    lines: &'t [Line<'a>],
    numbers: &'t BTreeMap<usize, (usize, u32)>,
    titles: &'t Titles,
    rows: u16,
    pairs: &'t BTreeSet<(char, char)>,
}

/// Readings with the widths that they were found with.
struct Fitted<'a> {
    readings: Vec<Reading<'a>>,
    widths: Widths,
}

impl Fitted<'_> {
    fn cost_per_line(&self, lines: &[Line<'_>]) -> f32 {
        self.readings[0].cost / lines.len().max(1) as f32
    }
}

impl<'a> Table<'_, 'a> {
    /// Reads with guessed widths, measures the columns on the result, and reads once more.
    fn read(&self, guess: Widths) -> Option<Fitted<'a>> {
        let (readings, at_top) = self.better(guess, &[false, true])?;
        let widths = measured(guess, &readings[0].stretches());
        let first = Fitted { readings, widths: guess };
        if widths == guess {
            return Some(first);
        }
        let (readings, _) = self.better(widths, &[at_top])?;
        let second = Fitted { readings, widths };
        Some(if second.readings[0].cost < first.readings[0].cost { second } else { first })
    }

    /// The readings under the better of the assumptions on where narrow cells stand.
    fn better(&self, widths: Widths, at_top: &[bool]) -> Option<(Vec<Reading<'a>>, bool)> {
        let choices = all_choices(self.page, self.lines, self.numbers, widths);
        let read = |narrow_at_top: bool| {
            let rules = Rules {
                widths,
                titles: self.titles,
                compared: Default::default(),
                rows: self.rows,
                pairs: self.pairs,
                narrow_at_top,
            };
            (search(self.lines, &choices, &rules), narrow_at_top)
        };
        at_top
            .iter()
            .map(|at_top| read(*at_top))
            .filter(|(readings, _)| !readings.is_empty())
            .min_by(|(a, _), (b, _)| a[0].cost.total_cmp(&b[0].cost))
    }
}
