//! The lines of a page and the words in them.

use crate::register::cues::number;
use crate::text::em_width;

/// A word: what stands between white space.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Byte range in the page's text.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A line that has words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line<'a> {
    /// Number of the line in the page's text, from 1.
    pub(super) number: u32,
    pub(super) words: Vec<Word<'a>>,
    /// True when an empty line stands before it: text extraction parts blocks so.
    pub(super) after_gap: bool,
}

impl<'a> Line<'a> {
    /// The text from word `from` up to word `to`, with the white space between.
    pub(super) fn slice(&self, page: &'a str, from: usize, to: usize) -> &'a str {
        &page[self.words[from].start..self.words[to - 1].end]
    }
}

/// Longer lines are cut: no column of a printed page holds so many words.
const MAX_WORDS: usize = 40;

/// The lines of `page` inside the byte range `body`.
pub(super) fn lines(page: &str, body: std::ops::Range<usize>) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut gap = true;
    let mut at = 0;
    for (index, raw) in page.split('\n').enumerate() {
        let start = at;
        at += raw.len() + 1;
        if start < body.start || start >= body.end {
            continue;
        }
        let words = words(page, start, raw);
        if words.is_empty() {
            gap = true;
            continue;
        }
        for (part, words) in words.chunks(MAX_WORDS).enumerate() {
            let number = index as u32 + 1;
            out.push(Line { number, words: words.to_vec(), after_gap: gap && part == 0 });
            gap = false;
        }
    }
    out
}

fn words<'a>(page: &'a str, start: usize, raw: &str) -> Vec<Word<'a>> {
    let mut out = Vec::new();
    let mut word_start = None;
    for (at, c) in raw.char_indices().chain([(raw.len(), ' ')]) {
        match (c.is_whitespace() || c.is_control(), word_start) {
            (false, None) => word_start = Some(at),
            (true, Some(from)) => {
                let (start, end) = (start + from, start + at);
                out.push(Word { text: &page[start..end], start, end });
                word_start = None;
            }
            _ => {}
        }
    }
    out
}

/// Where the numbers of the records stand: line and word, and the numbers, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Series {
    /// Index into the lines, index of the word, the number.
    pub(super) places: Vec<(usize, usize, u32)>,
}

/// The longest run of numbers that grow by one from line to line; of several, the one whose numbers
/// stand first in their lines. A table of comments has one; running text has none.
pub(super) fn series(lines: &[Line<'_>]) -> Series {
    let mut candidates = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for (at, word) in line.words.iter().enumerate() {
            if let Some(number) = number(word.text) {
                candidates.push((index, at, number));
            }
        }
    }
    candidates.truncate(2_000);
    // The longest chain: for each candidate the best chain that ends with the number before.
    let mut best: Vec<(usize, Option<usize>)> = vec![(1, None); candidates.len()];
    for at in 0..candidates.len() {
        for before in (0..at).rev() {
            let follows = candidates[before].2 + 1 == candidates[at].2
                && candidates[before].0 < candidates[at].0;
            if follows && best[before].0 + 1 > best[at].0 {
                best[at] = (best[before].0 + 1, Some(before));
            }
        }
    }
    let first_words = |end: usize| {
        let mut at = Some(end);
        let mut count = 0;
        while let Some(index) = at {
            count += usize::from(candidates[index].1 == 0);
            at = best[index].1;
        }
        count
    };
    let end = (0..candidates.len()).max_by_key(|at| (best[*at].0, first_words(*at), *at));
    let mut places = Vec::new();
    let mut at = end;
    while let Some(index) = at {
        places.push(candidates[index]);
        at = best[index].1;
    }
    places.reverse();
    // Extraction moves single blocks to another place of the page: the number before the first or
    // after the last, alone on its line, belongs to the series all the same.
    let alone = |wanted: u32| {
        let mut alone = candidates.iter().filter(|c| c.2 == wanted && lines[c.0].words.len() == 1);
        alone.next().copied().filter(|_| alone.next().is_none())
    };
    if places.len() >= 3 {
        while let Some(place) = places[0].2.checked_sub(1).and_then(alone) {
            places.insert(0, place);
        }
        while let Some(place) = alone(places[places.len() - 1].2 + 1) {
            places.push(place);
        }
    }
    Series { places }
}

/// Lines that hold the end of one row and, behind a number, the beginning of the next, made two:
/// where the numbers stand at the left edge of the table, a row begins with its number.
pub(super) fn split_at_numbers(lines: &mut Vec<Line<'_>>, series: &mut Series) {
    let first = series.places.iter().filter(|place| place.1 == 0).count();
    if first * 5 < series.places.len() * 3 {
        return;
    }
    for index in 0..series.places.len() {
        let (line, word, number) = series.places[index];
        if word == 0 {
            continue;
        }
        let rest = lines[line].words.split_off(word);
        let behind = Line { number: lines[line].number, words: rest, after_gap: false };
        lines.insert(line + 1, behind);
        series.places[index] = (line + 1, 0, number);
        for other in &mut series.places {
            if other.0 > line && other.2 != number {
                other.0 += 1;
            }
        }
    }
}

/// The width of the words `from..to` of a line, in full-width characters.
pub(super) fn width(page: &str, line: &Line<'_>, from: usize, to: usize) -> f32 {
    em_width(line.slice(page, from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_of_numbers_is_found_among_other_numbers() {
        let page = "テーマ\n7 に関する -\n2023\n\n8 に関する 概説編\n34\n9\n\n14";
        let lines = lines(page, 0..page.len());
        let numbers: Vec<u32> = series(&lines).places.iter().map(|place| place.2).collect();
        assert_eq!(numbers, [7, 8, 9]);
        assert!(lines[2].number == 3 && !lines[1].after_gap && lines[3].after_gap);
    }
}
