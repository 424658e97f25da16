//! `shirube.toml`: who the institution is, what it does not have, what it decided.

mod absence;
mod covered;
mod disclosure_form;
mod parameter;
mod source;
mod waiver;

pub use disclosure_form::DisclosureForm;

use crate::fields::{FieldReader, parse_toml, toml_problem};
use crate::input::SourceHints;
use crate::lines::Lines;
use absence::{RawAbsence, read_absence};
use covered::{RawCovered, read_covered};
use disclosure_form::{RawDisclosureForm, read_disclosure_form};
use parameter::{RawParameter, read_parameter};
use serde::Deserialize;
use shirube_facts::vocabulary::INSTITUTION_KIND;
use shirube_model::{CoveredByContract, DeclaredAbsence, OwnParameter, Problem, Waiver};
use source::{RawSource, SourceEntry, read_source};
use toml::Spanned;
use waiver::{RawWaiver, read_waiver};

/// The settings of an institution.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The institution's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind: a word of the vocabulary.
    pub kind: Option<&'static str>,
    /// Its beds.
    pub beds: Option<i64>,
    /// Whether somebody operates systems as a dedicated duty.
    pub dedicated_operator: Option<bool>,
    /// Whether every system is a cloud service; asked of the ledger when absent.
    pub cloud_only: Option<bool>,
    /// Declared absences.
    pub absences: Vec<DeclaredAbsence>,
    /// Places covered by contracts.
    pub covered: Vec<CoveredByContract>,
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// Own thresholds.
    pub parameters: Vec<OwnParameter>,
    /// How the columns of disclosure forms are named, in the order in which they stand.
    pub disclosure_forms: Vec<DisclosureForm>,
    pub(crate) sources: Vec<SourceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSettings {
    institution: RawInstitution,
    #[serde(default)]
    applicability: RawApplicability,
    #[serde(default)]
    absent: Vec<Spanned<RawAbsence>>,
    #[serde(default)]
    covered: Vec<Spanned<RawCovered>>,
    #[serde(default)]
    waiver: Vec<Spanned<RawWaiver>>,
    #[serde(default)]
    parameter: Vec<Spanned<RawParameter>>,
    #[serde(default)]
    source: Vec<Spanned<RawSource>>,
    #[serde(default)]
    disclosure_form: Vec<Spanned<RawDisclosureForm>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInstitution {
    id: String,
    name: String,
    kind: Option<Spanned<String>>,
    beds: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawApplicability {
    dedicated_operator: Option<bool>,
    cloud_only: Option<bool>,
}

pub(crate) const SETTINGS_FILE: &str = "shirube.toml";

impl Settings {
    /// Reads `shirube.toml`. What can be read is kept; the rest is noted. `known_formats` are the
    /// ids of the formats that a source may name.
    pub(crate) fn read(text: &str, known_formats: &[&str], problems: &mut Vec<Problem>) -> Self {
        let raw: RawSettings = match parse_toml(text) {
            Ok(raw) => raw,
            Err(error) => {
                problems.push(toml_problem(SETTINGS_FILE, text, &error));
                return Self { id: "unknown".to_owned(), ..Self::default() };
            }
        };
        let mut fields = FieldReader { path: SETTINGS_FILE, lines: Lines::new(text), problems };
        let mut settings = Self {
            id: raw.institution.id,
            name: raw.institution.name,
            kind: raw.institution.kind.and_then(|kind| fields.word(&kind, &INSTITUTION_KIND)),
            beds: raw.institution.beds,
            dedicated_operator: raw.applicability.dedicated_operator,
            cloud_only: raw.applicability.cloud_only,
            ..Self::default()
        };
        for absence in raw.absent {
            settings.absences.extend(read_absence(absence, &mut fields));
        }
        for covered in raw.covered {
            settings.covered.extend(read_covered(covered, &mut fields));
        }
        for waiver in raw.waiver {
            settings.waivers.extend(read_waiver(waiver, &mut fields));
        }
        for parameter in raw.parameter {
            settings.parameters.extend(read_parameter(parameter, &mut fields));
        }
        for source in raw.source {
            settings.sources.extend(read_source(source.into_inner(), known_formats, &mut fields));
        }
        for form in raw.disclosure_form {
            settings.disclosure_forms.extend(read_disclosure_form(form, &mut fields));
        }
        settings
    }

    /// What the settings say about the artifact at `path`; later entries win, field by field.
    pub(crate) fn hints(&self, path: &str) -> SourceHints {
        let mut hints = SourceHints::default();
        for entry in self.sources.iter().filter(|entry| entry.is_match(path)) {
            let more = entry.hints.clone();
            hints.format = more.format.or(hints.format);
            hints.device = more.device.or(hints.device);
            hints.system = more.system.or(hints.system);
            hints.vendor = more.vendor.or(hints.vendor);
            hints.exposure = more.exposure.or(hints.exposure);
            hints.protected_by = more.protected_by.or(hints.protected_by);
            hints.tls12_reason = more.tls12_reason.or(hints.tls12_reason);
            hints.observed_at = more.observed_at.or(hints.observed_at);
        }
        hints
    }
}
