//! What persons say and known words never mix: nothing that anybody types is read as a word.

use crate::common::{DATE, check, copy, json, root, shirube, shirube_with, stdout};

/// The clinic, with more in one of its files.
fn clinic_with(file: &str, more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/clinic"), folder.path(), false);
    let path = folder.path().join(file);
    let before = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{before}\n{more}")).unwrap();
    folder
}

/// A decider called `{until}` is shown, not replaced by a date; braces in a statement stay braces.
#[test]
fn braces_of_persons_stay_as_they_are() {
    let waiver = "[[waiver]]\ncheck = \"SHR-AST-004\"\nperson = \"{until}\"\napproved_by = \"{person}\"\n\
        approved_at = \"2026-11-02\"\nreason = \"{none} {until}\"\ndecided_at = \"2026-11-01\"\nuntil = \"2027-01-31\"\n";
    let folder = clinic_with("shirube.toml", waiver);
    let path = folder.path().to_string_lossy().into_owned();
    let html = stdout(&check(&path, &["--format", "html"]));
    let text = stdout(&check(&path, &[]));
    for shown in [&html, &text] {
        // Lines are wrapped to the width: white space aside, the words stand as typed.
        let line: String = shown.split_whitespace().collect();
        let said = "{until}(承認:{person})、2027-01-31まで:{none}{until}";
        assert!(line.contains(said), "{shown}");
    }

    let declaration = "[[declaration]]\nrequirement = \"運用編 12.②\"\nresult = \"満たす\"\nperson = \"{administrator}\"\n\
        declared_at = \"2026-11-01\"\nstatement = \"規程の {in-scope} {contract} は \u{fdd0}none\u{fdd1} です\"\n";
    let folder = clinic_with("declarations.toml", declaration);
    let path = folder.path().to_string_lossy().into_owned();
    for language in ["ja", "en"] {
        let report = json(&path, &["--lang", language]);
        let places = report["requirements"].as_array().unwrap().iter();
        let requirement =
            places.into_iter().find(|it| it["id"] == "mhlw-7.0/control/12#2").unwrap();
        let routes = requirement["routes"].as_array().unwrap();
        let route = routes.iter().find(|route| route["kind"] == "declaration").unwrap();
        let detail = route["detail"].as_str().unwrap();
        let said = "規程の {in-scope} {contract} は none です ({administrator} 2026-11-01";
        assert!(detail.starts_with(said), "{detail}");
        // For programs: code and values stand beside the sentence.
        let message = &route["detail_message"];
        assert_eq!(message["code"], "route-detail.declared");
        assert_eq!(message["values"]["person"][0]["text"], "{administrator}");
    }
}

/// A ledger cell cannot become a word of a check either, nor lose its braces.
#[test]
fn braces_of_the_ledger_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("ledger")).unwrap();
    let settings = "[institution]\nid = \"a\"\nname = \"{none}\"\nkind = \"診療所\"\n";
    std::fs::write(folder.path().join("shirube.toml"), settings).unwrap();
    let ledger =
        "文書ID,文書種別,文書名,承認者,承認日\n\u{fdd0}none\u{fdd1}{never},運用管理規程,{on},,\n";
    std::fs::write(folder.path().join("ledger/文書.csv"), ledger).unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let report = json(&path, &[]);
    assert_eq!(report["institution"]["name"], "{none}");
    let checks = report["checks"].as_array().unwrap();
    let subjects: Vec<&str> = checks
        .iter()
        .flat_map(|check| check["verdicts"].as_array().unwrap())
        .filter_map(|verdict| verdict["subject"].as_str())
        .collect();
    assert!(subjects.contains(&"none{never}"), "{subjects:?}");
}

