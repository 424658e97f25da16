//! Copies of official volumes: read, aligned, shown, and kept on the machine. The volumes are
//! invented (`testdata/library/volumes.py`): shifted numbers, a missing item, new items.

use crate::common::{printed as text, shirube_with as shirube};
use serde_json::Value;
use std::path::Path;

fn import(data: &Path, edition: &str, more: &[&str]) -> Value {
    let file = format!("testdata/library/control-{edition}.pdf");
    let mut arguments = vec!["catalogue", "import", &file, "--json"];
    arguments.extend(more);
    serde_json::from_str(&text(data, &arguments)).unwrap()
}

/// Shipped place and place in the copy of every line of this kind.
fn lines<'a>(found: &'a Value, difference: &str) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let lines = found["lines"].as_array().unwrap();
    lines
        .iter()
        .filter(|line| line["difference"] == difference)
        .map(|line| (line["shipped"].as_str(), line["copy"].as_str()))
        .collect()
}

#[test]
fn shifted_missing_and_new_items_are_told_apart() {
    let data = tempfile::tempdir().unwrap();
    let found = import(data.path(), "6.0", &[]);
    assert_eq!(found["edition"], "mhlw-6.0");
    assert_eq!(found["volume"], "control");
    assert_eq!(found["chapters"], 18);
    assert_eq!(found["requirements"], 71);
    assert_eq!(lines(&found, "missing"), [(Some("control/14#4"), None)]);
    // A new item before 13⑤ shifts what follows; a dropped 14④ shifts back.
    let renumbered = lines(&found, "renumbered");
    for pair in [
        ("control/13#5", "control/13#6"),
        ("control/13#6", "control/13#7"),
        ("control/13#13", "control/13#14"),
        ("control/14#5", "control/14#4"),
        ("control/14#8", "control/14#7"),
    ] {
        assert!(renumbered.contains(&(Some(pair.0), Some(pair.1))), "{pair:?} {renumbered:?}");
    }
    assert_eq!(renumbered.len(), 9);
    assert!(lines(&found, "new").contains(&(None, Some("control/13#5"))));
    assert!(lines(&found, "filled").contains(&(None, Some("control/12#6"))));
    assert_eq!(lines(&found, "doubtful"), []);
    assert_eq!(lines(&found, "confirmed").len(), 54);
}

#[test]
fn the_official_text_is_shown_and_stays_on_the_machine() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "6.0", &[]);
    let shown = text(data.path(), &["explain", "運用編 13⑦", "--edition", "mhlw-6.0"]);
    // Printed 13⑦, shipped as 13⑥: HTTPS over open networks.
    for part in [
        "あなたの写し control-6.0.pdf",
        "TLSを1.3以上に限定",
        "カタログの番号は6でした",
        "あなたの写しで確認",
        "SHR-NET-001",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    // The copy's sentences, told from our summaries by their endings; and one that has no summary.
    let official = "定期的に企画管理者へ報告すること。";
    let seven = text(data.path(), &["explain", "運用編 7①", "--edition", "mhlw-6.0"]);
    assert!(seven.contains(official), "{seven}");
    let new = text(data.path(), &["explain", "運用編 13⑤", "--edition", "mhlw-6.0"]);
    assert!(new.contains("届出の写しを一年間保管"), "{new}");
    let check = ["check", "examples/clinic", "--edition", "mhlw-6.0", "--as-of", "2026-03-01"];
    let check = |format| check.into_iter().chain(["--format", format]).collect();
    for arguments in [
        vec!["oscal", "catalog", "--edition", "mhlw-6.0"],
        vec!["catalogue", "export", "--edition", "mhlw-6.0"],
        check("html"),
        check("json"),
    ] {
        let output = shirube(data.path(), &arguments);
        let written = String::from_utf8(output.stdout).unwrap();
        for sentence in [official, "届出の写しを一年間保管"] {
            assert!(!written.contains(sentence), "{arguments:?} holds the official text");
        }
    }
}

