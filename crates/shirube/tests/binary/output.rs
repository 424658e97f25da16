//! The one way out: files are whole and of their kind, nothing steers a terminal.

use crate::common::{DATE, check, copy, root, shirube, shirube_with, stdout};
use std::path::Path;

fn said(output: &std::process::Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let begins: [(&str, &[u8]); 5] = [
        ("a.html", b"<!"),
        ("a.json", b"{"),
        ("a.sarif", b"{"),
        ("a.csv", "\u{feff}種別".as_bytes()),
        ("a.xlsx", b"PK"),
    ];
    for (name, begin) in begins {
        let path = folder.path().join(name);
        let shown = path.to_string_lossy().into_owned();
        let output = check("examples/clinic", &["--fail-on", "never", "-o", &shown]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(output.stdout.is_empty());
        assert!(said(&output).contains(&shown), "{}", said(&output));
        assert!(std::fs::read(&path).unwrap().starts_with(begin), "{name}");
        // Nothing half-made stays beside it.
        assert!(
            std::fs::read_dir(folder.path())
                .unwrap()
                .all(|entry| { !entry.unwrap().file_name().to_string_lossy().ends_with(".new") })
        );
    }
    let html = folder.path().join("b.html").to_string_lossy().into_owned();
    let slip = check("examples/clinic", &["--format", "json", "-o", &html]);
    assert_eq!(slip.status.code(), Some(2));
    assert!(said(&slip).contains("b.html") && said(&slip).contains("hint:"), "{}", said(&slip));
    assert!(!Path::new(&html).exists());
}

#[test]
fn a_file_of_another_kind_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/clinic"), folder.path(), false);
    let path = folder.path().join("shirube.toml");
    let before = std::fs::read(&path).unwrap();
    let shown = path.to_string_lossy().into_owned();
    for format in ["text", "json", "html", "csv"] {
        let output = check("examples/clinic", &["--format", format, "-o", &shown]);
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert!(said(&output).contains("hint:"), "{}", said(&output));
        assert_eq!(std::fs::read(&path).unwrap(), before, "{format}");
    }
    for command in ["checklist", "oscal"] {
        let folder = "examples/clinic";
        let arguments = match command {
            "oscal" => vec!["oscal", "results", folder, "--as-of", DATE, "-o", &shown],
            _ => vec![command, folder, "--as-of", DATE, "--format", "html", "-o", &shown],
        };
        assert_eq!(shirube(&arguments).status.code(), Some(2), "{command}");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{command}");
    }
    // A report of its own kind is replaced.
    let html = folder.path().join("r.html").to_string_lossy().into_owned();
    for _ in 0..2 {
        let output = check("examples/clinic", &["--fail-on", "never", "-o", &html]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
}

/// What an institution wrote or a device gave is written over by no report, whatever its ending.
#[test]
fn ledger_and_evidence_are_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/clinic"), folder.path(), false);
    let clinic = folder.path().to_string_lossy().into_owned();
    let targets = [
        ("check", "ledger/機器台帳.csv"),
        ("check", "ledger/新しい台帳.xlsx"),
        ("check", "evidence/sbom.json"),
        ("check", "evidence/new/x.html"),
        ("checklist", "ledger/機器台帳.html"),
        ("pack", "evidence/pack.zip"),
    ];
    std::fs::create_dir_all(folder.path().join("evidence/new")).unwrap();
    for (command, name) in targets {
        let path = folder.path().join(name);
        let before = std::fs::read(&path).ok();
        let shown = path.to_string_lossy().into_owned();
        let output = shirube(&[command, &clinic, "--as-of", DATE, "-o", &shown]);
        assert_eq!(output.status.code(), Some(2), "{command} {name}: {}", said(&output));
        assert!(said(&output).contains("台帳か証跡にあたる"), "{name}: {}", said(&output));
        assert_eq!(std::fs::read(&path).ok(), before, "{name}");
    }
}

/// A name that says no format is refused, for every command: nobody looks for text in a `.pdf`.
#[test]
fn an_ending_that_says_nothing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.pdf");
    let shown = path.to_string_lossy().into_owned();
    for command in ["check", "checklist"] {
        let output = shirube(&[command, "examples/clinic", "--as-of", DATE, "-o", &shown]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(said(&output).contains("r.pdf") && !path.exists(), "{}", said(&output));
    }
}

/// A cell of the ledger with escapes, a formula and marks that turn the writing: no command sends
/// them to the terminal, and no table takes the formula.
#[test]
fn a_ledger_never_steers_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("ledger")).unwrap();
    let settings = "[institution]\nid = \"a\"\nname = \"a\u{9b}2Jb\"\n";
    std::fs::write(folder.path().join("shirube.toml"), settings).unwrap();
    let ledger = "機器ID,機器名,暗号化\n\"\u{1b}[2JD\",=1+1\u{202e},\u{1b}[2J多分\n";
    std::fs::write(folder.path().join("ledger/機器.csv"), ledger).unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let steers = |text: &str| text.contains(['\u{1b}', '\u{9b}', '\u{202e}']);
    for arguments in [
        vec!["facts", path.as_str()],
        vec!["facts", path.as_str(), "--table", "device"],
        vec!["facts", path.as_str(), "--table", "device", "--format", "json"],
        vec!["facts", path.as_str(), "--all"],
        vec!["check", path.as_str()],
        vec!["check", path.as_str(), "--format", "json"],
        vec!["check", path.as_str(), "--format", "csv"],
        vec!["check", path.as_str(), "--format", "html"],
        vec!["check", path.as_str(), "--format", "sarif"],
        vec!["check", path.as_str(), "--format", "junit"],
        vec!["checklist", path.as_str()],
        vec!["oscal", "results", path.as_str()],
    ] {
        let output = shirube(&arguments);
        let shown = format!("{}{}", stdout(&output), said(&output));
        assert!(!steers(&shown), "{arguments:?}: {shown:?}");
        assert!(!shown.contains(",=1+1"), "{arguments:?}");
    }
    let facts = shirube(&["facts", &path, "--table", "device", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&facts.stdout).unwrap();
    assert_eq!(rows[0]["device_id"], "\u{1b}[2JD", "JSON keeps its values");
}

/// A data folder that is a file holds nothing, and every command says so in place of working on.
#[test]
fn a_data_folder_that_is_a_file_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("data");
    std::fs::write(&file, "x").unwrap();
    let clinic = "examples/clinic";
    for arguments in [
        vec!["library", "list"],
        vec!["explain", "control/13#6"],
        vec!["check", clinic],
        vec!["checklist", clinic],
        vec!["catalogue", "list"],
        vec!["feed", "status"],
        vec!["comments", "list"],
        vec!["declare", clinic, "control/13#6", "--statement", "x", "--on", "2026-11-01"],
    ] {
        let output = shirube_with(&file, &arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("data") && said.contains("hint: "), "{arguments:?}: {said}");
    }
}

/// A link stays a link: what it leads to is replaced.
#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    let home = tempfile::tempdir().unwrap();
    let (file, link) = (home.path().join("report.html"), home.path().join("link.html"));
    std::fs::write(&file, "").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    check("examples/clinic", &["-o", &link.to_string_lossy()]);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&file).unwrap().contains("<html"));
}
