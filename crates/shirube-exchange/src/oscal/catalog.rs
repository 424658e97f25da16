//! An edition as an OSCAL catalog: volumes and chapters as groups, requirements as controls.

use super::{NAMESPACE, OscalVersion, list, metadata, object, prop, props, string, token, uuid};
use serde_json::{Value, json};
use shirube_catalogue::{Chapter, Edition, Requirement, VolumeText};
use shirube_model::Language;
use shirube_report::{citation, summary};
use shirube_words::Locale;

/// The edition as a catalog. Official sentences are not in it; summaries and confidence are.
pub fn oscal_catalog(edition: &Edition, version: OscalVersion) -> Value {
    let groups: Vec<Value> = edition.volumes().iter().map(volume).collect();
    let english = Locale::new(Language::En);
    let not_known: Vec<String> =
        edition.header.not_known.iter().map(|text| english.explanation(text)).collect();
    let remarks = format!(
        "Requirements are summarised in Shirube's own words; the official sentences are not included. {}",
        not_known.join("; ")
    );
    let more = [
        ("published", Some(json!(super::time(edition.header.in_force_from)))),
        (
            "props",
            props([
                prop("edition", edition.id.as_str()),
                edition
                    .header
                    .carried_from
                    .as_ref()
                    .and_then(|id| prop("carried-from", id.as_str())),
            ]),
        ),
        ("remarks", Some(json!(remarks.trim()))),
    ];
    json!({
        "catalog": object([
            ("uuid", Some(json!(uuid(&["catalog", edition.id.as_str()])))),
            ("metadata", Some(metadata(
                edition.title(Language::Ja),
                edition.id.as_str(),
                edition.header.in_force_from,
                version,
                more,
            ))),
            ("groups", list(groups)),
        ])
    })
}

fn volume(volume: &VolumeText) -> Value {
    let chapters = volume.chapters.iter().map(|text| chapter(volume, text)).collect();
    object([
        ("id", Some(json!(volume.volume.id()))),
        ("class", Some(json!("volume"))),
        ("title", string(&volume.title.ja).map(Value::String)),
        ("props", props([prop("title-en", &volume.title.en)])),
        ("groups", list(chapters)),
    ])
}

fn chapter(volume: &VolumeText, chapter: &Chapter) -> Value {
    let missing: Vec<String> = chapter.missing_items.iter().map(ToString::to_string).collect();
    let count = chapter.item_count.value.map(|count| count.to_string());
    let number = chapter.number.to_string();
    let title = if chapter.title.ja.is_empty() { &number } else { &chapter.title.ja };
    object([
        ("id", Some(json!(format!("{}-{}", volume.volume.id(), chapter.number)))),
        ("class", Some(json!("chapter"))),
        ("title", string(title).map(Value::String)),
        (
            "props",
            props([
                prop("label", &number),
                prop("title-en", &chapter.title.en),
                prop("item-count", count.as_deref().unwrap_or("not known")),
                prop("items-not-seen", &missing.join(", ")),
            ]),
        ),
        (
            "controls",
            list(
                chapter
                    .requirements
                    .iter()
                    .map(|requirement| control(volume, requirement))
                    .collect(),
            ),
        ),
    ])
}

fn control(volume: &VolumeText, requirement: &Requirement) -> Value {
    let canonical = requirement.id.to_string();
    let (japanese, english) = (Locale::new(Language::Ja), Locale::new(Language::En));
    let id = token(&canonical);
    let lineage = requirement.lineage.as_ref();
    let items: Vec<Value> = requirement
        .sub
        .iter()
        .enumerate()
        .map(|(index, sub)| {
            object([
                // Marks such as 1(2)(a) are no tokens, and some were not seen: the place counts.
                ("id", Some(json!(format!("{id}_smt.{}", index + 1)))),
                ("name", Some(json!("item"))),
                ("props", props([prop("label", &sub.id)])),
                ("prose", Some(json!(sub.summary.ja))),
            ])
        })
        .collect();
    let statement = object([
        ("id", Some(json!(format!("{id}_smt")))),
        ("name", Some(json!("statement"))),
        ("prose", Some(json!(summary(japanese, requirement)))),
        ("parts", list(items)),
    ]);
    let summary_en = json!({
        "id": format!("{id}_en"),
        "name": "summary-en",
        "ns": NAMESPACE,
        "prose": summary(english, requirement),
    });
    let routes = &requirement.routes;
    let checks = routes.checks.iter().map(|code| prop("evidence-check", code.as_str()));
    let documents = routes.documents.iter().map(|route| prop("evidence-document", &route.kind));
    let declaration = routes.declaration_months.map(|months| months.to_string());
    let known = [
        prop("label", &citation(japanese, requirement)),
        prop("label-en", &citation(english, requirement)),
        prop("canonical-id", &format!("{}/{canonical}", volume.edition)),
        prop("confidence", requirement.confidence.word()),
        prop("source", &requirement.source),
        lineage.and_then(|lineage| prop("relation-to-edition-before", lineage.relation.word())),
        lineage.and_then(|lineage| prop("relation-reason", &english.explanation(&lineage.reason))),
        declaration.as_deref().and_then(|months| prop("evidence-declaration-months", months)),
    ];
    object([
        ("id", Some(json!(id))),
        ("class", Some(json!("requirement"))),
        ("title", string(&citation(japanese, requirement)).map(Value::String)),
        ("props", props(known.into_iter().chain(checks).chain(documents))),
        ("parts", Some(json!([statement, summary_en]))),
    ])
}
