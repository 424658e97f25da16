//! An assessment can be kept: written as the JSON of a store and read back, it renders to the same
//! bytes in every format.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod drivers;

use drivers::Sqlite;
use shirube_app::{App, Assessable, CatalogueChoice, Request};
use shirube_exchange::{
    OscalVersion, oscal_assessment_results, oscal_component_definition, oscal_poam, oscal_profile,
};
use shirube_model::assessment::ASSESSMENT_SCHEMA;
use shirube_model::{Assessment, Date, Language, Problem};
use shirube_report::{
    Report, TextStyle, render_csv, render_html, render_json, render_junit, render_sarif,
    render_text, render_xlsx,
};
use shirube_words::Locale;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const DAY: Date = Date::constant(2026, 11, 25);

fn open(example: &str) -> Assessable {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example);
    let app = App::new(None, Arc::new(Sqlite), PathBuf::from("shirube"));
    let request = Request { folder: &folder, as_of: DAY, catalogue: CatalogueChoice::default() };
    app.open_institution(&request, &mut |_| {}).unwrap()
}

/// Every format that a report has, by name.
fn rendered(institution: &Assessable, report: &Report<'_>) -> BTreeMap<&'static str, Vec<u8>> {
    let style = TextStyle { colour: true, width: 80 };
    let facts = &institution.institution.facts;
    let json = |value: serde_json::Value| value.to_string().into_bytes();
    let mut formats = BTreeMap::from([
        ("text", render_text(report, style).unwrap().into_bytes()),
        ("json", render_json(report).unwrap().into_bytes()),
        ("sarif", render_sarif(report).unwrap().into_bytes()),
        ("junit", render_junit(report).unwrap().into_bytes()),
        ("csv", render_csv(report).unwrap().into_bytes()),
        ("html", render_html(report).unwrap().into_bytes()),
        ("xlsx", render_xlsx(report).unwrap()),
        ("oscal results", json(oscal_assessment_results(report, OscalVersion::V1_2))),
        ("oscal profile", json(oscal_profile(report, "catalog.json", OscalVersion::V1_2))),
    ]);
    if let Some(plan) = oscal_poam(report, OscalVersion::V1_2) {
        formats.insert("oscal plan of action", json(plan));
    }
    let component = oscal_component_definition(report, facts, "catalog.json", OscalVersion::V1_2);
    formats.extend(component.map(|component| ("oscal component", json(component))));
    formats
}

#[test]
fn a_kept_assessment_renders_to_the_same_bytes() {
    for example in ["clinic", "hospital", "cloud-clinic"] {
        let institution = open(example);
        for edition in ["mhlw-6.0", "mhlw-7.0"] {
            let edition = institution.edition(Some(edition)).unwrap();
            let made = institution.assess(edition).unwrap();
            assert_eq!(made.schema, ASSESSMENT_SCHEMA);
            assert_eq!(made.catalogue, institution.catalogue.digest());
            let stored = serde_json::to_string(&made).unwrap();
            let read: Assessment = serde_json::from_str(&stored).unwrap();
            assert_eq!(read, made, "{example}");
            for language in [Language::Ja, Language::En] {
                let locale = Locale::new(language);
                let before = rendered(&institution, &institution.report(&made, edition, locale));
                let after = rendered(&institution, &institution.report(&read, edition, locale));
                assert!(before.len() >= 9);
                for (format, bytes) in before {
                    assert!(bytes == after[format], "{example} {} {format}", edition.id);
                }
            }
        }
    }
}

/// Problems are kept with codes and values, whatever was wrong.
#[test]
fn problems_read_back() {
    let problems = open("hospital").institution.problems;
    let stored = serde_json::to_string(&problems).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Problem>>(&stored).unwrap(), problems);
}

/// A catalogue with a check more gives another digest: what was kept under the old one is not taken
/// for the new one.
#[test]
fn the_digest_tells_catalogues_apart() {
    let institution = open("clinic");
    let mut other = (*institution.catalogue).clone();
    let removed = other.checks.pop().unwrap();
    assert_ne!(other.digest(), institution.catalogue.digest());
    other.checks.push(removed);
    assert_eq!(other.digest(), institution.catalogue.digest());
}

/// A later Shirube may say more of an assessment than this one would show.
#[test]
fn a_later_assessment_is_refused_with_both_schemas() {
    let institution = open("cloud-clinic");
    let edition = institution.edition(None).unwrap();
    let mut stored = serde_json::to_value(institution.assess(edition).unwrap()).unwrap();
    stored["schema"] = (ASSESSMENT_SCHEMA + 1).into();
    let error = serde_json::from_value::<Assessment>(stored).unwrap_err().to_string();
    assert!(error.contains("schema 2") && error.contains("up to 1"), "{error}");
}

/// Results are found by their requirement, never by where they stand.
#[test]
fn the_order_of_what_was_kept_does_not_matter() {
    let institution = open("clinic");
    let edition = institution.edition(None).unwrap();
    let made = institution.assess(edition).unwrap();
    let mut turned = made.clone();
    turned.requirements.reverse();
    let locale = Locale::new(Language::Ja);
    let before = rendered(&institution, &institution.report(&made, edition, locale));
    let after = rendered(&institution, &institution.report(&turned, edition, locale));
    for format in ["text", "json", "csv", "html", "xlsx"] {
        assert!(before[format] == after[format], "{format}");
    }
    // Without one of them, the others keep their own.
    let missing = turned.requirements.remove(0).id;
    let report = institution.report(&turned, edition, locale);
    let whole = institution.report(&made, edition, locale);
    let statuses = |report: &Report<'_>| -> Vec<_> {
        let placed = report.placed();
        placed.iter().map(|placed| (placed.requirement.id.clone(), placed.result.status)).collect()
    };
    let others: Vec<_> = statuses(&whole).into_iter().filter(|(id, _)| *id != missing).collect();
    assert_eq!(statuses(&report), others);
}
