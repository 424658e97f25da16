//! The state of one evidence route: a check's verdicts, a document of the ledger, a declaration.

use crate::absence::last_day;
use crate::carried::CarriedDeclaration;
use crate::findings::waiver_for;
use shirube_catalogue::{Catalogue, DocumentRoute};
use shirube_facts::{FactRow, tables};
use shirube_model::artifact::path_inside;
use shirube_model::date::add_months;
use shirube_model::{
    CheckCode, CheckOutcome, Date, DeclaredResult, Fact, Institution, Message, Route, RouteKind,
    RouteState, Source, StatusBasis, Strength, SubjectVerdict, Verdict, Waiver,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the states of routes are read from.
#[derive(Clone, Copy)]
pub(crate) struct Evidence<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) institution: &'a Institution,
    pub(crate) outcomes: &'a BTreeMap<CheckCode, &'a CheckOutcome>,
    /// The waivers that hold under the edition.
    pub(crate) waivers: &'a [Waiver],
    /// Tables of which something could not be read.
    pub(crate) unread: &'a BTreeSet<&'static str>,
    pub(crate) as_of: Date,
}

impl Evidence<'_> {
    /// Where a check stands. Advice is shown, and decides nothing here.
    pub(crate) fn check(&self, code: &CheckCode) -> Route {
        let kind = RouteKind::Check(code.clone());
        let (Some(check), Some(outcome)) =
            (self.catalogue.check(code.as_str()), self.outcomes.get(code))
        else {
            return Route::plain(kind, RouteState::Missing);
        };
        let duties: Vec<&SubjectVerdict> =
            outcome.verdicts.iter().filter(|row| row.strength == Strength::Duty).collect();
        let count = |verdict| duties.iter().filter(|row| row.verdict == verdict).count();
        let (passing, unknown) = (count(Verdict::Pass), count(Verdict::Unknown));
        let fails = duties.iter().filter(|row| row.verdict == Verdict::Fail);
        let (waived, failing): (Vec<&SubjectVerdict>, Vec<&SubjectVerdict>) = fails
            .copied()
            .partition(|row| waiver_for(self.waivers, check, row, self.as_of).is_some());
        let state = if !failing.is_empty() {
            RouteState::Failing
        } else if !waived.is_empty() {
            RouteState::Waived
        } else if duties.is_empty() {
            return match &outcome.absence {
                Some(absence) => Route {
                    detail: Some(absence.clone()),
                    basis: Some(StatusBasis::Declared),
                    ..Route::plain(kind, RouteState::NotNeeded)
                },
                None => Route::plain(kind, RouteState::Missing),
            };
        } else if check.text.tables.iter().any(|table| self.unread.contains(table.as_str())) {
            // What could not be read may be what fails.
            if passing > 0 { RouteState::PartlyKnown } else { RouteState::Unknown }
        } else if unknown == 0 {
            RouteState::Passing
        } else if passing > 0 {
            RouteState::PartlyKnown
        } else {
            RouteState::Unknown
        };
        let detail = Message::new("route-detail.verdicts")
            .with("passing", passing)
            .with("failing", failing.len() + waived.len())
            .with("unknown", unknown);
        // The fact that decided: a failing one before an unknown one, before a passing one.
        let source =
            [Verdict::Fail, Verdict::Unknown, Verdict::Pass].into_iter().find_map(|sought| {
                let rows = duties.iter().filter(|row| row.verdict == sought);
                rows.into_iter().find_map(|row| row.source.clone())
            });
        let basis = duties.iter().map(|row| rests_on(row.source.as_ref())).max();
        Route { kind, state, detail: Some(detail), source, basis }
    }

    /// Where a kind of document stands: the best kept of those in the ledger.
    pub(crate) fn document(&self, route: &DocumentRoute) -> Route {
        let kind = RouteKind::Document(route.kind.clone());
        let ledger = self.institution.facts.rows(tables::Document::TABLE.name).iter();
        let best = ledger
            .map(DocumentRow)
            .filter(|row| row.kind() == Some(route.kind.as_str()))
            .max_by_key(|row| {
                let approved_at = row.approved_at(self.as_of);
                (self.is_whole(row), approved_at.is_some(), row.seen_at(self.as_of))
            });
        let Some(row) = best else {
            return Route::plain(kind, RouteState::Missing);
        };
        let (approved_at, seen_at) = (row.approved_at(self.as_of), row.seen_at(self.as_of));
        let due = seen_at.and_then(|seen| add_months(seen, i32::from(route.review_months)));
        let whole = self.is_whole(&row);
        let state = match (approved_at, due) {
            (Some(_), Some(due)) if due >= self.as_of && whole => {
                match self.unread.contains(tables::Document::TABLE.name) {
                    true => RouteState::PartlyKnown,
                    false => RouteState::Passing,
                }
            }
            _ => RouteState::Stale,
        };
        let message = match (approved_at, seen_at) {
            (None, _) => Message::new("route-detail.document-not-approved"),
            _ if missing_file(self.institution, row.0).is_some() => {
                Message::new("route-detail.document-file-missing")
            }
            _ if !whole => Message::new("route-detail.document-title-or-approver-missing"),
            (_, Some(seen)) => Message::new("route-detail.document-reviewed").with("day", seen),
            _ => Message::new("route-detail.document"),
        };
        let detail = message.with("title", row.title().unwrap_or_default());
        // A title is not a document: without its file in the folder it is a person's word.
        let has_file = row.0.text(tables::Document::COLUMNS.file).is_some_and(is_inside)
            && missing_file(self.institution, row.0).is_none();
        let basis = Some(if has_file { StatusBasis::Evidence } else { StatusBasis::Declared });
        let source = Some(row.0.provenance.source.clone());
        Route { kind, state, detail: Some(detail), source, basis }
    }

    /// A title, an approver, and the file where the ledger says that it lies in the folder.
    fn is_whole(&self, row: &DocumentRow<'_>) -> bool {
        row.title().is_some()
            && row.approved_by().is_some()
            && missing_file(self.institution, row.0).is_none()
    }

    /// Where a person's declaration stands, which is asked for anew after `months`.
    pub(crate) fn declaration(
        &self,
        current: Option<&CarriedDeclaration<'_>>,
        months: u16,
    ) -> Route {
        let kind = RouteKind::Declaration;
        let Some(CarriedDeclaration { declaration, made_under, renewal }) = current else {
            return Route::plain(kind, RouteState::Missing);
        };
        let ends = last_day(declaration.declared_at, declaration.expires_at, months);
        let state = if ends < self.as_of {
            RouteState::Stale
        } else if declaration.result == DeclaredResult::NotMet {
            // A person's no is not lost by a new edition.
            RouteState::Failing
        } else if renewal.is_some() {
            RouteState::Stale
        } else if declaration.result == DeclaredResult::NotApplicable {
            RouteState::NotNeeded
        } else if !declaration.missing_evidence.is_empty() {
            RouteState::Stale
        } else {
            RouteState::Passing
        };
        let message = match (made_under, renewal) {
            (None, _) => Message::new("route-detail.declared"),
            (Some(edition), None) => {
                Message::new("route-detail.declared-carried-over").with("edition", edition)
            }
            (Some(edition), Some(_)) => {
                Message::new("route-detail.declared-to-be-renewed").with("edition", edition)
            }
        };
        let detail = message
            .with("statement", &declaration.statement)
            .with("person", &declaration.person)
            .with("declared_at", declaration.declared_at)
            .with("expires_at", declaration.expires_at);
        let basis = Some(StatusBasis::Declared);
        let source = Some(declaration.source.clone());
        Route { kind, state, detail: Some(detail), source, basis }
    }
}

