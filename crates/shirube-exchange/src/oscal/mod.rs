//! OSCAL (Open Security Controls Assessment Language) documents: a catalog, a profile, mappings, a
//! component definition, assessment results, and a plan of action and milestones.
//!
//! The same input gives the same bytes: identifiers are UUIDs of version 5 over what they name, and
//! every time is the day that was asked for. Documents that OSCAL 1.1 knows keep to its shape.

mod catalog;
mod component;
mod mapping;
mod poam;
mod profile;
mod read;
mod results;

pub use catalog::oscal_catalog;
pub use component::oscal_component_definition;
pub use mapping::{oscal_cross_reference, oscal_edition_mapping};
pub use poam::oscal_poam;
pub use profile::oscal_profile;
pub use read::{CatalogSummary, OscalFault, read_oscal_catalog};
pub use results::oscal_assessment_results;

use serde_json::{Map, Value, json};
use shirube_model::Date;
use uuid::Uuid;

/// The version of OSCAL that a document says it keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OscalVersion {
    /// 1.1.3, for readers that know nothing newer.
    V1_1,
    /// 1.2.1.
    V1_2,
}

impl OscalVersion {
    fn word(self) -> &'static str {
        match self {
            Self::V1_1 => "1.1.3",
            Self::V1_2 => "1.2.1",
        }
    }
}

/// The namespace of Shirube's own names in OSCAL documents.
pub(crate) const NAMESPACE: &str = "https://shirube.dev/ns/oscal";

/// The identifier of what the parts name.
pub(crate) fn uuid(parts: &[&str]) -> String {
    let name = format!("{NAMESPACE}/{}", parts.join("\u{1f}"));
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// A canonical id as an OSCAL token: `control/13#6` becomes `control-13-6`.
fn token(id: &str) -> String {
    id.chars().map(|c| if matches!(c, '/' | '#' | ' ') { '-' } else { c }).collect()
}

/// A text on one line, as OSCAL strings are; `None` when nothing is left of it.
pub(crate) fn string(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A property of Shirube's own; nothing when the value is blank.
fn prop(name: &str, value: &str) -> Option<Value> {
    Some(json!({ "name": name, "ns": NAMESPACE, "value": string(value)? }))
}

/// The day as OSCAL writes times: its beginning in Japan.
fn time(day: Date) -> String {
    format!("{day}T00:00:00+09:00")
}

/// Properties that are there, or no list: OSCAL has no empty lists.
fn props(properties: impl IntoIterator<Item = Option<Value>>) -> Option<Value> {
    let properties: Vec<Value> = properties.into_iter().flatten().collect();
    (!properties.is_empty()).then_some(Value::Array(properties))
}

/// A list, or nothing when it is empty.
fn list(entries: Vec<Value>) -> Option<Value> {
    (!entries.is_empty()).then_some(Value::Array(entries))
}

/// An object of the fields that are there.
pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let fields: Map<String, Value> =
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    Value::Object(fields)
}

/// What every document begins with.
fn metadata(
    title: &str,
    version: &str,
    day: Date,
    oscal: OscalVersion,
    more: impl IntoIterator<Item = (&'static str, Option<Value>)>,
) -> Value {
    let fields = [
        ("title", string(title).map(Value::String)),
        ("last-modified", Some(json!(time(day)))),
        ("version", Some(json!(version))),
        ("oscal-version", Some(json!(oscal.word()))),
    ];
    object(fields.into_iter().chain(more))
}