#[test]
fn what_a_copy_lacks_stays_until_a_person_takes_it_as_gone() {
    let data = tempfile::tempdir().unwrap();
    let ids = |data: &Path| -> Vec<String> {
        let arguments = [
            "check",
            "examples/clinic",
            "--edition",
            "mhlw-6.0",
            "--as-of",
            "2026-03-01",
            "--format",
            "json",
        ];
        let report: Value = serde_json::from_slice(&shirube(data, &arguments).stdout).unwrap();
        let rows = report["requirements"].as_array().unwrap();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    import(data.path(), "6.0", &[]);
    let kept = ids(data.path());
    assert!(kept.contains(&"mhlw-6.0/control/14/shipped#4".to_owned()));
    let mut unique = kept.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), kept.len(), "an id stands twice");
    import(data.path(), "6.0", &["--accept-missing"]);
    let gone = ids(data.path());
    assert!(!gone.iter().any(|id| id.contains("shipped")), "{gone:?}");
    assert_eq!(gone.len() + 1, kept.len());
    assert_eq!(
        shirube(data.path(), &["catalogue", "forget", "mhlw-6.0", "control"]).status.code(),
        Some(0)
    );
    assert_eq!(ids(data.path()).len(), 178);
    let again = shirube(data.path(), &["catalogue", "forget", "mhlw-6.0", "control"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn copies_of_two_editions_say_what_changed() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "6.0", &[]);
    import(data.path(), "7.0", &[]);
    let diff: Value = serde_json::from_str(&text(
        data.path(),
        &["catalogue", "diff", "mhlw-6.0", "mhlw-7.0", "--format", "json"],
    ))
    .unwrap();
    let line = |to: &str| -> (String, Option<String>, String) {
        let rows = diff["requirements"].as_array().unwrap();
        let row = rows.iter().find(|row| row["to"] == to).unwrap_or_else(|| panic!("{to}"));
        (
            row["relation"].as_str().unwrap().to_owned(),
            row["from"].as_str().map(str::to_owned),
            row["confidence"].as_str().unwrap().to_owned(),
        )
    };
    let by_copy = "verified-by-copy".to_owned();
    // The same sentence under the same shifted number, and one that was worded anew.
    assert_eq!(
        line("mhlw-7.0/control/13#7"),
        ("unchanged".to_owned(), Some("mhlw-6.0/control/13#7".to_owned()), by_copy.clone())
    );
    assert_eq!(
        line("mhlw-7.0/control/7#1"),
        ("changed".to_owned(), Some("mhlw-6.0/control/7#1".to_owned()), by_copy)
    );
    // Worded so differently that the pair is doubtful: nothing follows from the copies.
    assert_eq!(line("mhlw-7.0/control/17#1").2, "verified");
    // Of a volume without copies nothing more is known than before.
    assert_eq!(line("mhlw-7.0/management/9#1").0, "not-seen");
    // A declaration of 6.0 now carries over, because the copies are the same.
    let report: Value = serde_json::from_slice(
        &shirube(
            data.path(),
            &["check", "examples/clinic", "--as-of", "2026-11-25", "--format", "json"],
        )
        .stdout,
    )
    .unwrap();
    let rows = report["requirements"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == "mhlw-7.0/control/12#4").unwrap();
    let routes = row["routes"].as_array().unwrap();
    let declared = routes.iter().find(|route| route["kind"] == "declaration").unwrap();
    assert_eq!(declared["state"], "passing", "{declared}");
}

#[test]
fn an_edition_that_was_never_shipped_can_be_used() {
    let data = tempfile::tempdir().unwrap();
    let file = "testdata/library/control-8.0.pdf";
    let refused = shirube(data.path(), &["catalogue", "import", file]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("--in-force-from"), "{said}");
    assert!(!data.path().join("catalogue").exists(), "a refused import keeps nothing");
    import(data.path(), "8.0", &["--in-force-from", "2028-04-01"]);
    let listed = text(data.path(), &["catalogue", "list"]);
    assert!(listed.contains("mhlw-8.0") && listed.contains("2028-04-01"), "{listed}");
    let report = |day: &str| -> Value {
        let arguments = ["check", "examples/clinic", "--as-of", day, "--format", "json"];
        serde_json::from_slice(&shirube(data.path(), &arguments).stdout).unwrap()
    };
    assert_eq!(report("2028-03-31")["edition"], "mhlw-7.0");
    let new = report("2028-04-01");
    assert_eq!(new["edition"], "mhlw-8.0");
    let rows = new["requirements"].as_array().unwrap();
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    // The checks of a requirement go with it, whatever its number.
    let routes = of("mhlw-8.0/control/13#7")["routes"].to_string();
    assert!(routes.contains("SHR-NET-001"), "{routes}");
    assert_eq!(of("mhlw-8.0/control/13#5")["confidence"], "verified-by-copy");
    // What 7.0 asks for is not known to hold under 8.0.
    let explain = ["explain", "SHR-ACC-006", "--edition", "mhlw-8.0", "--lang", "en"];
    let explained = text(data.path(), &explain);
    let thresholds =
        explained.lines().filter(|line| line.starts_with("- ") && line.contains(" = "));
    assert!(
        thresholds.clone().count() > 3 && thresholds.clone().all(|it| it.ends_with("[unknown]")),
        "{explained}"
    );
}

