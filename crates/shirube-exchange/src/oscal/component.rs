//! A vendor's answers in its MDS or SDS as an OSCAL component definition.

use super::{NAMESPACE, OscalVersion, list, metadata, object, prop, props, string, token, uuid};
use serde_json::{Value, json};
use shirube_facts::{FactRow, Facts, tables};
use shirube_model::functions::Value as Cell;
use shirube_report::Report;
use std::collections::BTreeMap;

/// The requirement that the annex items of a form answer to.
const ANNEX: &str = "entrusted/10/annex#1";

/// Every vendor's product or service that disclosed something, one component each. `None` when no
/// answer was read.
pub fn oscal_component_definition(
    report: &Report<'_>,
    facts: &Facts,
    catalog: &str,
    version: OscalVersion,
) -> Option<Value> {
    let table = tables::DisclosureAnswer::TABLE;
    let at = |name: &str| table.column_index(name).unwrap_or(0);
    let cell = |row: &[Cell], name: &str| match &row[at(name)] {
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        _ => String::new(),
    };
    let mut components: BTreeMap<(String, String, String), Vec<Value>> = BTreeMap::new();
    for row in facts.rows(table.name) {
        let values = &row.values;
        let key = (cell(values, "vendor_id"), cell(values, "system_id"), cell(values, "kind"));
        let question = cell(values, "question");
        let answer = cell(values, "answer");
        let answer = if answer.is_empty() { "unanswered".to_owned() } else { answer };
        let note = cell(values, "note");
        let class = if cell(values, "annex") == "1" { "annex" } else { "item" };
        components.entry(key).or_default().push(object([
            ("name", Some(json!(token(&format!("item-{question}"))))),
            ("ns", Some(json!(NAMESPACE))),
            ("class", Some(json!(class))),
            ("value", string(&answer).map(Value::String)),
            ("remarks", string(&note).map(Value::String)),
        ]));
    }
    if components.is_empty() {
        return None;
    }
    let assessment = report.assessment;
    let components: Vec<Value> = components
        .into_iter()
        .map(|((vendor, system, kind), answers)| {
            let name = format!("{vendor} {system} {}", kind.to_uppercase());
            let key = ["component", assessment.institution_id.as_str(), &vendor, &system, &kind];
            let requirement = json!({
                "uuid": uuid(&["implemented", key[1], &vendor, &system, &kind]),
                "control-id": token(ANNEX),
                "description": "The vendor's own answers, item by item; nobody certifies them.",
                "props": answers,
            });
            object([
                ("uuid", Some(json!(uuid(&key)))),
                ("type", Some(json!(if kind == "sds" { "service" } else { "software" }))),
                ("title", string(&name).map(Value::String)),
                (
                    "description",
                    Some(json!(format!("{} disclosed by {vendor}", kind.to_uppercase()))),
                ),
                ("props", props([prop("vendor", &vendor), prop("system", &system)])),
                (
                    "control-implementations",
                    Some(json!([{
                        "uuid": uuid(&["implementation", &vendor, &system, &kind]),
                        "source": catalog,
                        "description": "Answers of the disclosure form (MDS/SDS)",
                        "implemented-requirements": [requirement],
                    }])),
                ),
            ])
        })
        .collect();
    Some(json!({
        "component-definition": object([
            ("uuid", Some(json!(uuid(&["component-definition", assessment.institution_id.as_str()])))),
            ("metadata", Some(metadata(
                &format!("{} — MDS/SDS", assessment.institution_name),
                &assessment.as_of.to_string(),
                assessment.as_of,
                version,
                [],
            ))),
            ("components", list(components)),
        ])
    }))
}
