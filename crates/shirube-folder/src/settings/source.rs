//! What a person says about artifacts, by the pattern of their paths.

use crate::fields::FieldReader;
use crate::input::SourceHints;
use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use shirube_facts::vocabulary::{EXPOSURE, PROTECTED_BY};
use shirube_model::Problem;
use shirube_model::cause;
use toml::Spanned;

/// A `[[source]]` entry.
#[derive(Debug, Clone)]
pub(crate) struct SourceEntry {
    /// The pattern, as written.
    pub(crate) pattern: String,
    /// The line of the pattern, counted from 1.
    pub(crate) line: usize,
    matcher: GlobMatcher,
    /// What is said about the artifacts that it matches.
    pub(crate) hints: SourceHints,
}

impl SourceEntry {
    /// True when the entry speaks of the artifact at `path`.
    pub(crate) fn is_match(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
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

/// Reads an entry. A format that is none of `known_formats` is noted.
pub(super) fn read_source(
    source: RawSource,
    known_formats: &[&str],
    fields: &mut FieldReader<'_>,
) -> Option<SourceEntry> {
    let glob = match Glob::new(source.path.get_ref()) {
        Ok(glob) => glob,
        Err(error) => {
            let at = fields.source(source.path.span().start);
            let problem = Problem::error("import.bad-pattern", at);
            fields.problems.push(problem.with_wording("reason", cause::of_library(error.kind())));
            return None;
        }
    };
    if let Some(format) = &source.format
        && !known_formats.contains(&format.as_str())
    {
        let at = fields.source(source.path.span().start);
        let problem = Problem::error("import.unknown-format", at)
            .with("format", format)
            .with("known", known_formats.join(", "));
        fields.problems.push(problem);
    }
    let hints = SourceHints {
        format: source.format,
        device: source.device,
        system: source.system,
        vendor: source.vendor,
        exposure: source.exposure.and_then(|word| fields.word(&word, &EXPOSURE)).map(str::to_owned),
        protected_by: source
            .protected_by
            .and_then(|word| fields.word(&word, &PROTECTED_BY))
            .map(str::to_owned),
        tls12_reason: source.tls12_reason,
        observed_at: source.observed_at.and_then(|text| fields.date(&text)),
    };
    let matcher = glob.compile_matcher();
    let line = fields.lines.line(source.path.span().start);
    Some(SourceEntry { pattern: source.path.into_inner(), line, matcher, hints })
}
