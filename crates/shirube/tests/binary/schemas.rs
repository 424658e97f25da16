//! What Shirube writes keeps to the schemas that others publish (`testdata/schemas`), and to its own.

use crate::common::{check, clinic_with_answers, json, oscal_documents, root, shirube, stdout};
use serde_json::Value;
use std::collections::BTreeSet;

/// Where `value` does not keep to `schema`.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    let faults = validator.iter_errors(value);
    faults.map(|error| format!("{}: {error:.300}", error.instance_path())).collect()
}

fn schema(name: &str) -> Value {
    let path = root().join("testdata/schemas").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn json_keeps_to_the_published_schema() {
    let schema: Value = serde_json::from_slice(&shirube(&["schema"]).stdout).unwrap();
    for folder in ["examples/clinic", "examples/hospital"] {
        for language in ["ja", "en"] {
            let report = json(folder, &["--lang", language]);
            assert_eq!(faults(&schema, &report), Vec::<String>::new(), "{folder}");
        }
    }
}

#[test]
fn sarif_keeps_to_its_schema() {
    let schema = schema("sarif-2.1.0.json");
    let text = stdout(&check("examples/clinic", &["--format", "sarif"]));
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(faults(&schema, &log), Vec::<String>::new());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let kinds: BTreeSet<&str> = results.iter().map(|r| r["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["fail", "notApplicable", "open", "pass"].into());
    assert!(results.iter().any(|result| result["suppressions"].is_array()));
    let fail = results.iter().find(|result| result["kind"] == "fail").unwrap();
    let location = &fail["locations"][0];
    assert!(location["physicalLocation"]["region"]["startLine"].is_u64(), "{fail}");
    assert!(location["logicalLocations"][0]["fullyQualifiedName"].is_string(), "{fail}");
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["kind"] = "fine".into();
    assert!(!faults(&schema, &broken).is_empty(), "the schema sees a fault");
}

#[test]
fn oscal_documents_keep_to_their_schema() {
    let schema = schema("oscal-1.2.json");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic_with_answers(folder.path());
    let mappings = [("mhlw-6.0", "mhlw-7.0"), ("mhlw-7.0", "iso-27001-2022")].map(|(from, to)| {
        let output = shirube(&["oscal", "mapping", from, to]);
        (format!("{from}-{to}.json"), stdout(&output))
    });
    for oscal in ["1.1", "1.2"] {
        // Mappings came with 1.2.
        let mappings = mappings.iter().filter(|_| oscal == "1.2").cloned();
        for (name, text) in oscal_documents(&clinic, oscal).into_iter().chain(mappings) {
            let document: Value = serde_json::from_str(&text).unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| format!("{}: {error:.300}", error.instance_path()))
                .collect();
            assert_eq!(faults, Vec::<String>::new(), "{oscal} {name}");
            let mut broken = document.clone();
            let (_, body) = broken.as_object_mut().unwrap().iter_mut().next().unwrap();
            body["uuid"] = "no uuid".into();
            assert!(!validator.is_valid(&broken), "{oscal} {name}: the schema sees a fault");
        }
    }
}
