//! From the states of evidence routes to the status of each requirement.

use crate::absence::{self, LONGEST_MONTHS, last_day};
use crate::carried::{CarriedDeclaration, latest};
use crate::decision::deciding;
use crate::routes::Evidence;
use shirube_catalogue::{Edition, Placed, Requirement, Scope};
use shirube_model::decision::{DecisionAnswer, DecisionResult};
use shirube_model::{
    CoveredByContract, DeclaredResult, Message, RequirementId, RequirementResult, Route,
    RouteState, Status, Volume,
};
use std::collections::BTreeMap;

/// What decides a status: the evidence, and what takes a requirement out of scope.
pub(crate) struct RollUp<'a> {
    pub(crate) evidence: Evidence<'a>,
    pub(crate) edition: &'a Edition,
    /// Places that contracts cover, as the edition numbers them.
    pub(crate) covered: &'a [CoveredByContract],
    /// The answer to the edition's question.
    pub(crate) decision: Option<&'a DecisionResult>,
}

type Declarations<'d> = BTreeMap<RequirementId, Vec<CarriedDeclaration<'d>>>;

impl RollUp<'_> {
    /// The status of every requirement, in the order of the edition.
    pub(crate) fn results(&self, declarations: &Declarations<'_>) -> Vec<RequirementResult> {
        self.edition.requirements().map(|place| self.result(place, declarations)).collect()
    }

    fn result(&self, place: Placed<'_>, declarations: &Declarations<'_>) -> RequirementResult {
        let Placed { volume, requirement, .. } = place;
        let id = place.id();
        let declared = declarations.get(id);
        let current = declared.and_then(|declared| latest(declared, self.evidence.as_of));
        let routes = self.routes(requirement, current);
        let states: Vec<RouteState> = routes.iter().map(|route| route.state).collect();
        let mut status = Status::from_routes(&states);
        let mut reason = None;
        if let Some(other) = self.other_path(volume.volume) {
            status = Status::NotApplicable;
            reason = Some(other);
        } else if status != Status::NotMet {
            if let Some(why) = self.out_of_scope(place, current, &routes) {
                status = Status::NotApplicable;
                reason = Some(why);
            } else if status == Status::NotApplicable {
                reason = routes.first().and_then(|route| route.detail.clone());
            } else if let Scope::Simplifiable { rule } = self.scope(place) {
                reason = Some(Message::new("scope.may-be-covered").with("rule", rule));
            }
        }
        RequirementResult { id: id.clone(), status, reason, routes }
    }

    /// The routes that the requirement asks for, checks first; a person's no stands beside them
    /// though nobody evidence for it.
    fn routes(
        &self,
        requirement: &Requirement,
        current: Option<&CarriedDeclaration<'_>>,
    ) -> Vec<Route> {
        let named = &requirement.routes;
        let checks = named.checks.iter().map(|code| self.evidence.check(code));
        let documents = named.documents.iter().map(|route| self.evidence.document(route));
        let mut routes: Vec<Route> = checks.chain(documents).collect();
        let says_no =
            current.is_some_and(|current| current.declaration.result == DeclaredResult::NotMet);
        if named.declaration_months.is_some() || says_no {
            let months = named.declaration_months.unwrap_or(LONGEST_MONTHS);
            routes.push(self.evidence.declaration(current, months));
        }
        routes
    }

    fn scope(&self, place: Placed<'_>) -> Scope {
        self.edition.scope(self.evidence.institution.pattern, self.covered, place)
    }

    /// Why a volume does not apply: the edition's question leads to others.
    fn other_path(&self, volume: Volume) -> Option<Message> {
        let decision = self.decision?;
        if deciding(self.edition, decision).contains(&volume) {
            return None;
        }
        let figure = &self.edition.header.decision_flow.as_ref()?.figure;
        let code = match decision.answer {
            DecisionAnswer::Yes => "scope.deemed-by-others",
            DecisionAnswer::No => "scope.decision-is-no",
            DecisionAnswer::NotKnown => "scope.decision-is-not-known",
        };
        Some(Message::new(code).with("figure", figure))
    }

    /// The stated rule that takes a requirement out of scope. An absence does so only where no
    /// check saw anything.
    fn out_of_scope(
        &self,
        place: Placed<'_>,
        current: Option<&CarriedDeclaration<'_>>,
        routes: &[Route],
    ) -> Option<Message> {
        let (institution, as_of) = (self.evidence.institution, self.evidence.as_of);
        if let Scope::Covered { rule, contract, person, confirmed_at } = self.scope(place) {
            let message = Message::new("scope.covered-by-contract").with("contract", contract);
            let message = message.with("rule", rule).with("person", person);
            return Some(message.with("confirmed_at", confirmed_at));
        }
        let examined = routes.iter().any(|route| {
            matches!(route.kind, shirube_model::RouteKind::Check(_))
                && !matches!(route.state, RouteState::Missing | RouteState::NotNeeded)
        });
        if let Some(what) = &place.requirement.routes.absence
            && !examined
            && let Some(absence) = absence::holding(institution, what, as_of)
        {
            return Some(absence::message(absence));
        }
        // What checks looked at is there, whatever a person says of it.
        if examined {
            return None;
        }
        let CarriedDeclaration { declaration, renewal: None, .. } = current? else { return None };
        let months = place.requirement.routes.declaration_months.unwrap_or(LONGEST_MONTHS);
        let ends = last_day(declaration.declared_at, declaration.expires_at, months);
        let holds = declaration.result == DeclaredResult::NotApplicable && ends >= as_of;
        holds.then(|| {
            Message::new("scope.declared-not-applicable")
                .with("statement", &declaration.statement)
                .with("person", &declaration.person)
                .with("declared_at", declaration.declared_at)
        })
    }
}
