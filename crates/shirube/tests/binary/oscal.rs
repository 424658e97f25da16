//! OSCAL documents: the same bytes every time, read by Shirube's own reader, and by
//! compliance-trestle where it is installed, which resolves the profile too.

use crate::common::{clinic_with_answers, oscal_documents, printed, root, shirube};
use std::path::{Path, PathBuf};
use std::process::Command;

fn text(arguments: &[&str]) -> String {
    printed(Path::new("/nonexistent/shirube"), arguments)
}

#[test]
fn documents_are_the_same_every_time_and_name_their_version() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic_with_answers(folder.path());
    for oscal in ["1.1", "1.2"] {
        let first = oscal_documents(&clinic, oscal);
        assert_eq!(first, oscal_documents(&clinic, oscal));
        for (name, text) in &first {
            assert!(text.contains(&format!("\"oscal-version\": \"{oscal}.")), "{name}");
        }
    }
}

#[test]
fn the_catalog_holds_every_requirement_and_says_what_was_not_seen() {
    let catalog: serde_json::Value =
        serde_json::from_str(&text(&["oscal", "catalog", "--edition", "mhlw-7.0"])).unwrap();
    let written = catalog.to_string();
    assert!(written.contains("\"mhlw-7.0/control/14#5\""));
    assert!(written.contains("\"relation-to-edition-before\""));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalog.json");
    std::fs::write(&file, &written).unwrap();
    let read = text(&["oscal", "read", &file.to_string_lossy()]);
    assert!(read.contains("コントロール 182"), "{read}");
    std::fs::write(&file, written.replace("\"control-14-5\"", "\"14 5\"")).unwrap();
    let refused = shirube(&["oscal", "read", &file.to_string_lossy()]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("/id: トークンではありません") && said.contains("hint:"), "{said}");
}

#[test]
fn a_profile_says_why_a_requirement_does_not_apply() {
    let text = text(&["oscal", "profile", "examples/clinic", "--as-of", "2026-11-24"]);
    let profile: serde_json::Value = serde_json::from_str(&text).unwrap();
    let props = profile["profile"]["metadata"]["props"].as_array().unwrap();
    let reason = props.iter().find(|prop| prop["value"] == "entrusted-9-4").unwrap();
    assert!(reason["remarks"].as_str().unwrap().contains("図1"), "{reason}");
    let imported = profile["profile"]["imports"][0]["include-controls"][0]["with-ids"].to_string();
    assert!(imported.contains("\"control-14-5\"") && !imported.contains("entrusted"));
}

mod needs_trestle {
    use super::*;

    /// Python with compliance-trestle (PyPI), as `./test` installs it.
    fn python() -> PathBuf {
        std::env::var_os("SHIRUBE_TRESTLE_PYTHON")
            .map_or_else(|| root().join("target/trestle/bin/python"), PathBuf::from)
    }

    #[test]
    #[ignore = "needs compliance-trestle"]
    fn trestle_loads_every_document_and_gives_it_back_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let clinic = tempfile::tempdir().unwrap();
        let clinic = clinic_with_answers(clinic.path());
        let mut files = oscal_documents(&clinic, "1.2");
        for (from, to) in [
            ("mhlw-6.0", "mhlw-7.0"),
            ("mhlw-7.0", "mhlw-6.0"),
            ("mhlw-7.0", "iso-27001-2022"),
            ("mhlw-6.0", "nist-csf-2.0"),
        ] {
            files.push((format!("{from}-{to}.json"), text(&["oscal", "mapping", from, to])));
        }
        let hospital = ["oscal", "results", "examples/hospital", "--as-of", "2026-11-24"];
        files.push(("hospital.json".to_owned(), text(&hospital)));
        let library = folder.path().join("library.yaml");
        std::fs::write(&library, text(&["catalogue", "export", "--edition", "mhlw-7.0"])).unwrap();
        let converted = text(&["catalogue", "convert", &library.to_string_lossy()]);
        // The reader of 1.2 refuses the version of 1.1, to which a converted library keeps.
        files.push(("library.json".to_owned(), converted.replace("\"1.1.3\"", "\"1.2.1\"")));
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|(name, text)| {
                let path = folder.path().join(name);
                std::fs::write(&path, text).unwrap();
                path
            })
            .collect();
        let output = Command::new(python())
            .arg(root().join("testdata/oscal/trestle_check.py"))
            .args(&paths)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.matches(": ok").count(), paths.len(), "{said}");
    }
}