#[test]
fn what_is_no_volume_is_refused() {
    let data = tempfile::tempdir().unwrap();
    for (file, more, part) in [
        (
            "testdata/library/scanned.pdf",
            vec!["--edition", "mhlw-6.0", "--volume", "control"],
            "遵守事項が見つかりません",
        ),
        ("testdata/library/scanned.pdf", vec![], "版と編がわかりません"),
        ("testdata/library/encrypted.pdf", vec![], "編として読めません"),
        ("testdata/library/texts.py", vec![], "編として読めません"),
    ] {
        let mut arguments = vec!["catalogue", "import", file];
        arguments.extend(more);
        let output = shirube(data.path(), &arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{file}: {said}");
        assert!(said.contains(part) && said.contains("hint:"), "{file}: {said}");
    }
}

#[test]
fn a_duty_in_other_words_is_never_taken_for_another_one() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "6.0", &[]);
    let found = import(data.path(), "7.0", &[]);
    // 14⑤ was worded anew, so that nothing ties it to the shipped duty: both stay.
    assert!(lines(&found, "missing").contains(&(Some("control/14#5"), None)), "{found}");
    let explain = |place: &str| text(data.path(), &["explain", place, "--edition", "mhlw-7.0"]);
    let shipped = explain("mhlw-7.0/control/14/shipped#5");
    assert!(shipped.contains("あなたの写しに見つかりません"), "{shipped}");
    assert!(shipped.contains("SHR-ACC-005"), "{shipped}");
    // What is printed for it is understood.
    let printed = shipped.split(" (").next().unwrap();
    assert_eq!(printed, "システム運用編 14【写しにない】⑤");
    assert_eq!(explain(printed), shipped);
    let anew = explain("運用編 14④");
    assert!(anew.contains("二つの異なる種類の認証の要素"), "{anew}");
    assert!(!anew.contains("SHR-"), "{anew}");
    // What explains a place goes by the duty, not by the number that a copy gave away.
    assert!(!explain("運用編 13⑤").contains("A.8.20"), "a new duty");
    assert!(explain("運用編 13⑥").contains("A.8.20"));
}

#[test]
fn oscal_documents_agree_with_the_catalog_whatever_copies_there_are() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "7.0", &[]);
    let catalog = text(data.path(), &["oscal", "catalog", "--edition", "mhlw-7.0"]);
    let profile: Value = serde_json::from_str(&text(
        data.path(),
        &["oscal", "profile", "examples/clinic", "--as-of", "2026-11-24"],
    ))
    .unwrap();
    let ids =
        profile["profile"]["imports"][0]["include-controls"][0]["with-ids"].as_array().unwrap();
    assert!(ids.len() > 150);
    for id in ids {
        assert!(catalog.contains(&format!("\"id\": {id}")), "{id} is not in the catalog");
    }
}

#[test]
fn a_broken_copy_is_said_and_the_rest_goes_on() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "7.0", &[]);
    let copy = data.path().join("catalogue/mhlw-7.0/control.json");
    std::fs::write(&copy, "{bad").unwrap();
    let output = shirube(data.path(), &["explain", "運用編 13⑥", "--edition", "mhlw-7.0"]);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("control.json") && said.contains("catalogue forget"), "{said}");
    assert_eq!(
        shirube(data.path(), &["catalogue", "forget", "mhlw-7.0", "control"]).status.code(),
        Some(0)
    );
    assert!(shirube(data.path(), &["catalogue", "list"]).stderr.is_empty());
}

#[test]
fn an_edition_goes_with_its_last_copy_and_ids_lead_nowhere_else() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "8.0", &["--in-force-from", "2028-04-01"]);
    assert_eq!(
        shirube(data.path(), &["catalogue", "forget", "mhlw-8.0", "control"]).status.code(),
        Some(0)
    );
    assert!(!text(data.path(), &["catalogue", "list"]).contains("mhlw-8.0"));
    let file = "testdata/library/control-8.0.pdf";
    for more in [
        vec!["--edition", "..", "--in-force-from", "2030-01-01"],
        vec!["--edition", "../../x", "--in-force-from", "2030-01-01"],
        vec!["--volume", "governance", "--in-force-from", "2030-01-01"],
        vec!["--edition", "mhlw-7.0"],
    ] {
        let mut arguments = vec!["catalogue", "import", file];
        arguments.extend(&more);
        let output = shirube(data.path(), &arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{more:?}: {said}");
        assert!(said.contains("hint:"), "{said}");
    }
    let left: Vec<_> = std::fs::read_dir(data.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "only catalogue/ is there");
}

