//! Which requirements apply to an institution, and why not the others, as an OSCAL profile.

use super::{NAMESPACE, OscalVersion, list, metadata, object, prop, props, string, token, uuid};
use serde_json::{Value, json};
use shirube_model::Status;
use shirube_report::Report;

/// The profile: requirements that apply are imported from the catalog at `catalog`; the reason why
/// another does not apply stands in the metadata.
pub fn oscal_profile(report: &Report<'_>, catalog: &str, version: OscalVersion) -> Value {
    let assessment = report.assessment;
    let mut applies = Vec::new();
    let mut reasons = Vec::new();
    for placed in report.placed() {
        let id = token(&placed.requirement.id.to_string());
        if placed.result.status == Status::NotApplicable {
            let reason = placed.result.reason.as_ref().map(|reason| report.locale.message(reason));
            reasons.push(object([
                ("name", Some(json!("not-applicable"))),
                ("ns", Some(json!(NAMESPACE))),
                ("value", Some(json!(id))),
                ("remarks", reason.as_deref().and_then(string).map(Value::String)),
            ]));
        } else {
            applies.push(json!(id));
        }
    }
    let decision = assessment.decision.as_ref();
    let known = props([
        prop("institution", assessment.institution_id.as_str()),
        prop("edition", assessment.edition.as_str()),
        prop("pattern", assessment.pattern.id()),
        decision.and_then(|decision| prop("decision", report.locale.get(decision.answer.key()))),
    ]);
    let mut all = known.and_then(|properties| properties.as_array().cloned()).unwrap_or_default();
    all.extend(reasons);
    let import = object([
        ("href", Some(json!(catalog))),
        ("include-controls", list(applies).map(|ids| json!([{ "with-ids": ids }]))),
    ]);
    let title = format!("{} — {}", assessment.institution_name, assessment.edition);
    json!({
        "profile": object([
            ("uuid", Some(json!(uuid(&["profile", assessment.institution_id.as_str(), assessment.edition.as_str()])))),
            ("metadata", Some(metadata(
                &title,
                &assessment.as_of.to_string(),
                assessment.as_of,
                version,
                [("props", list(all))],
            ))),
            ("imports", Some(json!([import]))),
            ("merge", Some(json!({ "as-is": true }))),
        ])
    })
}
