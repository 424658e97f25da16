//! The binary as people run it.

use crate::common::{check, copy, json, root, shirube, stdout};
use std::collections::BTreeSet;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

#[test]
fn the_clinic_shows_every_status_and_what_to_do() {
    let report = json("examples/clinic", &[]);
    let requirements = report["requirements"].as_array().unwrap();
    let statuses: BTreeSet<&str> =
        requirements.iter().map(|r| r["status"].as_str().unwrap()).collect();
    assert_eq!(statuses.len(), 5, "{statuses:?}");
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        assert!(finding["source"]["file"].is_string(), "{finding}");
        assert!(finding["source"]["line"].is_u64(), "{finding}");
        assert!(!finding["remedy"].as_str().unwrap().is_empty(), "{finding}");
    }
    for requirement in requirements.iter().filter(|r| r["status"] == "not met") {
        let shown = requirement["routes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|route| route["state"] == "failing" && route["source"]["line"].is_u64());
        assert!(shown, "{requirement}");
        assert!(!requirement["citation"].as_str().unwrap().is_empty());
    }
    assert!(report["summary"]["waived_findings"].as_u64().unwrap() > 0);
    assert!(report["chapters"].as_array().unwrap().iter().any(|c| c["item_count"].is_null()));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/clinic"), &folder.path().join("forward"), false);
    copy(&root().join("examples/clinic"), &folder.path().join("backward"), true);
    for format in ["text", "json", "sarif", "junit", "csv", "html"] {
        let run = |name: &str| {
            let path = folder.path().join(name);
            check(path.to_str().unwrap(), &["--format", format]).stdout
        };
        let first = run("forward");
        assert!(!first.is_empty(), "{format}");
        assert_eq!(first, run("forward"), "{format}");
        assert_eq!(first, run("backward"), "{format}");
    }
}

