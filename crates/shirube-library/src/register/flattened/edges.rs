//! What stands around the table on a page: its number, and the names of the columns.

use super::lines::Line;
use crate::register::cues;
use shirube_documents::comment::{Field, RemainderKind};

/// Stretches that belong to no record.
pub(super) type Left = Vec<((u32, u32), RemainderKind, Option<Field>)>;

/// The last line of a page is often its number.
pub(super) fn take_page_number(lines: &mut Vec<Line<'_>>, page_number: u32, left: &mut Left) {
    let is_number = |line: &Line<'_>| {
        let joined: String = line.words.iter().map(|word| word.text).collect();
        cues::number(joined.trim_matches(['-', '－', '―', ' '])) == Some(page_number)
    };
    if lines.len() > 1 && lines.last().is_some_and(is_number) {
        let line = lines.pop();
        for word in line.iter().flat_map(|line| &line.words) {
            left.push(((word.start as u32, word.end as u32), RemainderKind::PageNumber, None));
        }
    }
}

/// Lines in which every word names a column.
pub(super) fn take_headings(lines: &mut Vec<Line<'_>>, left: &mut Left) {
    let gap_of = |line: &Line<'_>| line.after_gap;
    let mut gap = false;
    lines.retain_mut(|line| {
        let heading = line.words.iter().all(|word| cues::heading_word(word.text).is_some());
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
