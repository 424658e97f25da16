//! `shirube.toml`: who the institution is, what it does not have, what it decided.

use crate::absence::{RawAbsence, read_absence};
use crate::disclosure_form::{DisclosureForm, RawDisclosureForm, read_disclosure_form};
use crate::input::SourceHints;
use crate::lines::Lines;
use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use shirube_facts::vocabulary::{EXPOSURE, INSTITUTION_KIND, PROTECTED_BY};
use shirube_model::date::parse_date;
use shirube_model::functions::Value;
use shirube_model::{
    CoveredByContract, Date, DeclaredAbsence, OwnParameter, Problem, Source, Waiver,
};
use toml::Spanned;

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
    sources: Vec<(GlobMatcher, SourceHints)>,
    disclosure_forms: Vec<DisclosureForm>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCovered {
    place: String,
    contract: String,
    person: String,
    confirmed_at: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWaiver {
    check: String,
    subject: Option<String>,
    person: String,
    reason: String,
    decided_at: Option<Spanned<String>>,
    edition: Option<String>,
    until: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    check: String,
    name: String,
    value: toml::Value,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    path: Spanned<String>,
    format: Option<String>,
    device: Option<String>,
    system: Option<String>,
    vendor: Option<String>,
    exposure: Option<Spanned<String>>,
    protected_by: Option<Spanned<String>>,
    tls12_reason: Option<String>,
    observed_at: Option<Spanned<String>>,
}

pub(crate) const SETTINGS_FILE: &str = "shirube.toml";

/// Turns a TOML error into a problem where it stands.
pub(crate) fn toml_problem(path: &str, text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span().map_or(0, |span| span.start);
    let line = Lines::new(text).line(at);
    let start = text[..at.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1);
    let column = text.get(start..at).map_or(1, |before| before.chars().count() + 1);
    Problem::error("import.toml", Source::line(path, line))
        .with("reason", error.message())
        .at_column(column)
}

/// Reads fields that may be wrong one by one, and notes each where it stands.
pub(crate) struct FieldReader<'a> {
    pub(crate) path: &'a str,
    pub(crate) lines: Lines,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl FieldReader<'_> {
    pub(crate) fn source(&self, at: usize) -> Source {
        Source::line(self.path, self.lines.line(at))
    }

    pub(crate) fn date(&mut self, text: &Spanned<String>) -> Option<Date> {
        match parse_date(text.get_ref()) {
            Ok(date) => Some(date),
            Err(_) => {
                let source = self.source(text.span().start);
                let problem = Problem::error("import.not-a-date", source);
                self.problems.push(problem.with("text", text.get_ref()));
                None
            }
        }
    }

    pub(crate) fn word(
        &mut self,
        text: &Spanned<String>,
        vocabulary: &shirube_facts::Vocabulary,
    ) -> Option<&'static str> {
        let code = vocabulary.code(text.get_ref());
        if code.is_none() {
            self.unknown_word(text, vocabulary.words.iter().map(|word| word.code));
        }
        code
    }

    pub(crate) fn unknown_word<'w>(
        &mut self,
        text: &Spanned<String>,
        words: impl Iterator<Item = &'w str>,
    ) {
        let known: Vec<&str> = words.collect();
        let problem = Problem::error("import.unknown-word", self.source(text.span().start))
            .with("text", text.get_ref())
            .with("known", known.join(", "));
        self.problems.push(problem);
    }
}

impl Settings {
    /// Reads `shirube.toml`. What can be read is kept; the rest is noted.
    pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        let raw: RawSettings = match toml::from_str(text) {
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
            let source = fields.source(covered.span().start);
            let covered = covered.into_inner();
            if let Some(confirmed_at) = fields.date(&covered.confirmed_at) {
                settings.covered.push(CoveredByContract {
                    place: covered.place,
                    contract: covered.contract,
                    person: covered.person,
                    confirmed_at,
                    source,
                });
            }
        }
        for waiver in raw.waiver {
            let source = fields.source(waiver.span().start);
            let waiver = waiver.into_inner();
            let decided_at = waiver.decided_at.as_ref().and_then(|text| fields.date(text));
            if let Some(until) = fields.date(&waiver.until) {
                settings.waivers.push(Waiver {
                    decided_at,
                    edition: waiver.edition,
                    check: waiver.check,
                    subject: waiver.subject,
                    person: waiver.person,
                    reason: waiver.reason,
                    until,
                    source,
                });
            }
        }
        for parameter in raw.parameter {
            let source = fields.source(parameter.span().start);
            let RawParameter { check, name, value, reason } = parameter.into_inner();
            let value = match value {
                toml::Value::Integer(number) => Value::Integer(number),
                toml::Value::String(text) => Value::Text(text),
                _ => Value::Null,
            };
            settings.parameters.push(OwnParameter { check, name, value, reason, source });
        }
        for source in raw.source {
            settings.sources.extend(read_source(source.into_inner(), &mut fields));
        }
        for form in raw.disclosure_form {
            settings.disclosure_forms.extend(read_disclosure_form(form, &mut fields));
        }
        settings
    }

    /// What the settings say about the artifact at `path`; later entries win, field by field.
    pub(crate) fn hints(&self, path: &str) -> SourceHints {
        let disclosure_forms = self.disclosure_forms.clone();
        let mut hints = SourceHints { disclosure_forms, ..SourceHints::default() };
        for (matcher, more) in &self.sources {
            if matcher.is_match(path) {
                let more = more.clone();
                hints.format = more.format.or(hints.format);
                hints.device = more.device.or(hints.device);
                hints.system = more.system.or(hints.system);
                hints.vendor = more.vendor.or(hints.vendor);
                hints.exposure = more.exposure.or(hints.exposure);
                hints.protected_by = more.protected_by.or(hints.protected_by);
                hints.tls12_reason = more.tls12_reason.or(hints.tls12_reason);
                hints.observed_at = more.observed_at.or(hints.observed_at);
            }
        }
        hints
    }
}

fn read_source(
    source: RawSource,
    fields: &mut FieldReader<'_>,
) -> Option<(GlobMatcher, SourceHints)> {
    let glob = match Glob::new(source.path.get_ref()) {
        Ok(glob) => glob,
        Err(error) => {
            let at = fields.source(source.path.span().start);
            let problem = Problem::error("import.bad-pattern", at);
            fields.problems.push(problem.with("reason", error.kind()));
            return None;
        }
    };
    if let Some(format) = &source.format
        && crate::evidence::format(format).is_none()
    {
        let known: Vec<&str> = crate::evidence::FORMATS.iter().map(|format| format.id).collect();
        let problem =
            Problem::error("import.unknown-format", fields.source(source.path.span().start))
                .with("format", format)
                .with("known", known.join(", "));
        fields.problems.push(problem);
    }
    let hints = SourceHints {
        format: source.format,
        device: source.device,
        system: source.system,
        vendor: source.vendor,
        disclosure_forms: Vec::new(),
        exposure: source.exposure.and_then(|word| fields.word(&word, &EXPOSURE)).map(str::to_owned),
        protected_by: source
            .protected_by
            .and_then(|word| fields.word(&word, &PROTECTED_BY))
            .map(str::to_owned),
        tls12_reason: source.tls12_reason,
        observed_at: source.observed_at.and_then(|text| fields.date(&text)),
    };
    Some((glob.compile_matcher(), hints))
}
