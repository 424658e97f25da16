//! From verdicts, documents and declarations to the status of each requirement.

use crate::carried::Declared;
use crate::decision::deciding;
use crate::findings::waiver_for;
use crate::institution::Institution;
use shirube_catalogue::{
    Catalogue, Chapter, DocumentRoute, Edition, Requirement, Scope, VolumeText,
};
use shirube_facts::{Fact, FactRow, tables};
use shirube_model::date::add_months;
use shirube_model::decision::{DecisionAnswer, DecisionResult};
use shirube_model::functions::Value;
use shirube_model::{
    CheckOutcome, CoveredByContract, Date, Declaration, DeclaredAbsence, DeclaredResult,
    RequirementResult, Route, RouteKind, RouteState, Source, Status, Verdict, Volume, Waiver,
};
use std::collections::BTreeMap;

/// What the roll-up looks at.
pub(crate) struct RollUp<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) edition: &'a Edition,
    pub(crate) institution: &'a Institution,
    /// Places that contracts cover, as the edition numbers them.
    pub(crate) covered: &'a [CoveredByContract],
    /// The waivers that hold under the edition.
    pub(crate) waivers: &'a [Waiver],
    /// The answer to the edition's question.
    pub(crate) decision: Option<&'a DecisionResult>,
    pub(crate) as_of: Date,
    pub(crate) outcomes: &'a BTreeMap<&'a str, &'a CheckOutcome>,
}

/// A declaration of any kind holds for this many months at most, whatever expiry it names.
const LONGEST_MONTHS: u16 = 12;

/// The last day on which something declared on a day holds.
fn last_day(declared_at: Date, expires_at: Date, months: u16) -> Date {
    add_months(declared_at, i32::from(months)).map_or(declared_at, |due| due.min(expires_at))
}

/// The last day on which an absence holds.
pub(crate) fn absence_ends(absence: &DeclaredAbsence) -> Date {
    last_day(absence.declared_at, absence.expires_at, LONGEST_MONTHS)
}

/// The absence of this name that holds on a date.
pub(crate) fn absence<'a>(
    institution: &'a Institution,
    what: &str,
    as_of: Date,
) -> Option<&'a DeclaredAbsence> {
    institution.absences.iter().find(|absence| {
        absence.what == what && absence.declared_at <= as_of && absence_ends(absence) >= as_of
    })
}

