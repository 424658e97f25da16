//! An assessment as OSCAL assessment results: observations with their evidence, a finding for each
//! requirement that applies, declarations as attestations.

use super::{OscalVersion, list, metadata, object, prop, props, string, time, token, uuid};
use serde_json::{Value, json};
use shirube_model::{CheckCode, RouteKind, Status, SubjectVerdict, Verdict};
use shirube_report::{Report, summary};
use std::collections::BTreeMap;

/// The assessment. A requirement is `satisfied` only when its status is `met`.
pub fn oscal_assessment_results(report: &Report<'_>, version: OscalVersion) -> Value {
    let assessment = report.assessment;
    let institution = assessment.institution_id.as_str();
    let day = assessment.as_of;
    let mut by_check: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut observed = Vec::new();
    for outcome in &assessment.checks {
        let uuids = by_check.entry(outcome.code.as_str()).or_default();
        for (observed_rows, id) in observations(report, &outcome.code, &outcome.verdicts) {
            observed.push(observed_rows);
            uuids.push(id);
        }
    }
    let findings: Vec<Value> = report
        .placed()
        .iter()
        .filter(|placed| placed.result.status != Status::NotApplicable)
        .map(|placed| {
            let id = token(&placed.requirement.id.to_string());
            let met = placed.result.status == Status::Met;
            let related: Vec<Value> = placed
                .result
                .routes
                .iter()
                .filter_map(|route| match &route.kind {
                    RouteKind::Check(code) => by_check.get(code.as_str()),
                    _ => None,
                })
                .flatten()
                .map(|uuid| json!({ "observation-uuid": uuid }))
                .collect();
            let why: Vec<String> = placed
                .result
                .routes
                .iter()
                .map(|route| {
                    let state = report.locale.get(route.state.key());
                    let detail = report.detail(route);
                    format!("{state}: {} {detail}", report.route_name(route))
                })
                .collect();
            object([
                (
                    "uuid",
                    Some(json!(uuid(&["finding", institution, &report.key(&placed.result.id)]))),
                ),
                ("title", string(&report.citation(&placed.result.id)).map(Value::String)),
                ("description", Some(json!(summary(report.locale, placed.requirement)))),
                ("props", props([prop("status", placed.result.status.word())])),
                (
                    "target",
                    Some(json!({
                        "type": "statement-id",
                        "target-id": format!("{id}_smt"),
                        "status": object([
                            ("state", Some(json!(if met { "satisfied" } else { "not-satisfied" }))),
                            ("reason", Some(json!(match placed.result.status {
                                Status::Met => "pass",
                                Status::NotMet => "fail",
                                _ => "other",
                            }))),
                            ("remarks", Some(json!(placed.result.status.word()))),
                        ]),
                    })),
                ),
                ("related-observations", list(related)),
                ("remarks", (!why.is_empty()).then(|| json!(why.join("\n")))),
            ])
        })
        .collect();
    let attestations: Vec<Value> = assessment
        .declarations
        .iter()
        .map(|declaration| {
            let part = object([
                ("name", Some(json!("authorization-statements"))),
                ("title", string(&declaration.requirement).map(Value::String)),
                ("prose", Some(json!(declaration.statement))),
                (
                    "props",
                    props([
                        prop("person", &declaration.person),
                        prop("role", declaration.role.as_deref().unwrap_or_default()),
                        prop("declared-at", &declaration.declared_at.to_string()),
                        prop("expires-at", &declaration.expires_at.to_string()),
                        prop("evidence-source", &declaration.source.to_string()),
                    ]),
                ),
            ]);
            json!({ "parts": [part] })
        })
        .collect();
    let plan = uuid(&["assessment-plan", institution]);
    let decision = assessment.decision.as_ref();
    // Volumes outside of the path were not reviewed.
    let ids: Vec<Value> = report
        .placed()
        .iter()
        .filter(|placed| placed.result.status != Status::NotApplicable)
        .map(|placed| placed.requirement.id.to_string())
        .map(|id| json!({ "control-id": token(&id) }))
        .collect();
    let reviewed = object([("include-controls", list(ids))]);
    let inventory = inventory(report, assessment.checks.iter().flat_map(|check| &check.verdicts));
    let result = object([
        ("uuid", Some(json!(uuid(&["result", institution, assessment.edition.as_str()])))),
        ("title", string(&assessment.institution_name).map(Value::String)),
        ("description", Some(json!(report.locale.get("report.disclaimer")))),
        ("start", Some(json!(time(day)))),
        ("end", Some(json!(time(day)))),
        (
            "props",
            props([
                prop("edition", assessment.edition.as_str()),
                prop("pattern", assessment.pattern.id()),
                decision.and_then(|decision| prop("decision", decision.answer.key())),
                decision.and_then(|decision| prop("deemed-compliance", decision.deemed.key())),
            ]),
        ),
        ("local-definitions", inventory.map(|items| json!({ "inventory-items": items }))),
        ("reviewed-controls", Some(json!({ "control-selections": [reviewed] }))),
        ("attestations", list(attestations)),
        ("observations", list(observed)),
        ("findings", list(findings)),
    ]);
    json!({
        "assessment-results": object([
            ("uuid", Some(json!(uuid(&["assessment-results", institution, assessment.edition.as_str()])))),
            ("metadata", Some(metadata(
                &format!("{} — {}", assessment.institution_name, report.locale.get("report.title")),
                &day.to_string(),
                day,
                version,
                [],
            ))),
            ("import-ap", Some(json!({ "href": format!("#{plan}") }))),
            ("results", Some(json!([result]))),
            ("back-matter", Some(json!({ "resources": [{
                "uuid": plan,
                "title": "Shirube's checks",
                "description": "No separate assessment plan: the checks of the catalogue are run over the institution's ledger and evidence.",
            }] }))),
        ])
    })
}

