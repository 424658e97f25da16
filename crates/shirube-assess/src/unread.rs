//! Tables of which something could not be read: what is missing may be what fails, so they never show
//! that a requirement is met.

use shirube_facts::Facts;
use shirube_facts::tables::{TABLES, table_for_ledger};
use shirube_model::{Problem, ProblemLevel};
use std::collections::{BTreeMap, BTreeSet};

/// The tables that errors of reading concern: those that have rows of the same file, and the one
/// that the file's name says.
pub(crate) fn tables(facts: &Facts, problems: &[Problem]) -> BTreeSet<&'static str> {
    let unread: BTreeSet<&str> = problems
        .iter()
        .filter(|problem| problem.level == ProblemLevel::Error)
        .map(|problem| problem.source.artifact.as_str())
        .filter(|path| path.starts_with("ledger/") || path.starts_with("evidence/"))
        .collect();
    if unread.is_empty() {
        return BTreeSet::new();
    }
    let mut of_files: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    for table in TABLES {
        for row in facts.rows(table.name) {
            of_files.entry(&row.provenance.source.artifact).or_default().insert(table.name);
        }
    }
    let mut tables: BTreeSet<&'static str> =
        unread.iter().filter_map(|path| of_files.get(path)).flatten().copied().collect();
    tables.extend(unread.iter().filter_map(|path| named(path)));
    tables
}

/// The table that a ledger's name says, whatever number or year stands beside it: `機器2.csv`.
fn named(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("ledger/")?.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | ' ' | '(' | ')' | '年');
    table_for_ledger(stem.trim_matches(is_number)).map(|table| table.name)
}
