//! From a grid to rows of a fact table: find the heading, then read cell by cell.

use super::cell;
use super::grid::{Cell, Grid};
use super::profession;
use crate::input::Output;
use shirube_facts::{Provenance, Table};
use shirube_model::functions::Value;
use shirube_model::text::{heading_key, shorten};
use shirube_model::{Basis, Problem};
use std::collections::BTreeMap;
use std::ops::Range;

/// A title, a date and a note may stand above the heading.
const SEARCHED_ROWS: usize = 20;

/// Reads `grid` as rows of `table`.
pub(crate) fn read(path: &str, table: &'static Table, grid: &Grid, output: &mut Output) {
    let blocks = blocks(table, grid);
    if blocks.is_empty() {
        if !grid.is_blank() {
            let source = grid.row_source(path, grid.rows.first().map_or(1, |(row, _)| *row));
            let first = &table.columns[..table.columns.len().min(4)];
            let known: Vec<&str> = first.iter().map(|column| column.heading_ja).collect();
            let known_en: Vec<&str> = first.iter().map(|column| column.name).collect();
            output.problem(
                Problem::error("import.no-heading", source)
                    .with("table", table.name_ja)
                    .with("table_en", table.name)
                    .with("known", known.join("、"))
                    .with("known_en", known_en.join(", ")),
            );
        }
        return;
    }
    for (at, (heading_row, headings)) in blocks.iter().enumerate() {
        let end = blocks.get(at + 1).map_or(grid.rows.len(), |(next, _)| *next);
        note_headings(path, table, grid, *heading_row, headings, output);
        read_rows(path, table, grid, heading_row + 1..end, headings, output);
    }
}

/// Reads the rows of a block, below its heading.
fn read_rows(
    path: &str,
    table: &'static Table,
    grid: &Grid,
    rows: Range<usize>,
    headings: &[Heading],
    output: &mut Output,
) {
    let mut notes = Vec::new();
    for (row, cells) in &grid.rows[rows] {
        if is_comment(cells) {
            notes.push(*row);
        }
        if !is_row(headings, cells) {
            continue;
        }
        // A comma in a cell without quotation marks shifts what stands after it.
        if cells.iter().skip(headings.len()).any(Option::is_some) {
            let problem = Problem::error("import.extra-cells", grid.row_source(path, *row));
            let counts = [("cells", cells.len()), ("headings", headings.len())];
            output
                .problem(counts.into_iter().fold(problem, |p, (name, count)| p.with(name, count)));
            continue;
        }
        let mut values = vec![Value::Null; table.columns.len()];
        for (column, (heading, cell)) in headings.iter().zip(cells).enumerate() {
            let (Some(index), Some(cell)) = (heading.index, cell) else { continue };
            match cell::read(&table.columns[index], cell) {
                Ok(value) => values[index] = value,
                Err(problem) => {
                    let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
                    let source = grid.cell_source(path, *row, number);
                    let mut noted = Problem::error(problem.code, source)
                        .with("text", shirube_model::text::shorten(&cell.shown(), 40))
                        .with("heading", table.columns[index].heading_ja)
                        .with("column", table.columns[index].name)
                        .at_column(column + 1);
                    for (name, known) in [("known", problem.known), ("known_en", problem.known_en)]
                    {
                        if let Some(known) = known {
                            noted = noted.with(name, known);
                        }
                    }
                    output.problem(noted);
                }
            }
        }
        let cell = |column: usize| {
            let at = headings.iter().position(|heading| heading.index == Some(column))?;
            cells.get(at)?.as_ref()
        };
        profession::note((path, grid, *row), table, cell, &mut values, output);
        if values.iter().any(|value| *value != Value::Null) {
            let provenance = Provenance::new(Basis::Declared, grid.row_source(path, *row));
            output.push_values(table, values, provenance);
        }
    }
    if let Some(first) = notes.first() {
        let problem = Problem::warning("import.note-rows", grid.row_source(path, *first));
        output.problem(problem.with("count", notes.len()));
    }
}

/// A heading cell: the column it means, or its text when it means none.
pub(crate) struct Heading {
    pub(crate) index: Option<usize>,
    text: String,
    /// A column to the left already has this heading.
    twice: bool,
}

/// The row that names most columns, and one at least; a group heading above it stands aside.
pub(crate) fn find_heading(table: &Table, grid: &Grid) -> Option<(usize, Vec<Heading>)> {
    let known = table.headings();
    let mut best: Option<(usize, usize)> = None;
    let plain = grid.rows.iter().enumerate().filter(|(_, (_, cells))| !is_comment(cells));
    for (position, (_, cells)) in plain.take(SEARCHED_ROWS) {
        let named = cells.iter().flatten().filter(|cell| index(&known, cell).is_some()).count();
        if named > best.map_or(0, |(count, _)| count) {
            best = Some((named, position));
        }
    }
    let (_, position) = best?;
    Some((position, headings_of(&known, &grid.rows[position].1)))
}

