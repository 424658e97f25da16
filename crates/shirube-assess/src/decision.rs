//! The question that decides which volumes an institution follows (edition 7.0, 図1).

use shirube_catalogue::Edition;
use shirube_model::decision::{DecisionAnswer, DecisionResult, DeemedCompliance};
use shirube_model::{RequirementResult, Status, SubjectVerdict, Verdict, Volume};

/// The answer that the subjects give together. Whether compliance may be deemed is settled by
/// [`deem`] once the statuses are known.
pub(crate) fn answered(subjects: Vec<SubjectVerdict>) -> DecisionResult {
    let any = |verdict| subjects.iter().any(|row| row.verdict == verdict);
    let answer = if any(Verdict::Fail) {
        DecisionAnswer::No
    } else if any(Verdict::Unknown) || subjects.is_empty() {
        DecisionAnswer::NotKnown
    } else {
        DecisionAnswer::Yes
    };
    DecisionResult { answer, subjects, deemed: DeemedCompliance::NotOpen }
}

/// The volumes that decide under this answer.
pub(crate) fn deciding<'a>(edition: &'a Edition, decision: &DecisionResult) -> &'a [Volume] {
    match (&edition.header.decision_flow, decision.answer) {
        (None, _) => &[],
        (Some(question), DecisionAnswer::Yes) => &question.yes,
        (Some(question), DecisionAnswer::No | DecisionAnswer::NotKnown) => &question.no,
    }
}

/// Whether following the deciding volumes may be taken as following the others: only when each of
/// their requirements is known and met.
pub(crate) fn deem(
    edition: &Edition,
    decision: &DecisionResult,
    results: &[RequirementResult],
) -> DeemedCompliance {
    if decision.answer != DecisionAnswer::Yes {
        return DeemedCompliance::NotOpen;
    }
    let volumes = deciding(edition, decision);
    let whole = volumes.iter().all(|volume| {
        edition.volume(*volume).is_some_and(|text| {
            text.chapters.iter().all(|chapter| {
                !chapter.count_is_unknown()
                    && chapter.missing_items.is_empty()
                    && chapter.unplaced.is_empty()
            })
        })
    });
    let statuses = || results.iter().filter(|result| volumes.contains(&result.id.volume));
    if statuses().any(|result| result.status == Status::NotMet) {
        DeemedCompliance::Broken
    } else if whole
        && statuses().all(|result| matches!(result.status, Status::Met | Status::NotApplicable))
    {
        DeemedCompliance::Shown
    } else {
        DeemedCompliance::NotShown
    }
}
