//! What stands in a folder and cannot be used is said, each with its code and place.

use crate::common::{check, copy, folder, json, root};
use std::path::Path;

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
    let contract = [("ledger/契約.csv", "契約ID,事業者ID,開始日,終了日\nC-1,V-1,2026-04-01,\n")];
    let nowhere = folder(&covered("システム運用編 99"), &contract);
    let found = problems(nowhere.path(), &["--edition", "mhlw-6.0"]);
    only(&found, "assess.unknown-place", "error", "shirube.toml:5");
    let later = folder(&covered("システム運用編 8"), &contract);
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

/// A link is not followed and never silently left out: what is behind it may be what fails.
#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_said() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("clinic");
    copy(&root().join("examples/clinic"), &folder, false);
    let path = folder.to_string_lossy().into_owned();
    for name in ["evidence/fortigate.conf", "ledger/システム.csv", "メモ.txt", "declarations.toml"]
    {
        let (file, elsewhere) = (folder.join(name), home.path().join("elsewhere"));
        let there = file.exists();
        if there {
            std::fs::rename(&file, &elsewhere).unwrap();
        }
        std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
        if name == "declarations.toml" {
            let refused = check(&path, &[]);
            let said = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert_eq!(refused.status.code(), Some(2), "{said}");
            assert!(said.contains(name) && said.contains("リンク"), "{said}");
            break;
        }
        let report = json(&path, &[]);
        let said = report["problems"].as_array().unwrap().iter().any(|problem| {
            problem["level"] == "error" && problem["source"].to_string().contains(name)
        });
        assert!(said, "{name}: {}", report["problems"]);
        std::fs::remove_file(&file).unwrap();
        if there {
            std::fs::rename(&elsewhere, &file).unwrap();
        }
    }
}

/// A check of one's own that cannot be run is said in the language of its author, with all that is
/// wrong at once.
#[test]
fn faults_of_an_own_check_are_said_in_japanese() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("own/named");
    std::fs::create_dir_all(&own).unwrap();
    let checks = home.path().to_string_lossy().into_owned();
    let text = |table: &str, title: &str| {
        format!(
            "code = \"OWN-1\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"{table}\"]\n\
        requirements = [\"control/13#1\"]\ntitle = {{ ja = \"あ\", en = \"{title}\" }}\nremedy = {{ ja = \"い\", en = \"b\" }}\n"
        )
    };
    let write = |toml: String, sql: &str| {
        std::fs::write(own.join("check.toml"), toml).unwrap();
        std::fs::write(own.join("check.sql"), sql).unwrap();
    };
    write(text("nothing", ""), "SELECT word ('never-said')");
    let refused = check("examples/clinic", &["--checks", &checks]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    for part in ["nothing", "never-said", "check.sql:1", "両方で書かれていない"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let rows = "institution_id, device_id AS subject, 'bad' AS verdict, 'x' AS observed, 'y' AS expected, source FROM device";
    for sql in [
        format!("SELECT {rows}"),
        "SELECT 1 AS x".to_owned(),
        "SELEC 1".to_owned(),
        "-- nothing".to_owned(),
    ] {
        write(text("device", "a"), &sql);
        let report = json("examples/clinic", &["--checks", &checks]);
        let problems = report["problems"].as_array().unwrap().iter();
        let mut failed = problems.filter(|problem| problem["code"] == "assess.check-failed");
        let said = failed.next().unwrap()["text"].as_str().unwrap().to_owned();
        assert!(
            !said.contains(" is ") && !said.contains("must be") && !said.contains("error"),
            "{said}"
        );
    }
}
