//! XML of tools: no entity is followed out of the file, and no file makes more nodes than this.

use crate::input::{Input, Output};
use roxmltree::{Document, ParsingOptions};
use shirube_model::{Problem, Source, cause};

/// Most nodes of one file.
const MOST_NODES: u32 = 2_000_000;

/// The document, or nothing and a problem with its place.
pub(super) fn parse<'t>(input: &Input<'t>, output: &mut Output) -> Option<Document<'t>> {
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let error = match Document::parse_with_options(input.text, options) {
        Ok(document) => return Some(document),
        Err(error) => error,
    };
    let at = error.pos();
    // A file that is cut off ends at its last line; the error itself names the first.
    let cut = matches!(error, roxmltree::Error::UnexpectedEndOfStream);
    let (line, column) = if cut {
        let last = input.text.lines().last().map_or(0, |line| line.chars().count());
        (input.text.lines().count().max(1), last + 1)
    } else {
        (usize::try_from(at.row).unwrap_or(1).max(1), usize::try_from(at.col).unwrap_or(1))
    };
    let problem = Problem::error("import.unreadable", Source::line(input.path, line));
    output.problem(problem.with_wording("reason", cause::of_library(error)).at_column(column));
    None
}
