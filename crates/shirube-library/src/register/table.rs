//! A comment table whose rules are known: each cell is what stands between the rules.

use super::cues;
use super::reading::{CellReading, PageReading, Stretch};
use crate::text::em_width;
use shirube_documents::comment::{Field, ReadingConfidence, RemainderKind};
use shirube_documents::document::{Page, TableCell, TableCells};
use std::collections::BTreeMap;

/// What goes on from page to page: the meaning of the columns, and whether a record does.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    columns: Vec<Option<Field>>,
    /// The last row was a record's, so that the next page can go on with it.
    goes_on: bool,
}

impl Carried {
    /// A page between was not read: the columns hold, but what went on there is not known.
    pub(super) fn interrupted(&mut self) {
        self.goes_on = false;
    }
}

/// Reads the tables of a page. `None` when none of them is a table of comments.
pub(super) fn read(page: &Page, carried: &mut Carried) -> Option<PageReading> {
    let mut reading = PageReading::default();
    let mut any_row = false;
    for table in &page.tables {
        let heading_rows = headings(page, table, carried);
        // A page without a heading row has the columns of the page before.
        let known = carried.columns.len() == table.columns as usize
            && carried.columns.contains(&Some(Field::Number))
            && carried.columns.contains(&Some(Field::Opinion));
        if !known {
            continue;
        }
        any_row = true;
        for cell in table.cells.iter().filter(|cell| cell.row < heading_rows) {
            let spans = cell.spans.iter().map(|span| (*span, RemainderKind::Heading, None));
            reading.left.extend(spans);
        }
        rows(page, table, heading_rows, carried, &mut reading);
    }
    if any_row {
        outside(page, &mut reading);
    }
    any_row.then_some(reading)
}

/// Lines that stand in no cell.
fn outside(page: &Page, reading: &mut PageReading) {
    let mut inside: Vec<(u32, u32)> = page
        .tables
        .iter()
        .flat_map(|table| &table.cells)
        .flat_map(|cell| cell.spans.clone())
        .collect();
    inside.sort_unstable();
    let mut at = 0u32;
    for line in page.text.split_inclusive('\n') {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len()) as u32;
        at += line.len() as u32;
        let span = (start, start + text.len() as u32);
        let before = inside.partition_point(|known| known.1 <= span.0);
        let in_cell = inside.get(before).is_some_and(|known| known.0 < span.1);
        if text.is_empty() || in_cell {
            continue;
        }
        let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
        let rest = text.chars().filter(|c| c.is_alphanumeric()).count();
        let number = digits.parse::<u32>().is_ok() && rest == digits.len();
        let kind = if number { RemainderKind::PageNumber } else { RemainderKind::Outside };
        reading.left.push((span, kind, None));
    }
}

fn text(page: &Page, cell: &TableCell) -> String {
    let span = |(start, end): &(u32, u32)| page.text.get(*start as usize..*end as usize);
    cell.spans.iter().filter_map(span).collect()
}

/// The rows at the top that name the columns; they set the meaning of the columns.
fn headings(page: &Page, table: &TableCells, carried: &mut Carried) -> u32 {
    let mut rows = 0;
    let mut columns = vec![None; table.columns as usize];
    for row in 0..table.rows.min(3) {
        let cells: Vec<&TableCell> = table.cells.iter().filter(|cell| cell.row == row).collect();
        let named = cells.iter().filter(|cell| cues::heading(&text(page, cell)).is_some()).count();
        if cells.is_empty() || named * 2 <= cells.len() {
            break;
        }
        for cell in cells {
            if let Some(field) = cues::heading(&text(page, cell))
                && let Some(column) = columns.get_mut(cell.column as usize)
            {
                *column = Some(field);
            }
        }
        rows = row + 1;
    }
    if rows > 0 && columns.contains(&Some(Field::Number)) {
        carried.columns = columns;
    }
    rows
}

