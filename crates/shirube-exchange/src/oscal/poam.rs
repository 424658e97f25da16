//! Open and waived findings as an OSCAL plan of action and milestones.

use super::results::{inventory, observation};
use super::{OscalVersion, list, metadata, object, prop, props, string, time, uuid};
use serde_json::{Value, json};
use shirube_model::Finding;
use shirube_report::Report;

/// The plan: one item and one risk for each finding. `None` when there is none.
pub fn oscal_poam(report: &Report<'_>, version: OscalVersion) -> Option<Value> {
    let assessment = report.assessment;
    if assessment.findings.is_empty() {
        return None;
    }
    let institution = assessment.institution_id.as_str();
    let (mut observed, mut risks, mut items) = (Vec::new(), Vec::new(), Vec::new());
    for finding in &assessment.findings {
        let verdict = &finding.verdict;
        let (observed_rows, id) = observation(report, &finding.check, verdict.verdict, &[verdict]);
        observed.push(observed_rows);
        risks.push(risk(report, finding, &id));
        items.push(item(report, finding, &id));
    }
    let inventory = inventory(report, assessment.findings.iter().map(|finding| &finding.verdict));
    Some(json!({
        "plan-of-action-and-milestones": object([
            ("uuid", Some(json!(uuid(&["poam", institution, assessment.edition.as_str()])))),
            ("metadata", Some(metadata(
                &format!("{} — {}", assessment.institution_name, report.locale.get("report.findings")),
                &assessment.as_of.to_string(),
                assessment.as_of,
                version,
                [],
            ))),
            ("system-id", Some(json!({
                "identifier-type": super::NAMESPACE,
                "id": string(institution).unwrap_or_else(|| "unknown".to_owned()),
            }))),
            ("local-definitions", inventory.map(|items| json!({ "inventory-items": items }))),
            ("observations", list(observed)),
            ("risks", list(risks)),
            ("poam-items", list(items)),
        ])
    }))
}

fn title(report: &Report<'_>, finding: &Finding) -> String {
    let check = report.check(&finding.check);
    let title = check.map_or("", |check| check.text.title.get(report.locale.language));
    format!("{} {title} — {}", finding.check, report.subject(finding))
}

fn risk_uuid(report: &Report<'_>, finding: &Finding) -> String {
    uuid(&["risk", report.assessment.institution_id.as_str(), &finding.id])
}

fn risk(report: &Report<'_>, finding: &Finding, observation: &str) -> Value {
    let locale = report.locale;
    let remedy = report
        .check(&finding.check)
        .map_or("", |check| check.text.remedy.get(locale.language))
        .to_owned();
    let waived = finding.waiver.as_ref();
    let words = |finding: &Finding| {
        format!(
            "{} → {}",
            locale.wording(&finding.verdict.observed),
            locale.wording(&finding.verdict.expected)
        )
    };
    let response = json!({
        "uuid": uuid(&["response", report.assessment.institution_id.as_str(), &finding.id]),
        "lifecycle": if waived.is_some() { "accept" } else { "recommendation" },
        "title": string(&title(report, finding)),
        "description": waived.map_or(remedy, |waiver| {
            report.waiver(waiver)
        }),
    });
    object([
        ("uuid", Some(json!(risk_uuid(report, finding)))),
        ("title", string(&title(report, finding)).map(Value::String)),
        ("description", Some(json!(words(finding)))),
        ("statement", Some(json!(words(finding)))),
        ("props", props([prop("severity", finding.severity.word())])),
        ("status", Some(json!(if waived.is_some() { "deviation-approved" } else { "open" }))),
        ("deadline", waived.map(|waiver| json!(time(waiver.until)))),
        ("remediations", Some(json!([response]))),
        ("related-observations", Some(json!([{ "observation-uuid": observation }]))),
    ])
}

fn item(report: &Report<'_>, finding: &Finding, observation: &str) -> Value {
    let clauses: Vec<String> = finding.requirements.iter().map(|id| report.citation(id)).collect();
    object([
        (
            "uuid",
            Some(json!(uuid(&["item", report.assessment.institution_id.as_str(), &finding.id]))),
        ),
        ("title", string(&title(report, finding)).map(Value::String)),
        ("description", Some(json!(clauses.join("、")))),
        (
            "props",
            props([
                prop("finding", &finding.id),
                prop("severity", finding.severity.word()),
                prop("check", finding.check.as_str()),
            ]),
        ),
        ("related-observations", Some(json!([{ "observation-uuid": observation }]))),
        ("related-risks", Some(json!([{ "risk-uuid": risk_uuid(report, finding) }]))),
    ])
}
