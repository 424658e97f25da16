//! The account of a page: every character belongs to one field or to one named remainder.

use shirube_documents::comment::{Part, Register, Remainder, RemainderKind};
use shirube_documents::document::Page;

/// A page's text, shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounting {
    /// Everything that is in no record, in order. With the parts it covers the text.
    pub remainders: Vec<Remainder>,
    /// Byte ranges that two owners claim. Empty unless a reader is at fault.
    pub claimed_twice: Vec<(u32, u32)>,
}

/// Accounts for the text of page `number`: `parts` are the fields on it, `left` the named
/// remainders that the reader found, `body` the byte range of the document's own text. What is left
/// over outside of the body is the site's; inside, white space is layout and all else unassigned.
pub fn account(
    text: &str,
    number: u32,
    body: (u32, u32),
    parts: &[&Part],
    left: &[Remainder],
) -> Accounting {
    let mut taken: Vec<(u32, u32)> = parts
        .iter()
        .map(|part| part.span)
        .chain(left.iter().map(|remainder| remainder.span))
        .filter(|(start, end)| start < end)
        .collect();
    taken.sort_unstable();
    let mut remainders = left.to_vec();
    let mut claimed_twice = Vec::new();
    let mut at = 0u32;
    for (start, end) in taken.into_iter().chain([(text.len() as u32, text.len() as u32)]) {
        if start < at {
            claimed_twice.push((start, end.min(at)));
        } else if at < start {
            rest(text, number, body, (at, start), &mut remainders);
        }
        at = at.max(end);
    }
    remainders.sort();
    Accounting { remainders, claimed_twice }
}

/// The fields that have characters on a page.
pub(crate) fn parts_on(page: u32, register: &Register) -> Vec<&Part> {
    let parts = register.comments.iter().flat_map(|comment| &comment.parts);
    parts.filter(|part| part.page == page).collect()
}

/// Accounts for a page once more from its register: what the register says of the page must be the
/// whole of it.
pub fn account_page(page: &Page, register: &Register) -> Accounting {
    let left: Vec<Remainder> =
        register.remainders.iter().filter(|left| left.page == page.number).cloned().collect();
    account(&page.text, page.number, page.body, &parts_on(page.number, register), &left)
}

/// Shares out a stretch that nobody claims.
fn rest(text: &str, page: u32, body: (u32, u32), span: (u32, u32), out: &mut Vec<Remainder>) {
    let mut start = span.0;
    let mut last = None;
    let Some(stretch) = text.get(span.0 as usize..span.1 as usize) else { return };
    for (offset, c) in
        stretch.char_indices().map(|(at, c)| (span.0 + at as u32, Some(c))).chain([(span.1, None)])
    {
        let kind = c.map(|c| {
            if offset < body.0 || offset >= body.1 {
                RemainderKind::Site
            } else if c.is_whitespace() || c.is_control() {
                RemainderKind::Layout
            } else {
                RemainderKind::Unassigned
            }
        });
        if kind != last {
            if let Some(kind) = last
                && start < offset
            {
                out.push(Remainder { page, kind, span: (start, offset), field: None });
            }
            start = offset;
            last = kind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_documents::comment::Field;

    fn part(span: (u32, u32)) -> Part {
        Part { field: Field::Opinion, page: 1, line: 1, span }
    }

    #[test]
    fn every_character_has_one_owner() {
        let text = "site\nabc def\n";
        let (a, b) = (part((5, 8)), part((9, 12)));
        let accounting = account(text, 1, (5, 13), &[&a], &[]);
        let kinds: Vec<_> = accounting.remainders.iter().map(|r| (r.kind, r.span)).collect();
        assert_eq!(
            kinds,
            [
                (RemainderKind::Site, (0, 5)),
                (RemainderKind::Layout, (8, 9)),
                (RemainderKind::Layout, (12, 13)),
                (RemainderKind::Unassigned, (9, 12)),
            ]
        );
        let accounting = account(text, 1, (5, 13), &[&a, &b], &[]);
        assert!(accounting.remainders.iter().all(|r| r.kind != RemainderKind::Unassigned));
        let overlap = part((6, 9));
        let accounting = account(text, 1, (5, 13), &[&a, &overlap], &[]);
        assert_eq!(accounting.claimed_twice, [(6, 8)]);
    }
}
