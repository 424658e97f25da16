//! The evaluator on SQLite.

use crate::checks::{BoundParameters, run_check};
use crate::database::Database;
use crate::error::EngineError;
use crate::findings::{findings, idle_waivers};
use crate::institution::Institution;
use crate::roll_up::{
    RollUp, absence, absence_ends, absence_text, missing_file, resolve_declarations,
};
use shirube_catalogue::{Catalogue, Check};
use shirube_facts::tables::TABLES;
use shirube_model::assessment::ParameterOverride;
use shirube_model::functions::Value;
use shirube_model::{Assessment, CheckOutcome, Date, Evaluator, Problem, Verdict};
use std::collections::BTreeMap;

/// Assesses one institution with an in-process SQLite.
pub struct SqliteEvaluator<'a> {
    catalogue: &'a Catalogue,
    edition: String,
    institution: Institution,
}

impl<'a> SqliteEvaluator<'a> {
    /// An evaluator of `institution` against an edition of the catalogue.
    pub fn new(catalogue: &'a Catalogue, edition: &str, institution: Institution) -> Self {
        Self { catalogue, edition: edition.to_owned(), institution }
    }

    /// The values that a check is run with, and what the institution changed of them.
    fn parameters(
        &self,
        check: &Check,
        as_of: Date,
        overrides: &mut Vec<ParameterOverride>,
        problems: &mut Vec<Problem>,
    ) -> BoundParameters {
        let mut bound = BoundParameters::new(check, as_of);
        for own in &self.institution.parameters {
            if !own.check.eq_ignore_ascii_case(check.code()) && own.check != check.name {
                continue;
            }
            let Some(shipped) = check.text.parameters.get(&own.name) else {
                let problem = Problem::error("engine.unknown-parameter", own.source.clone());
                problems.push(problem.with("check", check.code()).with("name", &own.name));
                continue;
            };
            let same_kind = matches!(
                (&shipped.value.to_value(), &own.value),
                (Value::Integer(_), Value::Integer(_)) | (Value::Text(_), Value::Text(_))
            );
            if !same_kind {
                let problem = Problem::error("engine.parameter-kind", own.source.clone());
                problems.push(problem.with("check", check.code()).with("name", &own.name));
                continue;
            }
            bound.set(&own.name, own.value.clone());
            overrides.push(ParameterOverride {
                check: check.code().to_owned(),
                name: own.name.clone(),
                shipped: shipped.value.to_string(),
                used: match &own.value {
                    Value::Integer(number) => number.to_string(),
                    Value::Text(text) => text.clone(),
                    _ => String::new(),
                },
                reason: own.reason.clone(),
            });
        }
        bound
    }

    fn run_checks(
        &self,
        as_of: Date,
        overrides: &mut Vec<ParameterOverride>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<CheckOutcome>, EngineError> {
        let mut database = Database::new()?;
        database.load(&self.institution.facts)?;
        database.seal()?;
        let labels = labels(&self.institution);
        let id = self.institution.facts.institution_id();
        let mut outcomes = Vec::new();
        for check in &self.catalogue.checks {
            let bound = self.parameters(check, as_of, overrides, problems);
            let found = match run_check(&database, check, &bound) {
                Ok(found) => found,
                // A shipped check cannot fail: its tests would. An institution's own may.
                Err(EngineError::Check { reason, .. }) if check.own => {
                    let source = shirube_model::Source::whole(format!("{}/check.sql", check.name));
                    let problem = Problem::error("engine.check-failed", source);
                    problems.push(problem.with("check", check.code()).with("reason", reason));
                    Vec::new()
                }
                Err(error) => return Err(error),
            };
            let mut verdicts = Vec::new();
            for (institution_id, mut verdict) in found {
                if institution_id == id {
                    verdict.label = labels.get(verdict.subject.as_str()).map(|l| (*l).to_owned());
                    verdicts.push(verdict);
                }
            }
            let declared = check
                .text
                .absence
                .as_deref()
                .and_then(|what| absence(&self.institution, what, as_of));
            if let Some(absence) = declared
                && let Some(seen) = verdicts.iter().find(|row| row.verdict != Verdict::Unknown)
            {
                let problem =
                    Problem::warning("engine.absence-contradicted", absence.source.clone());
                let seen = seen.source.as_ref().map(ToString::to_string).unwrap_or_default();
                problems.push(problem.with("what", &absence.what).with("seen", seen));
            }
            outcomes.push(CheckOutcome {
                code: check.code().to_owned(),
                verdicts,
                absence: declared.map(absence_text),
            });
        }
        Ok(outcomes)
    }
}

impl Evaluator for SqliteEvaluator<'_> {
    type Error = EngineError;

    fn assess(&self, as_of: Date) -> Result<Assessment, EngineError> {
        let institution = &self.institution;
        let edition = self
            .catalogue
            .edition(&self.edition)
            .ok_or_else(|| EngineError::NoEdition(self.edition.clone()))?;
        let mut problems = institution.problems.clone();
        let mut overrides = Vec::new();
        let outcomes = self.run_checks(as_of, &mut overrides, &mut problems)?;
        let declarations = resolve_declarations(edition, &institution.declarations, &mut problems);
        let by_code: BTreeMap<&str, &CheckOutcome> =
            outcomes.iter().map(|outcome| (outcome.code.as_str(), outcome)).collect();
        let paired: Vec<(&Check, &CheckOutcome)> =
            self.catalogue.checks.iter().zip(&outcomes).collect();
        let roll_up =
            RollUp { catalogue: self.catalogue, edition, institution, as_of, outcomes: &by_code };
        let requirements = roll_up.results(&declarations);
        let findings = findings(institution, &edition.id, as_of, &paired);
        problems.extend(idle_waivers(&institution.waivers, as_of, &paired));
        for absence in &institution.absences {
            if absence_ends(absence) < as_of {
                let problem = Problem::warning("engine.absence-expired", absence.source.clone());
                problems
                    .push(problem.with("what", &absence.what).with("until", absence_ends(absence)));
            }
        }
        for row in institution.facts.rows("document") {
            if let Some(path) = missing_file(institution, row) {
                let source = row.provenance.source.clone();
                let problem = Problem::warning("engine.missing-document", source);
                problems.push(problem.with("path", path));
            }
        }
        for own in &institution.parameters {
            if self.catalogue.check(&own.check).is_none() {
                let problem = Problem::error("engine.unknown-check", own.source.clone());
                problems.push(problem.with("check", &own.check));
            }
        }
        problems.sort();
        problems.dedup();
        Ok(Assessment {
            institution_id: institution.facts.institution_id().to_owned(),
            institution_name: institution.name.clone(),
            pattern: institution.pattern.id().to_owned(),
            edition: edition.id.clone(),
            as_of,
            requirements,
            checks: outcomes,
            findings,
            declarations: institution.declarations.clone(),
            overrides,
            feeds: institution.feeds.clone(),
            problems,
            artifacts: institution.artifacts.clone(),
        })
    }
}

/// Names of subjects by id: the `name` or `title` of the tables whose first column is an id.
fn labels(institution: &Institution) -> BTreeMap<&str, &str> {
    let mut labels = BTreeMap::new();
    for table in TABLES {
        let named = table.column_index("name").or_else(|| table.column_index("title"));
        let (Some(first), Some(name)) = (table.columns.first(), named) else { continue };
        if !first.name.ends_with("_id") {
            continue;
        }
        for row in institution.facts.rows(table.name) {
            if let (Value::Text(id), Value::Text(name)) = (&row.values[0], &row.values[name]) {
                labels.entry(id.as_str()).or_insert(name.as_str());
            }
        }
    }
    labels
}
