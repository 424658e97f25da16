//! XLSX through calamine, with its appetite bounded: a sheet is read cell by cell, never as the
//! rectangle that its farthest cell spans, and the parts are unpacked once beforehand to see that
//! they are no bomb.

use super::aside;
use super::grid::{Cell, Grid, MOST_COLUMNS, MOST_ROWS};
use crate::input::Output;
use crate::text::without_marks;
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx};
use shirube_model::{Date, Problem, Source, Wording, cause};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Largest size of all parts, unpacked.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Most cells of one workbook.
const MOST_CELLS: usize = 2_000_000;

/// Reads every sheet of a workbook.
pub(crate) fn read(path: &str, bytes: &[u8], output: &mut Output) -> Vec<Grid> {
    match try_read(path, bytes, output) {
        Ok(grids) => grids,
        Err(reason) => {
            let problem = Problem::error("import.unreadable", Source::whole(path));
            output.problem(problem.with_wording("reason", reason));
            Vec::new()
        }
    }
}

fn try_read(path: &str, bytes: &[u8], output: &mut Output) -> Result<Vec<Grid>, Wording> {
    measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(cause::of_library)?;
    let mut grids = Vec::new();
    let mut budget = MOST_CELLS;
    for sheet in workbook.sheets_metadata().to_vec() {
        let hidden = sheet.visible != SheetVisible::Visible;
        let sheet = sheet.name;
        let aside = if hidden { Some("aside.hidden") } else { aside::retired(&sheet) };
        if let Some(word) = aside {
            aside::note(path, Some(&sheet), word, output);
            continue;
        }
        note_formulas(&mut workbook, path, &sheet, output);
        let merged: Vec<Region> = workbook
            .merge_cells_by_sheet_name(&sheet)
            .unwrap_or_default()
            .into_iter()
            .map(|region| (region.start, region.end))
            .collect();
        match read_sheet(&mut workbook, &sheet, &mut budget) {
            Ok(mut cells) => {
                spread_merged(&mut cells, &merged);
                grids.push(grid(without_marks(&sheet).into_owned(), cells));
            }
            Err(reason) => {
                let problem = Problem::error("import.unreadable-sheet", Source::whole(path));
                output.problem(problem.with("sheet", sheet).with_wording("reason", reason));
            }
        }
    }
    Ok(grids)
}

/// Unpacks every part into nothing, to know its true size before it is kept.
fn measure(bytes: &[u8]) -> Result<(), Wording> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(cause::of_library)?;
    let mut left = LARGEST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(cause::of_library)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(cause::of_library)?;
        left = left.checked_sub(size).ok_or_else(|| Wording::word("cause.unpacks-too-large"))?;
    }
    Ok(())
}

type Cells = BTreeMap<(u32, u32), Cell>;

/// First and last cell of merged cells, row and column counted from 0.
type Region = ((u32, u32), (u32, u32));

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    budget: &mut usize,
) -> Result<Cells, Wording> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(cause::of_library)?;
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().map_err(cause::of_library)? {
        let (row, column) = cell.get_position();
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                Cell::Text(without_marks(text).into_owned())
            }
            DataRef::SharedString(text) => Cell::Text(without_marks(text).into_owned()),
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::Bool(flag) => Cell::Flag(*flag),
            DataRef::DateTime(serial) => day(serial),
            DataRef::Error(error) => Cell::Error(error.to_string()),
        };
        if matches!(&value, Cell::Text(text) if text.trim().is_empty()) {
            continue;
        }
        if row as usize >= MOST_ROWS || column as usize >= MOST_COLUMNS || *budget == 0 {
            return Err(Wording::word("cause.too-large"));
        }
        *budget -= 1;
        cells.insert((row, column), value);
    }
    Ok(cells)
}

/// A day by the workbook's own date system; what is no day of any calendar stays a number.
fn day(serial: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = serial.to_ymd_hms_milli();
    let date = match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    match date.filter(|_| serial.is_datetime()) {
        Some(date) => Cell::Day(date),
        None => Cell::Serial(serial.as_f64()),
    }
}

/// Notes formulas that no program has calculated yet: their cells would be empty without a word.
fn note_formulas(workbook: &mut Xlsx<Cursor<&[u8]>>, path: &str, sheet: &str, output: &mut Output) {
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return };
    let (mut first, mut count) = (None, 0);
    for _ in 0..MOST_CELLS {
        let Ok(Some(cell)) = reader.next_cell_with_formula() else { break };
        let is_empty = matches!(&cell.value, DataRef::Empty)
            || matches!(&cell.value, DataRef::String(text) if text.is_empty());
        if cell.formula.is_some() && is_empty {
            first.get_or_insert(cell.pos);
            count += 1;
        }
    }
    if let Some((row, column)) = first {
        let source = Source::cell(path, without_marks(sheet).as_ref(), row + 1, column + 1);
        output.problem(Problem::error("import.formula-without-value", source).with("count", count));
    }
}

/// A merged heading stands for every column that it spans.
fn spread_merged(cells: &mut Cells, merged: &[Region]) {
    let mut budget = 10_000usize;
    for ((top, left), (bottom, right)) in merged {
        let Some(value) = cells.get(&(*top, *left)).cloned() else { continue };
        for row in *top..=(*bottom).min(MOST_ROWS as u32) {
            for column in *left..=(*right).min(MOST_COLUMNS as u32) {
                if budget == 0 {
                    return;
                }
                budget -= 1;
                cells.entry((row, column)).or_insert_with(|| value.clone());
            }
        }
    }
}

fn grid(sheet: String, cells: Cells) -> Grid {
    let mut rows: Vec<(u32, Vec<Option<Cell>>)> = Vec::new();
    for ((row, column), cell) in cells {
        if rows.last().is_none_or(|(number, _)| *number != row + 1) {
            rows.push((row + 1, Vec::new()));
        }
        if let Some((_, line)) = rows.last_mut() {
            line.resize(column as usize, None);
            line.push(Some(cell));
        }
    }
    Grid { sheet: Some(sheet), rows }
}