#[test]
fn the_date_moves_expiry() {
    let fails = |date: &str| -> BTreeSet<String> {
        let output = shirube(&["check", "examples/clinic", "--as-of", date, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .map(|f| format!("{} {}", f["check"].as_str().unwrap(), f["subject"].as_str().unwrap()))
            .collect()
    };
    let certificate = "SHR-NET-005 yoyaku.example.jp:443 yoyaku.example.jp";
    assert!(!fails("2026-12-09").contains(certificate));
    assert!(fails("2026-12-10").contains(certificate));
    assert!(!fails("2026-09-30").contains("SHR-AST-004 D-01"));
    assert!(fails("2026-10-01").contains("SHR-AST-004 D-01"));
}

#[test]
fn every_check_and_requirement_is_explained_in_both_languages() {
    let report = json("examples/clinic", &[]);
    let codes = report["checks"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap());
    let requirements = report["requirements"].as_array().unwrap();
    let ids = requirements.iter().map(|r| r["id"].as_str().unwrap());
    let citations = requirements.iter().map(|r| r["citation"].as_str().unwrap());
    for place in codes.chain(ids).chain(citations) {
        for language in ["ja", "en"] {
            let output = shirube(&["explain", place, "--lang", language]);
            assert!(
                output.status.success(),
                "{place}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            assert!(stdout(&output).lines().count() > 4, "{place}");
            assert!(!stdout(&output).contains("\n?"), "{place}");
        }
    }
    let unknown = shirube(&["explain", "システム運用編 表12-1"]);
    assert_eq!(unknown.status.code(), Some(2));
    let message = String::from_utf8(unknown.stderr).unwrap();
    assert!(message.contains("12-1") && message.contains("hint:"), "{message}");
}

#[test]
fn exit_codes() {
    assert_eq!(check("examples/clinic", &[]).status.code(), Some(1));
    assert_eq!(check("examples/clinic", &["--fail-on", "never"]).status.code(), Some(0));
    let missing = check("examples/nowhere", &[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains("hint:"));
}

#[test]
fn a_new_folder_is_read_without_complaint() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my-clinic");
    let path = path.to_str().unwrap();
    assert!(shirube(&["new", path]).status.success());
    assert_eq!(shirube(&["new", path]).status.code(), Some(2), "never writes over a folder");
    let report = json(path, &[]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 0, "{}", report["problems"]);
    assert_eq!(report["summary"]["requirements"]["met"], 0);
}

#[test]
fn one_bad_file_is_one_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clinic");
    copy(&root().join("examples/clinic"), &path, false);
    std::fs::write(path.join("evidence/nmap-internal.xml"), "<nmaprun><host>").unwrap();
    let ledger = path.join("ledger/訓練.csv");
    let text = std::fs::read_to_string(&ledger).unwrap().replace("2026-09-01", "去年の秋");
    std::fs::write(&ledger, text).unwrap();
    let path = path.to_str().unwrap();
    let report = json(path, &[]);
    let problems = report["problems"].as_array().unwrap();
    let places: Vec<&str> =
        problems.iter().map(|p| p["source"]["text"].as_str().unwrap()).collect();
    assert!(places.contains(&"ledger/訓練.csv:2"), "{places:?}");
    assert!(
        places.iter().any(|place| place.starts_with("evidence/nmap-internal.xml:")),
        "{places:?}"
    );
    assert!(report["findings"].as_array().unwrap().len() > 20, "the rest is still assessed");
    assert_eq!(check(path, &["--strict"]).status.code(), Some(2));
}

#[test]
fn no_secret_of_a_configuration_is_shown() {
    for format in ["text", "json", "sarif", "html", "csv", "junit"] {
        let text = stdout(&check("examples/clinic", &["--format", format]));
        for secret in ["sakura2026", "Example-Only-1234567890", "SH2Example"] {
            assert!(!text.contains(secret), "{format}");
        }
    }
    for table in ["wlan", "admin_account", "vpn_tunnel"] {
        let text = stdout(&shirube(&["facts", "examples/clinic", "--table", table]));
        assert!(text.lines().count() > 1, "{table}");
        assert!(!text.contains("sakura2026") && !text.contains("SH2Example"), "{table}");
    }
    let text = stdout(&shirube(&["facts", "examples/clinic", "--all"]));
    let tables: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(tables["wlan"][0]["institution_id"].is_string());
    assert!(!text.contains("sakura2026") && !text.contains("SH2Example"));
}

#[test]
fn text_keeps_to_eighty_columns() {
    for folder in ["examples/clinic", "examples/hospital", "examples/cloud-clinic"] {
        for language in ["ja", "en"] {
            let text = stdout(&check(folder, &["--lang", language]));
            assert!(text.lines().count() > 40, "{folder}");
            for line in text.lines() {
                let width = line.width();
                // What has neither a space nor a wide character, such as a path, is never broken.
                let breakable = line.trim().chars().any(|c| c == ' ' || c.width() == Some(2));
                assert!(width <= 80 || !breakable, "{width}: {line}");
                assert!(!line.contains('\u{1b}'), "no colour outside of a terminal");
            }
        }
    }
}

/// Paper that is not there, and declarations that were never renewed, decide nothing.
#[test]
fn documents_that_are_missing_and_old_declarations_count_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    std::fs::create_dir_all(path.join("ledger")).unwrap();
    std::fs::write(
        path.join("shirube.toml"),
        "[institution]\nid = \"x\"\nname = \"x\"\n\n[[absent]]\nwhat = \"paper-digitisation\"\nreason = \"x\"\nperson = \"x\"\ndeclared_at = \"2020-04-01\"\nexpires_at = \"2099-01-01\"\n",
    )
    .unwrap();
    std::fs::write(
        path.join("ledger/文書.csv"),
        "文書ID,文書種別,文書名,承認者,承認日,ファイル\nD-1,リスク評価書,評価,院長,2026-04-01,evidence/none.pdf\nD-2,情報セキュリティ方針,,,2026-04-01,\n",
    )
    .unwrap();
    std::fs::write(
        path.join("declarations.toml"),
        "[[declaration]]\nrequirement = \"control/9#1\"\nresult = \"対象外\"\nperson = \"x\"\ndeclared_at = \"2020-04-01\"\nexpires_at = \"2099-01-01\"\nstatement = \"x\"\n",
    )
    .unwrap();
    let report = json(path.to_str().unwrap(), &[]);
    assert_eq!(report["summary"]["requirements"]["met"], 0);
    // The volume that the edition's question does not open is out of scope; nothing else is.
    for row in report["requirements"].as_array().unwrap() {
        let out = row["status"] == "not applicable";
        assert_eq!(out, row["id"].as_str().unwrap().contains("/entrusted/"), "{row}");
    }
    let codes: Vec<&str> = report["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"assess.missing-document"), "{codes:?}");
    assert!(codes.contains(&"assess.absence-expired"), "{codes:?}");
}

#[test]
fn no_token_is_left_without_words() {
    for folder in ["examples/clinic", "examples/hospital"] {
        for language in ["ja", "en"] {
            let report = json(folder, &["--lang", language]);
            for check in report["checks"].as_array().unwrap() {
                for row in check["verdicts"].as_array().unwrap() {
                    for key in ["observed", "expected"] {
                        let text = row[key].as_str().unwrap();
                        assert!(!text.contains(['{', '}']), "{}: {text}", check["code"]);
                    }
                }
            }
        }
    }
}

#[test]
fn a_failure_is_said_in_the_language_that_was_asked_for() {
    for (arguments, failed, hint) in [
        (
            vec!["check", "docs"],
            "エラー: 「docs」に shirube.toml がありません",
            "hint: `shirube new",
        ),
        (
            vec!["check", "docs", "--lang", "en"],
            "error: `docs` has no `shirube.toml`",
            "hint: `shirube new",
        ),
        // The language of a command inside a command.
        (
            vec!["library", "page", "zz", "1", "--lang", "en"],
            "error: no document has the id `zz`",
            "ids",
        ),
        (vec!["library", "page", "zz", "1"], "エラー: ID「zz」の資料はありません", "hint: IDは"),
    ] {
        let output = shirube(&arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(failed) && said.contains(hint), "{arguments:?}: {said}");
    }
}

#[test]
fn every_field_of_every_file_is_in_the_reference() {
    let settings = [
        "[institution]",
        "[applicability]",
        "[[absent]]",
        "[[source]]",
        "[[waiver]]",
        "[[parameter]]",
        "[[covered]]",
        "[[disclosure_form]]",
    ];
    let files = settings
        .map(|table| ("shirube.toml", table))
        .into_iter()
        .chain([("declarations.toml", "[[declaration]]"), ("checklist.toml", "[[answer]]")]);
    for (file, table) in files {
        let folder = tempfile::tempdir().unwrap();
        let institution = "[institution]\nid = \"x\"\nname = \"x\"\n";
        std::fs::write(folder.path().join("shirube.toml"), institution).unwrap();
        std::fs::write(folder.path().join(file), format!("{table}\nnobody_knows = 1\n")).unwrap();
        let refused = check(&folder.path().to_string_lossy(), &["--lang", "en"]);
        let said = String::from_utf8(refused.stderr).unwrap();
        let said = said.lines().next().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        // The reader says which fields it knows: `a`, `b`.
        let fields: Vec<&str> = said.split('`').skip(1).step_by(2).skip(1).collect();
        assert!(fields.len() > 1, "{table}: {said}");
        for reference in ["files.md", "files.ja.md"] {
            let text =
                std::fs::read_to_string(root().join("docs/reference").join(reference)).unwrap();
            let line = text.lines().find(|line| line.starts_with(&format!("* `{table}`"))).unwrap();
            for field in &fields {
                assert!(line.contains(&format!("`{field}`")), "{reference} {table}: {field}");
            }
        }
    }
}
