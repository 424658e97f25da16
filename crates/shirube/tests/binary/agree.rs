//! Two commands, one assessment: whatever shows the status of a requirement shows the same, from the
//! same folder, the copies and the data that a person carried in, and the checks of their own.

use crate::common::{DATE, printed, shirube_with};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A day that no shipped data has.
const CARRIED_IN: &str = "2026-11-20";

/// A data folder with a list of exploited vulnerabilities and a copy of an edition that was never
/// shipped, in force on the day.
fn data() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let kev = data.path().join("kev.json");
    let list = r#"{"title": "KEV", "catalogVersion": "2026.11.20", "dateReleased": "2026-11-20T00:00:00Z", "count": 0, "vulnerabilities": []}"#;
    std::fs::write(&kev, list).unwrap();
    printed(data.path(), &["feed", "import", &kev.to_string_lossy()]);
    let copy = "testdata/library/control-8.0.pdf";
    printed(data.path(), &["catalogue", "import", copy, "--in-force-from", "2026-11-24"]);
    data
}

fn json(data: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(data, arguments)).unwrap()
}

/// What `check` prints, whatever its exit code.
fn report(data: &Path, more: &[&str]) -> Value {
    let arguments = ["check", "examples/clinic", "--as-of", DATE, "--format", "json"];
    let arguments = [&arguments[..], more, &["--fail-on", "never"]].concat();
    json(data, &arguments)
}

/// The status of each requirement, by its citation.
fn of_report(report: &Value) -> BTreeMap<String, String> {
    let rows = report["requirements"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.map(|row| (text(&row["citation"]), text(&row["status"]))).collect()
}

fn of_oscal(results: &Value) -> BTreeMap<String, String> {
    let findings = &results["assessment-results"]["results"][0]["findings"];
    let rows = findings.as_array().unwrap().iter();
    let status = |row: &Value| {
        let props = row["props"].as_array().unwrap().iter();
        let mut statuses = props.filter(|prop| prop["name"] == "status");
        statuses.next().unwrap()["value"].as_str().unwrap().to_owned()
    };
    rows.map(|row| (row["title"].as_str().unwrap().to_owned(), status(row))).collect()
}

#[test]
fn every_command_assembles_the_same() {
    let data = data();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let [html, packed] = ["report.html", "pack"].map(at);
    let report = report(data.path(), &["--edition", "mhlw-7.0"]);
    assert!(report["feeds"].to_string().contains(CARRIED_IN), "{}", report["feeds"]);
    let statuses = of_report(&report);
    let oscal = |edition: &'static str| {
        ["oscal", "results", "examples/clinic", "--edition", edition, "--as-of", DATE]
    };
    let documents = of_oscal(&json(data.path(), &oscal("mhlw-7.0")));
    assert!(documents.len() > 100, "{documents:?}");
    for (place, status) in &documents {
        assert_eq!(statuses.get(place), Some(status), "{place}");
    }
    // What OSCAL leaves out applies to nobody; an edition of a copy alone is refused with the reason.
    let left = statuses.iter().filter(|(place, _)| !documents.contains_key(*place));
    left.for_each(|(place, status)| assert_eq!(status, "not applicable", "{place}"));
    let refused = shirube_with(data.path(), &oscal("mhlw-8.0"));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("収録している版だけから"));
    // A pack is of the edition in force on the day: the copy's. Its report is the report.
    let check = ["check", "examples/clinic", "--as-of", DATE, "--fail-on", "never"];
    printed(data.path(), &[&check[..], &["-o", &html]].concat());
    printed(data.path(), &["pack", "examples/clinic", "-o", &packed, "--as-of", DATE]);
    let page = std::fs::read_to_string(&html).unwrap();
    assert!(page.contains("8.0") && page.contains(CARRIED_IN));
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(&packed).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "html") {
            pages.push(std::fs::read_to_string(path).unwrap());
        }
    }
    assert_eq!(pages.iter().filter(|packed| **packed == page).count(), 1, "{}", pages.len());
    // The forms of a pack are those of `checklist`, under the edition that the list belongs to.
    let form = at("form.html");
    printed(data.path(), &["checklist", "examples/clinic", "-o", &form, "--as-of", DATE]);
    let form = std::fs::read_to_string(form).unwrap();
    assert_eq!(pages.iter().filter(|packed| **packed == form).count(), 1);
}

/// What a check of one's own finds is in every output that takes such checks.
#[test]
fn own_checks_are_in_every_output() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("checks/own/named");
    std::fs::create_dir_all(&own).unwrap();
    let text = "code = \"OWN-1\"\nstate = \"preview\"\nsince = \"1\"\nseverity = \"low\"\ntables = [\"device\"]\n\
        requirements = [\"control/13#1\"]\ntitle = { ja = \"あ\", en = \"a\" }\nremedy = { ja = \"い\", en = \"b\" }\n";
    std::fs::write(own.join("check.toml"), text).unwrap();
    let sql = "SELECT institution_id, device_id AS subject, 'fail' AS verdict, 'x' AS observed, 'y' AS expected, source FROM device";
    std::fs::write(own.join("check.sql"), sql).unwrap();
    let checks = folder.path().join("checks").to_string_lossy().into_owned();
    let data = folder.path().join("data");
    let mut counts = Vec::new();
    for format in ["json", "text", "csv", "sarif", "junit"] {
        let check = ["check", "examples/clinic", "--as-of", DATE, "--fail-on", "never"];
        let more = ["--checks", &checks, "--format", format];
        let said = printed(&data, &[&check[..], &more].concat());
        assert!(said.contains("OWN-1"), "{format}");
        counts.push(said.matches("OWN-1").count());
    }
    // A text for people names the check once and its subjects below; the others name it with each.
    counts.remove(1);
    assert!(counts.iter().all(|count| *count >= 10), "each device is in each: {counts:?}");
}
