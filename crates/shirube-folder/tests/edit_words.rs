//! Every refusal of an edit has a sentence and a hint in both languages, and the values they need.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_folder::edit::EditError;
use shirube_model::{Date, Failure, Problem, Source};

fn one_of_each() -> Vec<EditError> {
    let path = || "ledger/機器.csv".to_owned();
    let text = || "x".to_owned();
    let problem = Problem::error("import.toml", Source::line("shirube.toml", 3)).at_column(4);
    vec![
        EditError::NotWhole { problem: Box::new(problem) },
        EditError::Damaged { path: path(), line: 2, encoding: "Shift_JIS" },
        EditError::StrayQuote { path: path(), line: 2, column: 7 },
        EditError::Workbook { path: path() },
        EditError::NotALedger { path: path() },
        EditError::NoFile { path: path() },
        EditError::TooLarge { path: path() },
        EditError::InlineList { path: path(), line: 2, name: "answer" },
        EditError::NotInEncoding { path: path(), encoding: "Shift_JIS", character: '🏥' },
        EditError::BadCharacter { field: text(), character: '\u{1B}' },
        EditError::Empty { field: text() },
        EditError::BadValue { field: text(), text: text(), known: text() },
        EditError::Formula { field: text(), text: text() },
        EditError::NoneSuch { path: path(), what: text() },
        EditError::Several { path: path(), line: 2, what: text() },
        EditError::RowThere { path: path(), line: 2, what: text() },
        EditError::NoColumn { path: path(), heading: text() },
        EditError::Approved { what: text(), person: text() },
        EditError::ApprovedEarly { what: text(), day: Date::constant(2026, 11, 1) },
        EditError::OfAnother { person: text() },
        EditError::WithdrawnEarly { person: text(), day: Date::constant(2026, 11, 1) },
        EditError::SamePerson { person: text() },
        EditError::NotKept { path: path() },
    ]
}

#[test]
fn every_refusal_has_words_in_both_languages() {
    for language in ["ja", "en"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        let words = std::fs::read_to_string(root.join(format!("{language}.toml"))).unwrap();
        let words: toml::Table = toml::from_str(&words).unwrap();
        let mut keys = Vec::new();
        for error in one_of_each() {
            let name = error.code();
            for kind in ["failure", "failure-hint"] {
                let key = format!("{kind}.{name}");
                let mut sentence = words[&key].as_str().unwrap().to_owned();
                for (value, text) in error.message().values() {
                    let text = text.as_text().unwrap();
                    sentence = sentence.replace(&format!("{{{value}}}"), text);
                }
                assert!(!sentence.contains('{'), "{key}: {sentence}");
                keys.push(key);
            }
        }
        let written = words.keys().filter(|key| key.contains(".edit-")).count();
        assert_eq!(keys.len(), written, "a sentence that no refusal says, or one not tried here");
    }
}

#[test]
fn places_are_named() {
    let values: Vec<String> = one_of_each()
        .iter()
        .filter_map(|error| Some(error.message().value("place")?.as_text()?.to_owned()))
        .take(3)
        .collect();
    assert_eq!(values, ["shirube.toml:3:4", "ledger/機器.csv:2", "ledger/機器.csv:2:7"]);
}
