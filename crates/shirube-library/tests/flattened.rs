//! Pages of comment tables as text extraction flattens them, with other numbers, themes, widths,
//! alignments and column orders. They were typeset and extracted by real programs, see
//! `testdata/library/make.py`, so that words come in odd places; the truth was written beside them.
#![allow(clippy::unwrap_used)]

use shirube_catalogue::Catalogue;
use shirube_documents::comment::{Field, ReadingConfidence};
use shirube_library::read::{Stated, read_text};
use shirube_library::register::{account_page, register};
use std::path::{Path, PathBuf};

/// Fields right, right but marked unsure, wrong and marked, wrong and not marked.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Score {
    right: usize,
    right_marked: usize,
    wrong_marked: usize,
    wrong: usize,
}

impl std::ops::AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.right_marked += other.right_marked;
        self.wrong_marked += other.wrong_marked;
        self.wrong += other.wrong;
    }
}

fn pages() -> Vec<PathBuf> {
    let folder =
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/library/flattened"));
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    found.sort();
    found
}

fn squeezed(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
}

fn score(path: &Path, catalogue: &Catalogue) -> Score {
    let bytes = std::fs::read(path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let truth: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
    let read = read_text(&bytes, &text, "page.txt", &Stated::default()).unwrap();
    let register = register(&read.document, &read.pages, catalogue.edition("mhlw-6.0"));
    let page = &read.pages[0];
    let accounting = account_page(page, &register);
    assert_eq!(accounting.claimed_twice, [], "{}", path.display());
    assert_eq!(accounting.remainders, register.remainders, "{}", path.display());
    let mut score = Score::default();
    for record in truth.as_array().unwrap() {
        // The end of a record of the page before has no number here.
        let Some(number) = record["number"].as_u64() else { continue };
        let found = register.comments.iter().find(|c| u64::from(c.number) == number);
        let found = found.unwrap_or_else(|| panic!("{}: no record {number}", path.display()));
        for field in Field::COLUMNS.into_iter().filter(|field| *field != Field::Number) {
            let mut wanted = squeezed(record[field.id()].as_str());
            if field == Field::Volume {
                wanted = wanted.split('(').next().unwrap_or_default().to_owned();
            }
            // Extraction drops a hyphen at the end of a line.
            let same = |a: &str, b: &str| a.replace('-', "") == b.replace('-', "");
            let right = same(&wanted, &squeezed(found.text(field).as_deref()));
            let marked = found.confidence[&field] == ReadingConfidence::Unsure;
            match (right, marked) {
                (true, false) => score.right += 1,
                (true, true) => score.right_marked += 1,
                (false, true) => score.wrong_marked += 1,
                (false, false) => score.wrong += 1,
            }
        }
    }
    score
}

/// What is read is right, or says that it is unsure. The figures are what was measured; they may
/// only get better.
#[test]
fn other_pages_of_the_form_are_read_or_marked() {
    let catalogue = Catalogue::shipped().unwrap();
    let mut total = Score::default();
    for path in pages() {
        let score = score(&path, &catalogue);
        eprintln!("{}: {score:?}", path.file_name().unwrap().to_string_lossy());
        total += score;
    }
    eprintln!("all: {total:?}");
    let fields = total.right + total.right_marked + total.wrong_marked + total.wrong;
    assert!(total.wrong * 100 <= fields, "{total:?}");
    assert!((total.right + total.right_marked) * 100 >= fields * 85, "{total:?}");
}

/// The titles of an edition help, but are not needed.
#[test]
fn pages_of_an_unknown_edition_are_read_too() {
    let path = pages().into_iter().find(|path| path.ends_with("09-single-digits.txt")).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let read = read_text(&bytes, &text, "page.txt", &Stated::default()).unwrap();
    let register = register(&read.document, &read.pages, None);
    let numbers: Vec<u32> = register.comments.iter().map(|comment| comment.number).collect();
    assert_eq!(numbers, (1..=9).collect::<Vec<u32>>());
}