/// A row of the ledger of documents.
struct DocumentRow<'a>(&'a Fact);

impl<'a> DocumentRow<'a> {
    fn kind(&self) -> Option<&'a str> {
        self.0.text(tables::Document::COLUMNS.kind)
    }

    fn title(&self) -> Option<&'a str> {
        self.0.text(tables::Document::COLUMNS.title)
    }

    fn approved_by(&self) -> Option<&'a str> {
        self.0.text(tables::Document::COLUMNS.approved_by)
    }

    /// A day that has come.
    fn day(&self, column: usize, as_of: Date) -> Option<Date> {
        self.0.date(column).filter(|day| *day <= as_of)
    }

    fn approved_at(&self, as_of: Date) -> Option<Date> {
        self.day(tables::Document::COLUMNS.approved_at, as_of)
    }

    /// The day of the last review, or of the approval when that is later.
    fn seen_at(&self, as_of: Date) -> Option<Date> {
        self.day(tables::Document::COLUMNS.reviewed_at, as_of).max(self.approved_at(as_of))
    }
}

/// The file that a row of the ledger of documents names inside the folder, when it is not there or
/// holds nothing. Other texts (a shelf, a server) name places that cannot be looked at from here.
pub(crate) fn missing_file<'a>(institution: &Institution, row: &'a Fact) -> Option<&'a str> {
    let written = row.text(tables::Document::COLUMNS.file)?;
    let path = path_inside(written);
    let is_there = institution
        .artifacts
        .iter()
        .any(|artifact| artifact.path == path && artifact.sha256 != SHA256_OF_NOTHING);
    (is_inside(written) && !is_there).then_some(written)
}

/// True when the ledger says that a document lies in the folder's evidence.
fn is_inside(written: &str) -> bool {
    path_inside(written).starts_with("evidence/")
}

/// What a verdict rests on: its fact stands in `evidence/`, or a person wrote it.
fn rests_on(source: Option<&Source>) -> StatusBasis {
    match source {
        Some(source) if source.artifact.starts_with("evidence/") => StatusBasis::Evidence,
        _ => StatusBasis::Declared,
    }
}

/// The digest of a file without a byte.
const SHA256_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
