//! Reads an OSCAL catalog, and says what is wrong with it.

use serde_json::Value;
use shirube_model::{Wording, cause};
use std::collections::BTreeSet;

/// A fault of a catalog, with the JSON pointer to where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OscalFault {
    /// JSON pointer (RFC 6901).
    pub at: String,
    /// What is wrong.
    pub reason: Wording,
}

/// What a catalog holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogSummary {
    /// Its title.
    pub title: String,
    /// The version of OSCAL that it names.
    pub oscal_version: String,
    /// Groups, at every depth.
    pub groups: usize,
    /// Controls, at every depth.
    pub controls: usize,
}

/// Nesting deeper than this is no catalog of anybody's.
const DEEPEST: usize = 32;

/// Reads a catalog of OSCAL 1.0 to 1.2. Ids must be tokens and unique, titles present, UUIDs of
/// version 4 or 5, lists not empty.
pub fn read_oscal_catalog(text: &str) -> Result<CatalogSummary, Vec<OscalFault>> {
    let at_root = |reason| vec![OscalFault { at: "/".to_owned(), reason }];
    let no_json = |error: serde_json::Error| at_root(cause::of_library(error.to_string()));
    let value: Value = serde_json::from_str(text).map_err(no_json)?;
    let Some(catalog) = value.get("catalog") else {
        return Err(at_root(Wording::word("oscal-fault.no-catalog")));
    };
    let mut reader = Reader::default();
    reader.uuid(catalog, "/catalog");
    let metadata = catalog.get("metadata").cloned().unwrap_or(Value::Null);
    for name in ["title", "last-modified", "version", "oscal-version"] {
        reader.text(&metadata, name, "/catalog/metadata");
    }
    let word = |name: &str| metadata[name].as_str().unwrap_or_default().to_owned();
    reader.summary.title = word("title");
    reader.summary.oscal_version = word("oscal-version");
    if !reader.summary.oscal_version.starts_with("1.") {
        reader.fault("/catalog/metadata/oscal-version", "not-version-1");
    }
    reader.children(catalog, "/catalog", 0);
    if reader.faults.is_empty() { Ok(reader.summary) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    summary: CatalogSummary,
    ids: BTreeSet<String>,
    faults: Vec<OscalFault>,
}

impl Reader {
    fn fault(&mut self, at: &str, word: &'static str) {
        let reason = Wording::word(format!("oscal-fault.{word}"));
        self.faults.push(OscalFault { at: at.to_owned(), reason });
    }

    fn text(&mut self, value: &Value, name: &str, at: &str) {
        if value.get(name).and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
            self.fault(&format!("{at}/{name}"), "missing-or-blank");
        }
    }

    fn uuid(&mut self, value: &Value, at: &str) {
        let uuid = value.get("uuid").and_then(Value::as_str).unwrap_or_default();
        let version = uuid::Uuid::try_parse(uuid).ok().map(|uuid| uuid.get_version_num());
        if !matches!(version, Some(4 | 5)) {
            self.fault(&format!("{at}/uuid"), "no-uuid");
        }
    }

    fn id(&mut self, value: &Value, at: &str, needed: bool) {
        match value.get("id").and_then(Value::as_str) {
            None if needed => self.fault(&format!("{at}/id"), "missing"),
            None => {}
            Some(id) => {
                if !is_token(id) {
                    self.fault(&format!("{at}/id"), "no-token");
                }
                if !self.ids.insert(id.to_owned()) {
                    self.fault(&format!("{at}/id"), "twice");
                }
            }
        }
    }

    /// The entries of a list, which OSCAL does not allow to be empty.
    fn entries<'v>(&mut self, value: &'v Value, name: &str, at: &str) -> &'v [Value] {
        let Some(list) = value.get(name) else { return &[] };
        match list.as_array() {
            Some(entries) if !entries.is_empty() => entries,
            _ => {
                self.fault(&format!("{at}/{name}"), "empty-list");
                &[]
            }
        }
    }

    fn children(&mut self, value: &Value, at: &str, depth: usize) {
        if depth > DEEPEST {
            return self.fault(at, "too-deep");
        }
        for (index, group) in self.entries(value, "groups", at).iter().enumerate() {
            let at = format!("{at}/groups/{index}");
            self.summary.groups += 1;
            self.id(group, &at, false);
            self.text(group, "title", &at);
            self.props(group, &at);
            self.children(group, &at, depth + 1);
        }
        for (index, control) in self.entries(value, "controls", at).iter().enumerate() {
            let at = format!("{at}/controls/{index}");
            self.summary.controls += 1;
            self.id(control, &at, true);
            self.text(control, "title", &at);
            self.props(control, &at);
            self.parts(control, &at, depth + 1);
            self.children(control, &at, depth + 1);
        }
    }

    fn parts(&mut self, value: &Value, at: &str, depth: usize) {
        if depth > DEEPEST {
            return self.fault(at, "too-deep");
        }
        for (index, part) in self.entries(value, "parts", at).iter().enumerate() {
            let at = format!("{at}/parts/{index}");
            self.id(part, &at, false);
            self.text(part, "name", &at);
            self.props(part, &at);
            self.parts(part, &at, depth + 1);
        }
    }

    fn props(&mut self, value: &Value, at: &str) {
        for (index, prop) in self.entries(value, "props", at).iter().enumerate() {
            let at = format!("{at}/props/{index}");
            self.text(prop, "value", &at);
            if !prop["name"].as_str().is_some_and(is_token) {
                self.fault(&format!("{at}/name"), "no-token");
            }
        }
    }
}

/// A token of OSCAL: a letter or `_`, then letters, digits, `.`, `-`, `_`.
fn is_token(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oscal::{OscalVersion, oscal_catalog};
    use shirube_catalogue::Catalogue;

    #[test]
    fn reads_what_is_written() {
        let catalogue = Catalogue::shipped().unwrap();
        for edition in &catalogue.editions {
            for version in [OscalVersion::V1_1, OscalVersion::V1_2] {
                let text = oscal_catalog(edition, version).to_string();
                let summary = read_oscal_catalog(&text).unwrap();
                assert_eq!(summary.controls, edition.requirements().count());
            }
        }
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let catalogue = Catalogue::shipped().unwrap();
        let mut value = oscal_catalog(&catalogue.editions[0], OscalVersion::V1_2);
        value["catalog"]["uuid"] = "x".into();
        value["catalog"]["groups"][1]["groups"][0]["controls"][0]["id"] = "1 x".into();
        value["catalog"]["groups"][1]["groups"][0]["controls"][1]["props"] = Value::Array(vec![]);
        let faults = read_oscal_catalog(&value.to_string()).unwrap_err();
        let at: Vec<&str> = faults.iter().map(|fault| fault.at.as_str()).collect();
        assert_eq!(
            at,
            [
                "/catalog/uuid",
                "/catalog/groups/1/groups/0/controls/0/id",
                "/catalog/groups/1/groups/0/controls/1/props"
            ]
        );
        for text in ["", "{}", "[1]", "{\"catalog\":7}"] {
            assert!(read_oscal_catalog(text).is_err(), "{text}");
        }
    }
}