/// The headings of a sheet and where they stand: a second list may begin below the first, with
/// headings of its own. A group heading right above another heading has no rows.
fn blocks(table: &Table, grid: &Grid) -> Vec<(usize, Vec<Heading>)> {
    let known = table.headings();
    let Some((best, headings)) = find_heading(table, grid) else { return Vec::new() };
    let mut blocks = vec![(best, headings)];
    let is_heading = |cells: &[Option<Cell>]| {
        let named = cells.iter().flatten().filter(|cell| index(&known, cell).is_some()).count();
        named >= 2 && named * 2 > cells.iter().flatten().count() && !is_comment(cells)
    };
    for (position, (_, cells)) in grid.rows.iter().enumerate().skip(best + 1) {
        let repeated = blocks.last().is_none_or(|(_, headings)| repeats(headings, cells));
        if !repeated && is_heading(cells) {
            blocks.push((position, headings_of(&known, cells)));
        }
    }
    let mut below = best;
    for (position, (_, cells)) in grid.rows[..best].iter().enumerate().rev() {
        let has_rows = grid.rows[position + 1..below]
            .iter()
            .any(|(_, cells)| cells.iter().any(Option::is_some) && !is_comment(cells));
        if has_rows && is_heading(cells) {
            blocks.insert(0, (position, headings_of(&known, cells)));
            below = position;
        }
    }
    blocks
}

fn headings_of(known: &BTreeMap<String, usize>, cells: &[Option<Cell>]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for cell in cells {
        let column = cell.as_ref().and_then(|cell| index(known, cell));
        // A heading merged over several columns means the first of them.
        let twice = column.is_some() && headings.iter().any(|heading| heading.index == column);
        let text = cell.as_ref().map_or_else(String::new, Cell::shown);
        headings.push(Heading { index: column.filter(|_| !twice), text, twice });
    }
    headings
}

/// True when cells below the heading are a row of the table.
pub(crate) fn is_row(headings: &[Heading], cells: &[Option<Cell>]) -> bool {
    !is_comment(cells)
        && cells.iter().any(Option::is_some)
        && !is_total(cells)
        && !repeats(headings, cells)
}

/// 合計, 以上: the end of a list, and no entry of it.
fn is_total(cells: &[Option<Cell>]) -> bool {
    const ENDS: [&str; 9] =
        ["合計", "計", "小計", "総計", "総数", "以上", "以下余白", "total", "subtotal"];
    let first = cells.iter().flatten().next();
    first.is_some_and(|cell| ENDS.contains(&heading_key(&shorten(&cell.shown(), 40)).as_str()))
}

/// A heading merged over several rows stands in each of them.
fn repeats(headings: &[Heading], cells: &[Option<Cell>]) -> bool {
    cells.iter().flatten().count() > 0
        && headings
            .iter()
            .zip(cells)
            .all(|(heading, cell)| cell.as_ref().is_none_or(|cell| cell.shown() == heading.text))
}

/// No heading is longer than this, in bytes.
const LONGEST_HEADING: usize = 400;

fn index(headings: &BTreeMap<String, usize>, cell: &Cell) -> Option<usize> {
    let shown = cell.shown();
    if shown.len() > LONGEST_HEADING {
        return None;
    }
    headings.get(&heading_key(&shown)).copied()
}

/// A row whose first cell is `#` and words is a note. `#` alone is a heading, and `#12` a number.
fn is_comment(cells: &[Option<Cell>]) -> bool {
    let Some(Cell::Text(text)) = cells.iter().flatten().next() else { return false };
    let Some(rest) = text.trim_start().strip_prefix('#') else { return false };
    let rest = rest.trim();
    !rest.is_empty() && !rest.bytes().all(|byte| byte.is_ascii_digit())
}

fn note_headings(
    path: &str,
    table: &Table,
    grid: &Grid,
    heading_row: usize,
    headings: &[Heading],
    output: &mut Output,
) {
    let row = grid.rows[heading_row].0;
    for (column, heading) in headings.iter().enumerate() {
        let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
        let problem = if heading.twice {
            let left = column.checked_sub(1).map(|left| &headings[left].text);
            if left == Some(&heading.text) {
                continue;
            }
            "import.column-twice"
        } else if heading.index.is_some()
            || heading.text.trim().is_empty()
            || is_note(&heading.text)
        {
            continue;
        } else {
            "import.unknown-column"
        };
        output.problem(
            Problem::warning(problem, grid.cell_source(path, row, number))
                .with("heading", shirube_model::text::shorten(&heading.text, 40))
                .with("table", table.name_ja)
                .with("table_en", table.name)
                .at_column(column + 1),
        );
    }
}

/// Columns for people: 備考 and the like are read past without a word.
fn is_note(heading: &str) -> bool {
    let key = heading_key(&shirube_model::text::shorten(heading, 40));
    ["#", "備考", "メモ", "注記", "note", "notes", "remarks", "no", "番号", "項番"]
        .contains(&key.as_str())
}
