//! What lies in an institution folder where nothing is read, and what is said of files that are not
//! there: neither goes without a word.

use crate::input::Output;
use crate::settings::{SETTINGS_FILE, Settings};
use crate::walk::FolderInput;
use shirube_facts::{FactRow, tables};
use shirube_model::functions::Value;
use shirube_model::{Problem, Source};
use std::collections::BTreeSet;

/// Entries of the folder itself that have a place of their own.
const KNOWN: [&str; 6] =
    ["shirube.toml", "declarations.toml", "checklist.toml", "ledger", "evidence", "checks"];

/// Notes files outside of `ledger/` and `evidence/`, once for each entry of the folder. Pages for
/// people are none.
pub(crate) fn note(folder: &FolderInput, output: &mut Output) {
    let entries: BTreeSet<&str> =
        folder.paths().map(|path| path.split('/').next().unwrap_or(path)).collect();
    let is_page = |name: &str| name.ends_with(".md") || name.ends_with(".pdf");
    // Checks of the institution's own may lie in its folder, under any name.
    let has_checks = |name: &str| {
        folder
            .paths()
            .any(|path| path.ends_with("/check.toml") && path.split('/').next() == Some(name))
    };
    let is_other = |name: &&str| !KNOWN.contains(name) && !is_page(name) && !has_checks(name);
    for name in entries.into_iter().filter(is_other) {
        let count = folder.paths().filter(|path| path.split('/').next() == Some(name)).count();
        let problem = Problem::warning("import.outside", Source::whole(name));
        output.problem(problem.with("count", count));
    }
}

/// Notes what the settings say of files that are not there, and of devices that no ledger has.
pub(crate) fn note_sources(settings: &Settings, folder: &FolderInput, output: &mut Output) {
    let columns = tables::Device::COLUMNS;
    let rows = output.facts().rows(tables::Device::TABLE.name).iter();
    let devices: BTreeSet<String> = rows
        .filter_map(|row| match &row.values[columns.device_id] {
            Value::Text(id) => Some(id.clone()),
            _ => None,
        })
        .collect();
    let mut problems = Vec::new();
    for entry in &settings.sources {
        let source = Source::line(SETTINGS_FILE, entry.line);
        if !folder.paths().any(|path| entry.is_match(path)) {
            let problem = Problem::warning("import.source-matches-nothing", source.clone());
            problems.push(problem.with("path", &entry.pattern));
        }
        if let Some(device) =
            entry.hints.device.as_ref().filter(|device| !devices.contains(*device))
            && !devices.is_empty()
        {
            let problem = Problem::warning("import.source-device-unknown", source);
            problems.push(problem.with("device", device));
        }
    }
    output.all_problems(problems);
}
