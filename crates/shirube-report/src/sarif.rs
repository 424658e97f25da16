//! SARIF 2.1.0 (OASIS): a rule per check, a result per verdict. Code hosts and viewers show it.

use crate::report::{Report, ReportError};
use serde_json::{Value, json};
use shirube_catalogue::Check;
use shirube_model::{Finding, Language, Message, Severity, Source, SubjectVerdict, Verdict};
use std::collections::BTreeMap;

/// Renders the report as SARIF.
pub fn render_sarif(report: &Report<'_>) -> Result<String, ReportError> {
    let assessment = report.assessment;
    let mut rules = Vec::new();
    let mut results = Vec::new();
    let findings: BTreeMap<(&str, &str), &Finding> = assessment
        .findings
        .iter()
        .map(|finding| ((finding.check.as_str(), finding.verdict.subject.as_str()), finding))
        .collect();
    for outcome in &assessment.checks {
        let Some(check) = report.check(&outcome.code) else { continue };
        let index = rules.len();
        let logical = logical_locations(report, check);
        rules.push(rule(report, check));
        for verdict in &outcome.verdicts {
            let finding = findings.get(&(outcome.code.as_str(), verdict.subject.as_str())).copied();
            results.push(result(report, (check, index, &logical), verdict, finding));
        }
        if outcome.verdicts.is_empty()
            && let Some(absence) = &outcome.absence
        {
            results.push(not_applicable(report, (check, index, &logical), absence));
        }
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Shirube",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": report.locale.language.tag(),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "automationDetails": { "id": format!("shirube/{}/{}", assessment.institution_id, assessment.edition) },
            "originalUriBaseIds": { "INSTITUTION": { "description": { "text": assessment.institution_name } } },
            "results": results,
            "properties": { "as_of": assessment.as_of.to_string(), "edition": assessment.edition,
                "own_thresholds": report.own_thresholds(None) },
        }],
    });
    let mut text = serde_json::to_string_pretty(&log)
        .map_err(|error| ReportError::Render(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

fn rule(report: &Report<'_>, check: &Check) -> Value {
    let language = report.locale.language;
    let other = if language == Language::Ja { Language::En } else { Language::Ja };
    json!({
        "id": check.code(),
        "name": check.name,
        "shortDescription": { "text": check.text.title.get(language) },
        "fullDescription": { "text": check.text.title.get(other) },
        "help": {
            "text": check.text.remedy.get(language),
            "markdown": check.doc(language).unwrap_or(check.text.remedy.get(language)),
        },
        "defaultConfiguration": { "level": level(check.text.severity) },
        "properties": {
            "severity": check.text.severity.word(),
            "tags": check.text.requirements.iter()
                .map(|id| format!("{}/{id}", report.edition.id)).collect::<Vec<_>>(),
        },
    })
}

fn result(
    report: &Report<'_>,
    (check, index, logical): (&Check, usize, &Value),
    verdict: &SubjectVerdict,
    finding: Option<&Finding>,
) -> Value {
    let locale = report.locale;
    let message = format!(
        "{}: {} — {}: {} / {}: {}",
        check.text.title.get(locale.language),
        report.subject_of(verdict),
        locale.get("report.observed"),
        locale.wording(&verdict.observed),
        locale.get("report.expected"),
        locale.wording(&verdict.expected),
    );
    let (kind, level) = match verdict.verdict {
        Verdict::Pass => ("pass", "none"),
        Verdict::Unknown => ("open", "none"),
        Verdict::Fail => ("fail", level(check.text.severity)),
    };
    let id = Finding::stable_id(
        report.assessment.institution_id.as_str(),
        check.code().as_str(),
        &verdict.subject,
    );
    let mut value = json!({
        "ruleId": check.code(),
        "ruleIndex": index,
        "kind": kind,
        "level": level,
        "message": { "text": message },
        "locations": [location(logical, verdict.source.as_ref())],
        "partialFingerprints": { "shirubeFinding/v1": id },
    });
    if let Some(waiver) = finding.and_then(|finding| finding.waiver.as_ref()) {
        value["suppressions"] = json!([{
            "kind": "external",
            "status": "accepted",
            "justification": report.waiver(waiver),
        }]);
    }
    value
}

fn not_applicable(
    report: &Report<'_>,
    (check, index, logical): (&Check, usize, &Value),
    absence: &Message,
) -> Value {
    json!({
        "ruleId": check.code(),
        "ruleIndex": index,
        "kind": "notApplicable",
        "level": "none",
        "message": { "text": report.locale.message(absence) },
        "locations": [location(logical, None)],
    })
}

/// The requirements that a check speaks to: the same for each of its results.
fn logical_locations(report: &Report<'_>, check: &Check) -> Value {
    check
        .text
        .requirements
        .iter()
        .map(|id| {
            json!({
                "fullyQualifiedName": format!("{}/{id}", report.edition.id),
                "name": report.citation(id),
                "kind": "requirement",
            })
        })
        .collect()
}

/// Where the fact stands, and which requirements it speaks to.
fn location(logical: &Value, source: Option<&Source>) -> Value {
    let mut location = json!({ "logicalLocations": logical });
    if let Some(source) = source {
        let mut physical = json!({
            "artifactLocation": { "uri": uri(&source.artifact), "uriBaseId": "INSTITUTION" },
        });
        if let Some(line) = source.line_number() {
            physical["region"] = json!({ "startLine": line.max(1) });
        }
        location["physicalLocation"] = physical;
    }
    location
}

/// A relative URI reference (RFC 3986): everything outside of the unreserved set is escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
