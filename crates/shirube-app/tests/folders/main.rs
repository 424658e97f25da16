//! Small institution folders on which a reader or a check was once wrong, each with what must come
//! out: `testdata/cases/KIND/NAME/` is the folder, `NAME.toml` beside it what is expected.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

#[path = "../drivers/mod.rs"]
mod drivers;
mod expected;
mod needs_shared;
mod seen;

use expected::Expected;
use seen::Seen;
use std::path::{Path, PathBuf};

/// Kinds of case, each a folder of `testdata/cases`.
const KINDS: [&str; 6] =
    ["exchange/01", "exchange/02", "exchange/03", "exchange/12", "judgement", "readers"];

fn cases(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/cases").join(kind)
}

/// The folders of a kind, sorted by name.
fn folders(cases: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_case_comes_out_as_it_must() {
    let mut faults = Vec::new();
    let mut count = 0;
    for kind in KINDS {
        for folder in folders(&cases(kind)) {
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            let expected = Expected::read(&cases(kind).join(format!("{name}.toml")));
            count += expected.count();
            let said = expected.faults(Seen::of(&folder, expected.as_of(), expected.edition()));
            faults.extend(said.into_iter().map(|fault| format!("{kind}/{name}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
    assert!(count > 100, "{count}");
}
