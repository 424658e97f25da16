//! What persons answered to an item: the first check, and the one that decides.

use shirube_catalogue::{Checklist, ChecklistItem};
use shirube_model::checklist::{Answer, GivenAnswer, Party};
use shirube_model::{Date, Problem, Wording};

/// The answers to an item within the year of the list, up to a day.
pub(super) struct ItemAnswers {
    /// The earliest.
    pub(super) first: Option<GivenAnswer>,
    /// The one that decides: a no of any scope that was not taken back, or the latest yes.
    deciding: Option<GivenAnswer>,
    /// Scopes of the item that nobody answered, while others were.
    pub(super) open: Vec<String>,
}

impl ItemAnswers {
    pub(super) fn of(
        answers: &[GivenAnswer],
        list: &Checklist,
        item: &ChecklistItem,
        as_of: Date,
    ) -> Self {
        let mut given: Vec<&GivenAnswer> = answers
            .iter()
            .filter(|answer| {
                answer.item == item.number
                    && answer.scope.as_ref().is_none_or(|scope| item.scope.contains(scope))
                    && answer.checked_at <= as_of
                    && is_within(list, answer.checked_at)
            })
            .collect();
        given.sort_by_key(|answer| (answer.checked_at, answer.source.line_number()));
        // What was said last of each scope; answers without one speak of all.
        let latest: Vec<(&String, Option<&GivenAnswer>)> = item
            .scope
            .iter()
            .map(|scope| {
                let speaks_of_it = |answer: &&&GivenAnswer| {
                    answer.scope.as_ref().is_none_or(|answered| answered == scope)
                };
                (scope, given.iter().rfind(speaks_of_it).copied())
            })
            .collect();
        let answered: Vec<&GivenAnswer> = latest.iter().filter_map(|(_, answer)| *answer).collect();
        let no = answered.iter().find(|answer| answer.answer == Answer::No);
        let newest = answered.iter().max_by_key(|a| (a.checked_at, a.source.line_number()));
        let open = if answered.is_empty() {
            Vec::new()
        } else {
            let open = latest.iter().filter(|(_, answer)| answer.is_none());
            open.map(|(scope, _)| (*scope).clone()).collect()
        };
        Self {
            first: given.first().map(|answer| (*answer).clone()),
            deciding: no.or(newest).map(|answer| (*answer).clone()),
            open,
        }
    }

    /// The second check, when it is another one than the first.
    pub(super) fn second(&self) -> Option<GivenAnswer> {
        self.deciding.clone().filter(|answer| Some(answer) != self.first.as_ref())
    }

    /// A no of one scope is a no; a yes must speak of all.
    pub(super) fn answer(&self) -> Option<Answer> {
        match self.deciding.as_ref()?.answer {
            Answer::No => Some(Answer::No),
            Answer::Yes if self.open.is_empty() => Some(Answer::Yes),
            Answer::Yes => None,
        }
    }
}

/// True when a day lies in the fiscal year of the list, or the list has none.
pub(super) fn is_within(list: &Checklist, day: Date) -> bool {
    list.year().is_none_or(|(first, last)| (first..=last).contains(&day))
}

/// Answers that the form cannot take, each with the reason.
pub(super) fn note(
    answers: &[GivenAnswer],
    list: &Checklist,
    party: Party,
    problems: &mut Vec<Problem>,
) {
    for answer in answers {
        let problem = |code: &'static str| {
            Problem::warning(code, answer.source.clone())
                .with("item", &answer.item)
                .with("checklist", &list.id)
        };
        let mut items =
            list.items_of(party).filter(|(item, _)| item.number == answer.item).peekable();
        if items.peek().is_none() {
            problems.push(problem("assess.answer-unknown-item"));
            continue;
        }
        if let Some(scope) = &answer.scope
            && !items.any(|(item, _)| item.scope.contains(scope))
        {
            let problem = problem("assess.answer-unknown-scope");
            problems.push(problem.with_wording("scope", Wording::word(format!("scope.{scope}"))));
        }
        let Some((first, last)) = list.year() else { continue };
        if !(first..=last).contains(&answer.checked_at) {
            problems.push(problem("assess.answer-outside-year").with("day", answer.checked_at));
        }
        match (answer.answer, answer.target) {
            (Answer::Yes, Some(_)) => problems.push(problem("assess.answer-target-of-yes")),
            (Answer::No, None) => problems.push(problem("assess.answer-without-target")),
            (Answer::No, Some(day)) if !(answer.checked_at..=last).contains(&day) => {
                problems.push(problem("assess.answer-target-outside").with("day", day));
            }
            _ => {}
        }
    }
}
