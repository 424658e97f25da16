//! The ledger: CSV and XLSX with Japanese or English headers.

mod cell;
mod csv_file;
pub(crate) mod grid;
mod rows;
mod xlsx_file;

use crate::input::Output;
use grid::Grid;
use shirube_facts::tables::table_for_ledger;
use shirube_model::{Problem, Source};

/// Reads one ledger file; gives the format's name when it is one.
pub fn read_file(path: &str, bytes: &[u8], output: &mut Output) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_ascii_lowercase().as_str() {
        "csv" | "tsv" | "txt" => {
            let delimiter = if extension.eq_ignore_ascii_case("tsv") { b'\t' } else { b',' };
            match csv_file::read(path, bytes, delimiter, output) {
                Some(grid) => read_grid(path, stem, &grid, output),
                None => return Some("csv"),
            }
            Some("csv")
        }
        "xlsx" | "xlsm" => {
            for grid in xlsx_file::read(path, bytes, output) {
                read_grid(path, stem, &grid, output);
            }
            Some("xlsx")
        }
        _ => {
            output.problem(Problem::warning("import.not-a-ledger", Source::whole(path)));
            None
        }
    }
}

/// The sheets of a table that is no ledger: CSV gives one, XLSX as many as it has.
pub(crate) fn grids(path: &str, bytes: &[u8], output: &mut Output) -> Vec<Grid> {
    match path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
        Some("xlsx" | "xlsm") => xlsx_file::read(path, bytes, output),
        Some("csv") => csv_file::read(path, bytes, b',', output).into_iter().collect(),
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
