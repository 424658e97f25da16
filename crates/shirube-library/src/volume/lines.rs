//! The lines of a volume without what every page repeats: headers, page numbers, and the table of
//! contents.

use shirube_documents::document::{Page, PageState};
use std::collections::BTreeMap;

/// A line of the volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// The printed page, or that of the file where none is printed.
    pub(super) page: u32,
}

/// A line that stands on so many pages is a running header or footer.
const REPEATED: usize = 4;

/// Lines in reading order, and the pages that could not be read.
pub(super) fn lines(pages: &[Page]) -> (Vec<Line<'_>>, Vec<u32>) {
    let mut unread = Vec::new();
    let mut edges: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        match page.state {
            PageState::Text | PageState::Empty => {}
            PageState::Scanned | PageState::Undecodable | PageState::Unreadable => {
                unread.push(page.number);
            }
        }
        let lines: Vec<&str> = written(page).collect();
        let mut seen: Vec<String> =
            [lines.first(), lines.last()].into_iter().flatten().map(|line| pattern(line)).collect();
        seen.dedup();
        for line in seen {
            *edges.entry(line).or_default() += 1;
        }
    }
    let often = REPEATED.max(pages.len() / 3);
    let mut out = Vec::new();
    for page in pages {
        let lines: Vec<&str> = written(page).collect();
        let number = lines.iter().rev().take(2).chain(lines.first()).find_map(|line| printed(line));
        let last = lines.len().saturating_sub(1);
        for (index, text) in lines.iter().enumerate() {
            let edge = index == 0 || index == last;
            let repeats = edge && edges.get(&pattern(text)).is_some_and(|count| *count >= often);
            if repeats || edge && printed(text).is_some() || is_leader(text) {
                continue;
            }
            out.push(Line { text, page: number.unwrap_or(page.number) });
        }
    }
    (out, unread)
}

fn written(page: &Page) -> impl Iterator<Item = &str> {
    page.body_text().lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A line with its digits blotted out, so that 「- 3 -」 and 「- 4 -」 are the same.
fn pattern(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_numeric() { '0' } else { c };
        if c != '0' || !out.ends_with('0') {
            out.push(c);
        }
    }
    out
}

/// The printed page that a line is: 「- 12 -」, 「12」, 「P12」, 「12 / 51」.
fn printed(line: &str) -> Option<u32> {
    let plain = shirube_model::text::normalize(line);
    let inner =
        plain.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '―' | ' ' | 'P' | 'p' | '.'));
    let number = inner.split('/').next()?.trim();
    let digits =
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| number.parse().ok()).flatten()
}

/// A line of a table of contents: dots that lead to a page.
fn is_leader(line: &str) -> bool {
    let plain = shirube_model::text::normalize(line);
    let dots = |c: char| matches!(c, '.' | '…' | '・' | '‥' | ' ');
    let body = plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let without = body.trim_end_matches(dots);
    let leaders = body[without.len()..].chars().filter(|c| *c != ' ').count();
    leaders >= 5 && body.len() < plain.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_repeat_is_told_from_what_they_say() {
        assert_eq!(printed("- 12 -"), Some(12));
        assert_eq!(printed("１２"), Some(12));
        assert_eq!(printed("12 / 51"), Some(12));
        assert_eq!(printed("13. ネットワーク"), None);
        assert!(is_leader("1.1 記録の残し方 ........................ 3"));
        assert!(is_leader("13.ネットワーク…………34"));
        assert!(!is_leader("① 記録を残すこと。") && !is_leader("表 3"));
        assert_eq!(pattern("- 3 -"), pattern("- 14 -"));
    }
}
