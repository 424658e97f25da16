//! Declarations and waivers that were made under another edition: carried over where the mapping
//! says unchanged, listed for renewal where it does not.

use shirube_catalogue::{
    Catalogue, Check, CheckParameter, Edition, Mapping, Resolution, ResolvedPlace,
};
use shirube_model::reference::{Context, parse};
use shirube_model::{
    Date, Declaration, DeclaredResult, EditionId, Explanation, Message, Problem, Relation, Renewal,
    Renewed, RequirementId, Waiver, Withdrawable,
};
use std::collections::BTreeMap;

/// A declaration as the assessed edition sees it.
#[derive(Debug, Clone)]
pub(crate) struct CarriedDeclaration<'a> {
    pub(crate) declaration: &'a Declaration,
    /// The edition it was made under, when that is another one.
    pub(crate) made_under: Option<EditionId>,
    /// Why it does not hold under the assessed edition until it is renewed.
    pub(crate) renewal: Option<Renewal>,
}

/// The newest declaration made by `as_of`; of those of one day what helps least.
pub(crate) fn latest<'a, 'd>(
    declarations: &'a [CarriedDeclaration<'d>],
    as_of: Date,
) -> Option<&'a CarriedDeclaration<'d>> {
    let made = declarations.iter().filter(|carried| carried.declaration.declared_at <= as_of);
    made.max_by_key(|carried| {
        let declaration = carried.declaration;
        let least = match declaration.result {
            DeclaredResult::NotMet => 2,
            DeclaredResult::NotApplicable => 1,
            DeclaredResult::Met => 0,
        };
        (declaration.declared_at, least, declaration.source.line_number().unwrap_or(0))
    })
}

/// Looks editions and their mappings up, each mapping once.
pub(crate) struct Carrier<'a> {
    catalogue: &'a Catalogue,
    edition: &'a Edition,
    mappings: BTreeMap<EditionId, Option<Mapping>>,
}

