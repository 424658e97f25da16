//! Editions as people meet them: which volumes apply, what carries over, what is shown as not
//! known.

use crate::common::{copy, root, shirube, stdout};
use serde_json::Value;
use std::path::Path;

fn report(folder: &Path, more: &[&str]) -> Value {
    let folder = folder.to_string_lossy();
    let mut arguments = vec!["check", &folder, "--as-of", "2026-11-25", "--format", "json"];
    arguments.extend(more);
    serde_json::from_slice(&shirube(&arguments).stdout).unwrap()
}

/// The requirement with this id.
fn requirement<'a>(report: &'a Value, id: &str) -> &'a Value {
    let found = report["requirements"].as_array().unwrap().iter().find(|row| row["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is missing"))
}

fn statuses(report: &Value, volume: &str) -> Vec<String> {
    report["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["id"].as_str().unwrap().contains(&format!("/{volume}/")))
        .map(|row| row["status"].as_str().unwrap().to_owned())
        .collect()
}

/// A copy of an example that may be changed.
fn copied(example: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples").join(example), folder.path(), false);
    folder
}

fn edit(file: &Path, change: impl Fn(&str) -> String) {
    let before = std::fs::read_to_string(file).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "{} is unchanged", file.display());
    std::fs::write(file, after).unwrap();
}

#[test]
fn the_edition_in_force_on_the_day_is_the_default() {
    let clinic = root().join("examples/clinic");
    assert_eq!(report(&clinic, &[])["edition"], "mhlw-7.0");
    for (day, edition) in [("2026-06-28", "mhlw-6.0"), ("2026-06-29", "mhlw-7.0")] {
        let arguments = ["check", "examples/clinic", "--as-of", day, "--format", "json"];
        let found: Value = serde_json::from_slice(&shirube(&arguments).stdout).unwrap();
        assert_eq!(found["edition"], edition, "{day}");
    }
}

#[test]
fn one_server_of_ones_own_or_a_silent_contract_closes_the_entrusted_path() {
    let folder = copied("cloud-clinic");
    let before = report(folder.path(), &[]);
    let decision = &before["decision"];
    assert_eq!(decision["answer"], "no");
    assert_eq!(decision["deemed"], "not-open");
    let answer_of = |report: &Value, subject: &str| -> Option<String> {
        let subjects = report["decision"]["subjects"].as_array().unwrap();
        let row = subjects.iter().find(|row| row["subject"] == subject)?;
        Some(row["verdict"].as_str().unwrap().to_owned())
    };
    assert_eq!(answer_of(&before, "S-01").as_deref(), Some("pass"));
    assert_eq!(answer_of(&before, "S-02").as_deref(), Some("fail"));
    assert_eq!(answer_of(&before, "D-03").as_deref(), Some("fail"));
    assert_eq!(answer_of(&before, "D-01"), None, "a PC is no server");
    assert!(statuses(&before, "entrusted").iter().all(|status| status == "not applicable"));
    assert!(statuses(&before, "control").iter().any(|status| status != "not applicable"));
    let text =
        stdout(&shirube(&["check", &folder.path().to_string_lossy(), "--as-of", "2026-11-25"]));
    assert!(text.contains("D-03 検査PC: サーバとして扱うPC"), "{text}");
    assert!(text.contains("契約に更新の責任が書かれていない"), "{text}");

    // The clause alone is not enough while the PC that counts as a server is there.
    edit(&folder.path().join("ledger/契約.csv"), |text| {
        text.replace("○,○,○,○,○,○,×", "○,○,○,○,○,○,○")
    });
    assert_eq!(report(folder.path(), &[])["decision"]["answer"], "no");
    let without = |file: &str, row: &str| {
        edit(&folder.path().join(file), |text| {
            text.lines().filter(|line| !line.starts_with(row)).map(|l| format!("{l}\n")).collect()
        });
    };
    without("ledger/機器台帳.csv", "D-03");
    // Without its server the system on the premises is a gap of the ledger, not a yes.
    assert_eq!(report(folder.path(), &[])["decision"]["answer"], "not-known");
    without("ledger/システム.csv", "S-03");

    let after = report(folder.path(), &[]);
    assert_eq!(after["decision"]["answer"], "yes");
    for volume in ["governance", "management", "control"] {
        let found = statuses(&after, volume);
        assert!(found.iter().all(|status| status == "not applicable"), "{volume} {found:?}");
    }
    let reason = requirement(&after, "mhlw-7.0/control/13#6")["reason"].as_str().unwrap();
    assert!(reason.contains("図1"), "{reason}");
    assert_eq!(requirement(&after, "mhlw-7.0/entrusted/9#4")["status"], "met");
    assert_eq!(requirement(&after, "mhlw-7.0/entrusted/9#5")["status"], "met");
    // The SDS were received, but no answer of theirs was read.
    let annex = requirement(&after, "mhlw-7.0/entrusted/10/annex#1");
    assert_eq!(annex["status"], "partly evidenced");
    // Most of the volume was not seen, so nothing is deemed.
    assert_eq!(after["decision"]["deemed"], "not-shown");

    // Six months on, a system without two factors breaks what could be deemed.
    edit(&folder.path().join("ledger/システム.csv"), |text| {
        text.replacen("導入済,アプリケーション", "未導入,", 1)
    });
    let broken = report(folder.path(), &[]);
    assert_eq!(requirement(&broken, "mhlw-7.0/entrusted/9#4")["status"], "not met");
    assert_eq!(broken["decision"]["deemed"], "broken");
}

