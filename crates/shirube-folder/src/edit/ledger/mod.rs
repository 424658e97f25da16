//! One row of a ledger in CSV: put below the others, changed in place, or taken out. Rows are told
//! by their number, the first column of their table. Every other row stays byte for byte, and so do
//! the cells of a changed row that are not named.

mod cells;
mod file;
mod records;

use super::author::Author;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::splice::Splice;
use cells::{Written, needs_quotes, render, written};
use file::{LedgerFile, table};
use std::collections::BTreeMap;

/// Puts a row below the others. `cells` are what it says, by heading or by name of the column; its
/// number is among them. A ledger that is not there is made, with the headings of its table.
///
/// # Errors
///
/// When the file is a workbook, is no known ledger or cannot be read whole; when a row with this
/// number is there; when a cell has no column in the file or would not be read as what it should be,
/// or its text cannot be written in the encoding of the file.
pub fn add(
    path: &str,
    before: Option<&[u8]>,
    cells: &[(&str, &str)],
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let made = if before.is_none() { new_ledger(path)? } else { Vec::new() };
    let file = LedgerFile::open(path, before.unwrap_or(&made))?;
    let cells = written(&file, cells)?;
    let number_heading = file.table.columns.first().map_or("", |column| column.heading_ja);
    let number = cells.iter().find(|cell| cell.column == 0).filter(|cell| !cell.text.is_empty());
    let number = number.ok_or_else(|| EditError::Empty { field: number_heading.to_owned() })?;
    refuse_known(&file, &number.text)?;
    let mut values = vec![String::new(); file.width()];
    for cell in &cells {
        values[cell.at].clone_from(&cell.text);
    }
    let text = &file.encoded.text;
    // The last row shows whether this file puts every cell into quotation marks.
    let all_quoted =
        file.records.last().is_some_and(|record| record.cells.iter().all(|cell| cell.quoted));
    let row = render(&values, file.delimiter, all_quoted);
    let line_end = line_end(&file);
    let row = if text.ends_with(['\n', '\r']) {
        format!("{row}{line_end}")
    } else {
        format!("{line_end}{row}")
    };
    let mut expected = file.values();
    expected.push(values);
    confirmed(&file, before, &[Splice::insert(text.len(), row)], &expected, author)
}

/// Changes cells of the row with the number `id`.
///
/// # Errors
///
/// As [`add`]; and when there is no such row, or several.
pub fn change(
    path: &str,
    before: Option<&[u8]>,
    id: &str,
    cells: &[(&str, &str)],
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let bytes = there(path, before)?;
    let file = LedgerFile::open(path, bytes)?;
    let row = file.row(id)?;
    let cells = written(&file, cells)?;
    if let Some(number) = cells.iter().find(|cell| cell.column == 0)
        && number.text != id.trim()
    {
        refuse_known(&file, &number.text)?;
    }
    let record = &file.records[row];
    let mut expected = file.values();
    let mut splices = Vec::new();
    // A row that ends before a column is made longer.
    let mut beyond: BTreeMap<usize, &Written> = BTreeMap::new();
    for cell in &cells {
        match record.cells.get(cell.at) {
            Some(place) if place.value(&file.encoded.text).trim() == cell.text => continue,
            Some(place) => {
                let quoted = place.quoted || needs_quotes(&cell.text, file.delimiter);
                let text = render(std::slice::from_ref(&cell.text), file.delimiter, quoted);
                splices.push(Splice { range: place.range.clone(), text });
                expected[row][cell.at].clone_from(&cell.text);
            }
            None => {
                beyond.insert(cell.at, cell);
            }
        }
    }
    splices.sort_by_key(|splice| splice.range.start);
    if let Some(last) = beyond.keys().next_back() {
        let delimiter = char::from(file.delimiter);
        let mut text = String::new();
        for at in record.cells.len()..=*last {
            let value = beyond.get(&at).map_or_else(String::new, |cell| cell.text.clone());
            text.push(delimiter);
            text += &render(std::slice::from_ref(&value), file.delimiter, false);
            expected[row].push(value);
        }
        splices.push(Splice::insert(record.range.end, text));
    }
    confirmed(&file, before, &splices, &expected, author)
}

/// Takes the row with the number `id` out.
///
/// # Errors
///
/// When the file is a workbook, is no known ledger or cannot be read whole; when there is no such
/// row, or several.
pub fn remove(
    path: &str,
    before: Option<&[u8]>,
    id: &str,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let bytes = there(path, before)?;
    let file = LedgerFile::open(path, bytes)?;
    let row = file.row(id)?;
    let record = &file.records[row];
    let (mut start, end) = (record.range.start, record.end);
    if end == record.range.end {
        // A file whose last line has no line end keeps it so.
        let above = &file.encoded.text[..start];
        let ends = ["\r\n", "\n", "\r"].iter().find_map(|end| above.strip_suffix(end));
        start = ends.map_or(start, str::len);
    }
    let mut expected = file.values();
    expected.remove(row);
    confirmed(&file, before, &[Splice::remove(start..end)], &expected, author)
}

fn there<'b>(path: &str, before: Option<&'b [u8]>) -> Result<&'b [u8], EditError> {
    table(path)?;
    before.ok_or_else(|| EditError::NoFile { path: path.to_owned() })
}

fn refuse_known(file: &LedgerFile<'_>, number: &str) -> Result<(), EditError> {
    match file.numbered(number).first() {
        None => Ok(()),
        Some(row) => Err(EditError::RowThere {
            path: file.path.to_owned(),
            line: file.records[*row].line,
            what: number.to_owned(),
        }),
    }
}

/// The line end of the last row that has one.
fn line_end<'f>(file: &'f LedgerFile<'_>) -> &'f str {
    let ends = file.records.iter().rev().map(|record| record.range.end..record.end);
    ends.map(|range| &file.encoded.text[range]).find(|end| !end.is_empty()).unwrap_or("\r\n")
}

/// An empty ledger, as spreadsheet programs in Japan open it without a question: UTF-8 with a byte
/// order mark, lines that end as on Windows.
fn new_ledger(path: &str) -> Result<Vec<u8>, EditError> {
    let (table, delimiter) = table(path)?;
    let headings: Vec<String> =
        table.columns.iter().map(|column| column.heading_ja.to_owned()).collect();
    Ok(format!("\u{FEFF}{}\r\n", render(&headings, delimiter, false)).into_bytes())
}

/// The edit, when the cells of the edited file are `expected`.
fn confirmed(
    file: &LedgerFile<'_>,
    before: Option<&[u8]>,
    splices: &[Splice],
    expected: &[Vec<String>],
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let bytes = file.encoded.with(splices)?;
    let kept = LedgerFile::open(file.path, &bytes).is_ok_and(|again| again.values() == expected);
    if kept {
        Ok(FolderEdit::new(file.path, before, bytes, author))
    } else {
        Err(EditError::NotKept { path: file.path.to_owned() })
    }
}
