//! Findings from failing verdicts, with the waivers that stand against them.

use crate::institution::Institution;
use shirube_catalogue::{Check, Edition};
use shirube_model::{CheckOutcome, Date, Finding, Problem, SubjectVerdict, Verdict, Waiver};

/// The waiver in force for a verdict.
pub(crate) fn waiver_for<'a>(
    waivers: &'a [Waiver],
    check: &Check,
    verdict: &SubjectVerdict,
    as_of: Date,
) -> Option<&'a Waiver> {
    waivers.iter().find(|waiver| {
        concerns(waiver, check)
            && waiver.until >= as_of
            && waiver.subject.as_ref().is_none_or(|subject| *subject == verdict.subject)
    })
}

fn concerns(waiver: &Waiver, check: &Check) -> bool {
    waiver.check == check.name || waiver.check.eq_ignore_ascii_case(check.code())
}

/// Every failing verdict as a finding, gravest first.
pub(crate) fn findings(
    institution: &Institution,
    waivers: &[Waiver],
    edition: &Edition,
    as_of: Date,
    checks: &[(&Check, &CheckOutcome)],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (check, outcome) in checks {
        let requirements = spoken_against(edition, check);
        for verdict in outcome.verdicts.iter().filter(|row| row.verdict == Verdict::Fail) {
            findings.push(Finding {
                id: Finding::stable_id(
                    institution.facts.institution_id(),
                    check.code(),
                    &verdict.subject,
                ),
                check: check.code().to_owned(),
                severity: check.text.severity,
                verdict: verdict.clone(),
                requirements: requirements.clone(),
                waiver: waiver_for(waivers, check, verdict, as_of).cloned(),
            });
        }
    }
    findings.sort_by(|a, b| {
        (b.severity, &a.check, &a.verdict.subject).cmp(&(a.severity, &b.check, &b.verdict.subject))
    });
    findings
}

/// The requirements of the edition that a failing verdict of `check` speaks against: those that ask
/// for it, and for an institution's own check those that it cites.
fn spoken_against(edition: &Edition, check: &Check) -> Vec<String> {
    if check.own {
        let cited = check.text.requirements.iter();
        let known = cited.filter(|id| edition.requirement(id).is_some());
        return known.map(|id| format!("{}/{id}", edition.id)).collect();
    }
    edition
        .requirements()
        .filter(|(_, _, requirement)| requirement.routes.checks.iter().any(|it| it == check.code()))
        .map(|(volume, chapter, requirement)| {
            format!("{}/{}", edition.id, requirement.id(volume.volume, chapter))
        })
        .collect()
}

/// Waivers that do nothing, each with the reason.
pub(crate) fn idle_waivers(
    waivers: &[Waiver],
    as_of: Date,
    checks: &[(&Check, &CheckOutcome)],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for waiver in waivers {
        let problem = |code: &'static str| {
            Problem::warning(code, waiver.source.clone())
                .with("check", &waiver.check)
                .with("subject", waiver.subject.as_deref().unwrap_or("*"))
                .with("until", waiver.until)
        };
        let Some((_, outcome)) = checks.iter().find(|(check, _)| concerns(waiver, check)) else {
            problems.push(problem("engine.waiver-unknown-check"));
            continue;
        };
        if waiver.until < as_of {
            problems.push(problem("engine.waiver-expired"));
            continue;
        }
        let fails = outcome.verdicts.iter().any(|row| {
            row.verdict == Verdict::Fail
                && waiver.subject.as_ref().is_none_or(|subject| *subject == row.subject)
        });
        if !fails {
            problems.push(problem("engine.waiver-unused"));
        }
    }
    problems
}