fn rows(
    page: &Page,
    table: &TableCells,
    from: u32,
    carried: &mut Carried,
    reading: &mut PageReading,
) {
    let owners = owners(page, table, from, carried);
    let line_of = |start: u32| {
        page.text.as_bytes()[..start as usize].iter().filter(|b| **b == b'\n').count() as u32 + 1
    };
    let mut widest: BTreeMap<u32, f32> = BTreeMap::new();
    let width = |(start, end): (u32, u32)| {
        em_width(page.text.get(start as usize..end as usize).unwrap_or_default())
    };
    for cell in table.cells.iter().filter(|cell| cell.row >= from) {
        for span in &cell.spans {
            let widest = widest.entry(cell.column).or_default();
            *widest = widest.max(width(*span));
        }
    }
    for cell in table.cells.iter().filter(|cell| cell.row >= from) {
        let spans = || cell.spans.iter().copied();
        let Some(field) = carried.columns[cell.column as usize] else {
            reading.left.extend(spans().map(|span| (span, RemainderKind::Unassigned, None)));
            continue;
        };
        let owner = owners.get(&cell.row).copied().unwrap_or(Owner::Nobody);
        let number = match owner {
            Owner::Record(number) => Some(number),
            Owner::PageBefore => None,
            Owner::Nobody => {
                reading.left.extend(spans().map(|span| (span, RemainderKind::Unassigned, None)));
                continue;
            }
        };
        let end = cell.row.saturating_add(cell.row_span).min(table.rows);
        let mut shared_with: Vec<u32> = (cell.row..end)
            .filter_map(|row| match owners.get(&row) {
                Some(Owner::Record(other)) if Some(*other) != number => Some(*other),
                _ => None,
            })
            .collect();
        shared_with.dedup();
        let stretches = spans().map(|span| Stretch {
            line: line_of(span.0),
            span,
            full: width(span) >= widest[&cell.column] - 2.0,
        });
        reading.cells.push(CellReading {
            number,
            field,
            stretches: stretches.collect(),
            confidence: ReadingConfidence::Sure,
            doubt: None,
            shared_with,
        });
    }
}

/// Whose row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The record with this number.
    Record(u32),
    /// The last record of the page before, whose cells go on.
    PageBefore,
    /// No record that is known for sure: the row waits for a person.
    Nobody,
}

/// Which record each row of the grid belongs to. A row without a number goes on with the record
/// above it, but only when it holds nothing that a record has once; a number that cannot be read, or
/// that stands here twice, makes no record.
fn owners(
    page: &Page,
    table: &TableCells,
    from: u32,
    carried: &mut Carried,
) -> BTreeMap<u32, Owner> {
    let field_of = |cell: &TableCell| carried.columns[cell.column as usize];
    let mut numbers: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    let mut seen: Vec<u32> = Vec::new();
    for cell in &table.cells {
        let written = text(page, cell);
        if cell.row < from || field_of(cell) != Some(Field::Number) || cues::is_dash(&written) {
            continue;
        }
        let number = cues::number(&written).filter(|number| !seen.contains(number));
        seen.extend(number);
        for row in cell.row..cell.row.saturating_add(cell.row_span).min(table.rows) {
            numbers.insert(row, number);
        }
    }
    let once = [Field::Theme, Field::Volume, Field::Place, Field::Page];
    let begins_record = |row: u32| {
        let mut cells = table.cells.iter().filter(|cell| cell.row == row);
        cells.any(|cell| field_of(cell).is_some_and(|field| once.contains(&field)))
    };
    let mut owners = BTreeMap::new();
    let mut last = if carried.goes_on { Owner::PageBefore } else { Owner::Nobody };
    for row in from..table.rows {
        last = match numbers.get(&row) {
            Some(Some(number)) => Owner::Record(*number),
            Some(None) => Owner::Nobody,
            None if begins_record(row) => Owner::Nobody,
            None => last,
        };
        owners.insert(row, last);
    }
    carried.goes_on = last != Owner::Nobody;
    owners
}
