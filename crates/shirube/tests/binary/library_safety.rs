//! Imports that are ended, and imports at once: nothing that was acknowledged is lost.

use crate::home::{Home, testdata};
use std::process::Stdio;

/// An import that is ended at any moment loses nothing that was acknowledged, leaves no document
/// without its comments, and can be repeated. It is ended when a certain page image appears.
#[test]
fn an_import_that_is_killed_can_be_repeated() {
    let home = Home::new();
    home.import(&["scanned.pdf"]);
    let table = testdata("comments.pdf");
    let hash = shirube_library::read::hash(&std::fs::read(&table).unwrap());
    let images = home.0.path().join("library/images").join(&hash[..12]);
    for last in ["00001.png", "00006.png", "00012.png"] {
        let _ = std::fs::remove_dir_all(&images);
        let mut child = home
            .command(&["library", "import", &table.display().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while !images.join(last).is_file() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        let list = home.json(&["library", "list", "--format", "json"]);
        let comments = home.json(&["comments", "list", "--format", "json"]);
        let pages: Vec<usize> =
            list.as_array().unwrap().iter().map(|d| d["pages"].as_array().unwrap().len()).collect();
        assert!(pages.contains(&1), "{pages:?}");
        let count = comments.as_array().unwrap().len();
        assert_eq!(count, if pages.contains(&12) { 70 } else { 0 }, "{pages:?}");
    }
    home.import(&["comments.pdf"]);
    assert_eq!(home.json(&["comments", "list", "--format", "json"]).as_array().unwrap().len(), 70);
}

/// Several imports of the same document at once, and of other pages of one document.
#[test]
fn imports_at_once_lose_no_comments() {
    let home = Home::new();
    let table = testdata("comments.pdf").display().to_string();
    let mut children: Vec<_> = (0..4)
        .map(|_| {
            let mut command = home.command(&["library", "import", "--no-images", &table]);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(home.json(&["comments", "list", "--format", "json"]).as_array().unwrap().len(), 70);
}