impl RollUp<'_> {
    /// The status of every requirement, in the order of the edition.
    pub(crate) fn results(
        &self,
        declarations: &BTreeMap<String, Vec<Declared<'_>>>,
    ) -> Vec<RequirementResult> {
        self.edition.requirements().map(|place| self.result(place, declarations)).collect()
    }

    fn result(
        &self,
        place: (&VolumeText, &Chapter, &Requirement),
        declarations: &BTreeMap<String, Vec<Declared<'_>>>,
    ) -> RequirementResult {
        let (volume, chapter, requirement) = place;
        let id = requirement.id(volume.volume, chapter);
        let current = declarations.get(&id).and_then(|found| latest(found, self.as_of));
        let mut routes: Vec<Route> =
            requirement.routes.checks.iter().map(|code| self.check_route(code)).collect();
        let examined = routes
            .iter()
            .any(|route| !matches!(route.state, RouteState::Missing | RouteState::NotNeeded));
        routes.extend(requirement.routes.documents.iter().map(|route| self.document_route(route)));
        let says_no =
            current.is_some_and(|found| found.declaration.result == DeclaredResult::NotMet);
        if requirement.routes.declaration_months.is_some() || says_no {
            let months = requirement.routes.declaration_months.unwrap_or(LONGEST_MONTHS);
            routes.push(self.declaration_route(current, months));
        }
        let states: Vec<RouteState> = routes.iter().map(|route| route.state).collect();
        let mut status = Status::from_routes(&states);
        let mut reason = None;
        if let Some(other) = self.other_path(volume.volume) {
            status = Status::NotApplicable;
            reason = Some(other);
        } else if status != Status::NotMet {
            if let Some(found) = self.out_of_scope(place, current, examined) {
                status = Status::NotApplicable;
                reason = Some(found);
            } else if status == Status::NotApplicable {
                reason = routes.first().map(|route| route.detail.clone());
            } else if let Scope::Simplifiable { rule } =
                self.edition.scope(self.institution.pattern, self.covered, place)
            {
                reason = Some(format!("{{may-be-covered}} {rule}"));
            }
        }
        RequirementResult { id: format!("{}/{id}", self.edition.id), status, reason, routes }
    }

    /// Why a volume does not apply: the edition's question leads to others.
    fn other_path(&self, volume: Volume) -> Option<String> {
        let decision = self.decision?;
        if deciding(self.edition, decision).contains(&volume) {
            return None;
        }
        let figure = &self.edition.header.decision.as_ref()?.figure;
        Some(match decision.answer {
            DecisionAnswer::Yes => format!("{{deemed-by-others}} ({figure})"),
            DecisionAnswer::No => format!("{{decision-is-no}} ({figure})"),
            DecisionAnswer::NotKnown => format!("{{decision-is-not-known}} ({figure})"),
        })
    }

    /// The stated rule that takes a requirement out of scope.
    fn out_of_scope(
        &self,
        place: (&VolumeText, &Chapter, &Requirement),
        current: Option<&Declared<'_>>,
        examined: bool,
    ) -> Option<String> {
        let institution = self.institution;
        if let Scope::Covered { rule, contract, person, confirmed_at } =
            self.edition.scope(institution.pattern, self.covered, place)
        {
            return Some(format!(
                "{{covered-by-contract}} {contract} ({rule}; {person} {confirmed_at})"
            ));
        }
        if let Some(what) = &place.2.routes.absence
            && !examined
            && let Some(absence) = absence(institution, what, self.as_of)
        {
            return Some(absence_text(absence));
        }
        let Declared { declaration, renewal: None, .. } = current? else { return None };
        let months = place.2.routes.declaration_months.unwrap_or(LONGEST_MONTHS);
        let ends = last_day(declaration.declared_at, declaration.expires_at, months);
        let holds = declaration.result == DeclaredResult::NotApplicable && ends >= self.as_of;
        holds.then(|| {
            let Declaration { statement, person, declared_at, .. } = declaration;
            format!("{{declared-not-applicable}} {statement} ({person} {declared_at})")
        })
    }

    pub(crate) fn check_route(&self, code: &str) -> Route {
        let kind = RouteKind::Check(code.to_owned());
        let missing =
            |state| Route { kind: kind.clone(), state, detail: String::new(), source: None };
        let (Some(check), Some(outcome)) = (self.catalogue.check(code), self.outcomes.get(code))
        else {
            return missing(RouteState::Missing);
        };
        let (mut failing, mut waived) = (0usize, 0usize);
        for verdict in outcome.verdicts.iter().filter(|row| row.verdict == Verdict::Fail) {
            let excuse = waiver_for(self.waivers, check, verdict, self.as_of);
            if excuse.is_some() { waived += 1 } else { failing += 1 }
        }
        let (passing, unknown) = (outcome.count(Verdict::Pass), outcome.count(Verdict::Unknown));
        let state = if failing > 0 {
            RouteState::Failing
        } else if waived > 0 {
            RouteState::Waived
        } else if outcome.verdicts.is_empty() {
            let Some(absence) = &outcome.absence else { return missing(RouteState::Missing) };
            let detail = absence.clone();
            return Route { detail, ..missing(RouteState::NotNeeded) };
        } else if unknown == 0 {
            RouteState::Passing
        } else if passing > 0 {
            RouteState::PartlyKnown
        } else {
            RouteState::Unknown
        };
        let detail = format!(
            "{{verdict.pass}} {passing}, {{verdict.fail}} {}, {{verdict.unknown}} {unknown}",
            failing + waived
        );
        // The fact that decided: a failing one before an unknown one, before a passing one.
        let decided = |verdict| {
            let rows = outcome.verdicts.iter().filter(move |row| row.verdict == verdict);
            rows.into_iter().find_map(|row| row.source.clone())
        };
        let source = decided(Verdict::Fail)
            .or_else(|| decided(Verdict::Unknown))
            .or_else(|| decided(Verdict::Pass));
        Route { kind, state, detail, source }
    }

    pub(crate) fn document_route(&self, route: &DocumentRoute) -> Route {
        let table = tables::Document::TABLE;
        let at = |name: &str| table.column_index(name).unwrap_or(0);
        let (kind, title) = (at("kind"), at("title"));
        let (approved, reviewed) = (at("approved_at"), at("reviewed_at"));
        let day = |row: &Fact, index: usize| match &row.values[index] {
            Value::Text(text) => text.parse::<Date>().ok().filter(|day| *day <= self.as_of),
            _ => None,
        };
        // A title, an approver, and the file where the ledger says that it lies in the folder.
        let whole = |row: &Fact| {
            let written = |index: usize| matches!(&row.values[index], Value::Text(_));
            written(title) && written(at("approved_by")) && !self.file_is_missing(row)
        };
        let newest = self
            .institution
            .facts
            .rows(table.name)
            .iter()
            .filter(|row| row.values[kind] == Value::Text(route.kind.clone()))
            .max_by_key(|row| {
                let approved_at = day(row, approved);
                (whole(row), approved_at.is_some(), day(row, reviewed).max(approved_at))
            });
        let kind = RouteKind::Document(route.kind.clone());
        let Some(row) = newest else {
            return Route { kind, state: RouteState::Missing, detail: String::new(), source: None };
        };
        let approved_at = day(row, approved);
        let seen = day(row, reviewed).max(approved_at);
        let due = seen.and_then(|seen| add_months(seen, i32::from(route.review_months)));
        let whole = whole(row);
        let state = match (approved_at, due) {
            (Some(_), Some(due)) if due >= self.as_of && whole => RouteState::Passing,
            _ => RouteState::Stale,
        };
        let title = match &row.values[title] {
            Value::Text(title) => title.clone(),
            _ => String::new(),
        };
        let detail = match (approved_at, seen) {
            (None, _) => format!("{title} {{not-approved}}"),
            _ if self.file_is_missing(row) => format!("{title} {{file-missing}}"),
            _ if !whole => format!("{title} {{title-or-approver-missing}}"),
            (_, Some(seen)) => format!("{title} {{reviewed}} {seen}"),
            _ => title,
        };
        Route { kind, state, detail, source: Some(row.provenance.source.clone()) }
    }

    fn file_is_missing(&self, row: &Fact) -> bool {
        missing_file(self.institution, row).is_some()
    }

    fn declaration_route(&self, current: Option<&Declared<'_>>, months: u16) -> Route {
        let kind = RouteKind::Declaration;
        let Some(Declared { declaration: found, made_under, renewal }) = current else {
            return Route { kind, state: RouteState::Missing, detail: String::new(), source: None };
        };
        let ends = last_day(found.declared_at, found.expires_at, months);
        let state = if ends < self.as_of {
            RouteState::Stale
        } else if found.result == DeclaredResult::NotMet {
            // A person's no is not lost by a new edition.
            RouteState::Failing
        } else if renewal.is_some() {
            RouteState::Stale
        } else if found.result == DeclaredResult::NotApplicable {
            RouteState::NotNeeded
        } else if !found.missing_evidence.is_empty() {
            RouteState::Stale
        } else {
            RouteState::Passing
        };
        let Declaration { statement, person, declared_at, expires_at, .. } = found;
        let mut detail = format!("{statement} ({person} {declared_at}, {{until}} {expires_at})");
        if let Some(edition) = made_under {
            let how = if renewal.is_some() { "{to-be-renewed}" } else { "{carried-over}" };
            detail.push_str(&format!(" {how} {edition}"));
        }
        Route { kind, state, detail, source: Some(found.source.clone()) }
    }
}

