//! An edition as an OSCAL catalog: volumes and chapters as groups, requirements as controls.

use super::{NAMESPACE, OscalVersion, list, metadata, object, prop, props, string, token, uuid};
use serde_json::{Value, json};
use shirube_catalogue::{Chapter, Edition, Requirement, VolumeText};
use shirube_model::Language;
use shirube_report::citation;
use shirube_words::Locale;

/// The edition as a catalog. Official sentences are not in it; summaries and confidence are.
pub fn oscal_catalog(edition: &Edition, version: OscalVersion) -> Value {
    let groups: Vec<Value> = edition.volumes.iter().map(volume).collect();
    let not_known: Vec<&str> =
        edition.header.not_known.iter().map(|text| text.en.as_str()).collect();
    let remarks = format!(
        "Requirements are summarised in Shirube's own words; the official sentences are not included. {}",
        not_known.join("; ")
    );
    let more = [
        ("published", Some(json!(super::time(edition.header.in_force_from)))),
        (
            "props",
            props([
                prop("edition", &edition.id),
                edition.header.carried_from.as_deref().and_then(|id| prop("carried-from", id)),
            ]),
        ),
        ("remarks", Some(json!(remarks.trim()))),
    ];
    json!({
        "catalog": object([
            ("uuid", Some(json!(uuid(&["catalog", &edition.id])))),
            ("metadata", Some(metadata(
                edition.title(Language::Ja),
                &edition.id,
                edition.header.in_force_from,
                version,
                more,
            ))),
            ("groups", list(groups)),
        ])
    })
}

fn volume(volume: &VolumeText) -> Value {
    let chapters = volume.chapters.iter().map(|found| chapter(volume, found)).collect();
    object([
        ("id", Some(json!(volume.volume.id()))),
        ("class", Some(json!("volume"))),
        ("title", string(volume.title(Language::Ja)).map(Value::String)),
        ("props", props([prop("title-en", volume.title(Language::En))])),
        ("groups", list(chapters)),
    ])
}

fn chapter(volume: &VolumeText, chapter: &Chapter) -> Value {
    let missing: Vec<String> = chapter.missing_items.iter().map(ToString::to_string).collect();
    let count = chapter.item_count.value.map(|count| count.to_string());
    let title = if chapter.title_ja.is_empty() { &chapter.number } else { &chapter.title_ja };
    object([
        ("id", Some(json!(format!("{}-{}", volume.volume.id(), chapter.number)))),
        ("class", Some(json!("chapter"))),
        ("title", string(title).map(Value::String)),
        (
            "props",
            props([
                prop("label", &chapter.number),
                prop("title-en", &chapter.title_en),
                prop("item-count", count.as_deref().unwrap_or("not known")),
                prop("items-not-seen", &missing.join(", ")),
            ]),
        ),
        (
            "controls",
            list(
                chapter.requirements.iter().map(|found| control(volume, chapter, found)).collect(),
            ),
        ),
    ])
}

fn control(volume: &VolumeText, chapter: &Chapter, requirement: &Requirement) -> Value {
    let canonical = requirement.id(volume.volume, chapter);
    let id = token(&canonical);
    let cited = |language| citation(Locale::new(language), volume.volume, chapter, requirement);
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
                ("prose", Some(json!(sub.summary_ja))),
            ])
        })
        .collect();
    let statement = object([
        ("id", Some(json!(format!("{id}_smt")))),
        ("name", Some(json!("statement"))),
        ("prose", Some(json!(requirement.summary_ja))),
        ("parts", list(items)),
    ]);
    let english = json!({
        "id": format!("{id}_en"),
        "name": "summary-en",
        "ns": NAMESPACE,
        "prose": requirement.summary_en,
    });
    let routes = &requirement.routes;
    let checks = routes.checks.iter().map(|code| prop("evidence-check", code));
    let documents = routes.documents.iter().map(|route| prop("evidence-document", &route.kind));
    let declaration = routes.declaration_months.map(|months| months.to_string());
    let known = [
        prop("label", &cited(Language::Ja)),
        prop("label-en", &cited(Language::En)),
        prop("canonical-id", &format!("{}/{canonical}", volume.edition)),
        prop("confidence", word(requirement.confidence)),
        prop("source", &requirement.source),
        lineage.and_then(|found| prop("relation-to-edition-before", found.relation.word())),
        lineage.and_then(|found| prop("relation-reason", &found.reason.en)),
        declaration.as_deref().and_then(|months| prop("evidence-declaration-months", months)),
    ];
    object([
        ("id", Some(json!(id))),
        ("class", Some(json!("requirement"))),
        ("title", string(&cited(Language::Ja)).map(Value::String)),
        ("props", props(known.into_iter().chain(checks).chain(documents))),
        ("parts", Some(json!([statement, english]))),
    ])
}

fn word(confidence: shirube_model::Confidence) -> &'static str {
    use shirube_model::Confidence;
    match confidence {
        Confidence::VerifiedByCopy => "verified-by-copy",
        Confidence::Verified => "verified",
        Confidence::Partial => "partial",
        Confidence::Recalled => "recalled",
        Confidence::Unknown => "unknown",
    }
}
