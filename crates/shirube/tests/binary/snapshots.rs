//! What the reports of the examples say, kept, so that whoever reviews a change sees what it does to
//! them. `INSTA_UPDATE=always cargo test -p shirube --test binary snapshots::` writes them anew.
//!
//! Kept is what tells: a report's own sentences, the statuses, the findings. The digest of the
//! catalogue and the version, which every change moves, are left out.

use crate::common::{check, json, printed, stdout};
use calamine::{Reader, open_workbook};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

const EXAMPLES: [&str; 3] = ["clinic", "cloud-clinic", "hospital"];

fn keep(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn folder(example: &str) -> String {
    format!("examples/{example}")
}

#[test]
fn text_in_both_languages() {
    for example in EXAMPLES {
        for language in ["ja", "en"] {
            let output = check(&folder(example), &["--lang", language]);
            keep(&format!("{example}.{language}.txt"), &stdout(&output));
        }
    }
}

/// Statuses of requirements and checks a line each, and the parts that are an example's own.
#[test]
fn json_as_lines() {
    for example in EXAMPLES {
        let report = json(&folder(example), &[]);
        let mut lines = String::new();
        for part in ["summary", "problems", "renewals", "declarations", "overrides", "decision"] {
            let _ = writeln!(lines, "{part}: {:#}", report[part]);
        }
        for requirement in report["requirements"].as_array().unwrap() {
            let _ = writeln!(lines, "{} {}", text(requirement, "id"), text(requirement, "status"));
            for route in requirement["routes"].as_array().unwrap() {
                let [kind, state, detail] = ["kind", "state", "detail"].map(|key| text(route, key));
                let _ = writeln!(lines, "  {kind} {state}: {detail}");
            }
        }
        for finding in report["findings"].as_array().unwrap() {
            let [check, subject, severity] =
                ["check", "subject", "severity"].map(|key| text(finding, key));
            let _ = writeln!(lines, "{check} {subject} {severity}");
        }
        keep(&format!("{example}.json"), &lines);
    }
}

/// The shape of one requirement, one check and one finding.
#[test]
fn json_of_one_requirement_and_its_check() {
    let report = json("examples/clinic", &["--lang", "en"]);
    let one = |list: &str, key: &str, value: &str| {
        let list = report[list].as_array().unwrap();
        let found = list.iter().find(|entry| entry[key] == value);
        format!("{:#}\n", found.unwrap_or_else(|| panic!("{value}")))
    };
    let shown = one("requirements", "id", "mhlw-7.0/control/14#3")
        + &one("checks", "code", "SHR-AST-004")
        + &one("findings", "check", "SHR-AST-004");
    keep("clinic.shape.json", &shown);
}

#[test]
fn sarif_results() {
    let output = check("examples/clinic", &["--format", "sarif"]);
    let sarif: Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &sarif["runs"][0];
    let mut lines = String::new();
    for result in run["results"].as_array().unwrap() {
        let place = &result["locations"][0]["physicalLocation"];
        let uri = text(&place["artifactLocation"], "uri");
        let line = place["region"]["startLine"].as_u64().unwrap_or(0);
        let [rule, level, kind] = ["ruleId", "level", "kind"].map(|key| text(result, key));
        let said = text(&result["message"], "text");
        let _ = writeln!(lines, "{rule} {level} {kind} {uri}:{line} {said}");
    }
    let _ = writeln!(lines, "{:#}", run["tool"]["driver"]["rules"][0]);
    keep("clinic.sarif", &lines);
}

#[test]
fn csv_in_both_languages() {
    for language in ["ja", "en"] {
        let output = check("examples/cloud-clinic", &["--format", "csv", "--lang", language]);
        keep(&format!("cloud-clinic.{language}.csv"), &stdout(&output));
    }
}

/// The page without its style and script, an element a line.
#[test]
fn html_without_style() {
    let page = stdout(&check("examples/cloud-clinic", &["--format", "html"]));
    let mut kept = page.as_str();
    let mut lines = String::new();
    while let Some((before, after)) = ["<style", "<script"]
        .iter()
        .filter_map(|open| kept.split_once(open))
        .min_by_key(|(before, _)| before.len())
    {
        lines.push_str(before);
        let end = after.find("</style>").into_iter().chain(after.find("</script>")).min();
        kept = &after[end.unwrap()..];
    }
    lines.push_str(kept);
    keep("cloud-clinic.html", &lines.replace("><", ">\n<"));
}

#[test]
fn cells_of_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.xlsx");
    let output = check("examples/cloud-clinic", &["-o", &file.to_string_lossy()]);
    assert!(file.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut workbook: calamine::Xlsx<_> = open_workbook(&file).unwrap();
    let mut lines = String::new();
    for (name, sheet) in workbook.worksheets() {
        let _ = writeln!(lines, "[{name}]");
        for row in sheet.rows() {
            let cells: Vec<String> =
                row.iter().map(|cell| cell.to_string().replace('\n', "⏎")).collect();
            let _ = writeln!(lines, "{}", cells.join(" | ").trim_end());
        }
    }
    keep("cloud-clinic.xlsx", &lines);
}

#[test]
fn explanations_in_both_languages() {
    let nowhere = Path::new("/nonexistent/shirube");
    let places =
        [("requirement", "control/14#3"), ("check", "SHR-AST-004"), ("cited", "企画管理編 14.①")];
    for (name, place) in places {
        for language in ["ja", "en"] {
            let arguments = ["explain", place, "--edition", "mhlw-7.0", "--lang", language];
            keep(&format!("explain.{name}.{language}.txt"), &printed(nowhere, &arguments));
        }
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("-")
}