/// The subjects of verdicts, which observations point at.
pub(super) fn inventory<'a>(
    report: &Report<'_>,
    verdicts: impl Iterator<Item = &'a SubjectVerdict>,
) -> Option<Value> {
    let institution = report.assessment.institution_id.as_str();
    let subjects: BTreeMap<&str, String> =
        verdicts.map(|row| (row.subject.as_str(), report.subject_of(row))).collect();
    list(
        subjects
            .into_iter()
            .map(|(subject, title)| {
                let title = string(&title).unwrap_or_else(|| "?".to_owned());
                json!({ "uuid": uuid(&["subject", institution, subject]), "description": title })
            })
            .collect(),
    )
}

/// One observation for each subject that fails or of which too little is known, and one for all
/// that pass.
fn observations(
    report: &Report<'_>,
    code: &CheckCode,
    verdicts: &[SubjectVerdict],
) -> Vec<(Value, String)> {
    let mut observations = Vec::new();
    for row in verdicts.iter().filter(|row| row.verdict != Verdict::Pass) {
        observations.push(observation(report, code, row.verdict, &[row]));
    }
    let passing: Vec<&SubjectVerdict> =
        verdicts.iter().filter(|row| row.verdict == Verdict::Pass).collect();
    if !passing.is_empty() {
        observations.push(observation(report, code, Verdict::Pass, &passing));
    }
    observations
}

pub(super) fn observation(
    report: &Report<'_>,
    code: &CheckCode,
    verdict: Verdict,
    rows: &[&SubjectVerdict],
) -> (Value, String) {
    let assessment = report.assessment;
    let (institution, locale) = (assessment.institution_id.as_str(), report.locale);
    let first = rows.first();
    let subject = first.map_or("", |row| row.subject.as_str());
    let all = if verdict == Verdict::Pass { "passing" } else { subject };
    let id = uuid(&["observation", institution, code.as_str(), verdict.word(), all]);
    let title =
        report.check(code).map_or("", |check| check.text.title.get(locale.language)).to_owned();
    let subjects: Vec<Value> = rows
        .iter()
        .map(|row| {
            object([
                ("subject-uuid", Some(json!(uuid(&["subject", institution, &row.subject])))),
                ("type", Some(json!("inventory-item"))),
                ("title", string(&report.subject_of(row)).map(Value::String)),
            ])
        })
        .collect();
    let mut sources: Vec<String> =
        rows.iter().filter_map(|row| row.source.as_ref().map(ToString::to_string)).collect();
    sources.dedup();
    let evidence: Vec<Value> = sources
        .iter()
        .filter_map(|source| {
            let description = string(source)?;
            Some(json!({ "description": description }))
        })
        .collect();
    let words = first.map_or_else(String::new, |row| {
        format!("{} → {}", locale.wording(&row.observed), locale.wording(&row.expected))
    });
    let description = match verdict {
        Verdict::Pass => format!("{}: {}", locale.get("word.verdict.pass"), rows.len()),
        other => format!("{}: {words}", locale.get(&format!("word.verdict.{}", other.word()))),
    };
    let observation_of_rows = object([
        ("uuid", Some(json!(id))),
        ("title", string(&format!("{code} {title}")).map(Value::String)),
        ("description", Some(json!(description))),
        ("props", props([prop("check", code.as_str()), prop("verdict", verdict.word())])),
        ("methods", Some(json!(["EXAMINE"]))),
        ("types", Some(json!(["finding"]))),
        ("subjects", list(subjects)),
        ("relevant-evidence", list(evidence)),
        ("collected", Some(json!(time(assessment.as_of)))),
    ]);
    (observation_of_rows, id)
}
