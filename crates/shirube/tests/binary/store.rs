//! Libraries that another Shirube made, or that are damaged.

use crate::common::{printed, root, shirube_with};
use std::path::{Path, PathBuf};

fn released(name: &str) -> PathBuf {
    root().join("testdata/store").join(name)
}

/// A data folder with a library that was made by a released Shirube.
fn home(name: &str) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("library")).unwrap();
    let path = home.path().join("library/library.sqlite");
    std::fs::copy(released(name), &path).unwrap();
    (home, path)
}

fn execute(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

fn talk(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What the Shirube that made the library said of it is what this one says.
#[test]
fn libraries_of_every_released_schema_say_what_they_said() {
    for name in ["step-1.sqlite", "step-2.sqlite"] {
        let (home, _) = home(name);
        for (arguments, expected) in [
            (vec!["comments", "list", "--format", "json"], "comments.json"),
            (vec!["library", "list", "--format", "json"], "documents.json"),
            (
                vec![
                    "library",
                    "search",
                    "点検簿",
                    "--kind",
                    "comment",
                    "--kind",
                    "page",
                    "--format",
                    "json",
                ],
                "search.json",
            ),
        ] {
            let expected = std::fs::read_to_string(released(expected)).unwrap();
            assert_eq!(json(&printed(home.path(), &arguments)), json(&expected), "{name}");
        }
        // What was decided before is found now.
        let found = printed(home.path(), &["library", "search", "期間", "--kind", "comment"]);
        assert!(found.contains("4bc539346cf4#1"), "{found}");
    }
}

#[test]
fn a_library_of_a_later_shirube_is_refused_with_both_versions() {
    let (home, path) = home("step-2.sqlite");
    printed(home.path(), &["library", "list"]);
    execute(&path, "PRAGMA user_version = 99");
    let before = std::fs::read(&path).unwrap();
    let decide = [
        "comments",
        "review",
        "1",
        "--document",
        "4bc5",
        "--field",
        "theme",
        "--value",
        "x",
        "--by",
        "T",
    ];
    for arguments in [&["library", "list"][..], &decide] {
        let output = shirube_with(home.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let talk = talk(&output);
        assert!(talk.contains("99") && talk.contains("(3)") && talk.contains("hint:"), "{talk}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

/// One document that cannot be read is named, with a hint that helps; the others are still there, and
/// bringing the document in again mends it.
#[test]
fn a_document_that_cannot_be_read_does_not_hide_the_others() {
    let (home, path) = home("step-2.sqlite");
    printed(home.path(), &["library", "list"]);
    execute(
        &path,
        "UPDATE document SET body = json_remove(body, '$.reader') WHERE id = '2448608d4c72'",
    );
    let output = shirube_with(home.path(), &["library", "list", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout)).as_array().unwrap().len(), 1);
    let warning = talk(&output);
    assert!(warning.contains("2448608d4c72") && warning.contains("reader"), "{warning}");
    assert!(warning.contains("もう一度取り込んで") && !warning.contains("権限"), "{warning}");
    let output = shirube_with(home.path(), &["library", "page", "2448", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("取り込み直して"), "{}", talk(&output));
    let page = "testdata/library/flattened/09-single-digits.txt";
    shirube_with(home.path(), &["library", "import", page]);
    let output = shirube_with(home.path(), &["comments", "list", "--format", "json"]);
    assert_eq!(talk(&output), "");
    let expected = std::fs::read_to_string(released("comments.json")).unwrap();
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout)), json(&expected));
}

/// Each change says who made it: who says so, else the operating system's user.
#[test]
fn changes_name_who_made_them() {
    let (home, path) = home("step-2.sqlite");
    let page = "testdata/library/flattened/06-heading-row.txt";
    let import = std::process::Command::new(env!("CARGO_BIN_EXE_shirube"))
        .args(["library", "import", page])
        .current_dir(root())
        .env("SHIRUBE_DATA", home.path())
        .env("LOGNAME", "yamada")
        .output()
        .unwrap();
    assert!(import.status.success(), "{}", talk(&import));
    let confirm = [
        "comments",
        "review",
        "2",
        "--document",
        "4bc5",
        "--field",
        "all",
        "--confirm",
        "--by",
        "情報係",
    ];
    printed(home.path(), &confirm);
    let connection = rusqlite::Connection::open(&path).unwrap();
    let mut changes =
        connection.prepare("SELECT actor, known_by, at FROM change ORDER BY number").unwrap();
    let changes = changes.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let changes: Vec<(String, i64, String)> = changes.collect::<Result<_, _>>().unwrap();
    let actors: Vec<(&str, i64)> =
        changes.iter().map(|(actor, known_by, _)| (actor.as_str(), *known_by)).collect();
    assert_eq!(actors, [("yamada", 1), ("情報係", 0)]);
    assert!(changes.iter().all(|(.., at)| at.ends_with('Z') && at.len() >= 20), "{changes:?}");
}
