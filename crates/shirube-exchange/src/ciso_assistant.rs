//! CISO Assistant's library format (YAML): an edition written for it, and its frameworks read into
//! an OSCAL catalog.
//!
//! The format is that of the libraries in its public repository: a framework is a flat list of
//! nodes, each with its depth and its parent's URN.

use crate::oscal::{NAMESPACE, object, string, uuid};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shirube_catalogue::{Edition, Requirement};
use shirube_model::Language;
use shirube_report::{ReportError, citation, summary};
use shirube_words::Locale;
use std::collections::BTreeMap;

/// Bytes of a library that are read; the largest public one has about 10 MB.
const LARGEST: usize = 64 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct CisoLibrary {
    urn: String,
    locale: String,
    ref_id: String,
    name: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    copyright: Option<String>,
    #[serde(default)]
    version: Option<u64>,
    #[serde(default)]
    provider: Option<String>,
    #[serde(default)]
    packager: Option<String>,
    objects: Objects,
}

#[derive(Serialize, Deserialize)]
struct Objects {
    #[serde(skip_serializing_if = "Option::is_none")]
    framework: Option<Framework>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    frameworks: Vec<Framework>,
}

#[derive(Serialize, Deserialize)]
struct Framework {
    urn: String,
    ref_id: String,
    name: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    requirement_nodes: Vec<Node>,
}

#[derive(Serialize, Deserialize)]
struct Node {
    urn: String,
    #[serde(default)]
    assessable: bool,
    depth: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent_urn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ref_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    annotation: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<String, Translation>,
}

#[derive(Default, Serialize, Deserialize)]
struct Translation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

fn failed(error: &dyn std::fmt::Display) -> ReportError {
    ReportError::Render(error.to_string())
}

/// The edition as a library: volumes and chapters as headings, requirements to be assessed. Japanese
/// with English translations.
pub fn ciso_assistant_library(edition: &Edition) -> Result<String, ReportError> {
    let id = edition.id.as_str();
    let mut nodes = Vec::new();
    for volume in edition.volumes() {
        let top = urn(id, volume.volume.id());
        nodes.push(Node {
            translations: english(Some(volume.title.get(Language::En)), None),
            ..heading(&top, 1, None, None, volume.title.get(Language::Ja))
        });
        for chapter in &volume.chapters {
            let place = format!("{}-{}", volume.volume.id(), chapter.number);
            let under = urn(id, &place);
            let title = match chapter.title.ja.as_str() {
                "" => "(章題は未確認)",
                title => title,
            };
            nodes.push(Node {
                translations: english(Some(&chapter.title.en), None),
                ..heading(&under, 2, Some(&top), Some(&chapter.number.to_string()), title)
            });
            for requirement in &chapter.requirements {
                nodes.push(node(edition, requirement, &under));
            }
        }
    }
    let description = "要約はShirubeによるもので、公式の文章ではありません。Summaries are Shirube's own words; the official sentences are not included.";
    let library = CisoLibrary {
        urn: format!("urn:shirube:risk:library:{id}"),
        locale: "ja".to_owned(),
        ref_id: id.to_owned(),
        name: edition.title(Language::Ja).to_owned(),
        description: Some(description.to_owned()),
        copyright: Some("Apache-2.0 (Shirube)".to_owned()),
        version: Some(1),
        provider: Some("厚生労働省".to_owned()),
        packager: Some("shirube".to_owned()),
        objects: Objects {
            framework: Some(Framework {
                urn: format!("urn:shirube:risk:framework:{id}"),
                ref_id: id.to_owned(),
                name: edition.title(Language::Ja).to_owned(),
                description: Some(description.to_owned()),
                requirement_nodes: nodes,
            }),
            frameworks: Vec::new(),
        },
    };
    serde_saphyr::to_string(&library).map_err(|error| failed(&error))
}

fn urn(edition: &str, place: &str) -> String {
    format!("urn:shirube:risk:req_node:{edition}:{place}")
}

fn heading(urn: &str, depth: u32, parent: Option<&str>, ref_id: Option<&str>, name: &str) -> Node {
    Node {
        urn: urn.to_owned(),
        assessable: false,
        depth,
        parent_urn: parent.map(str::to_owned),
        ref_id: ref_id.map(str::to_owned),
        name: Some(name.to_owned()),
        description: None,
        annotation: None,
        translations: BTreeMap::new(),
    }
}

