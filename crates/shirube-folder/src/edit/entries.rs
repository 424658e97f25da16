//! The entries of a list in a TOML file (`[[declaration]]`): where each stands, what goes along with
//! it, and what is put below the last.

use super::error::EditError;
use super::splice::{Splice, line_end};
use crate::lines::Lines;
use std::ops::Range;
use toml_edit::{Document, Item, Table};

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryPlace {
    /// From its heading to the end of its last value's line.
    pub(super) lines: Range<usize>,
    /// The start of the blank lines and comments above the heading.
    above: usize,
}

/// The entries of the list `name`, in the order of the file; none when there is no such list.
pub(super) fn places(
    path: &str,
    text: &str,
    name: &'static str,
) -> Result<Vec<EntryPlace>, EditError> {
    // The file was read before: what is said here of a file that is no TOML is never shown.
    let Ok(document) = Document::parse(text) else {
        return Err(EditError::NotKept { path: path.to_owned() });
    };
    match document.as_table().get(name) {
        None | Some(Item::None) => Ok(Vec::new()),
        Some(Item::ArrayOfTables(tables)) => {
            Ok(tables.iter().map(|table| place(text, table)).collect())
        }
        Some(item) => {
            let line = Lines::new(text).line(item.span().map_or(0, |span| span.start));
            Err(EditError::InlineList { path: path.to_owned(), line, name })
        }
    }
}

fn place(text: &str, table: &Table) -> EntryPlace {
    let heading = table.span().unwrap_or_default();
    let start = text[..heading.start].rfind('\n').map_or(0, |newline| newline + 1);
    let ends = table.iter().filter_map(|(_, item)| item.span()).map(|span| span.end);
    let last = ends.max().unwrap_or(heading.end);
    let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline + 1);
    let above = table.decor().prefix().and_then(|prefix| prefix.span());
    EntryPlace { lines: start..end, above: above.map_or(start, |span| span.start.min(start)) }
}

/// Puts an entry below everything else, a blank line between. Whether the file ends with a line end
/// stays as it is.
pub(super) fn append(text: &str, entry: &str) -> Splice {
    let end = line_end(text);
    let entry = entry.trim_end_matches('\n').replace('\n', end);
    let put = if text.is_empty() {
        entry + end
    } else if text.ends_with('\n') {
        format!("{end}{entry}{end}")
    } else {
        format!("{end}{end}{entry}")
    };
    Splice::insert(text.len(), put)
}

/// Puts `entry` in the place of another one.
pub(super) fn replace(text: &str, place: &EntryPlace, entry: &str) -> Splice {
    let mut entry = entry.trim_end_matches('\n').replace('\n', line_end(text));
    if text[place.lines.clone()].ends_with('\n') {
        entry.push_str(line_end(text));
    }
    Splice { range: place.lines.clone(), text: entry }
}

/// Puts lines below those of an entry.
pub(super) fn add(text: &str, place: &EntryPlace, lines: &str) -> Splice {
    let (at, end) = (place.lines.end, line_end(text));
    let lines = lines.trim_end_matches('\n').replace('\n', end);
    let is_open = !text[place.lines.clone()].ends_with('\n');
    let put = if is_open { format!("{end}{lines}") } else { format!("{lines}{end}") };
    Splice::insert(at, put)
}

/// Takes an entry out, with the comments that stand directly above it and one blank line: the one
/// above, else the one below.
pub(super) fn remove(text: &str, place: &EntryPlace) -> Splice {
    let Range { mut start, mut end } = place.lines;
    while let Some(line) = line_before(text, place.above, start) {
        if !text[line.clone()].trim_start().starts_with('#') {
            break;
        }
        start = line.start;
    }
    let is_blank = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    if let Some(line) = line_before(text, place.above, start).filter(is_blank) {
        start = line.start;
    } else {
        let below = text[end..].find('\n').map(|newline| end..end + newline + 1);
        end = below.filter(is_blank).map_or(end, |line| line.end);
    }
    // A file whose last line has no line end keeps it so.
    if end == text.len() && !text.ends_with('\n') {
        start = text[..start]
            .strip_suffix('\n')
            .map_or(start, |rest| rest.strip_suffix('\r').unwrap_or(rest).len());
    }
    Splice::remove(start..end)
}

/// The whole line that ends at `end`, not before `bound`.
fn line_before(text: &str, bound: usize, end: usize) -> Option<Range<usize>> {
    let before = text.get(bound..end)?.strip_suffix('\n')?;
    let start = before.rfind('\n').map_or(bound, |newline| bound + newline + 1);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, index: usize) -> String {
        let places = places("x.toml", text, "d").unwrap();
        let splice = remove(text, &places[index]);
        let mut text = text.to_owned();
        text.replace_range(splice.range, &splice.text);
        text
    }

    #[test]
    fn comments_directly_above_go_along() {
        let text = "# heading\n\n# of a\n# more\n[[d]] # a\na = '''\n# no comment\n[[d]]\n''' # end\n# tail of a\n\n[[d]]\na = 2\n";
        assert_eq!(without(text, 0), "# heading\n# tail of a\n\n[[d]]\na = 2\n");
        let rest = text.split("\n\n[[d]]\na = 2").next().unwrap();
        assert_eq!(without(text, 1), format!("{rest}\n"));
    }

    #[test]
    fn the_first_entry_takes_the_blank_line_below() {
        assert_eq!(without("[[d]]\na = 1\n\n[[d]]\na = 2\n", 0), "[[d]]\na = 2\n");
        assert_eq!(without("[[d]]\r\na = 1", 0), "");
        assert_eq!(without("[x]\r\nb = 1\r\n\r\n[[d]]\r\na = 1", 0), "[x]\r\nb = 1");
    }

    #[test]
    fn what_is_put_below_can_be_taken_out_again() {
        for text in
            ["", "x = 1", "x = 1\n", "x = 1\r\n", "x = 1\n\n# end\n", "[[d]]\na = 1\r\n\r\n"]
        {
            let splice = append(text, "[[d]]\na = 9\n");
            let mut more = text.to_owned();
            more.replace_range(splice.range, &splice.text);
            let last = places("x.toml", &more, "d").unwrap().len() - 1;
            assert_eq!(without(&more, last), text, "{more:?}");
        }
    }

    #[test]
    fn a_list_in_brackets_is_refused() {
        let error = places("x.toml", "x = 1\nd = [{ a = 1 }]\n", "d").unwrap_err();
        assert_eq!((error.code(), error.line()), ("edit-inline-list", Some(2)));
    }
}
