//! Mappings: from one edition to another, and from an edition to another framework (OSCAL 1.2).

use super::{NAMESPACE, OscalVersion, list, metadata, object, prop, props, string, token, uuid};
use serde_json::{Value, json};
use shirube_catalogue::{CrossReference, Edition, MappedRequirement, Mapping};
use shirube_model::{Confidence, Language, Relation, RequirementId};
use shirube_words::Locale;

/// OSCAL's percentage for a mark of confidence: an order, not a measurement.
fn score(confidence: Confidence) -> Value {
    json!({ "category": confidence.word() })
}

/// How one edition became the other.
pub fn oscal_edition_mapping(before: &Edition, after: &Edition, mapping: &Mapping) -> Value {
    let maps = mapping
        .lines
        .iter()
        .filter_map(|line| edition_map(before, after, line))
        .collect::<Vec<_>>();
    let gap = |lines: Vec<Value>, name: &str| {
        let ids = list(lines)?;
        let uuid = uuid(&["gap", name, before.id.as_str(), after.id.as_str()]);
        Some(json!({ "uuid": uuid, "unmapped-controls": [{ "with-ids": ids }] }))
    };
    let only = |relation: Relation, pick: fn(&MappedRequirement) -> Option<&RequirementId>| {
        mapping
            .lines
            .iter()
            .filter(|line| line.relation == relation)
            .filter_map(|line| pick(line).map(|id| json!(token(&id.to_string()))))
            .collect::<Vec<Value>>()
    };
    let resource = |edition: &Edition| {
        json!({
            "type": "catalog",
            "href": format!("{}.catalog.json", edition.id),
            "props": [prop("edition", edition.id.as_str())],
        })
    };
    let one = object([
        ("uuid", Some(json!(uuid(&["mapping", before.id.as_str(), after.id.as_str()])))),
        ("source-resource", Some(resource(before))),
        ("target-resource", Some(resource(after))),
        ("maps", list(maps)),
        ("source-gap-summary", gap(only(Relation::Gone, |line| line.from.as_ref()), "source")),
        ("target-gap-summary", gap(only(Relation::New, |line| line.to.as_ref()), "target")),
    ]);
    let description = "Which requirement of the edition before became which. `carried-not-seen` is a relationship of Shirube's own: the requirement is carried over, but its text in the new edition was not seen, so that nothing is claimed of it.";
    collection(
        &format!("{} → {}", before.id, after.id),
        after.id.as_str(),
        after.header.in_force_from,
        description,
        one,
    )
}

fn edition_map(before: &Edition, after: &Edition, line: &MappedRequirement) -> Option<Value> {
    let (from, to) = (line.from.as_ref()?.to_string(), line.to.as_ref()?.to_string());
    let (relationship, own) = match line.relation {
        Relation::Unchanged => ("equivalent-to", false),
        Relation::Changed => ("intersects-with", false),
        Relation::NotSeen => ("carried-not-seen", true),
        Relation::New | Relation::Gone => return None,
    };
    Some(object([
        ("uuid", Some(json!(uuid(&["map", before.id.as_str(), &from, after.id.as_str(), &to])))),
        ("ns", own.then(|| json!(NAMESPACE))),
        ("relationship", Some(json!(relationship))),
        ("sources", Some(json!([{ "type": "control", "id-ref": token(&from) }]))),
        ("targets", Some(json!([{ "type": "control", "id-ref": token(&to) }]))),
        ("confidence-score", Some(score(line.confidence))),
        ("props", props([prop("source", &line.source)])),
        (
            "remarks",
            string(&Locale::new(Language::En).explanation(&line.reason)).map(Value::String),
        ),
    ]))
}

/// How the requirements of an edition relate to another framework.
pub fn oscal_cross_reference(edition: &Edition, reference: &CrossReference) -> Value {
    let maps: Vec<Value> = reference
        .maps
        .iter()
        .enumerate()
        .filter_map(|(index, map)| {
            let sources: Vec<Value> = map
                .from
                .iter()
                .filter(|id| edition.placed(id).is_some())
                .map(|id| json!({ "type": "control", "id-ref": token(&id.to_string()) }))
                .collect();
            let targets: Vec<Value> =
                map.to.iter().map(|id| json!({ "type": "control", "id-ref": id })).collect();
            let number = index.to_string();
            Some(object([
                ("uuid", Some(json!(uuid(&["map", edition.id.as_str(), &reference.id, &number])))),
                ("relationship", Some(json!(map.relation.word()))),
                ("sources", Some(list(sources)?)),
                ("targets", list(targets)),
                ("confidence-score", Some(score(map.confidence))),
                ("remarks", map.note.as_deref().and_then(string).map(Value::String)),
            ]))
        })
        .collect();
    let one = object([
        ("uuid", Some(json!(uuid(&["mapping", edition.id.as_str(), &reference.id])))),
        (
            "source-resource",
            Some(json!({ "type": "catalog", "href": format!("{}.catalog.json", edition.id) })),
        ),
        ("target-resource", Some(json!({ "type": "catalog", "href": reference.href }))),
        ("maps", list(maps)),
    ]);
    collection(
        &format!("{} → {}", edition.id, reference.title.en),
        edition.id.as_str(),
        edition.header.in_force_from,
        &reference.note,
        one,
    )
}

fn collection(
    title: &str,
    version: &str,
    day: shirube_model::Date,
    description: &str,
    mapping: Value,
) -> Value {
    json!({
        "mapping-collection": {
            "uuid": uuid(&["mapping-collection", title]),
            "metadata": metadata(title, version, day, OscalVersion::V1_2, []),
            "provenance": {
                "method": "human",
                "matching-rationale": "semantic",
                "status": "draft",
                "mapping-description": description,
            },
            "mappings": [mapping],
        }
    })
}