/// What is shown as a word has one: a vocabulary that a check of the institution's own shows.
#[test]
fn every_code_that_an_own_check_shows_is_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("checks/own/frame");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::create_dir(folder.path().join("ledger")).unwrap();
    let settings = "[institution]\nid = \"a\"\nname = \"a\"\n";
    std::fs::write(folder.path().join("shirube.toml"), settings).unwrap();
    std::fs::write(folder.path().join("ledger/無線LAN.csv"), "SSID,PMF\nx,無効\n").unwrap();
    let text = "code = \"OWN-1\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"wlan\"]\n\
        requirements = [\"control/13#1\"]\ntitle = { ja = \"あ\", en = \"a\" }\nremedy = { ja = \"い\", en = \"b\" }\n";
    std::fs::write(own.join("check.toml"), text).unwrap();
    let sql = "SELECT institution_id, ssid AS subject, 'fail' AS verdict, word(frame_protection) AS observed, \
        word('on') AS expected, source FROM wlan";
    std::fs::write(own.join("check.sql"), sql).unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let checks = folder.path().join("checks").to_string_lossy().into_owned();
    let text = stdout(&check(&path, &["--checks", &checks]));
    assert!(text.contains("x: 無効") && !text.contains('{'), "{text}");
    // A word that no locale has would be shown as its key: the check is refused by name.
    std::fs::write(own.join("check.sql"), sql.replace("'on'", "'no-such-word'")).unwrap();
    let refused = check(&path, &["--checks", &checks]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("no-such-word") && said.contains("frame/check.sql:1"), "{said}");
}

/// 外字 of documents are text, in a search too: what stands out is data beside it, never a mark in it.
#[test]
fn private_characters_of_a_document_are_text() {
    let home = tempfile::tempdir().unwrap();
    let page = home.path().join("page.txt");
    std::fs::write(&page, "外字\u{f0000}は安全\u{f0001}管理の\u{e000}資料です。\n").unwrap();
    let data = home.path().join("data");
    let run = |arguments: &[&str]| shirube_with(&data, arguments);
    let imported = run(&["library", "import", &page.to_string_lossy()]);
    assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
    let text = stdout(&run(&["library", "search", "資料です", "--kind", "page"]));
    assert!(text.contains("外字\u{f0000}は安全\u{f0001}管理"), "{text:?}");
    assert!(text.contains("[資料です]"), "{text:?}");
}

/// What a person says of a comment is text as what stands in a folder is.
#[test]
fn a_decision_holds_no_marks_and_no_escapes() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| shirube_with(home.path(), arguments);
    let page = "testdata/library/flattened/09-single-digits.txt";
    assert_eq!(run(&["library", "import", page]).status.code(), Some(0));
    let list = stdout(&run(&["comments", "list", "--format", "json"]));
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let number = list[0]["number"].to_string();
    let review = ["comments", "review", number.as_str(), "--field", "theme"];
    for (value, by) in [("\u{fdd0}never\u{fdd1}", "T"), ("\u{1b}[2J", "T"), ("x", "T\u{1b}[2J")] {
        let output = run(&[&review[..], &["--value", value, "--by", by]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("U+") && !said.contains('\u{1b}'), "{said:?}");
    }
    let after = stdout(&run(&["comments", "list", "--format", "json"]));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&after).unwrap(), list);
}

/// A pack is printed to a terminal too, and so are pages.
#[test]
fn a_pack_and_a_page_steer_no_terminal() {
    let folder = clinic_with("declarations.toml", "");
    let settings = folder.path().join("shirube.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let text = text.replacen("name = \"", "name = \"\\u001b[2J", 1);
    std::fs::write(&settings, text).unwrap();
    let clinic = folder.path().to_string_lossy().into_owned();
    let packs = tempfile::tempdir().unwrap();
    let pack = packs.path().join("pack").to_string_lossy().into_owned();
    let output = shirube(&["pack", &clinic, "-o", &pack, "--as-of", DATE]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let mut looked_at = 0;
    for entry in std::fs::read_dir(packs.path().join("pack")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "txt" || end == "html") {
            assert!(!std::fs::read(&path).unwrap().contains(&0x1b), "{}", path.display());
            looked_at += 1;
        }
    }
    assert!(looked_at >= 3, "{looked_at}");
}

/// What cannot be read as a citation is said in the language that was asked for.
#[test]
fn a_place_that_is_none_is_said_in_japanese() {
    for place in ["xyz", "99999999999章", "13.9〜3"] {
        let output = shirube(&["explain", place]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        let sentence = said.lines().next().unwrap().replace(place, "");
        assert!(!sentence.contains(|c: char| c.is_ascii_alphabetic()), "{said}");
    }
}
