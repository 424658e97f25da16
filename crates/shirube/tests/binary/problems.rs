//! What stands in a folder and cannot be used is said, each with its code and place.

use crate::common::json;
use std::path::Path;

const INSTITUTION: &str = "[institution]\nid = \"x\"\nname = \"x\"\n\n";

/// A folder with these settings, and these other files.
fn folder(settings: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
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

/// The problems of a folder: code, level and place.
fn problems(folder: &Path, more: &[&str]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for language in ["ja", "en"] {
        let mut arguments = vec!["--lang", language];
        arguments.extend(more);
        let report = json(&folder.to_string_lossy(), &arguments);
        found = Vec::new();
        for problem in report["problems"].as_array().unwrap() {
            let text = problem["text"].as_str().unwrap();
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{problem}");
            let field = |name: &str| problem[name].as_str().unwrap().to_owned();
            let place = problem["source"]["text"].as_str().unwrap_or("").to_owned();
            found.push((field("code"), field("level"), place));
        }
    }
    found
}

/// Exactly one problem, with this code, at this place.
fn only(found: &[(String, String, String)], code: &str, level: &str, place: &str) {
    let [(found_code, found_level, found_place)] = found else { panic!("{code}: {found:?}") };
    assert_eq!((found_code.as_str(), found_level.as_str()), (code, level));
    assert!(found_place.starts_with(place), "{code}: {found_place}");
}

#[test]
fn a_folder_in_order_has_no_problems() {
    assert_eq!(problems(folder("", &[]).path(), &[]), Vec::new());
}

#[test]
fn thresholds_that_fit_no_check() {
    for (check, name, value, code) in [
        ("SHR-LOG-005", "dayz", "1095", "assess.unknown-parameter"),
        ("SHR-LOG-005", "days", "\"many\"", "assess.parameter-kind"),
        ("SHR-LOG-999", "days", "1095", "assess.unknown-check"),
    ] {
        let settings = format!(
            "[[parameter]]\ncheck = \"{check}\"\nname = \"{name}\"\nvalue = {value}\nreason = \"x\"\n"
        );
        only(&problems(folder(&settings, &[]).path(), &[]), code, "error", "shirube.toml:5");
    }
}

#[test]
fn a_check_of_ones_own_that_cannot_be_run() {
    let folder = folder(
        "",
        &[
            (
                "own/broken/check.toml",
                "code = \"OWN-001\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"device\"]\nrequirements = [\"control/9#1\"]\n[title]\nja = \"x\"\nen = \"x\"\n[remedy]\nja = \"x\"\nen = \"x\"\n",
            ),
            ("own/broken/check.sql", "SELECT nothing FROM nowhere\n"),
        ],
    );
    let own = folder.path().join("own");
    let found = problems(folder.path(), &["--checks", &own.to_string_lossy()]);
    only(&found, "assess.check-failed", "error", "broken/check.sql");
}

#[test]
fn an_absence_beside_what_it_says_is_not_there() {
    let absence = "[[absent]]\nwhat = \"wireless-lan\"\nreason = \"x\"\nperson = \"x\"\ndeclared_at = \"2026-04-01\"\n";
    let ledger = [("ledger/無線LAN.csv", "SSID,セキュリティ方式\nKARTE,WEP\n")];
    let found = problems(folder(absence, &ledger).path(), &[]);
    assert!(!found.is_empty());
    assert!(found.iter().all(|(code, ..)| code == "assess.absence-contradicted"), "{found:?}");
    assert_eq!(problems(folder(absence, &[]).path(), &[]), Vec::new());
}

#[test]
fn contracts_that_cover_no_place() {
    let covered = |place: &str| {
        format!(
            "[[covered]]\nplace = \"{place}\"\ncontract = \"C-1\"\nperson = \"x\"\nconfirmed_at = \"2026-04-01\"\n"
        )
    };
    let nowhere = folder(&covered("システム運用編 99"), &[]);
    let found = problems(nowhere.path(), &["--edition", "mhlw-6.0"]);
    only(&found, "assess.unknown-place", "error", "shirube.toml:5");
    let later = folder(&covered("システム運用編 8"), &[]);
    let found = problems(later.path(), &["--edition", "mhlw-7.0"]);
    only(&found, "assess.covered-without-rule", "warning", "shirube.toml:5");
}

#[test]
fn waivers_that_waive_nothing() {
    let unlocked =
        [("ledger/機器.csv", "機器ID,機器種別,管理対象,接続,画面ロック\nD-1,PC,○,○,0\n")];
    let approved = "requested_by = \"x\"\napproved_by = \"y\"\napproved_at = \"2026-11-01\"\n";
    let dated = "decided_at = \"2026-11-01\"\n";
    let waiver = |check: &str, more: &str, until: &str| {
        format!("[[waiver]]\ncheck = \"{check}\"\nreason = \"x\"\nuntil = \"{until}\"\n{more}")
    };
    let requested = "requested_by = \"x\"\n";
    for (settings, code) in [
        (
            waiver("SHR-DEV-005", &format!("{approved}{dated}"), "2026-11-24"),
            "assess.waiver-expired",
        ),
        (waiver("SHR-DEV-005", approved, "2027-01-31"), "assess.waiver-undated"),
        (
            waiver("SHR-DEV-999", &format!("{approved}{dated}"), "2027-01-31"),
            "assess.waiver-unknown-check",
        ),
        (
            waiver("SHR-NET-019", &format!("{approved}{dated}"), "2027-01-31"),
            "assess.waiver-unused",
        ),
        (
            waiver("SHR-DEV-005", &format!("{requested}{dated}"), "2027-01-31"),
            "assess.waiver-not-approved",
        ),
        (
            waiver(
                "SHR-DEV-005",
                &format!("{requested}decided_at = \"2026-09-01\"\n"),
                "2027-01-31",
            ),
            "assess.waiver-lapsed-without-approval",
        ),
    ] {
        let found = problems(folder(&settings, &unlocked).path(), &[]);
        only(&found, code, "warning", "shirube.toml:5");
    }
    let good = waiver("SHR-DEV-005", &format!("{approved}{dated}"), "2027-01-31");
    assert_eq!(problems(folder(&good, &unlocked).path(), &[]), Vec::new());
}

#[test]
fn declarations_that_lead_nowhere() {
    let declaration = |requirement: &str, evidence: &str| {
        format!(
            "[[declaration]]\nrequirement = \"{requirement}\"\nresult = \"満たす\"\nperson = \"x\"\ndeclared_at = \"2026-11-01\"\nstatement = \"x\"\nevidence = [{evidence}]\n"
        )
    };
    for (text, code, level) in [
        (
            declaration("control/14#3", "\"evidence/none.pdf\""),
            "assess.missing-evidence",
            "warning",
        ),
        (declaration("control/99#9", ""), "assess.unknown-requirement", "error"),
    ] {
        let folder = folder("", &[("declarations.toml", text.as_str())]);
        only(&problems(folder.path(), &[]), code, level, "declarations.toml:1");
    }
}
