//! Names of subjects, as the ledger has them.

use shirube_facts::tables::TABLES;
use shirube_model::{Facts, SubjectVerdict};
use std::collections::BTreeMap;

/// Names by id: the `name` or `title` of the tables whose first column is an id.
pub(crate) fn labels(facts: &Facts) -> BTreeMap<&str, &str> {
    let mut labels = BTreeMap::new();
    for table in TABLES {
        let named = table.column_index("name").or_else(|| table.column_index("title"));
        let (Some(first), Some(name)) = (table.columns.first(), named) else { continue };
        if !first.name.ends_with("_id") {
            continue;
        }
        for row in facts.rows(table.name) {
            if let (Some(id), Some(name)) = (row.text(0), row.text(name)) {
                labels.entry(id).or_insert(name);
            }
        }
    }
    labels
}

/// Gives each subject its name.
pub(crate) fn name(verdicts: &mut [SubjectVerdict], labels: &BTreeMap<&str, &str>) {
    for verdict in verdicts {
        verdict.label = labels.get(verdict.subject.as_str()).map(|label| (*label).to_owned());
    }
}
