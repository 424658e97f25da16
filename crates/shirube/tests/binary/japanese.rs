//! Japanese has no English left in it but terms: no line of what the commands say to a person is an
//! English sentence.

use crate::common::{root, shirube_with};
use std::path::Path;

/// Names and terms that stand in Japanese as they are: products, licences, titles of sources.
const TERMS: [&str; 3] =
    ["Known Exploited Vulnerabilities Catalog", "Software Bill of Materials", "compliance-trestle"];

/// Three words of small letters in a row are a sentence, or part of one; `a-b`, `a.b` and `a_b` are
/// codes and count as no word.
fn is_english(line: &str) -> bool {
    // What was looked up in English is labelled so.
    if line.contains("(英語): ") {
        return false;
    }
    let line = TERMS.iter().fold(line.to_owned(), |line, term| line.replace(term, ""));
    let words = line.split(|c: char| !c.is_ascii_alphanumeric() && !"-._/=:'`\\".contains(c));
    let is_word = |word: &str| {
        let word = word.trim_matches(['.', ':', '\'']);
        word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
    };
    let mut row = 0;
    // A line that is split at a space alone holds a sentence; at anything else, a list.
    let mut end = 0;
    for word in words {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let follows = line.get(end..start) == Some(" ");
        row = if is_word(word) && (follows || row == 0) {
            row + 1
        } else {
            usize::from(is_word(word))
        };
        if row >= 3 {
            return true;
        }
        end = start + word.len();
    }
    false
}

#[test]
fn a_sentence_is_told_from_terms() {
    for line in
        ["there is no `catalog`", "error: cannot read the file", "注: one reader quoting it"]
    {
        assert!(is_english(line), "{line}");
    }
    for line in [
        "[選べる値: text, json, sarif, junit, csv, html, xlsx]",
        "pc / laptop / tablet",
        "次に: はじめに.md を読み、shirube check /tmp/x",
        "CISA Known Exploited Vulnerabilities Catalog",
    ] {
        assert!(!is_english(line), "{line}");
    }
}

/// Everything that these commands say, on either way out, without the lines that quote the question.
fn said(data: &Path, arguments: &[&str]) -> Vec<String> {
    let output = shirube_with(data, arguments);
    let bytes = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.is_empty(), "{arguments:?} says nothing");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn no_command_speaks_english_in_japanese() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let at = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let write = |name: &str, text: &str| {
        std::fs::write(home.path().join(name), text).unwrap();
        at(name)
    };
    let kev = r#"{"title": "KEV", "catalogVersion": "2026.11.20", "dateReleased": "2026-11-20T00:00:00Z", "count": 0, "vulnerabilities": []}"#;
    let kev = write("kev.json", kev);
    let no_catalog = write("no-catalog.json", "{}");
    let bad_uuid = write("bad-uuid.json", r#"{"catalog": {"uuid": "x", "groups": []}}"#);
    let no_json = write("no-json.json", "{");
    let no_feed = write("no-feed.json", r#"{"x": 1}"#);
    let no_pdf = write("no-pdf.pdf", "%PDF-1.7 nothing");
    let [new, pack, zip, results] = ["new", "pack", "pack.zip", "results.json"].map(at);
    let clinic = "examples/clinic";
    let page = "testdata/library/flattened/09-single-digits.txt";
    let mut runs: Vec<Vec<&str>> = vec![
        vec!["feed", "import", &kev],
        vec!["feed", "import", &no_feed],
        vec!["feed", "status"],
        vec!["library", "list"],
        vec!["library", "import", page],
        vec!["library", "import", &no_pdf],
        vec!["library", "list"],
        vec!["comments", "list"],
        vec!["comments", "show", "1"],
        vec!["comments", "review", "1", "--field", "theme", "--value", "x", "--by", "甲"],
        vec![
            "comments",
            "review",
            "1",
            "--field",
            "answer-kind",
            "--value",
            "no such",
            "--by",
            "甲",
        ],
        vec!["library", "remove", "no such"],
        vec!["catalogue", "list"],
        vec!["oscal", "read", &no_catalog],
        vec!["oscal", "read", &bad_uuid],
        vec!["oscal", "read", &no_json],
        vec!["oscal", "results", clinic, "-o", &results, "--as-of", "2026-11-25"],
        vec!["new", &new],
        vec!["new", &new],
        vec!["pack", clinic, "-o", &pack, "--as-of", "2026-11-25"],
        vec!["pack", clinic, "-o", &zip, "--as-of", "2026-11-25"],
        vec!["check", "/nonexistent"],
        vec!["check", clinic, "--edition", "mhlw-9.0"],
        vec!["check", clinic, "--format", "no-such"],
        vec!["check", clinic, "--no-such"],
        vec!["declare", clinic, "no-such", "--statement", "x"],
        vec!["answer", clinic, "x"],
        vec!["waive", clinic, "no-such", "--reason", "x", "--until", "2099-01-01"],
        vec!["explain", "SHR-NET-008"],
        vec!["explain", "control/13#6"],
        vec!["facts", clinic, "--schema"],
        vec!["facts", clinic, "--table", "no-such"],
        vec!["checks"],
    ];
    let commands = [
        "check",
        "explain",
        "new",
        "facts",
        "feed",
        "library",
        "comments",
        "checklist",
        "declare",
        "answer",
        "waive",
        "pack",
        "catalogue",
        "oscal",
        "checks",
        "schema",
    ];
    runs.extend(commands.iter().map(|command| vec![*command, "--help"]));
    runs.push(vec!["--help"]);
    for example in ["examples/clinic", "examples/cloud-clinic", "examples/hospital"] {
        for edition in ["mhlw-6.0", "mhlw-7.0"] {
            runs.push(vec!["check", example, "--as-of", "2026-11-25", "--edition", edition]);
        }
        runs.push(vec!["checklist", example, "--as-of", "2026-11-25"]);
    }
    let mut english = Vec::new();
    for arguments in &runs {
        let lines = said(&data, arguments).into_iter().filter(|line| is_english(line));
        english.extend(lines.map(|line| format!("{}: {line}", arguments.join(" "))));
    }
    assert!(english.is_empty(), "{english:#?}");
    assert!(root().join("examples").is_dir(), "the examples were looked at");
}
