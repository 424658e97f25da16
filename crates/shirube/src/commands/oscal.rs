//! `shirube oscal`: documents that other systems read.

use crate::arguments::oscal::{AssessedDocument, OscalArguments, OscalCommand, Target};
use crate::clock::today;
use crate::commands::institution::open;
use crate::error::CommandError;
use crate::output::{self, Kind};
use crate::wiring;
use serde_json::Value;
use shirube_app::AppError;
use shirube_app::{CatalogueChoice, ReadCatalogue};
use shirube_exchange::{
    OscalFault, OscalVersion, oscal_assessment_results, oscal_catalog, oscal_component_definition,
    oscal_cross_reference, oscal_edition_mapping, oscal_poam, oscal_profile, read_oscal_catalog,
};
use shirube_report::Report;
use std::path::Path;

pub(crate) fn run(arguments: &OscalArguments) -> Result<u8, CommandError> {
    document(arguments).map_err(|error| match error {
        CommandError::App(AppError::NoEdition(id)) => CommandError::NotShipped(id),
        other => other,
    })
}

fn document(arguments: &OscalArguments) -> Result<u8, CommandError> {
    match &arguments.command {
        OscalCommand::Catalog { edition: asked, to } => {
            let catalogue = shipped()?;
            let edition = catalogue.edition(asked.as_deref(), today())?;
            write(to, &oscal_catalog(edition, to.oscal.into()))
        }
        OscalCommand::Mapping { from, to, output } => {
            write_to(output.as_deref(), &mapping(from, to)?)
        }
        OscalCommand::Profile(document) => about(document, |report, version, _| {
            Some(oscal_profile(report, &catalog_file(report), version))
        }),
        OscalCommand::Component(document) => about(document, |report, version, facts| {
            oscal_component_definition(report, facts, &catalog_file(report), version)
        }),
        OscalCommand::Results(document) => {
            about(document, |report, version, _| Some(oscal_assessment_results(report, version)))
        }
        OscalCommand::Poam(document) => {
            about(document, |report, version, _| oscal_poam(report, version))
        }
        OscalCommand::Read { file } => read(file),
    }
}

/// The catalogue without anybody's copies: what others read keeps to what was shipped.
fn shipped() -> Result<ReadCatalogue, CommandError> {
    let choice = CatalogueChoice { as_shipped: true, own_checks: None };
    Ok(wiring::open(None)?.catalogue(choice)?)
}

/// The file name under which the other documents look for the catalog.
fn catalog_file(report: &Report<'_>) -> String {
    format!("{}.catalog.json", report.edition.id)
}

fn mapping(from: &str, to: &str) -> Result<Value, CommandError> {
    let read = shipped()?;
    let catalogue = &read.catalogue;
    let before = read.edition(Some(from), today())?;
    if let Some(reference) = catalogue.cross_reference(to) {
        return Ok(oscal_cross_reference(before, reference));
    }
    let after = read.edition(Some(to), today())?;
    let mapping = catalogue
        .mapping(before.id.as_str(), after.id.as_str())
        .ok_or_else(|| CommandError::NoMapping(before.id.to_string(), after.id.to_string()))?;
    Ok(oscal_edition_mapping(before, after, &mapping))
}

/// A document about an institution; a document with nothing in it is not written.
fn about(
    document: &AssessedDocument,
    render: impl FnOnce(&Report<'_>, OscalVersion, &shirube_facts::Facts) -> Option<Value>,
) -> Result<u8, CommandError> {
    let assessed = &document.assessed;
    let institution = open(assessed, true)?;
    let edition = institution.edition(document.edition.as_deref())?;
    let assessment = institution.assess(edition)?;
    let report = institution.report(&assessment, edition, output::locale());
    let value = render(&report, document.to.oscal.into(), &institution.institution.facts);
    write(&document.to, &value.ok_or(CommandError::NothingToWrite)?)
}

fn write(to: &Target, value: &Value) -> Result<u8, CommandError> {
    write_to(to.output.as_deref(), value)
}

fn write_to(path: Option<&Path>, value: &Value) -> Result<u8, CommandError> {
    output::write(path, Kind::Json, &format!("{value:#}\n"))?;
    Ok(0)
}

fn read(file: &Path) -> Result<u8, CommandError> {
    let failed = |source| CommandError::App(AppError::Read { path: file.to_path_buf(), source });
    let text = std::fs::read_to_string(file).map_err(failed)?;
    match read_oscal_catalog(&text) {
        Ok(catalog) => {
            let [groups, controls] = [catalog.groups, catalog.controls].map(|n| n.to_string());
            let values = [
                ("title", catalog.title.as_str()),
                ("version", &catalog.oscal_version),
                ("groups", &groups),
                ("controls", &controls),
            ];
            output::write_words(&(output::locale().sentence("oscal.read", &values) + "\n"))?;
            Ok(0)
        }
        Err(faults) => {
            let said = |fault: &OscalFault| {
                format!("{}: {}", fault.at, output::locale().wording(&fault.reason))
            };
            let lines: Vec<String> = faults.iter().map(said).collect();
            Err(CommandError::BadOscal { path: file.to_path_buf(), faults: lines.join("\n") })
        }
    }
}
