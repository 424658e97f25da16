//! The evaluator on SQLite.

use crate::carried::Carrier;
use crate::checks::{BoundParameters, run_check};
use crate::database::Database;
use crate::decision::{decide, deem};
use crate::error::EngineError;
use crate::findings::{findings, idle_waivers};
use crate::institution::Institution;
use crate::roll_up::{RollUp, absence, absence_ends, absence_text, latest, missing_file};
use shirube_catalogue::{Catalogue, Check, Edition};
use shirube_facts::tables::TABLES;
use shirube_model::assessment::ParameterOverride;
use shirube_model::functions::Value;
use shirube_model::{Assessment, CheckOutcome, Date, Evaluator, Problem, Verdict};
use std::collections::BTreeMap;

/// Assesses one institution with an in-process SQLite.
pub struct SqliteEvaluator<'a> {
    pub(crate) catalogue: &'a Catalogue,
    edition: String,
    pub(crate) institution: &'a Institution,
}

impl<'a> SqliteEvaluator<'a> {
    /// An evaluator of `institution` against an edition of the catalogue.
    pub fn new(catalogue: &'a Catalogue, edition: &str, institution: &'a Institution) -> Self {
        Self { catalogue, edition: edition.to_owned(), institution }
    }

    /// The values that a check is run with, and what the institution changed of them.
    fn parameters(
        &self,
        check: &Check,
        edition: &Edition,
        as_of: Date,
        overrides: &mut Vec<ParameterOverride>,
        problems: &mut Vec<Problem>,
    ) -> BoundParameters {
        let mut bound = BoundParameters::new(check, edition, as_of);
        let thresholds: BTreeMap<&str, _> = check.parameters(edition).collect();
        for own in &self.institution.parameters {
            if !own.check.eq_ignore_ascii_case(check.code()) && own.check != check.name {
                continue;
            }
            let Some(Some(shipped)) = thresholds.get(own.name.as_str()) else {
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

    /// The outcomes of the checks that the edition asks for, and of the institution's own.
    fn run_checks(
        &self,
        database: &Database,
        edition: &Edition,
        as_of: Date,
        overrides: &mut Vec<ParameterOverride>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<CheckOutcome>, EngineError> {
        let labels = labels(self.institution);
        let id = self.institution.facts.institution_id();
        let mut outcomes = Vec::new();
        let asked = edition.checks_asked();
        for check in &self.catalogue.checks {
            if !check.own && !asked.contains(check.code()) {
                continue;
            }
            let bound = self.parameters(check, edition, as_of, overrides, problems);
            let found = match run_check(database, check, &bound) {
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
                .and_then(|what| absence(self.institution, what, as_of));
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
        let institution = self.institution;
        let edition = self
            .catalogue
            .edition(&self.edition)
            .ok_or_else(|| EngineError::NoEdition(self.edition.clone()))?;
        let mut problems = institution.problems.clone();
        let mut overrides = Vec::new();
        let mut database = Database::new()?;
        database.load(&institution.facts)?;
        database.seal()?;
        let outcomes = self.run_checks(&database, edition, as_of, &mut overrides, &mut problems)?;
        let id = institution.facts.institution_id();
        let mut decision = decide(&database, edition, id, as_of)?;
        let names = labels(institution);
        for row in decision.iter_mut().flat_map(|decision| &mut decision.subjects) {
            row.label = names.get(row.subject.as_str()).map(|name| (*name).to_owned());
        }
        let mut carrier = Carrier::new(self.catalogue, edition);
        let declarations = carrier.declarations(&institution.declarations, &mut problems);
        let (waivers, mut renewals) = carrier.waivers(&institution.waivers, as_of, &mut problems);
        for declared in declarations.values() {
            renewals.extend(latest(declared, as_of).and_then(|newest| newest.renewal.clone()));
        }
        renewals.sort();
        let by_code: BTreeMap<&str, &CheckOutcome> =
            outcomes.iter().map(|outcome| (outcome.code.as_str(), outcome)).collect();
        let paired: Vec<(&Check, &CheckOutcome)> = outcomes
            .iter()
            .filter_map(|outcome| Some((self.catalogue.check(&outcome.code)?, outcome)))
            .collect();
        let (covered, unknown) = edition.covered(&institution.covered);
        for statement in unknown {
            let problem = Problem::error("engine.unknown-place", statement.source.clone());
            problems.push(problem.with("place", &statement.place));
        }
        let roll_up = RollUp {
            catalogue: self.catalogue,
            edition,
            institution,
            covered: &covered,
            waivers: &waivers,
            decision: decision.as_ref(),
            as_of,
            outcomes: &by_code,
        };
        let requirements = roll_up.results(&declarations);
        if let Some(decision) = &mut decision {
            decision.deemed = deem(edition, decision, &requirements);
        }
        let findings = findings(institution, &waivers, edition, as_of, &paired);
        problems.extend(idle_waivers(&waivers, as_of, &paired));
        if edition.header.simplification.is_empty() {
            for covered in &covered {
                let problem =
                    Problem::warning("engine.covered-without-rule", covered.source.clone());
                problems.push(problem.with("place", &covered.place).with("edition", &edition.id));
            }
        }
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
            decision,
            requirements,
            checks: outcomes,
            findings,
            declarations: institution.declarations.clone(),
            renewals,
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