/// The file that a row of the ledger of documents names inside the folder, when it is not there.
/// Other texts (a shelf, a server) name places that cannot be looked at from here.
pub(crate) fn missing_file<'a>(institution: &Institution, row: &'a Fact) -> Option<&'a str> {
    let column = tables::Document::TABLE.column_index("file")?;
    let Value::Text(path) = &row.values[column] else { return None };
    let inside = path.starts_with("evidence/");
    let there = institution.artifacts.iter().any(|artifact| artifact.path == *path);
    (inside && !there).then_some(path.as_str())
}

pub(crate) fn absence_text(absence: &DeclaredAbsence) -> String {
    let DeclaredAbsence { what, reason, person, declared_at, .. } = absence;
    format!("{{absence.{what}}}: {reason} ({person} {declared_at})")
}

/// The newest declaration made by `as_of`.
pub(crate) fn latest<'a, 'd>(
    declarations: &'a [Declared<'d>],
    as_of: Date,
) -> Option<&'a Declared<'d>> {
    declarations.iter().filter(|declared| declared.declaration.declared_at <= as_of).max_by_key(
        |declared| (declared.declaration.declared_at, source_line(&declared.declaration.source)),
    )
}

fn source_line(source: &Source) -> u32 {
    source.line_number().unwrap_or(0)
}
