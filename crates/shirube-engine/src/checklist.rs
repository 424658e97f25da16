//! The answers of a checklist: those that persons gave, and what the evidence shows where nobody
//! did. Never a yes without one or the other.

use crate::carried::Carrier;
use crate::engine::SqliteEvaluator;
use crate::roll_up::{RollUp, absence, absence_text};
use shirube_catalogue::{Checklist, ChecklistItem, ItemRoutes};
use shirube_facts::{FactRow, tables};
use shirube_model::checklist::{
    Answer, ChecklistResult, GivenAnswer, ItemResult, ItemState, Party,
};
use shirube_model::functions::Value;
use shirube_model::{Assessment, CheckOutcome, Date, Problem, Route, RouteState};
use std::collections::BTreeMap;

/// The item that asks whether there is any system at all; a no ends the form (令和6年度まで).
const GATE: &str = "0";

impl SqliteEvaluator<'_> {
    /// A form of a checklist with answers and evidence, as of the day of `assessment`.
    pub fn checklist(
        &self,
        assessment: &Assessment,
        list: &Checklist,
        party: Party,
        problems: &mut Vec<Problem>,
    ) -> ChecklistResult {
        for given in &self.institution.checklist_answers {
            if self.catalogue.checklist(&given.checklist).is_none() {
                let problem =
                    Problem::warning("engine.answer-unknown-checklist", given.source.clone());
                problems.push(problem.with("checklist", &given.checklist));
            }
        }
        let answers: Vec<GivenAnswer> = self
            .institution
            .checklist_answers
            .iter()
            .filter(|answer| answer.checklist == list.id)
            .cloned()
            .collect();
        note_answers(&answers, list, party, problems);
        self.form(assessment, list, party, None, &answers)
    }

    /// The vendors' forms: one for each vendor of the ledger, with its answers.
    pub fn vendor_checklists(
        &self,
        assessment: &Assessment,
        list: &Checklist,
        problems: &mut Vec<Problem>,
    ) -> Vec<ChecklistResult> {
        let facts = &self.institution.facts;
        let vendors = facts.rows(tables::Vendor::TABLE.name).iter().map(|row| {
            let text = |value: &Value| match value {
                Value::Text(text) => text.clone(),
                _ => String::new(),
            };
            (text(&row.values[0]), text(&row.values[1]))
        });
        vendors
            .map(|vendor| {
                let mut answers = self.vendor_answers(list, &vendor.0, &vendor.1);
                // The ledger keeps the answers of other years.
                answers.retain(|given| {
                    given.checked_at <= assessment.as_of && is_within(list, given.checked_at)
                });
                note_answers(&answers, list, Party::Vendor, problems);
                let answers = one_voice(answers);
                self.form(assessment, list, Party::Vendor, Some(vendor), &answers)
            })
            .collect()
    }

    /// The answers of a vendor in the ledger. The scope is the system that they are about.
    fn vendor_answers(&self, list: &Checklist, id: &str, name: &str) -> Vec<GivenAnswer> {
        let table = tables::VendorAnswer::TABLE;
        let at = |column: &str| table.column_index(column).unwrap_or(0);
        let (vendor, question) = (at("vendor_id"), at("question"));
        let (answer, day) = (at("answer"), at("answered_at"));
        let system = at("system_id");
        let rows = self.institution.facts.rows(table.name).iter();
        rows.filter_map(|row| {
            let text = |index: usize| match &row.values[index] {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            };
            let checked_at: Date = text(day)?.parse().ok()?;
            if text(vendor)? != id {
                return None;
            }
            Some(GivenAnswer {
                checklist: list.id.clone(),
                item: text(question)?.to_owned(),
                scope: text(system).map(str::to_owned),
                answer: match text(answer)? {
                    "yes" => Answer::Yes,
                    "no" => Answer::No,
                    _ => return None,
                },
                person: name.to_owned(),
                checked_at,
                target: None,
                note: None,
                source: row.provenance.source.clone(),
            })
        })
        .collect()
    }

    fn form(
        &self,
        assessment: &Assessment,
        list: &Checklist,
        party: Party,
        vendor: Option<(String, String)>,
        answers: &[GivenAnswer],
    ) -> ChecklistResult {
        let outcomes: BTreeMap<&str, &CheckOutcome> =
            assessment.checks.iter().map(|outcome| (outcome.code.as_str(), outcome)).collect();
        let Some(edition) = self.catalogue.edition(&assessment.edition) else {
            return empty(assessment, list, party, vendor);
        };
        let as_of = assessment.as_of;
        let mut carrier = Carrier::new(self.catalogue, edition);
        let (waivers, _) = carrier.waivers(&self.institution.waivers, as_of, &mut Vec::new());
        let roll_up = RollUp {
            catalogue: self.catalogue,
            edition,
            institution: self.institution,
            covered: &[],
            waivers: &waivers,
            decision: None,
            as_of,
            outcomes: &outcomes,
        };
        let mut result = empty(assessment, list, party, vendor);
        let mut ended = false;
        for (item, _) in list.items_of(party) {
            let checks = Checks::of(answers, list, item, as_of);
            let routes = if party == Party::Vendor {
                Vec::new()
            } else {
                self.item_routes(&roll_up, &item.routes)
            };
            // Evidence of another year fills no form in.
            let shown = shown(&item.routes, &routes).filter(|_| is_within(list, as_of));
            let outside = absence(self.institution, "outsourcing", as_of)
                .filter(|_| item.not_required_without_vendor);
            let state = match (checks.answer(), shown) {
                _ if ended => ItemState::NotRequired,
                (Some(Answer::Yes), _) => ItemState::AnsweredYes,
                (Some(Answer::No), _) => ItemState::AnsweredNo,
                _ if outside.is_some() => ItemState::NotRequired,
                (None, Some(Answer::Yes)) if checks.open.is_empty() => ItemState::ShownYes,
                (None, Some(Answer::No)) => ItemState::ShownNo,
                (None, _) => ItemState::Unanswered,
            };
            let contradicted = state == ItemState::AnsweredYes && shown == Some(Answer::No);
            let reason = match (state, outside) {
                (ItemState::NotRequired, Some(absence)) => Some(absence_text(absence)),
                (ItemState::NotRequired, None) => Some("{no-system}".to_owned()),
                _ => None,
            };
            ended |= item.number == GATE && state == ItemState::AnsweredNo;
            result.items.push(ItemResult {
                number: item.number.clone(),
                scope: item.scope.clone(),
                state,
                second: checks.second(),
                first: checks.first,
                open_scopes: checks.open,
                shown,
                contradicted,
                routes,
                reason,
            });
        }
        result
    }

    fn item_routes(&self, roll_up: &RollUp<'_>, routes: &ItemRoutes) -> Vec<Route> {
        let checks = routes.checks.iter().map(|code| roll_up.check_route(code));
        let documents = routes.documents.iter().map(|route| roll_up.document_route(route));
        checks.chain(documents).collect()
    }
}

