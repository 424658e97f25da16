//! The rows and cells of a CSV text, with the places where they stand.

use crate::edit::error::EditError;
use std::borrow::Cow;
use std::ops::Range;

/// Where a cell stands, with its quotation marks when it has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellPlace {
    pub(super) range: Range<usize>,
    pub(super) quoted: bool,
}

impl CellPlace {
    /// What the cell says.
    pub(super) fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let raw = &text[self.range.clone()];
        if self.quoted {
            let inner = &raw[1..raw.len() - 1];
            if inner.contains('"') { inner.replace("\"\"", "\"").into() } else { inner.into() }
        } else {
            raw.into()
        }
    }
}

/// A row. Blank lines are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The line it begins on, counted from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<CellPlace>,
    /// From its first cell to its last, without the line end.
    pub(super) range: Range<usize>,
    /// Where the next line begins.
    pub(super) end: usize,
}

impl Record {
    /// What its cells say.
    pub(super) fn values(&self, text: &str) -> Vec<String> {
        self.cells.iter().map(|cell| cell.value(text).into_owned()).collect()
    }
}

/// The rows of `text`; refused when a quotation mark neither opens nor closes a cell.
pub(super) fn records(path: &str, text: &str, delimiter: u8) -> Result<Vec<Record>, EditError> {
    let bytes = text.as_bytes();
    let is_line_end = |at: usize| matches!(bytes.get(at), Some(b'\n' | b'\r'));
    let mut records = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        if is_line_end(at) {
            line += usize::from(bytes[at] == b'\n');
            at += 1;
            continue;
        }
        let start = at;
        let mut cells = Vec::new();
        loop {
            let cell = cell(text, at, delimiter).map_err(|stray| stray_quote(path, text, stray))?;
            at = cell.range.end;
            cells.push(cell);
            if bytes.get(at) != Some(&delimiter) {
                break;
            }
            at += 1;
        }
        let range = start..at;
        at += match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        records.push(Record { line, cells, range, end: at });
        line += text[start..at].matches('\n').count();
    }
    Ok(records)
}

/// The cell that begins at `start`, or where a stray quotation mark stands.
fn cell(text: &str, start: usize, delimiter: u8) -> Result<CellPlace, usize> {
    let bytes = text.as_bytes();
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    if bytes.get(start) != Some(&b'"') {
        let length = bytes[start..].iter().position(ends).unwrap_or(bytes.len() - start);
        let range = start..start + length;
        return match text[range.clone()].find('"') {
            Some(stray) => Err(start + stray),
            None => Ok(CellPlace { range, quoted: false }),
        };
    }
    let mut at = start + 1;
    loop {
        at += bytes[at..].iter().position(|byte| *byte == b'"').ok_or(start)? + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            Some(byte) if !ends(byte) => return Err(at - 1),
            _ => return Ok(CellPlace { range: start..at, quoted: true }),
        }
    }
}

fn stray_quote(path: &str, text: &str, at: usize) -> EditError {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    EditError::StrayQuote {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let records = records("x.csv", text, b',').unwrap();
        records.iter().map(|record| record.values(text)).collect()
    }

    #[test]
    fn rows_lines_and_quotes() {
        let text = "a,\"b\"\"\nc\",\r\n\r\n\"\"\rd";
        let records = records("x.csv", text, b',').unwrap();
        let lines: Vec<usize> = records.iter().map(|record| record.line).collect();
        assert_eq!(lines, [1, 4, 4]);
        assert_eq!(values(text), [vec!["a", "b\"\nc", ""], vec![""], vec!["d"]]);
    }

    #[test]
    fn stray_quotes_name_their_place() {
        for (text, place) in
            [("a,b\"c", (1, 4)), ("a\nあ,\"b\"c", (2, 5)), ("a\n\"b", (2, 1)), ("\"a\"\"", (1, 1))]
        {
            let error = records("x.csv", text, b',').unwrap_err();
            assert_eq!((error.line().unwrap(), error.column().unwrap()), place, "{text:?}");
        }
    }

    proptest! {
        /// What is read here is what the reader of ledgers reads.
        #[test]
        fn as_the_csv_library_reads(text in "([a機,\"\n\r ]|\r\n|\"\"){0,40}") {
            if let Ok(records) = records("x.csv", &text, b',') {
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .flexible(true)
                    .from_reader(text.as_bytes());
                let read: Vec<Vec<String>> = reader
                    .records()
                    .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                    .collect();
                let values: Vec<Vec<String>> =
                    records.iter().map(|record| record.values(&text)).collect();
                prop_assert_eq!(values, read);
            }
        }
    }
}
