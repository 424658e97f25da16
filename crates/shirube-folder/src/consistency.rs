//! Does the ledger agree with itself: numbers that stand twice, and numbers that lead nowhere.

use crate::input::Output;
use shirube_facts::tables::{TABLES, table};
use shirube_facts::{Fact, Facts, Table};
use shirube_model::functions::Value;
use shirube_model::{Basis, Problem, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Tables whose first column numbers their rows, once each.
const NUMBERED: [&str; 7] =
    ["system", "device", "vendor", "person", "contract", "document", "network"];

/// Columns that hold a number of another table, and that table.
const REFERENCES: [(&str, &str); 5] = [
    ("system_id", "system"),
    ("device_id", "device"),
    ("vendor_id", "vendor"),
    ("person_id", "person"),
    ("responsible_person_id", "person"),
];

/// Notes numbers that stand twice or lead nowhere. A ledger that nobody keeps misses nothing.
pub(crate) fn note(output: &mut Output) {
    let mut problems = Vec::new();
    for name in NUMBERED {
        if let Some(table) = table(name) {
            twice(output.facts(), table, &mut problems);
        }
    }
    for table in TABLES {
        nowhere(output.facts(), table, &mut problems);
    }
    output.all_problems(problems);
}

fn declared<'a>(facts: &'a Facts, table: &Table) -> impl Iterator<Item = &'a Fact> {
    facts.rows(table.name).iter().filter(|row| row.provenance.basis == Basis::Declared)
}

/// The number of a row: what its first column holds.
fn number(row: &Fact) -> Option<&str> {
    match row.values.first() {
        Some(Value::Text(number)) => Some(number),
        _ => None,
    }
}

fn twice(facts: &Facts, table: &Table, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, &Source> = BTreeMap::new();
    for row in declared(facts, table) {
        let Some(id) = number(row) else { continue };
        if let Some(earlier) = first.get(id) {
            let problem = Problem::error("import.number-twice", row.provenance.source.clone());
            problems.push(
                problem
                    .with("heading", table.columns[0].heading_ja)
                    .with("column", table.columns[0].name)
                    .with("text", id)
                    .with("earlier", earlier),
            );
        } else {
            first.insert(id, &row.provenance.source);
        }
    }
}

fn nowhere(facts: &Facts, from: &Table, problems: &mut Vec<Problem>) {
    for (column, target) in REFERENCES {
        let Some(target) = table(target).filter(|target| target.name != from.name) else {
            continue;
        };
        let Some(index) = from.column_index(column) else { continue };
        let known: BTreeSet<&str> = facts.rows(target.name).iter().filter_map(number).collect();
        if known.is_empty() {
            continue;
        }
        for row in declared(facts, from) {
            if let Value::Text(id) = &row.values[index]
                && !known.contains(id.as_str())
            {
                let source = row.provenance.source.clone();
                let problem = Problem::warning("import.number-unknown", source);
                problems.push(
                    problem
                        .with("heading", from.columns[index].heading_ja)
                        .with("column", from.columns[index].name)
                        .with("text", id)
                        .with("table", target.name_ja)
                        .with("table_en", target.name),
                );
            }
        }
    }
}
