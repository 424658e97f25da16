//! CSV as spreadsheet programs and people write it.

use super::grid::{Cell, Grid, MOST_COLUMNS, MOST_ROWS};
use crate::input::Output;
use crate::lines::Lines;
use crate::text::decode;
use shirube_model::{Problem, Source, Wording, cause};

/// What a spreadsheet program writes for a cell that it could not calculate.
const ERRORS: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"];

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
    let text = decoded.text.as_str();
    let lines = Lines::new(text);
    let delimiter = delimiter_of(text, delimiter);
    // A quote that nothing closes would swallow every row below it: what stands above is read.
    let open = open_quote(text, delimiter);
    if let Some(at) = open {
        output.problem(Problem::error("import.open-quote", Source::line(path, lines.line(at))));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let at = error.position().map_or(0, csv::Position::byte);
                let source = Source::line(path, lines.line(usize::try_from(at).unwrap_or(0)));
                let problem = Problem::error("import.unreadable", source);
                output.problem(problem.with_wording("reason", cause::of_library(error)));
                break;
            }
        }
        let ends_at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if open.is_some_and(|at| at < ends_at) {
            break;
        }
        let line = record.position().map_or(1, |position| line_of(text, &lines, position));
        if grid.rows.len() >= MOST_ROWS || record.len() > MOST_COLUMNS {
            output.problem(Problem::error("import.too-large", Source::line(path, line)));
            break;
        }
        grid.rows
            .push((u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(cell).collect()));
    }
    Some(grid)
}

fn cell(text: &str) -> Option<Cell> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let is_error = ERRORS.contains(&trimmed);
    Some(if is_error { Cell::Error(trimmed.to_owned()) } else { Cell::Text(text.to_owned()) })
}

/// What separates the cells: what the name of the file says, unless the text has none of it, and
/// tabs or semicolons in its place.
fn delimiter_of(text: &str, named: u8) -> u8 {
    let is_plain = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut plain = text.lines().filter(is_plain).take(20);
    let counts = |mark: char| plain.clone().any(|line| line.contains(mark));
    if plain.clone().next().is_none() || counts(char::from(named)) {
        return named;
    }
    let first = plain.next().unwrap_or("");
    let others = [('\t', b'\t'), (';', b';'), (',', b',')];
    others.iter().find(|(mark, _)| first.contains(*mark)).map_or(named, |(_, byte)| *byte)
}

/// The byte where a quotation mark opens a cell that nothing closes (RFC 4180: a cell begins with
/// one, two stand for one inside, and after the closing one the cell ends).
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut opened, mut starts) = (0, None, true);
    while let Some(byte) = bytes.get(at) {
        match (opened, byte) {
            (None, b'"') if starts => opened = Some(at),
            (Some(_), b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => opened = None,
            _ => {}
        }
        starts = opened.is_none() && (*byte == delimiter || matches!(byte, b'\n' | b'\r'));
        at += 1;
    }
    opened
}

/// The line of a row: the library's position is that of the blank lines above it.
fn line_of(text: &str, lines: &Lines, position: &csv::Position) -> usize {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    lines.line(start.saturating_add(blank).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: u8) -> (Vec<(u32, usize)>, Vec<String>) {
        let mut output = Output::new("x");
        let grid = read("x.csv", text.as_bytes(), delimiter, &mut output).unwrap();
        let problems = output.problems().iter().map(|p| format!("{} {}", p.code(), p.source));
        (grid.rows.iter().map(|(row, cells)| (*row, cells.len())).collect(), problems.collect())
    }

    #[test]
    fn rows_stand_where_an_editor_shows_them() {
        let text = "a,b\n\n1,\"x\ny\"\n2,z\n";
        assert_eq!(rows(text, b',').0, [(1, 2), (3, 2), (5, 2)]);
        assert_eq!(rows(&text.replace('\n', "\r\n"), b',').0, [(1, 2), (3, 2), (5, 2)]);
    }

    #[test]
    fn a_quote_that_nothing_closes_is_said() {
        let (read, problems) = rows("a,b\n1,x\n2,\"y\n3,z\n", b',');
        assert_eq!(read, [(1, 2), (2, 2)]);
        assert_eq!(problems, ["import.open-quote x.csv:3"]);
        assert_eq!(rows("a,b\n1,\"x \"\"y\"\"\"\n", b',').1, Vec::<String>::new());
    }

    #[test]
    fn tabs_and_semicolons_are_seen() {
        assert_eq!(rows("a;b\n1;2\n", b',').0, [(1, 2), (2, 2)]);
        assert_eq!(rows("a\tb\n1\t2\n", b',').0, [(1, 2), (2, 2)]);
        assert_eq!(rows("a,b;c\n", b',').0, [(1, 2)]);
    }
}
