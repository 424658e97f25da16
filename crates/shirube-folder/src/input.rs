//! What a reader gets and gives.

use crate::text::remove_marks;
use serde::Deserialize;
use serde_json::value::RawValue;
use shirube_facts::{FactRow, Facts, Provenance, Table, TypedFacts};
use shirube_model::functions::Value;
use shirube_model::{Basis, Date, Problem, Source, Wording, cause};

/// What `shirube.toml` says about an artifact, beyond what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceHints {
    /// The format, when it is not to be sniffed.
    pub format: Option<String>,
    /// The device in the ledger that the artifact is about.
    pub device: Option<String>,
    /// The system in the ledger that the artifact is about.
    pub system: Option<String>,
    /// The vendor in the ledger that the artifact is about.
    pub vendor: Option<String>,
    /// From where scanned endpoints were reached: a word of the `exposure` vocabulary.
    pub exposure: Option<String>,
    /// What protects the path below HTTPS: a word of the `protected_by` vocabulary.
    pub protected_by: Option<String>,
    /// Why an endpoint cannot be limited to TLS 1.3.
    pub tls12_reason: Option<String>,
    /// The day the artifact was made.
    pub observed_at: Option<Date>,
}

/// An artifact to be read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Path inside the institution folder.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its text, decoded.
    pub text: &'a str,
    /// What the settings say about it.
    pub hints: &'a SourceHints,
    /// The day on which it was made, where it says so itself: that goes before what the settings say.
    pub observed_at: Option<Date>,
}

impl Input<'_> {
    /// The same artifact, made on a day that it names itself.
    pub(crate) fn made_on(&self, day: Option<Date>) -> Self {
        Self { observed_at: day, ..*self }
    }

    /// The day on which it was made.
    fn day(&self) -> Option<Date> {
        self.observed_at.or(self.hints.observed_at)
    }
}

/// What readers give: facts and problems. Every row goes in by one of its `push` functions, which
/// take the marks of words out of its texts: formats such as JSON and XML can spell them as escapes
/// that only a parser sees.
#[derive(Debug)]
pub struct Output {
    facts: Facts,
    problems: Vec<Problem>,
}

impl Output {
    /// Nothing yet, for this institution.
    pub fn new(institution_id: &str) -> Self {
        Self { facts: Facts::new(institution_id), problems: Vec::new() }
    }

    /// The facts so far.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What went wrong so far.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Facts and problems.
    pub fn into_parts(self) -> (Facts, Vec<Problem>) {
        (self.facts, self.problems)
    }

    /// Adds a row read at `line` of the input.
    pub fn push<R: FactRow>(&mut self, input: &Input<'_>, basis: Basis, line: usize, row: R) {
        let source = Source::line(input.path, line);
        self.push_row(row, Provenance::new(basis, source).observed(input.day()));
    }

    /// Adds a typed row.
    pub fn push_row<R: FactRow>(&mut self, row: R, from: Provenance) {
        self.push_values(R::TABLE, row.into_values(), from);
    }

    /// Adds a row of plain values.
    pub fn push_values(&mut self, table: &'static Table, mut values: Vec<Value>, from: Provenance) {
        for value in &mut values {
            if let Value::Text(text) = value {
                remove_marks(text);
            }
        }
        self.facts.push_values(table, values, from);
    }

    /// Notes a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Notes problems.
    pub fn all_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Notes that the artifact could not be read, at a line, for a reason.
    pub fn unreadable(&mut self, input: &Input<'_>, line: usize, reason: Wording) {
        let source = Source::line(input.path, line.max(1));
        self.problem(Problem::error("import.unreadable", source).with_wording("reason", reason));
    }
}

/// Notes a JSON error where it stands.
pub(crate) fn json_problem(output: &mut Output, input: &Input<'_>, error: &serde_json::Error) {
    let source = Source::line(input.path, error.line().max(1));
    let problem = Problem::error("import.unreadable", source);
    let problem = problem.with_wording("reason", json_reason(error));
    output.problem(problem.at_column(error.column().max(1)));
}

/// A member of a list, or a problem at the line where it stands; `line` is that of its first.
pub(crate) fn json_member<'t, T: Deserialize<'t>>(
    output: &mut Output,
    input: &Input<'_>,
    line: usize,
    raw: &'t RawValue,
) -> Option<T> {
    match serde_json::from_str(raw.get()) {
        Ok(member) => Some(member),
        Err(error) => {
            let at = line + error.line().saturating_sub(1);
            output.unreadable(input, at, json_reason(&error));
            None
        }
    }
}

/// What JSON says, without the place, which is that inside what was read.
pub(crate) fn json_reason(error: &serde_json::Error) -> Wording {
    let message = error.to_string();
    cause::of_library(message.split(" at line ").next().unwrap_or(&message))
}
