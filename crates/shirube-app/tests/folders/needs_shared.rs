//! The cases as they were given: none of the inputs has changed.

use crate::{KINDS, cases, folders};
use std::collections::BTreeMap;
use std::path::Path;

/// The bytes of each file below a folder, by its path; what is expected is said elsewhere.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if name != "EXPECTED.txt" {
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
#[ignore = "needs ../shared"]
fn the_inputs_are_those_that_were_given() {
    let shared = shirube_testing::shared("cases");
    let mut compared = 0;
    for kind in KINDS {
        for folder in folders(&cases(kind)) {
            let given = shared.join(kind).join(folder.file_name().unwrap());
            if given.is_dir() {
                assert_eq!(files(&folder), files(&given), "{}", folder.display());
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}
