//! Declarations and waivers that were made under another edition: carried over where the mapping
//! says unchanged, listed for renewal where it does not.

use shirube_catalogue::{
    Catalogue, Check, CheckParameter, Edition, MappedRequirement, Mapping, Relation, Resolution,
    ResolvedPlace,
};
use shirube_model::assessment::{Renewal, RenewalKind};
use shirube_model::reference::{Context, parse};
use shirube_model::{Bilingual, Date, Declaration, Problem, Waiver};
use std::collections::BTreeMap;

/// A declaration as the assessed edition sees it.
#[derive(Debug, Clone)]
pub(crate) struct Declared<'a> {
    pub(crate) declaration: &'a Declaration,
    /// The edition it was made under, when that is another one.
    pub(crate) made_under: Option<String>,
    /// Why it does not hold under the assessed edition until it is renewed.
    pub(crate) renewal: Option<Renewal>,
}

/// Looks editions and their mappings up, each mapping once.
pub(crate) struct Carrier<'a> {
    catalogue: &'a Catalogue,
    edition: &'a Edition,
    mappings: BTreeMap<String, Option<Mapping>>,
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

    fn mapping(&mut self, from: &str) -> Option<&Mapping> {
        let (catalogue, to) = (self.catalogue, &self.edition.id);
        self.mappings.entry(from.to_owned()).or_insert_with(|| catalogue.mapping(from, to)).as_ref()
    }

    /// The requirements of the assessed edition that declarations speak of; what leads nowhere is a
    /// problem.
    pub(crate) fn declarations<'d>(
        &mut self,
        declarations: &'d [Declaration],
        problems: &mut Vec<Problem>,
    ) -> BTreeMap<String, Vec<Declared<'d>>> {
        let mut by_requirement: BTreeMap<String, Vec<Declared<'d>>> = BTreeMap::new();
        for declaration in declarations {
            let parsed = parse(&declaration.requirement, &Context::default());
            let mut found = 0;
            for cited in &parsed.references {
                let stated = declaration.edition.as_deref().or(cited.reference.edition.as_deref());
                let Some(edition) = self.made_under(stated, declaration.declared_at) else {
                    continue;
                };
                let Resolution::Found(places) = edition.resolve(&cited.reference) else { continue };
                for place in places {
                    let ResolvedPlace::Requirement { id, .. } = place else { continue };
                    found += 1;
                    let meant = renumbered(edition, &id).filter(|_| !declaration.numbers_of_copy);
                    let id = meant.clone().unwrap_or(id);
                    let carried = if edition.id == self.edition.id {
                        Some((id, Declared { declaration, made_under: None, renewal: None }))
                    } else {
                        self.carry(declaration, &edition.id, &id, problems)
                    };
                    let Some((to, mut declared)) = carried else { continue };
                    if meant.is_some() {
                        declared.made_under = Some(edition.id.clone());
                        declared.renewal = Some(self.renumbered(declaration, &edition.id, &to));
                    }
                    by_requirement.entry(to).or_default().push(declared);
                }
            }
            if found == 0 {
                let source = declaration.source.clone();
                let problem = Problem::error("engine.unknown-requirement", source);
                problems.push(problem.with("requirement", &declaration.requirement));
            }
            for path in &declaration.missing_evidence {
                let source = declaration.source.clone();
                let problem = Problem::warning("engine.missing-evidence", source);
                problems.push(problem.with("path", path));
            }
        }
        by_requirement
    }

    /// A declaration whose number is that of one duty as shipped and of another in the copy: nobody
    /// but the person knows which was meant.
    fn renumbered(&self, declaration: &Declaration, made_under: &str, to: &str) -> Renewal {
        Renewal {
            what: RenewalKind::Declaration,
            place: format!("{}/{to}", self.edition.id),
            person: declaration.person.clone(),
            made_under: made_under.to_owned(),
            relation: Relation::Changed.word().to_owned(),
            reason: Bilingual {
                ja: format!(
                    "「{}」は、あなたの写しでは別の遵守事項の番号。写しの番号で書いたのなら numbers = \"copy\" を足す",
                    declaration.requirement
                ),
                en: format!(
                    "`{}` is the number of another requirement in your copy; add numbers = \"copy\" when that one is meant",
                    declaration.requirement
                ),
            },
            source: declaration.source.clone(),
        }
    }

    /// A declaration of another edition, at the requirement that its own became.
    fn carry<'d>(
        &mut self,
        declaration: &'d Declaration,
        made_under: &str,
        id: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<(String, Declared<'d>)> {
        let line = self.mapping(made_under).and_then(|mapping| mapping.line_from(id)).cloned();
        let Some((line, to)) = line.and_then(|line| Some((line.clone(), line.to?))) else {
            let problem =
                Problem::warning("engine.declaration-left-behind", declaration.source.clone());
            problems.push(
                problem
                    .with("requirement", format!("{made_under}/{id}"))
                    .with("edition", &self.edition.id),
            );
            return None;
        };
        let renewal = (line.relation != Relation::Unchanged).then(|| Renewal {
            what: RenewalKind::Declaration,
            place: format!("{}/{to}", self.edition.id),
            person: declaration.person.clone(),
            made_under: made_under.to_owned(),
            relation: line.relation.word().to_owned(),
            reason: line.reason.clone(),
            source: declaration.source.clone(),
        });
        Some((to, Declared { declaration, made_under: Some(made_under.to_owned()), renewal }))
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
        for waiver in waivers {
            if waiver.decided_at.is_some_and(|day| day > as_of) {
                continue;
            }
            let made_under = match (waiver.edition.as_deref(), waiver.decided_at) {
                (None, None) => {
                    let problem = Problem::warning("engine.waiver-undated", waiver.source.clone());
                    problems.push(problem.with("check", &waiver.check));
                    None
                }
                (stated, day) => self.made_under(stated, day.unwrap_or(as_of)),
            };
            let check = self.catalogue.check(&waiver.check);
            let (Some(check), Some(made_under)) = (check, made_under) else {
                holding.push(waiver.clone());
                continue;
            };
            if made_under.id == self.edition.id {
                holding.push(waiver.clone());
                continue;
            }
            match self.why_not(check, made_under) {
                None => holding.push(waiver.clone()),
                Some((relation, reason)) => renewals.push(Renewal {
                    what: RenewalKind::Waiver,
                    place: check.code().to_owned(),
                    person: waiver.person.clone(),
                    made_under: made_under.id.clone(),
                    relation: relation.word().to_owned(),
                    reason,
                    source: waiver.source.clone(),
                }),
            }
        }
        (holding, renewals)
    }

    /// Why a waiver of `check` does not carry over: a threshold of the edition differs, or a cited
    /// requirement is not known to be unchanged.
    fn why_not(&mut self, check: &Check, made_under: &Edition) -> Option<(Relation, Bilingual)> {
        for parameter in check.text.parameters.values() {
            let CheckParameter::OfEdition(name) = parameter else { continue };
            let value = |edition: &Edition| {
                edition.header.thresholds.get(name).map(|threshold| threshold.value.clone())
            };
            if value(made_under) != value(self.edition) {
                let reason = Bilingual {
                    ja: format!("しきい値 {name} が変わった"),
                    en: format!("the threshold {name} changed"),
                };
                return Some((Relation::Changed, reason));
            }
        }
        let cited: Vec<&String> = check
            .text
            .requirements
            .iter()
            .filter(|id| made_under.requirement(id).is_some())
            .collect();
        let mapping = self.mapping(&made_under.id);
        let lines: Vec<Option<&MappedRequirement>> =
            cited.iter().map(|id| mapping.and_then(|mapping| mapping.line_from(id))).collect();
        if lines.is_empty() {
            let reason = Bilingual {
                ja: "決めたときの版ではこの検査は使われない".to_owned(),
                en: "the edition it was decided under does not use the check".to_owned(),
            };
            return Some((Relation::NotSeen, reason));
        }
        lines.into_iter().find_map(|line| match line {
            Some(line) if line.relation == Relation::Unchanged => None,
            Some(line) => Some((line.relation, line.reason.clone())),
            None => Some((
                Relation::NotSeen,
                Bilingual {
                    ja: "二つの版の対応がわからない".to_owned(),
                    en: "how the two editions correspond is not known".to_owned(),
                },
            )),
        })
    }
}

/// Where the duty now stands that was shipped with this number, when a copy gives the number to
/// another one.
fn renumbered(edition: &Edition, id: &str) -> Option<String> {
    let (volume, chapter, requirement) = edition.requirement(id)?;
    if requirement.shipped_id(volume.volume, chapter).as_deref() == Some(id) {
        return None;
    }
    let (volume, chapter, meant) = edition.requirements().find(|(volume, chapter, it)| {
        it.shipped_id(volume.volume, chapter).as_deref() == Some(id)
    })?;
    Some(meant.id(volume.volume, chapter))
}
