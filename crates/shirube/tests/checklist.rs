//! The ministry's forms: no yes without evidence or a person, targets inside the fiscal year.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod common;

use common::shirube;
use serde_json::Value;

fn checklist(folder: &str, list: &str, day: &str) -> Value {
    let output =
        shirube(&["checklist", folder, "--list", list, "--as-of", day, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn item<'a>(form: &'a Value, number: &str) -> &'a Value {
    let items = form["items"].as_array().unwrap();
    items.iter().find(|item| item["number"] == number).unwrap()
}

#[test]
fn no_item_is_a_yes_without_evidence_or_a_person() {
    for folder in ["examples/clinic", "examples/hospital", "examples/cloud-clinic"] {
        for (list, day) in [
            ("r5", "2024-03-01"),
            ("r6", "2025-03-01"),
            ("r7", "2026-03-20"),
            ("r8", "2026-11-24"),
            ("bcp", "2026-11-24"),
        ] {
            let found = checklist(folder, list, day);
            for form in found["forms"].as_array().unwrap() {
                for item in form["items"].as_array().unwrap() {
                    let evidence = item["evidence"].as_array().unwrap();
                    match item["state"].as_str().unwrap() {
                        "answered-yes" => assert!(
                            item["first"]["person"].as_str().is_some_and(|name| !name.is_empty()),
                            "{folder} {list} {item}"
                        ),
                        "shown-yes" => {
                            assert!(!evidence.is_empty(), "{folder} {list} {item}");
                            assert!(
                                evidence.iter().all(|line| {
                                    let line = line.as_str().unwrap();
                                    line.starts_with("合格") || line.starts_with("不要")
                                }),
                                "{folder} {list} {item}"
                            );
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

#[test]
fn persons_answers_stand_before_what_the_evidence_shows() {
    let found = checklist("examples/clinic", "r7", "2026-03-20");
    let own = &found["forms"][0];
    assert_eq!(own["party"], "institution");
    assert_eq!(own["items"].as_array().unwrap().len(), 18);
    let reuse = item(own, "2-⑧");
    assert_eq!(reuse["first"]["answer"], "no");
    assert_eq!(reuse["first"]["target"], "2025-12-26");
    assert_eq!(reuse["second"]["answer"], "yes");
    assert_eq!(reuse["state"], "answered-yes");
    assert_eq!(item(own, "2-⑪")["state"], "shown-no");
    assert_eq!(item(own, "1-①")["state"], "shown-yes");
    // Nothing shows whether needless services are stopped: only a person can say so.
    assert_eq!(item(own, "2-⑫")["state"], "answered-no");
    assert_eq!(item(own, "2-⑫")["first"]["target"], "2026-02-27");
    let conflict = item(own, "2-⑦")["remarks"].to_string();
    assert!(conflict.contains("mhlw-7.0/control/14#6"), "{conflict}");
    // Before the second check was made, only the first stands.
    let early = checklist("examples/clinic", "r7", "2025-09-01");
    assert_eq!(item(&early["forms"][0], "2-⑧")["state"], "answered-no");
    // One form for each vendor, with its own answers.
    let vendors: Vec<(&str, u64)> = found["forms"].as_array().unwrap()[1..]
        .iter()
        .map(|form| {
            (
                form["vendor"]["id"].as_str().unwrap(),
                form["counts"]["answered-yes"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(vendors, [("V-01", 3), ("V-02", 2)]);
}

#[test]
fn the_list_of_the_fiscal_year_is_the_default_and_says_what_is_not_known() {
    for (day, list) in [("2026-03-31", "r7"), ("2026-04-01", "r8")] {
        let output = shirube(&["checklist", "examples/clinic", "--as-of", day, "--format", "json"]);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found["checklist"], list, "{day}");
    }
    let found = checklist("examples/clinic", "r8", "2026-11-24");
    assert_eq!(found["forms"][0]["items"].as_array().unwrap().len(), 3);
    assert_eq!(found["not_known"].as_array().unwrap().len(), 3);
    assert_eq!(found["edition"], "mhlw-7.0");
}

#[test]
fn answers_that_the_form_cannot_take_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("shirube.toml"), "[institution]\nid = \"x\"\nname = \"x\"\n").unwrap();
    let answer = |item: &str, answer: &str, day: &str, target: &str| {
        let target =
            if target.is_empty() { String::new() } else { format!("target = \"{target}\"\n") };
        format!(
            "[[answer]]\nchecklist = \"r7\"\nitem = \"{item}\"\nanswer = \"{answer}\"\nperson = \"x\"\nchecked_at = \"{day}\"\n{target}\n"
        )
    };
    let text = [
        answer("9-①", "はい", "2025-06-01", ""),
        answer("2-①", "はい", "2026-04-01", ""),
        answer("2-⑫", "いいえ", "2025-06-01", "2026-04-01"),
        answer("2-⑧", "いいえ", "2025-06-01", ""),
        "[[answer]]\nchecklist = \"r7\"\nitem = \"3-①\"\nanswer = \"はい\"\nperson = \" \"\nchecked_at = \"2025-06-01\"\n".to_owned(),
    ]
    .concat();
    std::fs::write(path.join("checklist.toml"), text).unwrap();
    let folder = path.to_string_lossy();
    let output = shirube(&[
        "checklist",
        &folder,
        "--list",
        "r7",
        "--as-of",
        "2026-05-01",
        "--format",
        "json",
    ]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(item(&found["forms"][0], "2-①")["state"], "unanswered", "another year's check");
    assert_eq!(item(&found["forms"][0], "3-①")["state"], "unanswered", "nobody's answer");
    let said = String::from_utf8(output.stderr).unwrap();
    for part in ["9-①", "2026-04-01", "目標日", "checklist.toml:1"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let report = shirube(&["check", &folder, "--as-of", "2026-05-01"]);
    let text = String::from_utf8(report.stdout).unwrap();
    assert!(text.contains("答えた人の名前がありません"), "{text}");
}

/// The names of the files in a ZIP, and whether it can be read whole.
fn names(path: &std::path::Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            std::io::copy(&mut file, &mut std::io::sink()).unwrap();
            file.name().unwrap().into_owned()
        })
        .collect()
}

#[test]
fn a_pack_holds_what_an_inspection_asks_for_and_no_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let zip = |name: &str| {
        let path = folder.path().join(name);
        let output = shirube(&[
            "pack",
            "examples/clinic",
            "--as-of",
            "2026-11-24",
            "-o",
            &path.to_string_lossy(),
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        path
    };
    let (one, other) = (zip("one.zip"), zip("other.zip"));
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(&other).unwrap(), "not the same bytes");
    let found = names(&one);
    for name in [
        "1-チェックリスト.xlsx",
        "2-BCP確認表.html",
        "3-安全管理の状況.html",
        "4-遵守事項と所見と証跡一覧.xlsx",
        "ledger/契約.csv",
        "checklist.toml",
    ] {
        assert!(found.iter().any(|known| known == name), "{name}: {found:?}");
    }
    assert!(!found.iter().any(|name| name.starts_with("evidence/")), "{found:?}");
    let plain = folder.path().join("plain");
    let to = plain.to_string_lossy().into_owned();
    let arguments = ["pack", "examples/clinic", "--as-of", "2026-11-24", "-o", to.as_str()];
    assert_eq!(shirube(&arguments).status.code(), Some(0));
    let again = shirube(&arguments);
    assert_eq!(again.status.code(), Some(2), "a folder that holds something is left alone");
    assert!(String::from_utf8(again.stderr).unwrap().contains("not empty"));
}