#[test]
fn a_declaration_never_moves_to_another_duty_with_its_number() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "7.0", &[]);
    let folder = tempfile::tempdir().unwrap();
    crate::common::copy(&crate::common::root().join("examples/cloud-clinic"), folder.path(), false);
    let declare = |numbers: &str| {
        let entry = format!(
            "[[declaration]]\nrequirement = \"control/13#5\"\n{numbers}result = \"met\"\nperson = \"x\"\ndeclared_at = \"2026-10-01\"\nstatement = \"ルータ\"\n"
        );
        std::fs::write(folder.path().join("declarations.toml"), entry).unwrap();
        let path = folder.path().to_string_lossy().into_owned();
        let arguments = ["check", &path, "--as-of", "2026-11-25", "--format", "json"];
        let report: Value =
            serde_json::from_slice(&shirube(data.path(), &arguments).stdout).unwrap();
        let rows = report["requirements"].as_array().unwrap();
        let status = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap()["status"].clone();
        (status("mhlw-7.0/control/13#5"), report["renewals"].clone())
    };
    // In the copy the number belongs to a new item; the duty that was shipped with it is 13⑥.
    let (new_item, renewals) = declare("");
    assert_ne!(new_item, "met");
    assert_eq!(renewals[0]["place"], "mhlw-7.0/control/13#6", "{renewals}");
    assert!(renewals[0]["reason"].to_string().contains("numbers"), "{renewals}");
    let (new_item, renewals) = declare("numbers = \"copy\"\n");
    assert_eq!(new_item, "met");
    assert_eq!(renewals, serde_json::json!([]));
}

#[test]
fn a_check_is_explained_at_its_duty_whatever_the_number() {
    let data = tempfile::tempdir().unwrap();
    let before = text(data.path(), &["explain", "SHR-NET-002", "--lang", "en"]);
    assert!(before.contains("(control/13#6)"), "{before}");
    import(data.path(), "7.0", &[]);
    let after = text(data.path(), &["explain", "SHR-NET-002", "--lang", "en"]);
    assert!(after.contains("(control/13#7)") && !after.contains("(control/13#6)"), "{after}");
    let list = ["checklist", "examples/clinic", "--list", "r7", "--as-of", "2026-03-20"];
    let list = text(data.path(), &list);
    assert!(list.contains("14【") && !list.contains("14⑥ と食い違います"), "{list}");
}

#[test]
fn the_first_day_of_a_new_edition_can_be_stated_anew() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "8.0", &["--in-force-from", "2028-04-01"]);
    import(data.path(), "8.0", &["--in-force-from", "2027-04-01"]);
    let listed = text(data.path(), &["catalogue", "list"]);
    assert!(listed.contains("2027-04-01") && !listed.contains("2028-04-01"), "{listed}");
    let file = "testdata/library/control-7.0.pdf";
    let shipped = ["catalogue", "import", file, "--in-force-from", "2025-01-01", "--lang", "en"];
    let refused = shirube(data.path(), &shipped);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("is known: 2026-06-29"));
}

#[test]
fn a_copy_lies_where_it_belongs() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "7.0", &[]);
    let folder = data.path().join("catalogue/mhlw-7.0");
    std::fs::copy(folder.join("control.json"), folder.join("governance.json")).unwrap();
    let output = shirube(data.path(), &["catalogue", "list", "--lang", "en"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("it holds mhlw-7.0/control") && said.contains("hint:"), "{said}");
}

#[test]
fn what_a_copy_shows_is_not_said_to_be_unseen() {
    let data = tempfile::tempdir().unwrap();
    let check = ["check", "examples/cloud-clinic", "--as-of", "2026-11-25", "--lang", "en"];
    let carried = |report: &str| -> usize {
        let line = report.lines().find(|line| line.contains("requirements are carried")).unwrap();
        line.trim().split(' ').next().unwrap().parse().unwrap()
    };
    let before = String::from_utf8(shirube(data.path(), &check).stdout).unwrap();
    import(data.path(), "7.0", &[]);
    let after = String::from_utf8(shirube(data.path(), &check).stdout).unwrap();
    assert!(carried(&after) < carried(&before), "{after}");
    assert!(after.contains("known as far as your copy shows it"), "{after}");
    let shown = text(data.path(), &["explain", "control/13#14", "--lang", "en"]);
    assert!(shown.contains("verified by your copy") && !shown.contains("text not seen"), "{shown}");
}

/// An edition that only a copy knows is there for every command: to explain, to search, to filter
/// comments by.
#[test]
fn an_edition_known_by_a_copy_is_known_to_the_library() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "8.0", &["--in-force-from", "2027-04-01"]);
    text(data.path(), &["explain", "運用編13.⑤", "--edition", "mhlw-8.0"]);
    let found = text(data.path(), &["library", "search", "TLS", "--edition", "mhlw-8.0"]);
    assert!(found.contains("mhlw-8.0/control/"), "{found}");
    text(data.path(), &["comments", "import", "testdata/library/comments.pdf"]);
    let place = ["comments", "list", "--requirement", "mhlw-8.0/control/13#5"];
    text(data.path(), &place);
    let nowhere =
        shirube(data.path(), &["comments", "list", "--requirement", "mhlw-9.0/control/13#5"]);
    assert_eq!(nowhere.status.code(), Some(2), "an edition that nobody knows is none");
}
