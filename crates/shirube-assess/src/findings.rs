//! Findings from failing verdicts, with the waivers that stand against them.

use crate::plan::is_meant;
use shirube_catalogue::{Check, Edition};
use shirube_model::{
    CheckOutcome, Date, Finding, Institution, Problem, RequirementId, SubjectVerdict, Verdict,
    Waiver,
};

/// The waiver in force for a verdict.
pub(crate) fn waiver_for<'a>(
    waivers: &'a [Waiver],
    check: &Check,
    verdict: &SubjectVerdict,
    as_of: Date,
) -> Option<&'a Waiver> {
    waivers.iter().find(|waiver| {
        is_meant(&waiver.check, check)
            && waiver.holds_until(as_of).is_some_and(|last| last >= as_of)
            && waiver.subject.as_ref().is_none_or(|subject| *subject == verdict.subject)
    })
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
                    check.code().as_str(),
                    &verdict.subject,
                ),
                check: outcome.code.clone(),
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
fn spoken_against(edition: &Edition, check: &Check) -> Vec<RequirementId> {
    let speaks_against = |id: &RequirementId, routes: &shirube_catalogue::Routes| {
        if check.own {
            check.text.requirements.contains(id)
        } else {
            routes.checks.contains(check.code())
        }
    };
    edition
        .requirements()
        .map(|place| (place.id(), &place.requirement.routes))
        .filter(|(id, routes)| speaks_against(id, routes))
        .map(|(id, _)| id.clone())
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
        let Some((_, outcome)) = checks.iter().find(|(check, _)| is_meant(&waiver.check, check))
        else {
            problems.push(problem("assess.waiver-unknown-check"));
            continue;
        };
        if waiver.until < as_of {
            problems.push(problem("assess.waiver-expired"));
            continue;
        }
        if !waiver.is_approved(as_of) {
            let code = match waiver.holds_until(as_of) {
                Some(last) if last >= as_of => "assess.waiver-not-approved",
                _ => "assess.waiver-lapsed-without-approval",
            };
            problems.push(problem(code).with("days", Waiver::DAYS_WITHOUT_APPROVAL));
            if code != "assess.waiver-not-approved" {
                continue;
            }
        }
        let fails = outcome.verdicts.iter().any(|row| {
            row.verdict == Verdict::Fail
                && waiver.subject.as_ref().is_none_or(|subject| *subject == row.subject)
        });
        if !fails {
            problems.push(problem("assess.waiver-unused"));
        }
    }
    problems
}