/// A vendor answers one form for all of its systems: what was said last of each system counts, and
/// a no of one is a no of the vendor.
fn one_voice(answers: Vec<GivenAnswer>) -> Vec<GivenAnswer> {
    let mut by_item: BTreeMap<String, Vec<GivenAnswer>> = BTreeMap::new();
    for given in answers {
        by_item.entry(given.item.clone()).or_default().push(given);
    }
    let mut out = Vec::new();
    for (_, mut given) in by_item {
        given.sort_by_key(|it| (it.checked_at, it.source.line_number()));
        let mut latest: BTreeMap<Option<String>, GivenAnswer> = BTreeMap::new();
        for it in &given {
            latest.insert(it.scope.clone(), it.clone());
        }
        let newest = latest.values().max_by_key(|it| it.checked_at).cloned();
        let deciding = latest.into_values().find(|it| it.answer == Answer::No).or(newest);
        let earliest = given.into_iter().next();
        for mut it in earliest.into_iter().chain(deciding) {
            it.scope = None;
            if !out.contains(&it) {
                out.push(it);
            }
        }
    }
    out
}

fn empty(
    assessment: &Assessment,
    list: &Checklist,
    party: Party,
    vendor: Option<(String, String)>,
) -> ChecklistResult {
    ChecklistResult {
        checklist: list.id.clone(),
        party,
        vendor,
        institution: assessment.institution_name.clone(),
        as_of: assessment.as_of,
        items: Vec::new(),
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

/// The checks of an item within the year of the list, up to a day.
struct Checks {
    /// The earliest.
    first: Option<GivenAnswer>,
    /// The one that decides: a no of any scope that was not taken back, or the latest yes.
    deciding: Option<GivenAnswer>,
    /// Scopes of the item that nobody answered, while others were.
    open: Vec<String>,
}

impl Checks {
    fn of(answers: &[GivenAnswer], list: &Checklist, item: &ChecklistItem, as_of: Date) -> Self {
        let mut found: Vec<&GivenAnswer> = answers
            .iter()
            .filter(|given| {
                given.item == item.number
                    && given.scope.as_ref().is_none_or(|scope| item.scope.contains(scope))
                    && given.checked_at <= as_of
                    && is_within(list, given.checked_at)
            })
            .collect();
        found.sort_by_key(|given| (given.checked_at, given.source.line_number()));
        // What was said last of each scope; answers without one speak of all.
        let latest: Vec<(&String, Option<&GivenAnswer>)> = item
            .scope
            .iter()
            .map(|scope| {
                let of = |given: &&&GivenAnswer| given.scope.as_ref().is_none_or(|it| it == scope);
                (scope, found.iter().rfind(of).copied())
            })
            .collect();
        let said: Vec<&GivenAnswer> = latest.iter().filter_map(|(_, given)| *given).collect();
        let no = said.iter().find(|given| given.answer == Answer::No);
        let yes = said.iter().max_by_key(|given| (given.checked_at, given.source.line_number()));
        let open = if said.is_empty() {
            Vec::new()
        } else {
            let open = latest.iter().filter(|(_, given)| given.is_none());
            open.map(|(scope, _)| (*scope).clone()).collect()
        };
        Self {
            first: found.first().map(|given| (*given).clone()),
            deciding: no.or(yes).map(|given| (*given).clone()),
            open,
        }
    }

    /// The second check, when it is another one than the first.
    fn second(&self) -> Option<GivenAnswer> {
        self.deciding.clone().filter(|given| Some(given) != self.first.as_ref())
    }

    /// A no of one scope is a no; a yes must speak of all.
    fn answer(&self) -> Option<Answer> {
        match self.deciding.as_ref()?.answer {
            Answer::No => Some(Answer::No),
            Answer::Yes if self.open.is_empty() => Some(Answer::Yes),
            Answer::Yes => None,
        }
    }
}

fn is_within(list: &Checklist, day: Date) -> bool {
    list.year().is_none_or(|(first, last)| (first..=last).contains(&day))
}

/// Answers that the form cannot take, each with the reason.
fn note_answers(
    answers: &[GivenAnswer],
    list: &Checklist,
    party: Party,
    problems: &mut Vec<Problem>,
) {
    for given in answers {
        let problem = |code: &'static str| {
            Problem::warning(code, given.source.clone())
                .with("item", &given.item)
                .with("checklist", &list.id)
        };
        if !list.items_of(party).any(|(item, _)| item.number == given.item) {
            problems.push(problem("engine.answer-unknown-item"));
            continue;
        }
        let Some((first, last)) = list.year() else { continue };
        if !(first..=last).contains(&given.checked_at) {
            problems.push(problem("engine.answer-outside-year").with("day", given.checked_at));
        }
        match (given.answer, given.target) {
            (Answer::No, None) => problems.push(problem("engine.answer-without-target")),
            (Answer::No, Some(day)) if !(given.checked_at..=last).contains(&day) => {
                problems.push(problem("engine.answer-target-outside").with("day", day));
            }
            _ => {}
        }
    }
}