#[test]
fn declarations_carry_over_only_where_the_mapping_says_unchanged() {
    let clinic = root().join("examples/clinic");
    let new = report(&clinic, &[]);
    let old = report(&clinic, &["--edition", "mhlw-6.0"]);
    let declared = |report: &Value, id: &str| -> (String, String) {
        let routes = requirement(report, id)["routes"].as_array().unwrap().clone();
        let route = routes.iter().find(|route| route["kind"] == "declaration").unwrap().clone();
        (route["state"].as_str().unwrap().to_owned(), route["detail"].as_str().unwrap().to_owned())
    };
    // 運用14③ is reported unchanged, of 運用12④ nothing is known; both were declared under 6.0.
    let (state, detail) = declared(&new, "mhlw-7.0/control/14#3");
    assert_eq!(state, "passing");
    assert!(detail.contains("引き継ぎ: mhlw-6.0"), "{detail}");
    let (state, detail) = declared(&new, "mhlw-7.0/control/12#4");
    assert_eq!(state, "stale");
    assert!(detail.contains("更新が必要: mhlw-6.0"), "{detail}");
    for id in ["mhlw-6.0/control/14#3", "mhlw-6.0/control/12#4"] {
        assert_eq!(declared(&old, id).0, "passing");
    }
    let renewals = |report: &Value| -> Vec<String> {
        let rows = report["renewals"].as_array().unwrap();
        rows.iter().map(|row| row["place"].as_str().unwrap().to_owned()).collect()
    };
    let listed = renewals(&new);
    assert!(listed.contains(&"mhlw-7.0/control/12#4".to_owned()), "{listed:?}");
    assert!(!listed.contains(&"mhlw-7.0/control/14#3".to_owned()), "{listed:?}");
    // Declared and waived under 7.0, looked at under 6.0: the same holds the other way.
    let back = renewals(&old);
    assert!(back.contains(&"SHR-NET-008".to_owned()), "{back:?}");
    // A no stays a no, under whatever edition it was said.
    let no = requirement(&old, "mhlw-6.0/control/7#4");
    assert_eq!(no["status"], "not met");
}

#[test]
fn a_waiver_of_the_edition_before_is_listed_for_renewal() {
    let hospital = root().join("examples/hospital");
    let waived = |edition: &str| -> (u64, usize) {
        let found = report(&hospital, &["--edition", edition]);
        (
            found["summary"]["waived_findings"].as_u64().unwrap(),
            found["renewals"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|row| row["what"] == "waiver")
                .count(),
        )
    };
    assert_eq!(waived("mhlw-6.0"), (1, 0));
    assert_eq!(waived("mhlw-7.0"), (0, 1));
}

#[test]
fn what_is_not_known_of_an_edition_is_shown() {
    let shown = stdout(&shirube(&["explain", "運用編 12.④", "--edition", "mhlw-7.0"]));
    assert!(shown.contains("引き継ぎ(本文未確認)"), "{shown}");
    let changed = stdout(&shirube(&["explain", "運用編 14.⑤", "--edition", "mhlw-7.0"]));
    assert!(changed.contains("前の版との関係: 変わった"), "{changed}");
    let check = |edition: &str| stdout(&shirube(&["explain", "SHR-ACC-006", "--edition", edition]));
    assert!(check("mhlw-6.0").contains("change_days = 61"), "{}", check("mhlw-6.0"));
    assert!(check("mhlw-7.0").contains("change_days = 0"), "{}", check("mhlw-7.0"));
    let clinic = root().join("examples/clinic");
    let found = report(&clinic, &[]);
    assert_eq!(requirement(&found, "mhlw-7.0/control/13#6")["lineage"]["relation"], "not-seen");
}

#[test]
fn the_same_password_policy_is_judged_by_each_edition_s_own_thresholds() {
    let folder = copied("cloud-clinic");
    std::fs::write(
        folder.path().join("ledger/認証方針.csv"),
        "方針ID,対象種別,システムID,最小文字数,文字種数,変更間隔日数,二要素認証\nA-1,Windows,S-01,8,3,60,×\nA-2,Windows,S-02,13,2,0,×\n",
    )
    .unwrap();
    let verdicts = |edition: &str| -> Vec<String> {
        let found = report(folder.path(), &["--edition", edition]);
        let checks = found["checks"].as_array().unwrap().clone();
        let check = checks.iter().find(|check| check["code"] == "SHR-ACC-006").unwrap();
        let rows = check["verdicts"].as_array().unwrap();
        rows.iter().map(|row| row["verdict"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(verdicts("mhlw-6.0"), ["pass", "fail"]);
    assert_eq!(verdicts("mhlw-7.0"), ["fail", "pass"]);
}

#[test]
fn a_day_on_which_the_edition_is_not_in_force_is_said() {
    let said = |day: &str, edition: &str| {
        let arguments = [
            "check",
            "examples/cloud-clinic",
            "--as-of",
            day,
            "--edition",
            edition,
            "--lang",
            "en",
        ];
        stdout(&shirube(&arguments))
    };
    assert!(said("2020-01-01", "mhlw-6.0").contains("is in force from 2023-05-31"));
    assert!(said("2026-11-25", "mhlw-6.0").contains("was replaced by"));
    let current = said("2026-11-25", "mhlw-7.0");
    assert!(!current.contains("in force from") && !current.contains("was replaced"), "{current}");
}
