//! The answers of a checklist: those that persons gave, and what the evidence shows where nobody
//! did. Never a yes without one or the other.

mod answers;
mod vendors;

use crate::absence;
use crate::carried::Carrier;
use crate::routes::Evidence;
use crate::unread;
use answers::{ItemAnswers, is_within};
use shirube_catalogue::{Catalogue, Checklist, ChecklistItem, Edition, ItemRoutes};
use shirube_model::checklist::{
    Answer, ChecklistResult, GivenAnswer, ItemResult, ItemState, Party,
};
use shirube_model::{
    Assessment, CheckCode, CheckOutcome, Institution, Message, Problem, Route, RouteState,
    Withdrawable,
};
use std::collections::BTreeMap;

/// The item that asks whether there is any system at all; a no ends the form (令和6年度まで).
const GATE: &str = "0";

/// The forms of a checklist that a party answers, as of the day of `assessment`: one for the
/// institution, one for each vendor of the ledger. Answers that a form cannot take are problems.
pub fn checklist(
    catalogue: &Catalogue,
    edition: &Edition,
    institution: &Institution,
    assessment: &Assessment,
    list: &Checklist,
    party: Party,
) -> (Vec<ChecklistResult>, Vec<Problem>) {
    let as_of = assessment.as_of;
    let mut carrier = Carrier::new(catalogue, edition);
    // What must be renewed, and why, stands in the assessment.
    let (waivers, _) = carrier.waivers(&institution.waivers, as_of, &mut Vec::new());
    let outcomes: BTreeMap<CheckCode, &CheckOutcome> =
        assessment.checks.iter().map(|outcome| (outcome.code.clone(), outcome)).collect();
    let unread = unread::tables(&institution.facts, &institution.problems);
    let evidence = Evidence {
        catalogue,
        institution,
        outcomes: &outcomes,
        waivers: &waivers,
        unread: &unread,
        as_of,
    };
    let forms = Forms { evidence, assessment, list, party };
    match party {
        Party::Vendor => forms.of_vendors(),
        Party::Institution | Party::Pharmacy => forms.of_institution(),
    }
}

struct Forms<'a> {
    evidence: Evidence<'a>,
    assessment: &'a Assessment,
    list: &'a Checklist,
    party: Party,
}

impl Forms<'_> {
    fn of_institution(&self) -> (Vec<ChecklistResult>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut answers: Vec<GivenAnswer> = Vec::new();
        let given = self.evidence.institution.checklist_answers.iter();
        for answer in given.filter(|answer| answer.stands(self.evidence.as_of)) {
            if answer.checklist == self.list.id {
                answers.push(answer.clone());
            } else if self.evidence.catalogue.checklist(&answer.checklist).is_none() {
                let problem =
                    Problem::warning("assess.answer-unknown-checklist", answer.source.clone());
                problems.push(problem.with("checklist", &answer.checklist));
            }
        }
        answers::note(&answers, self.list, self.party, &mut problems);
        (vec![self.form(None, &answers)], problems)
    }

    fn of_vendors(&self) -> (Vec<ChecklistResult>, Vec<Problem>) {
        let facts = &self.evidence.institution.facts;
        let mut problems = Vec::new();
        let forms = vendors::vendors(facts).into_iter().map(|(id, name)| {
            let mut answers = vendors::answers(facts, self.list, &id, &name);
            // The ledger keeps the answers of other years.
            answers.retain(|answer| {
                answer.checked_at <= self.evidence.as_of && is_within(self.list, answer.checked_at)
            });
            answers::note(&answers, self.list, self.party, &mut problems);
            self.form(Some((id, name)), &vendors::one_voice(answers))
        });
        (forms.collect(), problems)
    }

    fn form(&self, vendor: Option<(String, String)>, answers: &[GivenAnswer]) -> ChecklistResult {
        let mut items: Vec<ItemResult> = Vec::new();
        let mut ended = false;
        for (item, _) in self.list.items_of(self.party) {
            let result = self.item(item, answers, ended);
            ended |= item.number == GATE && result.state == ItemState::AnsweredNo;
            items.push(result);
        }
        ChecklistResult {
            checklist: self.list.id.clone(),
            party: self.party,
            vendor,
            institution: self.assessment.institution_name.clone(),
            as_of: self.assessment.as_of,
            items,
        }
    }

    fn item(&self, item: &ChecklistItem, answers: &[GivenAnswer], ended: bool) -> ItemResult {
        let as_of = self.evidence.as_of;
        let given = ItemAnswers::of(answers, self.list, item, as_of);
        // A vendor's form is about the vendor's own house, of which the institution has no evidence.
        let routes =
            if self.party == Party::Vendor { Vec::new() } else { self.routes(&item.routes) };
        // Evidence of another year fills no form in.
        let shown = shown(&item.routes, &routes).filter(|_| is_within(self.list, as_of));
        let outside = absence::holding(self.evidence.institution, "outsourcing", as_of)
            .filter(|_| item.not_required_without_vendor);
        let state = match (given.answer(), shown) {
            _ if ended => ItemState::NotRequired,
            (Some(Answer::Yes), _) => ItemState::AnsweredYes,
            (Some(Answer::No), _) => ItemState::AnsweredNo,
            _ if outside.is_some() => ItemState::NotRequired,
            (None, Some(Answer::Yes)) if given.open.is_empty() => ItemState::ShownYes,
            (None, Some(Answer::No)) => ItemState::ShownNo,
            (None, _) => ItemState::Unanswered,
        };
        let reason = (state == ItemState::NotRequired)
            .then(|| outside.map_or_else(|| Message::new("checklist.no-system"), absence::message));
        ItemResult {
            number: item.number.clone(),
            scope: item.scope.clone(),
            state,
            second: given.second(),
            first: given.first,
            open_scopes: given.open,
            shown,
            contradicted: state == ItemState::AnsweredYes && shown == Some(Answer::No),
            routes,
            reason,
        }
    }

    fn routes(&self, routes: &ItemRoutes) -> Vec<Route> {
        let checks = routes.checks.iter().map(|code| self.evidence.check(code));
        let documents = routes.documents.iter().map(|route| self.evidence.document(route));
        checks.chain(documents).collect()
    }
}

/// What the evidence shows: a no when any of it fails, waived or not; a yes when all of it passes
/// and covers the whole question.
fn shown(item: &ItemRoutes, routes: &[Route]) -> Option<Answer> {
    let any = |state| routes.iter().any(|route| route.state == state);
    if any(RouteState::Failing) || any(RouteState::Waived) {
        return Some(Answer::No);
    }
    let needless = |route: &Route| route.state == RouteState::NotNeeded;
    let passing = |route: &Route| route.state == RouteState::Passing;
    let whole = item.decides
        && routes.iter().any(passing)
        && routes.iter().all(|route| passing(route) || needless(route));
    whole.then_some(Answer::Yes)
}
