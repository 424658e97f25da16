//! What stands in an institution's folder and does nothing, each with the reason.

use crate::absence;
use crate::carried::{CarriedDeclaration, latest};
use crate::routes::missing_file;
use shirube_catalogue::Edition;
use shirube_facts::{FactRow, tables};
use shirube_model::{
    CoveredByContract, Date, DeclaredAbsence, Institution, Pattern, Problem, RequirementId, Source,
    SubjectVerdict, Verdict, Withdrawable,
};
use std::collections::BTreeMap;

/// Absences that have run out.
pub(crate) fn expired_absences(institution: &Institution, as_of: Date) -> Vec<Problem> {
    let standing = institution.absences.iter().filter(|absence| absence.stands(as_of));
    let expired = standing.filter(|absence| absence::ends(absence) < as_of);
    expired
        .map(|absence| {
            Problem::warning("assess.absence-expired", absence.source.clone())
                .with("what", &absence.what)
                .with("until", absence::ends(absence))
        })
        .collect()
}

/// An absence beside verdicts that saw the thing itself.
pub(crate) fn contradicted_absence(
    absence: &DeclaredAbsence,
    verdicts: &[SubjectVerdict],
) -> Option<Problem> {
    let seen = verdicts.iter().find(|row| row.verdict != Verdict::Unknown)?;
    let seen = seen.source.as_ref().map(ToString::to_string).unwrap_or_default();
    let problem = Problem::warning("assess.absence-contradicted", absence.source.clone());
    Some(problem.with("what", &absence.what).with("seen", seen))
}

/// Absences that a row of any table contradicts.
pub(crate) fn contradicted_by_facts(institution: &Institution, as_of: Date) -> Vec<Problem> {
    let standing = institution.absences.iter().filter(|absence| {
        absence.stands(as_of) && absence.declared_at <= as_of && absence::ends(absence) >= as_of
    });
    let contradicted = standing.filter_map(|absence| {
        let row = absence::contradicting(&institution.facts, &absence.what)?;
        let problem = Problem::warning("assess.absence-contradicted", absence.source.clone());
        Some(problem.with("what", &absence.what).with("seen", &row.provenance.source))
    });
    contradicted.collect()
}

/// `cloud_only` beside a system on the premises.
pub(crate) fn not_only_cloud(institution: &Institution) -> Option<Problem> {
    if !matches!(institution.pattern, Pattern::II | Pattern::IV) {
        return None;
    }
    let hosting = tables::System::COLUMNS.hosting;
    let rows = institution.facts.rows(tables::System::TABLE.name).iter();
    let mut on_premises = rows.filter(|row| row.text(hosting) == Some("on-premises"));
    let seen = &on_premises.next()?.provenance.source;
    let problem = Problem::error("assess.not-only-cloud", Source::whole("shirube.toml"));
    Some(problem.with("seen", seen))
}

/// Declarations of one day about one requirement that say different things.
pub(crate) fn disagreeing(
    declarations: &BTreeMap<RequirementId, Vec<CarriedDeclaration<'_>>>,
    as_of: Date,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (id, carried) in declarations {
        let Some(newest) = latest(carried, as_of) else { continue };
        let newest = newest.declaration;
        let other = carried
            .iter()
            .map(|carried| carried.declaration)
            .find(|other| other.declared_at == newest.declared_at && other.result != newest.result);
        if let Some(other) = other {
            let problem = Problem::warning("assess.declarations-disagree", newest.source.clone());
            problems.push(problem.with("requirement", id).with("other", &other.source));
        }
    }
    problems
}

/// Files that the ledger of documents names and that are not there.
pub(crate) fn missing_documents(institution: &Institution) -> Vec<Problem> {
    let rows = institution.facts.rows(tables::Document::TABLE.name).iter();
    rows.filter_map(|row| {
        let path = missing_file(institution, row)?;
        let source = row.provenance.source.clone();
        Some(Problem::warning("assess.missing-document", source).with("path", path))
    })
    .collect()
}

/// Statements on contracts that an edition without such a rule takes no notice of.
pub(crate) fn covered_without_rule(
    edition: &Edition,
    covered: &[CoveredByContract],
) -> Vec<Problem> {
    if !edition.header.simplification.is_empty() {
        return Vec::new();
    }
    covered
        .iter()
        .map(|covered| {
            Problem::warning("assess.covered-without-rule", covered.source.clone())
                .with("place", &covered.place)
                .with("edition", &edition.id)
        })
        .collect()
}