fn english(name: Option<&str>, description: Option<&str>) -> BTreeMap<String, Translation> {
    let kept = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    let translation = Translation { name: kept(name), description: kept(description) };
    if translation.name.is_none() && translation.description.is_none() {
        return BTreeMap::new();
    }
    BTreeMap::from([("en".to_owned(), translation)])
}

fn node(edition: &Edition, requirement: &Requirement, parent: &str) -> Node {
    let canonical = requirement.id.to_string();
    let (locale, in_english) = (Locale::new(Language::Ja), Locale::new(Language::En));
    let mut description = summary(locale, requirement).to_owned();
    for sub in &requirement.sub {
        description.push_str(&format!("\n{}: {}", sub.id, sub.summary.ja));
    }
    let mut annotation = vec![format!(
        "{}: {}",
        locale.get("report.confidence"),
        locale.get(requirement.confidence.key())
    )];
    annotation.extend(
        shirube_report::lineage_note(locale, requirement)
            .map(|text| format!("{}: {text}", locale.get("report.lineage"))),
    );
    Node {
        urn: urn(edition.id.as_str(), &canonical.replace(['/', '#'], "-")),
        assessable: true,
        depth: 3,
        parent_urn: Some(parent.to_owned()),
        ref_id: Some(canonical),
        name: Some(citation(locale, requirement)),
        description: Some(description),
        annotation: Some(annotation.join("\n")),
        translations: english(
            Some(&citation(in_english, requirement)),
            Some(summary(in_english, requirement)),
        ),
    }
}

/// Reads the framework of a library into an OSCAL catalog of version 1.1: headings become groups,
/// requirements to be assessed become controls.
pub fn catalog_of_ciso_assistant(text: &str) -> Result<Value, ReportError> {
    if text.len() > LARGEST {
        return Err(failed(&format!("the library has more than {} MiB", LARGEST / 1024 / 1024)));
    }
    let library: CisoLibrary = serde_saphyr::from_str(text).map_err(|error| failed(&error))?;
    let framework = library.objects.framework.or(library.objects.frameworks.into_iter().next());
    let framework = framework.ok_or_else(|| failed(&"the library has no framework"))?;
    let mut children: BTreeMap<Option<&str>, Vec<&Node>> = BTreeMap::new();
    let known: std::collections::BTreeSet<&str> =
        framework.requirement_nodes.iter().map(|node| node.urn.as_str()).collect();
    for node in &framework.requirement_nodes {
        // A parent that is not there would lose its children.
        let parent = node.parent_urn.as_deref().filter(|urn| known.contains(urn));
        children.entry(parent).or_default().push(node);
    }
    let mut tree = Tree { children, seen: 0 };
    let (groups, controls) = tree.under(None, true, 0);
    if tree.seen != framework.requirement_nodes.len() {
        return Err(failed(&"some nodes stand in a circle of parents, or twice"));
    }
    let version = library.version.unwrap_or(1).to_string();
    let metadata = object([
        ("title", string(&framework.name).map(Value::String)),
        // The format has no day of its own; a fixed one keeps the result the same.
        ("last-modified", Some(json!("2026-01-01T00:00:00+09:00"))),
        ("version", Some(json!(version))),
        ("oscal-version", Some(json!("1.1.3"))),
        (
            "props",
            Some(json!([
                { "name": "library-urn", "ns": NAMESPACE, "value": library.urn },
                { "name": "locale", "ns": NAMESPACE, "value": library.locale },
            ])),
        ),
        ("remarks", framework.description.as_deref().map(|text| json!(text))),
    ]);
    Ok(json!({
        "catalog": object([
            ("uuid", Some(json!(uuid(&["ciso-assistant", &framework.urn])))),
            ("metadata", Some(metadata)),
            ("groups", groups),
            ("controls", controls),
        ])
    }))
}

/// Deeper nesting than this is no framework of anybody's.
const DEEPEST: u32 = 24;

struct Tree<'a> {
    children: BTreeMap<Option<&'a str>, Vec<&'a Node>>,
    seen: usize,
}

