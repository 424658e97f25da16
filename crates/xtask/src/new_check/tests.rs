//! On a small catalogue of its own.

use super::*;
use shirube_catalogue::{Catalogue, FolderFiles, validate};
use tempfile::TempDir;

const LOCK: &str =
    "# code name\nSHR-NET-001 old-fault\nSHR-NET-007 gone-fault\nSHR-LOG-001 short\n";

fn checks() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for check in ["network/old-fault", "log/short"] {
        fs::create_dir_all(folder.path().join(check)).unwrap();
    }
    fs::write(folder.path().join("codes.lock"), LOCK).unwrap();
    folder
}

fn lock(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("codes.lock")).unwrap()
}

#[test]
fn the_next_free_code_is_taken_when_none_is_given() {
    let folder = checks();
    let (path, code) = run(folder.path(), "network", "new-fault", None).unwrap();
    assert_eq!(code, "SHR-NET-008", "after the last that was ever given, not into a gap");
    assert_eq!(lock(&folder), format!("{LOCK}SHR-NET-008 new-fault\n"));
    let toml = fs::read_to_string(path.join("check.toml")).unwrap();
    assert!(toml.contains("code = \"SHR-NET-008\""), "{toml}");
    let (_, code) = run(folder.path(), "log", "another", Some("SHR-LOG-020")).unwrap();
    assert_eq!(code, "SHR-LOG-020");
    assert_eq!(fs::read_dir(folder.path().join("log/another")).unwrap().count(), 5);
}

#[test]
fn what_is_not_right_is_refused_and_nothing_is_written() {
    for (area, name, code, said) in [
        ("netwrok", "new-fault", None, "no area `netwrok`"),
        ("../network", "new-fault", None, "no area"),
        ("network", "Bad Name", None, "kebab-case"),
        ("network", "bad--name", None, "kebab-case"),
        ("network", "-bad", None, "kebab-case"),
        ("network", "../bad", None, "kebab-case"),
        ("network", "", None, "kebab-case"),
        ("network", "new-fault", Some("shr-1"), "is no code"),
        ("network", "new-fault", Some("SHR-NET-1"), "is no code"),
        ("network", "new-fault", Some("SHR-NET-000"), "is no code"),
        ("network", "new-fault", Some("SHR-NET-0008"), "is no code"),
        ("network", "new-fault", Some("SHR-LOG-008"), "begin with `SHR-NET-`"),
        ("network", "new-fault", Some("SHR-NET-007"), "given to `gone-fault`"),
        ("network", "gone-fault", None, "names are never reused"),
    ] {
        let folder = checks();
        let error = run(folder.path(), area, name, code).unwrap_err();
        assert!(error.to_string().contains(said), "{name}: {error}");
        assert_eq!(lock(&folder), LOCK, "{name}");
        for (area, checks) in [("network", 1), ("log", 1), ("netwrok", 0)] {
            let found = fs::read_dir(folder.path().join(area)).map_or(0, Iterator::count);
            assert_eq!(found, checks, "{name}: {area}");
        }
    }
}

/// Copies the files of a folder, and those below it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_scaffold_that_nobody_filled_in_is_not_in_order() {
    let folder = tempfile::tempdir().unwrap();
    copy(&crate::workspace::root().join("catalogue"), folder.path());
    let checks = folder.path().join("checks");
    run(&checks, "network", "fault-of-nobody", None).unwrap();
    let catalogue = Catalogue::load(&FolderFiles::new(folder.path())).unwrap();
    let faults = validate(&catalogue).join("\n");
    for fault in [
        "`(欠けていることを短く)` is still the scaffold's",
        "`(what to do)` is still the scaffold's",
        "cites no requirement",
        "doc.ja.md has no title",
        "doc.ja.md says nothing under `何を見るか`, `なぜ大切か`, `証跡`, `直し方`, `限界`",
        "doc.en.md says nothing under `What it does`",
    ] {
        assert!(faults.contains(&format!("fault-of-nobody: {fault}")), "{fault}: {faults}");
    }
}
