//! The binary as people run it, with the repository as its working directory.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Runs the binary with a data folder that is not there.
pub(crate) fn shirube(arguments: &[&str]) -> Output {
    shirube_with(Path::new("/nonexistent/shirube"), arguments)
}

/// Runs the binary with this data folder.
pub(crate) fn shirube_with(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shirube"))
        .args(arguments)
        .current_dir(root())
        .env("SHIRUBE_DATA", data)
        .env_remove("SHIRUBE_LANG")
        .output()
        .unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a run that must succeed prints.
pub(crate) fn printed(data: &Path, arguments: &[&str]) -> String {
    let output = shirube_with(data, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    stdout(&output)
}

/// Copies a folder; its entries in the other order when asked.
pub(crate) fn copy(from: &Path, to: &Path, reversed: bool) {
    std::fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> = std::fs::read_dir(from).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    if reversed {
        entries.reverse();
    }
    for path in entries {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, reversed);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
