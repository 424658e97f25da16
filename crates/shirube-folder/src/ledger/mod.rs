//! The ledger: CSV and XLSX with Japanese or English headers.

pub(crate) mod aside;
pub(crate) mod cell;
mod csv_file;
pub(crate) mod grid;
mod profession;
pub(crate) mod rows;
mod written;
mod xlsx_file;

use crate::input::Output;
use crate::walk::FolderInput;
use grid::Grid;
use shirube_facts::tables::{TABLES, table_for_ledger};
use shirube_facts::{Table, TableScope};
use shirube_model::{Problem, Source, Wording};

/// The forms of ledgers, by the name of the file.
pub(crate) enum LedgerForm<'p> {
    /// Text; the name without its end, and what separates the cells.
    Csv { stem: &'p str, delimiter: u8 },
    /// XLSX; the name without its end.
    Workbook { stem: &'p str },
    /// No ledger.
    Other,
}

/// The form of the ledger at `path`.
pub(crate) fn form(path: &str) -> LedgerForm<'_> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_ascii_lowercase().as_str() {
        "tsv" => LedgerForm::Csv { stem, delimiter: b'\t' },
        "csv" | "txt" => LedgerForm::Csv { stem, delimiter: b',' },
        "xlsx" | "xlsm" => LedgerForm::Workbook { stem },
        _ => LedgerForm::Other,
    }
}

/// Why a file below `ledger/` is left aside: its name, or that of a folder around it, says that it is
/// past or an example, or it is a copy that a program made of another one that is there.
pub(crate) fn aside_reason(path: &str, folder: &FolderInput) -> Option<&'static str> {
    let inside = path.strip_prefix("ledger/").unwrap_or(path);
    let (around, name) =
        inside.rsplit_once('/').map_or(("", inside), |(around, name)| (around, name));
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let past = around.split('/').chain([stem]).find_map(aside::retired);
    past.or_else(|| {
        let original = aside::original(stem)?;
        let start = &path[..path.len() - name.len()];
        folder.contains(&format!("{start}{original}.{end}")).then_some("aside.copy")
    })
}

/// Says that a file was left aside.
pub(crate) fn note_aside(path: &str, word: &'static str, output: &mut Output) {
    aside::note(path, None, word, output);
}

/// Reads one ledger file; gives the format's name when it is one.
pub fn read_file(path: &str, bytes: &[u8], output: &mut Output) -> Option<&'static str> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return known_unread(path, "old-office", output);
    }
    match form(path) {
        LedgerForm::Csv { stem, delimiter } => {
            if let Some(grid) = csv_grid(path, bytes, delimiter, output) {
                read_grid(path, stem, &grid, output);
            }
            Some("csv")
        }
        LedgerForm::Workbook { stem } => {
            for grid in xlsx_file::read(path, bytes, output) {
                read_grid(path, stem, &grid, output);
            }
            Some("xlsx")
        }
        LedgerForm::Other if is_spreadsheet(path) => known_unread(path, "other-office", output),
        LedgerForm::Other => {
            output.problem(Problem::warning("import.not-a-ledger", Source::whole(path)));
            None
        }
    }
}

/// Spreadsheets of other programs, and binary ones.
fn is_spreadsheet(path: &str) -> bool {
    let end = path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    matches!(end.as_deref(), Some("xls" | "xlsb" | "ods" | "numbers" | "gsheet"))
}

/// Says what a file is that is known and not read.
fn known_unread(path: &str, kind: &str, output: &mut Output) -> Option<&'static str> {
    let problem = Problem::error("import.known-unread", Source::whole(path));
    let word = |group: &str| Wording::word(format!("{group}.{kind}"));
    output
        .problem(problem.with_wording("kind", word("known")).with_wording("do", word("known-do")));
    None
}

/// The cells of a CSV file; `None` when it is none.
pub(crate) fn csv_grid(
    path: &str,
    bytes: &[u8],
    delimiter: u8,
    output: &mut Output,
) -> Option<Grid> {
    csv_file::read(path, bytes, delimiter, output)
}

/// The sheets of a table that is no ledger: CSV gives one, XLSX as many as it has.
pub(crate) fn grids(path: &str, bytes: &[u8], output: &mut Output) -> Vec<Grid> {
    match path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
        Some("xlsx" | "xlsm") => xlsx_file::read(path, bytes, output),
        Some("csv") => csv_grid(path, bytes, b',', output).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The table whose headings a grid has: at least two of them, half of what stands in the row, and more
/// than any other table would have.
fn by_headings(grid: &Grid) -> Option<&'static Table> {
    let mut best: Option<(usize, &'static Table)> = None;
    let mut tied = false;
    let of_institution = TABLES.iter().filter(|table| table.scope == TableScope::Institution);
    for table in of_institution {
        let Some((_, headings)) = rows::find_heading(table, grid) else { continue };
        let known = headings.iter().filter(|heading| heading.index.is_some()).count();
        if known < 2 || known * 2 < headings.len() {
            continue;
        }
        let most = best.map_or(0, |(count, _)| count);
        tied = known == most || known < most && tied;
        if known > most {
            best = Some((known, table));
        }
    }
    best.filter(|_| !tied).map(|(_, table)| table)
}

/// The sheet's name decides the table; a workbook with one unnamed sheet goes by the file's name.
fn read_grid(path: &str, stem: &str, grid: &Grid, output: &mut Output) {
    let named = grid.sheet.as_deref().and_then(table_for_ledger);
    match named.or_else(|| table_for_ledger(stem)) {
        Some(table) => rows::read(path, table, grid, output),
        None if grid.is_blank() => {}
        // Of another name, its headings say what it is.
        None if by_headings(grid).is_some() => {
            if let Some(table) = by_headings(grid) {
                rows::read(path, table, grid, output);
            }
        }
        None => {
            let sheet = grid.sheet.clone().unwrap_or_else(|| stem.to_owned());
            let problem = Problem::warning("import.unknown-table", Source::whole(path));
            output.problem(problem.with("sheet", sheet));
        }
    }
}