impl<'a> Tree<'a> {
    /// What stands under a node: groups where they may stand, and controls.
    fn under(
        &mut self,
        parent: Option<&'a str>,
        groups_allowed: bool,
        depth: u32,
    ) -> (Option<Value>, Option<Value>) {
        let (mut groups, mut controls) = (Vec::new(), Vec::new());
        let nodes = if depth > DEEPEST { None } else { self.children.remove(&parent) };
        for node in nodes.unwrap_or_default() {
            self.seen += 1;
            let is_group = groups_allowed && !node.assessable;
            let (inner_groups, inner_controls) = self.under(Some(&node.urn), is_group, depth + 1);
            let id = id(node);
            let title = node.name.as_deref().or(node.ref_id.as_deref()).and_then(string);
            let mut props = vec![json!({ "name": "urn", "ns": NAMESPACE, "value": node.urn })];
            let label = node.ref_id.as_deref().and_then(string);
            props.extend(label.map(|label| json!({ "name": "label", "value": label })));
            let prose = node.description.as_deref().filter(|text| !text.trim().is_empty());
            let parts = prose.map(
                |text| json!([{ "id": format!("{id}_smt"), "name": "statement", "prose": text }]),
            );
            let fields = object([
                ("id", Some(json!(id))),
                ("class", Some(json!(if node.assessable { "requirement" } else { "heading" }))),
                ("title", Some(json!(title.unwrap_or_else(|| id.clone())))),
                ("props", Some(Value::Array(props))),
                ("parts", parts),
                ("groups", inner_groups),
                ("controls", inner_controls),
            ]);
            if is_group { groups.push(fields) } else { controls.push(fields) }
        }
        let some = |values: Vec<Value>| (!values.is_empty()).then_some(Value::Array(values));
        (some(groups), some(controls))
    }
}

/// The last part of the URN as an OSCAL token.
fn id(node: &Node) -> String {
    let last = node.urn.rsplit(':').next().unwrap_or_default();
    let token: String = last
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' })
        .collect();
    if token.chars().next().is_some_and(char::is_alphabetic) { token } else { format!("_{token}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oscal::read_oscal_catalog;
    use shirube_catalogue::Catalogue;

    #[test]
    fn an_edition_goes_there_and_comes_back() {
        let catalogue = Catalogue::shipped().unwrap();
        for edition in &catalogue.editions {
            let yaml = ciso_assistant_library(edition).unwrap();
            let back = catalog_of_ciso_assistant(&yaml).unwrap();
            let summary = read_oscal_catalog(&back.to_string()).unwrap();
            assert_eq!(summary.controls, edition.requirements().count());
            let text = back.to_string();
            for placed in edition.requirements() {
                let first = placed.requirement.summary.ja.split('"').next().unwrap_or_default();
                assert!(text.contains(first), "{first}");
            }
        }
    }

    #[test]
    fn what_is_no_library_says_so() {
        let circle = "urn: u\nlocale: en\nref_id: r\nname: n\nobjects:\n  framework:\n    urn: f\n    ref_id: r\n    name: n\n    requirement_nodes:\n    - {urn: 'a:1', depth: 1, parent_urn: 'a:2'}\n    - {urn: 'a:2', depth: 1, parent_urn: 'a:1'}\n";
        for text in ["", "[1, 2]", "urn: u", circle] {
            assert!(catalog_of_ciso_assistant(text).is_err(), "{text}");
        }
    }

    #[test]
    fn headings_and_nested_requirements() {
        let yaml = "urn: u\nlocale: en\nref_id: r\nname: n\nobjects:\n  framework:\n    urn: f\n    ref_id: r\n    name: n\n    requirement_nodes:\n    - {urn: 'a:1', depth: 1, assessable: false, name: Heading}\n    - {urn: 'a:1.1', depth: 2, assessable: true, parent_urn: 'a:1', ref_id: '1.1', description: What}\n    - {urn: 'a:1.1.1', depth: 3, assessable: true, parent_urn: 'a:1.1', name: Deeper}\n    - {urn: 'a:x', depth: 1, assessable: true, parent_urn: 'gone', name: Alone}\n";
        let back = catalog_of_ciso_assistant(yaml).unwrap();
        let control = &back["catalog"]["groups"][0]["controls"][0];
        assert_eq!(control["id"], "_1.1");
        assert_eq!(control["parts"][0]["prose"], "What");
        assert_eq!(control["controls"][0]["title"], "Deeper");
        assert_eq!(back["catalog"]["controls"][0]["id"], "x");
        assert_eq!(read_oscal_catalog(&back.to_string()).unwrap().controls, 3);
    }
}
