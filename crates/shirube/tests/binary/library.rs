//! The library and the comment register, used as a person uses them.

use crate::home::{Home, testdata};
use std::process::Output;

fn talk(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn documents_come_in_once_and_pages_can_be_cited() {
    let home = Home::new();
    for round in 0..2 {
        let output = home.import(&["guideline.pdf", "scanned.pdf"]);
        assert!(output.status.success(), "{}", talk(&output));
        let known = String::from_utf8_lossy(&output.stdout).contains("取込済みです");
        assert_eq!(known, round == 1);
        let scanned = talk(&output).contains("画像だけのページが1");
        assert_eq!(scanned, round == 0, "{}", talk(&output));
    }
    let list = home.json(&["library", "list", "--format", "json"]);
    assert_eq!(list.as_array().unwrap().len(), 2);
    let guideline =
        list.as_array().unwrap().iter().find(|d| d["pages"].as_array().unwrap().len() == 30);
    let document = &guideline.unwrap()["document"];
    assert_eq!(
        (document["edition"].as_str(), document["form"].as_str()),
        (Some("mhlw-9.1"), Some("pdf"))
    );
    let id = document["id"].as_str().unwrap();
    let page = home.json(&["library", "page", &id[..5], "9", "--format", "json"]);
    assert!(page["text"].as_str().unwrap().contains("⑭ 保守事業者が脆弱性情報を使い終えたときは"));
    assert!(page["folded"].as_str().unwrap().contains("書き残すこと。"));
    assert!(page["citation"].as_str().unwrap().ends_with("p. 9"));
    let image = std::fs::read(page["image"].as_str().unwrap()).unwrap();
    assert!(image.starts_with(b"\x89PNG"));
    // The file itself is kept, byte for byte.
    let hash = shirube_library::read::hash(&std::fs::read(testdata("guideline.pdf")).unwrap());
    let kept = std::fs::read(home.0.path().join("library/originals").join(hash)).unwrap();
    assert_eq!(kept, std::fs::read(testdata("guideline.pdf")).unwrap());
    let output = home.run(&["library", "page", id, "31"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("hint:"));
    home.ok(&["library", "remove", id]);
    assert_eq!(home.json(&["library", "list", "--format", "json"]).as_array().unwrap().len(), 1);
}

#[test]
fn broken_files_are_said_to_be_so_and_the_others_come_in() {
    let home = Home::new();
    let output = home.import(&["encrypted.pdf", "absent.pdf", "broken.pdf", "comments-type3.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = talk(&output);
    assert!(talk.contains("encrypted.pdf") && talk.contains("暗号化"), "{talk}");
    assert!(talk.contains("absent.pdf"), "{talk}");
    assert!(talk.contains("broken.pdf") && talk.contains("終わりがありません"), "{talk}");
    let comments = home.json(&["comments", "list", "--format", "json"]);
    assert_eq!(comments.as_array().unwrap().len(), 12);
}

#[test]
fn one_list_finds_requirements_checks_comments_and_pages() {
    let home = Home::new();
    home.import(&["guideline.pdf", "comments.pdf"]);
    let search = |words: &[&str]| {
        let mut arguments = vec!["library", "search", "--format", "json", "--limit", "200"];
        arguments.extend(words);
        home.json(&arguments)
    };
    let found = search(&["二要素認証"]);
    let kinds: std::collections::BTreeSet<&str> =
        found["hits"].as_array().unwrap().iter().map(|hit| hit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    for hit in found["hits"].as_array().unwrap() {
        let range = &hit["highlights"][0];
        let (start, end) = (range[0].as_u64().unwrap(), range[1].as_u64().unwrap());
        let marked = &hit["snippet"].as_str().unwrap()[start as usize..end as usize];
        assert_eq!(marked, "二要素認証");
    }
    // Any width or notation finds the same.
    let ids = |found: &serde_json::Value| -> Vec<String> {
        let hits = found["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!ids(&search(&["TLS1.3"])).is_empty());
    assert_eq!(ids(&search(&["TLS1.3"])), ids(&search(&["ＴＬＳ１．３"])));
    assert_eq!(ids(&search(&["バックアップ"])), ids(&search(&["ﾊﾞｯｸｱｯﾌﾟ"])));
    assert_eq!(ids(&search(&["サーバ"])), ids(&search(&["サーバー"])));
    let requirement = search(&["13.⑥", "--kind", "requirement"]);
    assert_eq!(ids(&requirement), ["mhlw-6.0/control/13#6", "mhlw-7.0/control/13#6"]);
    let of_edition = search(&["13.⑥", "--kind", "requirement", "--edition", "mhlw-7.0"]);
    assert_eq!(ids(&of_edition), ["mhlw-7.0/control/13#6"]);
    let narrowed = search(&["バックアップ", "--kind", "requirement", "--volume", "control"]);
    assert!(ids(&narrowed).iter().all(|id| id.contains("/control/")));
    assert!(ids(&search(&["バックアップ", "--edition", "mhlw-6.0", "--kind", "page"])).is_empty());
    // A citation in any notation leads to its requirement.
    for cited in ["運用13⑥", "control/13#6", "システム運用編 13.【遵守事項】⑥"] {
        assert_eq!(ids(&search(&[cited]))[0], "mhlw-6.0/control/13#6", "{cited}");
    }
    let english =
        home.ok(&["library", "search", "VPN", "--kind", "check", "--lang", "en", "--limit", "1"]);
    assert!(
        english.starts_with("check SHR-") && english.contains("SSL-[VPN] is in use /"),
        "{english}"
    );
    let output = home.run(&["library", "search", "VPN", "--edition", "mhlw-99"]);
    assert_eq!(output.status.code(), Some(2));
    // Nothing that is typed is syntax.
    for words in ["\"", "*", "(", "^"] {
        assert!(ids(&search(&[words])).is_empty(), "{words}");
    }
    let typed = search(&["バックアップ\" OR \"端末"]);
    assert_eq!(ids(&typed), ids(&search(&["バックアップ", "or", "端末"])));
}

#[test]
fn a_person_decides_and_the_reading_stays() {
    let home = Home::new();
    let page = testdata("flattened/09-single-digits.txt").display().to_string();
    home.ok(&["comments", "import", &page]);
    let queue = home.json(&["comments", "review", "--format", "json"]);
    let waiting = queue.as_array().unwrap().len();
    assert!(waiting > 0);
    let before = home.json(&["comments", "show", "3", "--format", "json"]);
    let decide = [
        "comments",
        "review",
        "3",
        "--field",
        "theme",
        "--value",
        "別の項目",
        "--by",
        "情報係",
        "--on",
        "2026-11-25",
    ];
    home.ok(&decide);
    let after = home.json(&["comments", "show", "3", "--format", "json"]);
    assert_eq!(after["theme"], "別の項目");
    assert_eq!(after["confidence"]["theme"], "decided");
    assert_eq!(after["decisions"][0]["machine_value"], before["theme"]);
    assert_eq!(after["decisions"][0]["person"], "情報係");
    // Reading the document anew keeps the decision.
    let id = before["source"]["document"].as_str().unwrap();
    home.ok(&["library", "remove", id]);
    home.ok(&["comments", "import", &page]);
    let again = home.json(&["comments", "show", "3", "--format", "json"]);
    assert_eq!(again["theme"], "別の項目");
    // A later decision holds; the first stays in the log.
    home.ok(&[
        "comments",
        "review",
        "3",
        "--field",
        "theme",
        "--confirm",
        "--by",
        "情報係",
        "--on",
        "2026-11-26",
    ]);
    assert_eq!(home.json(&["comments", "show", "3", "--format", "json"])["theme"], before["theme"]);
    let output = home.run(&[
        "comments",
        "review",
        "3",
        "--field",
        "disposition",
        "--value",
        "なぞ",
        "--by",
        "x",
    ]);
    assert_eq!(output.status.code(), Some(2));
}

/// What a person decided is found from then on, and what it replaced is not.
#[test]
fn a_decision_is_found_by_search() {
    let home = Home::new();
    home.import(&["comments-type3.pdf"]);
    let search = |words: &str| {
        let found =
            home.json(&["library", "search", words, "--kind", "comment", "--format", "json"]);
        let hits = found["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    let list = home.json(&["comments", "list", "--format", "json"]);
    let opinion: String = list[0]["opinion"].as_str().unwrap().chars().take(12).collect();
    let number = list[0]["number"].to_string();
    let before = search(&opinion);
    assert_eq!(before.len(), 1, "{opinion}: {before:?}");
    let decide = [
        "comments",
        "review",
        &number,
        "--field",
        "opinion",
        "--value",
        "quokkaを飼う。",
        "--by",
        "山田",
    ];
    home.ok(&decide);
    assert_eq!(search("quokka"), before);
    assert_eq!(search(&opinion), [""; 0]);
    // Bringing the document in once more keeps it.
    home.ok(&[
        "library",
        "import",
        &testdata("comments-type3.pdf").display().to_string(),
        "--title",
        "別の題",
    ]);
    assert_eq!((search("quokka"), search(&opinion)), (before, vec![]));
}

#[test]
fn comments_are_filtered_and_exported() {
    let home = Home::new();
    home.import(&["comments.pdf"]);
    let all = home.json(&["comments", "list", "--format", "json"]);
    assert_eq!(all.as_array().unwrap().len(), 70);
    for key in [
        "number",
        "theme",
        "volume",
        "place",
        "page",
        "opinion",
        "response",
        "disposition",
        "references",
        "source",
        "confidence",
    ] {
        assert!(all[0].get(key).is_some(), "{key}");
    }
    let amended = home.json(&["comments", "list", "--format", "json", "--disposition", "amended"]);
    let count = amended.as_array().unwrap().len();
    assert!(count > 0 && count < 70);
    assert!(amended.as_array().unwrap().iter().all(|c| c["disposition"] == "amended"));
    let theme = home.json(&["comments", "list", "--format", "json", "--theme", "安全な運用"]);
    assert!(
        theme
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["theme"].as_str().unwrap().contains("安全な運用"))
    );
    let folder = tempfile::tempdir().unwrap();
    let mut written = Vec::new();
    for name in ["a.csv", "a.xlsx", "a.json", "a.html", "b.csv", "b.xlsx", "b.json", "b.html"] {
        let path = folder.path().join(name);
        home.ok(&["comments", "export", "--output", &path.display().to_string()]);
        written.push(std::fs::read(path).unwrap());
    }
    // The same comments give the same bytes.
    assert!((0..4).all(|at| written[at] == written[at + 4]));
    let csv = String::from_utf8(written[0].clone()).unwrap();
    assert!(csv.starts_with("\u{feff}番号,項目,編,該当箇所,頁,御意見,回答,"), "{}", &csv[..60]);
    let html = String::from_utf8(written[3].clone()).unwrap();
    assert!(html.contains("<svg") && html.contains("No. 201"));
    assert!(!html.contains("http-equiv") && !html.contains("<script"));
}

#[test]
fn explain_shows_what_was_said_about_a_requirement() {
    let home = Home::new();
    let text = "架空の資料への御意見 第6.0版(案) (1 ページ)\n公開元URL https://example.jp/a\n\
        出典情報 作業班(第1回 令和5年5月24日)《架空省》\n\n\
        番号 項目 編 該当箇所 頁 御意見 回答\n\
        1 通信 システム運用編 14. P40 14.⑤の期限を早めるべきである。 御意見として参考にさせていただきます。\n\
        2 通信 システム運用編 13. P34 13.⑥の例を増やしてほしい。 ご指摘を踏まえ修正いたします。\n";
    let page = home.0.path().join("page.txt");
    std::fs::write(&page, text).unwrap();
    home.ok(&["comments", "import", &page.display().to_string()]);
    let explained = home.ok(&["explain", "control/14#5"]);
    assert!(explained.contains("No. 1") && explained.contains("期限を早める"), "{explained}");
    assert!(!explained.contains("No. 2"));
    let listed = home.json(&["comments", "list", "--requirement", "運用編 13", "--format", "json"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["references"], serde_json::json!(["mhlw-6.0/control/13#6"]));
    let output = home.run(&["comments", "list", "--requirement", "どこか"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_queue_can_be_emptied_and_decisions_are_checked() {
    let home = Home::new();
    let text = "架空の資料への御意見 第6.0版(案) (1 ページ)\n公開元URL https://example.jp/a\n\
        出典情報 作業班(第1回 令和5年5月24日)《架空省》\n\n\
        1 通信 システム運用編 14. P40 14.⑤と表99-9を直すべきである。 御意見として参考にさせていただきます。\n\
        2 通信 システム運用編 13. P34 13.⑥の例を増やしてほしい。 この通りである理由を述べます。\n";
    let page = home.0.path().join("page.txt");
    std::fs::write(&page, text).unwrap();
    home.ok(&["comments", "import", &page.display().to_string()]);
    let refused = [
        vec!["3", "--field", "theme", "--value", "x", "--by", "山田"],
        vec!["1", "--field", "volume", "--value", "でたらめ", "--by", "山田"],
        vec!["1", "--field", "page", "--value", "どこか", "--by", "山田"],
        vec!["1", "--field", "theme", "--value", "x", "--by", " "],
        vec!["1", "--value", "x"],
        vec!["1", "--field", "references", "--value", "x", "--by", "山田"],
        vec!["--dismiss", "00000000", "--by", "山田"],
    ];
    for arguments in refused {
        let mut all = vec!["comments", "review"];
        all.extend(&arguments);
        assert_eq!(home.run(&all).status.code(), Some(2), "{arguments:?}");
    }
    let confirm = |number: &str, field: &str| {
        home.ok(&["comments", "review", number, "--field", field, "--confirm", "--by", "山田"]);
    };
    loop {
        let queue = home.json(&["comments", "review", "--format", "json"]);
        let Some(item) = queue.as_array().unwrap().first().cloned() else { break };
        if let (Some(field), Some(number)) = (item["field"].as_str(), item["number"].as_u64()) {
            let number = number.to_string();
            confirm(&number, field);
        } else if let Some(numbers) = item["numbers"].as_array() {
            for number in numbers {
                let number = number.to_string();
                confirm(&number, "all");
            }
        } else {
            let id = item["id"].as_str().unwrap_or_else(|| panic!("{item}"));
            home.ok(&["comments", "review", "--dismiss", id, "--by", "山田"]);
        }
    }
    let shown = home.ok(&["comments", "review"]);
    assert!(shown.contains("確認を待つものはありません"));
    // The queue of one document, and of one that is not there.
    assert_eq!(home.run(&["comments", "review", "--document", "zzz"]).status.code(), Some(2));
}

#[test]
fn a_page_that_fits_poorly_is_one_item() {
    let home = Home::new();
    let page = testdata("flattened/08-short-opinions.txt").display().to_string();
    home.ok(&["comments", "import", &page]);
    let queue = home.json(&["comments", "review", "--format", "json"]);
    let poor: Vec<_> =
        queue.as_array().unwrap().iter().filter(|item| item["doubt"] == "poor-fit").collect();
    assert_eq!(poor.len(), 1);
    assert_eq!(poor[0]["numbers"].as_array().unwrap().len(), 9);
}

#[test]
fn what_a_person_states_is_checked_and_stays() {
    let home = Home::new();
    let path = testdata("comments-type3.pdf").display().to_string();
    for bad in [["--date", "ほげ"], ["--edition", "nonsense-9"], ["--url", "javascript:alert"]] {
        let output = home.run(&["library", "import", &path, bad[0], bad[1]]);
        assert_eq!(output.status.code(), Some(2), "{bad:?}");
    }
    let output = home.run(&["library", "import", &path, "--font", &path]);
    assert!(talk(&output).contains("フォントではありません"), "{}", talk(&output));
    home.ok(&["library", "import", &path, "--title", "私の題名", "--date", "令和5年5月24日"]);
    home.ok(&["library", "import", &path]);
    let list = home.json(&["library", "list", "--format", "json"]);
    assert_eq!(list[0]["document"]["title"], "私の題名");
    assert_eq!(list[0]["document"]["date"], "2023-05-24");
}

#[cfg(unix)]
#[test]
fn devices_are_refused_and_looking_makes_nothing() {
    let home = Home::new();
    let output = home.run(&["library", "import", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(2));
    let fresh = Home::new();
    fresh.ok(&["library", "list"]);
    fresh.ok(&["library", "search", "VPN", "--limit", "1"]);
    assert_eq!(std::fs::read_dir(fresh.0.path()).unwrap().count(), 0);
    // Names of files do not steer the terminal.
    let name = fresh.0.path().join("m\u{1b}[31mx.txt");
    std::fs::write(&name, "").unwrap();
    let output = fresh.run(&["library", "import", &name.display().to_string()]);
    assert!(!talk(&output).contains('\u{1b}'));
}

/// A changed copy of the same page of a media site takes its place, and says so.
#[test]
fn a_changed_page_is_replaced_with_a_warning() {
    let home = Home::new();
    let original = std::fs::read_to_string(testdata("flattened/09-single-digits.txt")).unwrap();
    let page = home.0.path().join("page.txt");
    for text in [original.clone(), original.replace("その他", "ほかの項目")] {
        std::fs::write(&page, text).unwrap();
        let output = home.run(&["comments", "import", &page.display().to_string()]);
        assert!(output.status.success());
        let replaced = talk(&output).contains("置き換えました");
        assert_eq!(replaced, std::fs::read_to_string(&page).unwrap() != original);
    }
}
