//! Which functions a check may call.
//!
//! `data/` holds the names of all functions of both engines, as `testdata/dialect/engine_functions.py`
//! writes them. Where a function of ours had a name that an engine has too, which one answers would
//! depend on the engine and on its version.

use sqlparser::ast::{
    DuplicateTreatment, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments,
};

/// Functions that both engines have with one meaning, sorted. Not `lower` and `upper`: SQLite knows
/// the case of ASCII letters only.
const COMMON_FUNCTIONS: [&str; 10] =
    ["abs", "coalesce", "count", "dense_rank", "max", "min", "nullif", "rank", "row_number", "sum"];

/// Why a check may not call a function as it does.
pub(super) fn fault(function: &Function) -> Option<String> {
    let name = function.name.to_string();
    let ours = shirube_model::functions::function(&name).is_some();
    if !ours && !COMMON_FUNCTIONS.contains(&name.as_str()) {
        return Some(format!("the function is outside the dialect: {name}"));
    }
    // Both engines answer it, at a price: over a country's institutions one more table for each group.
    if is_distinct(function) {
        return Some(format!("count the rows of a SELECT DISTINCT instead: {function}"));
    }
    // With two arguments SQLite compares them, and DataFusion has no such function.
    if (name == "max" || name == "min") && arguments(function).len() != 1 {
        return Some(format!("`{name}` is over the rows of a group only: {function}"));
    }
    None
}

fn is_distinct(function: &Function) -> bool {
    match &function.args {
        FunctionArguments::List(list) => {
            list.duplicate_treatment == Some(DuplicateTreatment::Distinct)
        }
        FunctionArguments::None | FunctionArguments::Subquery(_) => false,
    }
}

/// The plain arguments of a call.
pub(super) fn arguments(function: &Function) -> Vec<&Expr> {
    let FunctionArguments::List(list) = &function.args else { return Vec::new() };
    let plain = |argument| match argument {
        &FunctionArg::Unnamed(FunctionArgExpr::Expr(ref expr)) => Some(expr),
        _ => None,
    };
    list.args.iter().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_model::functions::FUNCTIONS;
    use std::collections::BTreeSet;

    fn names(list: &'static str) -> BTreeSet<&'static str> {
        list.lines().filter(|line| !line.starts_with('#')).collect()
    }

    fn of_engines() -> [BTreeSet<&'static str>; 2] {
        [
            names(include_str!("../../data/sqlite-functions.txt")),
            names(include_str!("../../data/datafusion-functions.txt")),
        ]
    }

    #[test]
    fn no_function_of_ours_is_built_in() {
        for engine in of_engines() {
            for function in FUNCTIONS {
                assert!(!engine.contains(function.name), "{}", function.name);
            }
        }
    }

    #[test]
    fn both_engines_have_the_common_functions() {
        assert!(COMMON_FUNCTIONS.is_sorted());
        for engine in of_engines() {
            for name in COMMON_FUNCTIONS {
                assert!(engine.contains(name), "{name}");
            }
        }
    }

    /// The name that one of ours had until it was found in DataFusion.
    #[test]
    fn the_lists_know_what_only_one_engine_has() {
        let [sqlite, datafusion] = of_engines();
        assert!(datafusion.contains("list_contains") && !sqlite.contains("list_contains"));
        assert!(sqlite.contains("julianday") && !datafusion.contains("julianday"));
    }
}
