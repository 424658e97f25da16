//! Why a check of one's own failed, in words: its author reads it in their language.

use crate::query::RESULT_COLUMNS;
use shirube_model::Wording;

/// The words for what the engine, or SQLite below it, says of a query.
pub(crate) fn wording(reason: &str) -> Wording {
    let quoted: Vec<&str> = reason.split('`').skip(1).step_by(2).take(1).collect();
    if reason.ends_with("is not a verdict") {
        return Wording::english("cause.no-verdict", &quoted, reason);
    }
    if reason.ends_with("is not a strength") {
        return Wording::english("cause.no-strength", &quoted, reason);
    }
    if reason.starts_with("the columns must be") {
        return Wording::english("cause.wrong-columns", &[&RESULT_COLUMNS.join("、")], reason);
    }
    if reason.ends_with("has no value") {
        return Wording::english("cause.no-parameter", &quoted, reason);
    }
    if reason.ends_with("is NULL") {
        return Wording::english("cause.no-institution", &[], reason);
    }
    if reason.starts_with("not authorized") || reason.contains("is prohibited") {
        let function = reason.rsplit_once("function: ").map(|(_, name)| name);
        let names: Vec<&str> = function.into_iter().collect();
        return Wording::english("cause.not-allowed", &names, reason);
    }
    let too_much = ["interrupted", "too much", "string or blob too big", "out of memory"];
    if too_much.iter().any(|words| reason.starts_with(words)) {
        return Wording::english("cause.too-much", &[], reason);
    }
    // `no such column: x`, `near "x": syntax error`: the name says where to look.
    let named = reason.split_once(": ").map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
    let near = reason.split('"').nth(1);
    let names: Vec<&str> = near.or(named).into_iter().collect();
    Wording::english("cause.not-sql", &names, reason)
}
