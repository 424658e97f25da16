//! What several scanners have in common: days, and targets that were not looked at.

use crate::input::{Input, Output};
use shirube_model::date::{from_seconds, parse_date};
use shirube_model::{Date, Problem, Source, Wording};

/// The day of a number of seconds since 1970, in Universal Time.
pub(super) fn day_of_seconds(text: &str) -> Option<Date> {
    from_seconds(text.trim().parse().ok()?)
}

/// The day that a moment in ISO 8601 begins with.
pub(super) fn day_of_moment(text: &str) -> Option<Date> {
    parse_date(text.get(..10)?).ok()
}

/// Notes a target that was asked for and not looked at.
pub(super) fn not_scanned(
    input: &Input<'_>,
    output: &mut Output,
    line: usize,
    target: &str,
    reason: Wording,
) {
    let source = Source::line(input.path, line.max(1));
    let problem = Problem::warning("import.host-not-scanned", source).with("host", target);
    output.problem(problem.with_wording("reason", reason));
}
