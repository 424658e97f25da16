//! What a reader gets and gives.

use crate::disclosure_form::DisclosureForm;
use shirube_facts::{FactRow, Facts, Provenance, Table, TypedFacts};
use shirube_model::functions::Value;
use shirube_model::{Basis, Date, Problem, Source};

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
    /// How the columns of disclosure forms are named, by form.
    pub disclosure_forms: Vec<DisclosureForm>,
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
}

/// What readers give: facts and problems.
#[derive(Debug)]
pub struct Output {
    /// The facts.
    pub facts: Facts,
    /// What went wrong.
    pub problems: Vec<Problem>,
}

impl Output {
    /// Nothing yet, for this institution.
    pub fn new(institution_id: &str) -> Self {
        Self { facts: Facts::new(institution_id), problems: Vec::new() }
    }

    /// Adds a row read at `line` of the input.
    pub fn push<R: FactRow>(&mut self, input: &Input<'_>, basis: Basis, line: usize, row: R) {
        let source = Source::line(input.path, line);
        let provenance = Provenance::new(basis, source).observed(input.hints.observed_at);
        self.facts.push(row, provenance);
    }

    /// Adds a row of plain values.
    pub fn push_values(&mut self, table: &'static Table, values: Vec<Value>, from: Provenance) {
        self.facts.push_values(table, values, from);
    }

    /// Notes a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Notes that the artifact could not be read, at a line, for a reason.
    pub fn unreadable(&mut self, input: &Input<'_>, line: usize, reason: impl ToString) {
        let source = Source::line(input.path, line.max(1));
        self.problem(Problem::error("import.unreadable", source).with("reason", reason));
    }
}

/// Notes a JSON error where it stands.
pub(crate) fn json_problem(output: &mut Output, input: &Input<'_>, error: &serde_json::Error) {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message).to_owned();
    let source = Source::line(input.path, error.line().max(1));
    let problem = Problem::error("import.unreadable", source).with("reason", reason);
    output.problem(problem.at_column(error.column().max(1)));
}
