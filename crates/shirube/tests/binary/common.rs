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

/// The day that the examples are looked at.
pub(crate) const DATE: &str = "2026-11-25";

/// Checks a folder as of that day.
pub(crate) fn check(folder: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["check", folder, "--as-of", DATE];
    arguments.extend(more);
    shirube(&arguments)
}

/// The report of a folder as JSON.
pub(crate) fn json(folder: &str, more: &[&str]) -> serde_json::Value {
    let mut arguments = vec!["--format", "json"];
    arguments.extend(more);
    serde_json::from_slice(&check(folder, &arguments).stdout).unwrap()
}

/// A clinic that has everything which a document can hold: MDS/SDS answers too.
pub(crate) fn clinic_with_answers(folder: &Path) -> String {
    for name in ["shirube.toml", "declarations.toml"] {
        std::fs::copy(root().join("examples/clinic").join(name), folder.join(name)).unwrap();
    }
    std::fs::create_dir_all(folder.join("ledger")).unwrap();
    for entry in std::fs::read_dir(root().join("examples/clinic/ledger")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.join("ledger").join(path.file_name().unwrap())).unwrap();
    }
    std::fs::write(
        folder.join("ledger/開示書回答.csv"),
        "事業者ID,システムID,開示書種別,版,項番,別紙,回答,備考\nV-02,S-03,SDS,5.0,1.1,○,はい,\nV-02,S-03,SDS,5.0,1.2,○,いいえ,次の更新で対応\nV-02,S-03,SDS,5.0,1.3,×,,\n",
    )
    .unwrap();
    folder.to_string_lossy().into_owned()
}

/// Every OSCAL document, by file name.
pub(crate) fn oscal_documents(folder: &str, oscal: &str) -> Vec<(String, String)> {
    let nowhere = Path::new("/nonexistent/shirube");
    let mut found = Vec::new();
    for edition in ["mhlw-6.0", "mhlw-7.0"] {
        let arguments = ["oscal", "catalog", "--edition", edition, "--oscal", oscal];
        found.push((format!("{edition}.catalog.json"), printed(nowhere, &arguments)));
    }
    for kind in ["profile", "component", "results", "poam"] {
        let arguments = ["oscal", kind, folder, "--as-of", "2026-11-24", "--oscal", oscal];
        found.push((format!("{kind}.json"), printed(nowhere, &arguments)));
    }
    found
}

const INSTITUTION: &str = "[institution]\nid = \"x\"\nname = \"x\"\n\n";

/// A folder with these settings, and these other files.
pub(crate) fn folder(settings: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("shirube.toml", &format!("{INSTITUTION}{settings}"));
    for (name, text) in files {
        write(name, text);
    }
    folder
}
