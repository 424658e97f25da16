//! The ministry's forms: no yes without evidence or a person, targets inside the fiscal year.

use crate::common::shirube;
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
    assert!(conflict.contains("mhlw-7.0 システム運用編 14⑥"), "{conflict}");
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

/// An institution with these answers in `checklist.toml`.
fn answering(answers: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("shirube.toml"), "[institution]\nid = \"x\"\nname = \"x\"\n").unwrap();
    std::fs::write(path.join("checklist.toml"), answers.concat()).unwrap();
    folder
}

fn answer(item: &str, answer: &str, day: &str, more: &str) -> String {
    format!(
        "[[answer]]\nchecklist = \"r7\"\nitem = \"{item}\"\nanswer = \"{answer}\"\nperson = \"x\"\nchecked_at = \"{day}\"\n{more}\n"
    )
}

#[test]
fn answers_that_the_form_cannot_take_are_said() {
    let folder = answering(&[
        answer("9-①", "はい", "2025-06-01", ""),
        answer("2-①", "はい", "2026-04-01", ""),
        answer("2-⑫", "いいえ", "2025-06-01", "target = \"2026-04-01\"\n"),
        answer("2-⑧", "いいえ", "2025-06-01", ""),
        answer("2-⑧", "はい", "2025-06-01", "").replace("r7", "r9"),
    ]);
    let path = folder.path().to_string_lossy();
    let arguments =
        ["checklist", &path, "--list", "r7", "--as-of", "2026-05-01", "--format", "json"];
    let output = shirube(&arguments);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(item(&found["forms"][0], "2-①")["state"], "unanswered", "another year's check");
    let said = String::from_utf8(output.stderr).unwrap();
    for part in ["9-①", "2026-04-01", "目標日", "checklist.toml:1", "r9"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn answers_are_never_lost_without_a_word() {
    let nobody = answer("3-①", "はい", "2025-06-01", "").replace("\"x\"", "\" \"");
    let scope = answer("2-⑫", "はい", "2025-06-01", "scope = \"プリンタ\"\n");
    for (broken, part) in [
        ("x = [", "checklist.toml:8"),
        (nobody.as_str(), "`person` に何も書かれていません"),
        (scope.as_str(), "プリンタ"),
    ] {
        let folder = answering(&[answer("2-①", "はい", "2025-06-01", ""), broken.to_owned()]);
        let path = folder.path().to_string_lossy().into_owned();
        let zip = folder.path().join("pack.zip").to_string_lossy().into_owned();
        for arguments in [
            vec!["checklist", path.as_str(), "--list", "r7", "--as-of", "2026-03-01"],
            vec!["pack", path.as_str(), "--list", "r7", "--as-of", "2026-03-01", "-o", &zip],
        ] {
            let output = shirube(&arguments);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
            assert!(said.contains(part) && said.contains("hint:"), "{part}: {said}");
            assert!(output.stdout.is_empty());
        }
        assert!(!std::path::Path::new(&zip).exists());
    }
}

#[test]
fn a_yes_must_speak_of_every_scope_and_a_no_of_one_is_a_no() {
    let scoped = |scope: &str| format!("scope = \"{scope}\"\n");
    let state = |answers: &[String]| -> (String, String) {
        let folder = answering(answers);
        let found = checklist(&folder.path().to_string_lossy(), "r7", "2026-03-01");
        let row = item(&found["forms"][0], "2-⑫").clone();
        (row["state"].as_str().unwrap().to_owned(), row["remarks"].to_string())
    };
    let server_yes = answer("2-⑫", "はい", "2025-09-01", &scoped("サーバ"));
    let target = "target = \"2026-02-01\"\n";
    let client_no = answer("2-⑫", "いいえ", "2025-06-01", &(scoped("client-pc") + target));
    let client_yes = answer("2-⑫", "はい", "2026-02-01", &scoped("端末PC"));
    let (found, remarks) = state(std::slice::from_ref(&server_yes));
    assert_eq!(found, "unanswered");
    assert!(remarks.contains("端末PCの回答がありません"), "{remarks}");
    assert_eq!(state(&[client_no.clone(), server_yes.clone()]).0, "answered-no");
    assert_eq!(state(&[client_no.clone(), server_yes.clone(), client_yes]).0, "answered-yes");
    assert_eq!(state(&[client_no, answer("2-⑫", "はい", "2025-10-01", "")]).0, "answered-yes");
}

#[test]
fn a_no_for_one_system_is_a_no_of_the_vendor() {
    let folder = answering(&[]);
    let ledger = folder.path().join("ledger");
    std::fs::create_dir_all(&ledger).unwrap();
    std::fs::write(ledger.join("事業者.csv"), "事業者ID,事業者名\nV-1,x\n").unwrap();
    std::fs::write(
        ledger.join("事業者回答.csv"),
        "事業者ID,システムID,項目,回答,回答日\nV-1,S-1,2-⑥,いいえ,2025-06-20\nV-1,S-2,2-⑥,はい,2025-06-20\nV-1,S-1,2-⑦,いいえ,2025-06-20\nV-1,S-1,2-⑦,はい,2025-09-20\nV-1,S-1,2-⑧,はい,2024-06-20\n",
    )
    .unwrap();
    let found = checklist(&folder.path().to_string_lossy(), "r7", "2026-03-01");
    let form = &found["forms"][1];
    assert_eq!(item(form, "2-⑥")["state"], "answered-no");
    assert_eq!(item(form, "2-⑦")["state"], "answered-yes");
    assert_eq!(item(form, "2-⑧")["state"], "unanswered", "an answer of another year");
}

#[test]
fn evidence_of_another_year_fills_no_form() {
    let late = checklist("examples/clinic", "r7", "2026-11-25");
    assert!(late["outside_year"].as_str().unwrap().contains("2026-03-31"), "{late}");
    for entry in late["forms"][0]["items"].as_array().unwrap() {
        assert!(!entry["state"].as_str().unwrap().starts_with("shown"), "{entry}");
    }
    let arguments = |format| {
        [
            "checklist",
            "examples/clinic",
            "--list",
            "r7",
            "--as-of",
            "2026-03-01",
            "--format",
            format,
        ]
    };
    let page = String::from_utf8(shirube(&arguments("html")).stdout).unwrap();
    // 2-⑧ was answered no in June, with a target, and yes in December.
    let row = page.split("2-⑧<br>").nth(1).unwrap().split("</tr>").next().unwrap();
    for part in
        ["<td>いいえ<br>2025-06-12</td>", "<td>2025-12-26</td>", "<td>はい<br>2025-12-20</td>"]
    {
        assert!(row.contains(part), "{part}: {row}");
    }
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
    assert!(String::from_utf8(again.stderr).unwrap().contains("空ではありません"));
}
