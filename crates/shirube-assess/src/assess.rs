//! From verdicts to an assessment.

use crate::absence;
use crate::age::Ages;
use crate::carried::{Carrier, latest};
use crate::covered;
use crate::decision::{answered, deem};
use crate::findings::{findings, idle_waivers};
use crate::labels;
use crate::notes;
use crate::plan::Plan;
use crate::roll_up::RollUp;
use crate::routes::Evidence;
use crate::unread;
use crate::verdicts::Verdicts;
use shirube_catalogue::{Catalogue, Check, Edition};
use shirube_model::assessment::ASSESSMENT_SCHEMA;
use shirube_model::{
    Assessment, CheckCode, CheckOutcome, Date, Institution, Problem, Source, Withdrawable,
};
use std::collections::BTreeMap;

/// What the verdicts on an institution say of each requirement of `edition`, as of a day.
pub fn assess(
    catalogue: &Catalogue,
    edition: &Edition,
    institution: &Institution,
    plan: Plan<'_>,
    mut verdicts: Verdicts,
    as_of: Date,
) -> Assessment {
    let mut problems = institution.problems.clone();
    let labels = labels::labels(&institution.facts);
    let ages = Ages::of(&institution.facts, &institution.feeds, as_of);
    let checks = outcomes(institution, &plan, &mut verdicts, &labels, &ages, as_of, &mut problems);
    problems.extend(plan.problems);
    let mut decision = plan.decision.is_some().then(|| {
        let mut subjects = std::mem::take(&mut verdicts.decision);
        labels::name(&mut subjects, &labels);
        answered(subjects)
    });
    let mut carrier = Carrier::new(catalogue, edition);
    let standing = institution.declarations.iter().filter(|declared| declared.stands(as_of));
    let declarations = carrier.declarations(standing.clone(), &mut problems);
    let (waivers, mut renewals) = carrier.waivers(&institution.waivers, as_of, &mut problems);
    let newest = declarations.values().filter_map(|declared| latest(declared, as_of));
    renewals.extend(newest.filter_map(|newest| newest.renewal.clone()));
    renewals.sort();
    let (holding, idle) = covered::holding(institution, as_of);
    problems.extend(idle);
    let (covered, unknown) = edition.covered(&holding);
    let unknown: Vec<_> = unknown.into_iter().cloned().collect();
    for statement in unknown {
        let problem = Problem::error("assess.unknown-place", statement.source.clone());
        problems.push(problem.with("place", &statement.place));
    }
    let by_code: BTreeMap<CheckCode, &CheckOutcome> =
        checks.iter().map(|outcome| (outcome.code.clone(), outcome)).collect();
    let unread = unread::tables(&institution.facts, &institution.problems);
    let evidence = Evidence {
        catalogue,
        institution,
        outcomes: &by_code,
        waivers: &waivers,
        unread: &unread,
        as_of,
    };
    let roll_up = RollUp { evidence, edition, covered: &covered, decision: decision.as_ref() };
    let requirements = roll_up.results(&declarations);
    if let Some(decision) = &mut decision {
        decision.deemed = deem(edition, decision, &requirements);
    }
    let paired: Vec<(&Check, &CheckOutcome)> = checks
        .iter()
        .filter_map(|outcome| Some((catalogue.check(outcome.code.as_str())?, outcome)))
        .collect();
    let findings = findings(institution, &waivers, edition, as_of, &paired);
    problems.extend(idle_waivers(&waivers, as_of, &paired));
    problems.extend(notes::covered_without_rule(edition, &covered));
    problems.extend(notes::expired_absences(institution, as_of));
    problems.extend(notes::contradicted_by_facts(institution, as_of));
    problems.extend(notes::not_only_cloud(institution));
    problems.extend(notes::disagreeing(&declarations, as_of));
    problems.extend(notes::missing_documents(institution));
    problems.sort();
    problems.dedup();
    Assessment {
        schema: ASSESSMENT_SCHEMA,
        catalogue: catalogue.digest(),
        institution_id: institution.id(),
        institution_name: institution.name.clone(),
        pattern: institution.pattern,
        edition: edition.id.clone(),
        as_of,
        decision,
        requirements,
        checks,
        findings,
        declarations: standing.cloned().collect(),
        renewals,
        overrides: plan.overrides,
        feeds: institution.feeds.clone(),
        problems,
        artifacts: institution.artifacts.clone(),
    }
}

/// The outcome of each planned check, with the names of its subjects.
fn outcomes(
    institution: &Institution,
    plan: &Plan<'_>,
    verdicts: &mut Verdicts,
    labels: &BTreeMap<&str, &str>,
    ages: &Ages<'_>,
    as_of: Date,
    problems: &mut Vec<Problem>,
) -> Vec<CheckOutcome> {
    let mut outcomes = Vec::new();
    for planned in &plan.checks {
        let code = planned.check.code().clone();
        // A shipped check cannot fail: its tests would. An institution's own may.
        if let Some(reason) = verdicts.failed.get(&code) {
            let source = Source::whole(format!("{}/check.sql", planned.check.name));
            let problem = Problem::error("assess.check-failed", source);
            problems.push(problem.with("check", &code).with_wording("reason", reason.clone()));
        }
        let mut verdicts = verdicts.checks.remove(&code).unwrap_or_default();
        labels::name(&mut verdicts, labels);
        ages.limit(&planned.check.text.tables, &mut verdicts, problems);
        let declared = planned.check.text.absence.as_deref();
        let declared = declared.and_then(|what| absence::holding(institution, what, as_of));
        let contradiction =
            declared.and_then(|absence| notes::contradicted_absence(absence, &verdicts));
        problems.extend(contradiction);
        outcomes.push(CheckOutcome { code, verdicts, absence: declared.map(absence::message) });
    }
    outcomes
}