impl<'a> Carrier<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, edition: &'a Edition) -> Self {
        Self { catalogue, edition, mappings: BTreeMap::new() }
    }

    /// The edition that was looked at: stated, or in force on the day.
    fn made_under(&self, stated: Option<&str>, day: Date) -> Option<&'a Edition> {
        match stated {
            Some(id) => self.catalogue.edition(id),
            None => self.catalogue.edition_in_force(day),
        }
    }

    fn mapping(&mut self, from: &Edition) -> Option<&Mapping> {
        let (catalogue, to) = (self.catalogue, &self.edition.id);
        let made = || catalogue.mapping(from.id.as_str(), to.as_str());
        self.mappings.entry(from.id.clone()).or_insert_with(made).as_ref()
    }

    /// The requirements of the assessed edition that declarations speak of; what leads nowhere is a
    /// problem.
    pub(crate) fn declarations<'d>(
        &mut self,
        declarations: impl Iterator<Item = &'d Declaration>,
        problems: &mut Vec<Problem>,
    ) -> BTreeMap<RequirementId, Vec<CarriedDeclaration<'d>>> {
        let mut by_requirement: BTreeMap<RequirementId, Vec<_>> = BTreeMap::new();
        for declaration in declarations {
            let meant = self.meant(declaration);
            if meant.is_empty() {
                let source = declaration.source.clone();
                let problem = Problem::error("assess.unknown-requirement", source);
                problems.push(problem.with("requirement", &declaration.requirement));
            }
            for (edition, id) in meant {
                // Nobody could look at an edition before it was there.
                if edition.header.in_force_from > declaration.declared_at {
                    let source = declaration.source.clone();
                    let problem = Problem::error("assess.declared-before-edition", source);
                    problems.push(problem.with("edition", &edition.id));
                    continue;
                }
                if let Some((to, carried)) = self.declaration(declaration, edition, id, problems) {
                    by_requirement.entry(to).or_default().push(carried);
                }
            }
            for path in &declaration.missing_evidence {
                let source = declaration.source.clone();
                let problem = Problem::warning("assess.missing-evidence", source);
                problems.push(problem.with("path", path));
            }
        }
        by_requirement
    }

    /// The requirements that a declaration cites, each in the edition that its person looked at.
    fn meant(&self, declaration: &Declaration) -> Vec<(&'a Edition, RequirementId)> {
        let mut meant = Vec::new();
        for cited in parse(&declaration.requirement, &Context::default()).references {
            let stated = declaration.edition.as_deref().or(cited.reference.edition.as_deref());
            let Some(edition) = self.made_under(stated, declaration.declared_at) else { continue };
            let Resolution::Found(places) = edition.resolve(&cited.reference) else { continue };
            meant.extend(places.into_iter().filter_map(|place| match place {
                ResolvedPlace::Requirement { id, .. } => Some((edition, id)),
                _ => None,
            }));
        }
        meant
    }

    /// A declaration at the requirement of the assessed edition that it speaks of.
    fn declaration<'d>(
        &mut self,
        declaration: &'d Declaration,
        made_under: &Edition,
        id: RequirementId,
        problems: &mut Vec<Problem>,
    ) -> Option<(RequirementId, CarriedDeclaration<'d>)> {
        let elsewhere = renumbered(made_under, &id).filter(|_| !declaration.numbers_of_copy);
        let is_renumbered = elsewhere.is_some();
        let id = elsewhere.unwrap_or(id);
        let (to, mut carried) = if made_under.id == self.edition.id {
            (id, CarriedDeclaration { declaration, made_under: None, renewal: None })
        } else {
            self.carry(declaration, made_under, &id, problems)?
        };
        if is_renumbered {
            carried.made_under = Some(made_under.id.clone());
            // Nobody but the person knows which of the two duties was meant.
            let reason = Message::new("reason.renumbered-in-copy");
            let reason = reason.with("requirement", &declaration.requirement).into();
            carried.renewal =
                Some(renewal(declaration, made_under, &to, Relation::Changed, reason));
        }
        Some((to, carried))
    }

    /// A declaration of another edition, at the requirement that its own became.
    fn carry<'d>(
        &mut self,
        declaration: &'d Declaration,
        made_under: &Edition,
        id: &RequirementId,
        problems: &mut Vec<Problem>,
    ) -> Option<(RequirementId, CarriedDeclaration<'d>)> {
        let mapping = self.mapping(made_under);
        let line = mapping.and_then(|mapping| mapping.line_from(id)).cloned();
        let to = line.as_ref().and_then(|line| line.to.clone());
        let Some((line, to)) = line.zip(to) else {
            let problem =
                Problem::warning("assess.declaration-left-behind", declaration.source.clone());
            problems.push(
                problem
                    .with("requirement", format!("{}/{id}", made_under.id))
                    .with("edition", &self.edition.id),
            );
            return None;
        };
        let renewal = (line.relation != Relation::Unchanged)
            .then(|| renewal(declaration, made_under, &to, line.relation, line.reason));
        let made_under = Some(made_under.id.clone());
        Some((to, CarriedDeclaration { declaration, made_under, renewal }))
    }

    /// The waivers that hold under the assessed edition; the rest is listed for renewal. A waiver
    /// that does not say when it was decided is taken as decided under the assessed edition.
    pub(crate) fn waivers(
        &mut self,
        waivers: &[Waiver],
        as_of: Date,
        problems: &mut Vec<Problem>,
    ) -> (Vec<Waiver>, Vec<Renewal>) {
        let (mut holding, mut renewals) = (Vec::new(), Vec::new());
        for waiver in waivers.iter().filter(|waiver| waiver.stands(as_of)) {
            if waiver.decided_at.is_some_and(|day| day > as_of) {
                continue;
            }
            if waiver.edition.is_none() && waiver.decided_at.is_none() {
                let problem = Problem::warning("assess.waiver-undated", waiver.source.clone());
                problems.push(problem.with("check", &waiver.check));
            }
            match self.waiver_renewal(waiver) {
                None => holding.push(waiver.clone()),
                Some(renewal) => renewals.push(renewal),
            }
        }
        (holding, renewals)
    }

    /// Why a waiver has to be renewed; `None` when it holds under the assessed edition.
    fn waiver_renewal(&mut self, waiver: &Waiver) -> Option<Renewal> {
        let made_under = match (waiver.edition.as_deref(), waiver.decided_at) {
            (Some(id), _) => self.catalogue.edition(id)?,
            (None, day) => self.catalogue.edition_in_force(day?)?,
        };
        let check = self.catalogue.check(&waiver.check)?;
        if made_under.id == self.edition.id {
            return None;
        }
        let (relation, reason) = self.why_not(check, made_under)?;
        Some(Renewal {
            what: Renewed::Waiver(check.code().clone()),
            person: waiver.person.clone(),
            made_under: made_under.id.clone(),
            relation,
            reason,
            source: waiver.source.clone(),
        })
    }

    /// Why a waiver of `check` does not carry over: a threshold of the edition differs, or a cited
    /// requirement is not known to be unchanged.
    fn why_not(&mut self, check: &Check, made_under: &Edition) -> Option<(Relation, Explanation)> {
        for parameter in check.text.parameters.values() {
            let CheckParameter::OfEdition(name) = parameter else { continue };
            let value = |edition: &Edition| {
                edition.header.thresholds.get(name).map(|threshold| threshold.value.clone())
            };
            if value(made_under) != value(self.edition) {
                let reason = Message::new("reason.threshold-changed").with("name", name);
                return Some((Relation::Changed, reason.into()));
            }
        }
        let cited: Vec<&RequirementId> =
            check.text.requirements.iter().filter(|id| made_under.placed(id).is_some()).collect();
        if cited.is_empty() {
            let reason = Message::new("reason.check-not-used-then");
            return Some((Relation::NotSeen, reason.into()));
        }
        let mapping = self.mapping(made_under);
        cited.into_iter().find_map(|id| match mapping.and_then(|mapping| mapping.line_from(id)) {
            Some(line) if line.relation == Relation::Unchanged => None,
            Some(line) => Some((line.relation, line.reason.clone())),
            None => {
                let reason = Message::new("reason.correspondence-not-known");
                Some((Relation::NotSeen, reason.into()))
            }
        })
    }
}

fn renewal(
    declaration: &Declaration,
    made_under: &Edition,
    to: &RequirementId,
    relation: Relation,
    reason: Explanation,
) -> Renewal {
    Renewal {
        what: Renewed::Declaration(to.clone()),
        person: declaration.person.clone(),
        made_under: made_under.id.clone(),
        relation,
        reason,
        source: declaration.source.clone(),
    }
}

/// Where the duty now stands that was shipped with this number, when a copy gives the number to
/// another one.
fn renumbered(edition: &Edition, id: &RequirementId) -> Option<RequirementId> {
    let here = edition.placed(id)?;
    if here.requirement.shipped_id() == Some(id) {
        return None;
    }
    edition.placed_as_shipped(id).map(|placed| placed.id().clone())
}
