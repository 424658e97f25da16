//! CSV as spreadsheet programs and people write it.

use super::grid::{Cell, Grid, MOST_COLUMNS, MOST_ROWS};
use crate::input::Output;
use crate::text::decode;
use shirube_model::{Problem, Source, Wording, cause};

/// Reads a CSV file; `None` when it is none.
pub(crate) fn read(path: &str, bytes: &[u8], delimiter: u8, output: &mut Output) -> Option<Grid> {
    let decoded = decode(bytes);
    if decoded.text.contains('\0') {
        let problem = Problem::error("import.unreadable", Source::whole(path));
        output.problem(problem.with_wording("reason", Wording::word("cause.not-text")));
        return None;
    }
    if decoded.damaged {
        let problem = Problem::warning("import.damaged-text", Source::whole(path));
        output.problem(problem.with("encoding", decoded.encoding));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(decoded.text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                let source = Source::line(path, usize::try_from(line).unwrap_or(1));
                let problem = Problem::error("import.unreadable", source);
                output.problem(problem.with_wording("reason", cause::of_library(error)));
                break;
            }
        }
        let line = record.position().map_or(1, |position| line_of(&decoded.text, position));
        if grid.rows.len() >= MOST_ROWS || record.len() > MOST_COLUMNS {
            let source = Source::line(path, usize::try_from(line).unwrap_or(1));
            output.problem(Problem::error("import.too-large", source));
            break;
        }
        let cells = record
            .iter()
            .map(|text| (!text.trim().is_empty()).then(|| Cell::Text(text.to_owned())))
            .collect();
        grid.rows.push((u32::try_from(line).unwrap_or(u32::MAX), cells));
    }
    Some(grid)
}

/// The line of a row: the library's position is that of the blank lines above it.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}
