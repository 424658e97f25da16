//! The answers of vendors, as the ledger has them.

use shirube_catalogue::Checklist;
use shirube_facts::{FactRow, tables};
use shirube_model::Facts;
use shirube_model::checklist::{Answer, GivenAnswer};
use std::collections::BTreeMap;

/// The vendors of the ledger: id and name.
pub(super) fn vendors(facts: &Facts) -> Vec<(String, String)> {
    let columns = tables::Vendor::COLUMNS;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let rows = facts.rows(tables::Vendor::TABLE.name).iter();
    rows.map(|row| (text(row.text(columns.vendor_id)), text(row.text(columns.name)))).collect()
}

/// The answers of a vendor. The scope is the system that they are about.
pub(super) fn answers(facts: &Facts, list: &Checklist, id: &str, name: &str) -> Vec<GivenAnswer> {
    let columns = tables::VendorAnswer::COLUMNS;
    let rows = facts.rows(tables::VendorAnswer::TABLE.name).iter();
    rows.filter_map(|row| {
        if row.text(columns.vendor_id)? != id {
            return None;
        }
        Some(GivenAnswer {
            checklist: list.id.clone(),
            item: row.text(columns.question)?.to_owned(),
            scope: row.text(columns.system_id).map(str::to_owned),
            answer: match row.text(columns.answer)? {
                "yes" => Answer::Yes,
                "no" => Answer::No,
                _ => return None,
            },
            person: name.to_owned(),
            checked_at: row.date(columns.answered_at)?,
            target: None,
            note: None,
            withdrawn: None,
            source: row.provenance.source.clone(),
        })
    })
    .collect()
}

/// A vendor answers one form for all of its systems: what was said last of each system counts, and
/// a no of one is a no of the vendor.
pub(super) fn one_voice(answers: Vec<GivenAnswer>) -> Vec<GivenAnswer> {
    let mut by_item: BTreeMap<String, Vec<GivenAnswer>> = BTreeMap::new();
    for answer in answers {
        by_item.entry(answer.item.clone()).or_default().push(answer);
    }
    let mut voice = Vec::new();
    for (_, mut of_item) in by_item {
        of_item.sort_by_key(|answer| (answer.checked_at, answer.source.line_number()));
        let latest: BTreeMap<Option<String>, GivenAnswer> =
            of_item.iter().map(|answer| (answer.scope.clone(), answer.clone())).collect();
        let newest = latest.values().max_by_key(|answer| answer.checked_at).cloned();
        let no = latest.into_values().find(|answer| answer.answer == Answer::No);
        let earliest = of_item.into_iter().next();
        for mut answer in earliest.into_iter().chain(no.or(newest)) {
            answer.scope = None;
            if !voice.contains(&answer) {
                voice.push(answer);
            }
        }
    }
    voice
}
