//! The ledger: CSV and XLSX with Japanese or English headers.

pub(crate) mod cell;
mod csv_file;
pub(crate) mod grid;
pub(crate) mod rows;
mod xlsx_file;

use crate::input::Output;
use grid::Grid;
use shirube_facts::tables::table_for_ledger;
use shirube_model::{Problem, Source};

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

/// Reads one ledger file; gives the format's name when it is one.
pub fn read_file(path: &str, bytes: &[u8], output: &mut Output) -> Option<&'static str> {
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
        LedgerForm::Other => {
            output.problem(Problem::warning("import.not-a-ledger", Source::whole(path)));
            None
        }
    }
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

/// The sheet's name decides the table; a workbook with one unnamed sheet goes by the file's name.
fn read_grid(path: &str, stem: &str, grid: &Grid, output: &mut Output) {
    let named = grid.sheet.as_deref().and_then(table_for_ledger);
    match named.or_else(|| table_for_ledger(stem)) {
        Some(table) => rows::read(path, table, grid, output),
        None if grid.is_blank() => {}
        None => {
            let sheet = grid.sheet.clone().unwrap_or_else(|| stem.to_owned());
            let problem = Problem::warning("import.unknown-table", Source::whole(path));
            output.problem(problem.with("sheet", sheet));
        }
    }
}
