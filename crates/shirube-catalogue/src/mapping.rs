//! From one edition to another: which requirement became which, and whether it changed.

use crate::catalogue::Catalogue;
use crate::edition::Edition;
use shirube_model::{Bilingual, Confidence, EditionId, Explanation, Relation, RequirementId};
use std::collections::BTreeMap;

/// One line of a mapping. Ids are those inside the editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedRequirement {
    /// The requirement of the first edition; absent when it is new.
    pub from: Option<RequirementId>,
    /// The requirement of the second edition; absent when it is gone.
    pub to: Option<RequirementId>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Why that is said.
    pub reason: Explanation,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who reported it.
    pub source: String,
}

/// How the requirements of one edition became those of another, in the order of the second; what
/// is gone stands last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The first edition.
    pub from: EditionId,
    /// The second edition.
    pub to: EditionId,
    /// The lines.
    pub lines: Vec<MappedRequirement>,
}

impl Mapping {
    /// The line of a requirement of the first edition.
    pub fn line_from(&self, id: &RequirementId) -> Option<&MappedRequirement> {
        self.lines.iter().find(|line| line.from.as_ref() == Some(id))
    }

    /// How many lines have this relation.
    pub fn count(&self, relation: Relation) -> usize {
        self.lines.iter().filter(|line| line.relation == relation).count()
    }

    /// The same mapping read the other way.
    fn reversed(self) -> Self {
        let lines = self
            .lines
            .into_iter()
            .map(|line| MappedRequirement {
                relation: match line.relation {
                    Relation::New => Relation::Gone,
                    Relation::Gone => Relation::New,
                    same => same,
                },
                from: line.to,
                to: line.from,
                ..line
            })
            .collect();
        Self { from: self.to, to: self.from, lines }
    }

    /// This mapping followed by the next: a duty is unchanged only when it is so all the way.
    fn followed_by(self, next: &Self) -> Self {
        let by_successor: BTreeMap<&RequirementId, &MappedRequirement> =
            self.lines.iter().filter_map(|line| Some((line.to.as_ref()?, line))).collect();
        let mut lines = Vec::new();
        for line in &next.lines {
            let Some(earlier) = line.from.as_ref().and_then(|id| by_successor.get(id)) else {
                lines.push(line.clone());
                continue;
            };
            if earlier.from.is_none() && line.to.is_none() {
                continue;
            }
            let relation = match (earlier.relation, line.relation) {
                (Relation::New, _) => Relation::New,
                (_, Relation::Gone) => Relation::Gone,
                (Relation::Changed, _) | (_, Relation::Changed) => Relation::Changed,
                (Relation::NotSeen, _) | (_, Relation::NotSeen) => Relation::NotSeen,
                _ => Relation::Unchanged,
            };
            let says = if line.relation == relation { line } else { earlier };
            lines.push(MappedRequirement {
                from: earlier.from.clone(),
                to: line.to.clone(),
                relation,
                reason: says.reason.clone(),
                confidence: earlier.confidence.max(line.confidence),
                source: says.source.clone(),
            });
        }
        lines.extend(self.lines.iter().filter(|line| line.relation == Relation::Gone).cloned());
        Self { from: self.from, to: next.to.clone(), lines }
    }
}

impl Catalogue {
    /// How `from` became `to`. `None` when an edition is missing, or neither stands on the other.
    pub fn mapping(&self, from: &str, to: &str) -> Option<Mapping> {
        let (older, newer) = (self.edition(from)?, self.edition(to)?);
        if let Some(mapping) = self.forward(older, newer) {
            return Some(mapping);
        }
        self.forward(newer, older).map(Mapping::reversed)
    }

    /// Along the chain of editions that stand on each other, from old to new.
    fn forward(&self, older: &Edition, newer: &Edition) -> Option<Mapping> {
        let before = self.edition(newer.header.carried_from.as_ref()?.as_str())?;
        let last_step = step(before, newer);
        if before.id == older.id {
            return Some(last_step);
        }
        Some(self.forward(older, before)?.followed_by(&last_step))
    }
}

/// From an edition to the one that stands on it.
fn step(before: &Edition, edition: &Edition) -> Mapping {
    let mut lines: Vec<MappedRequirement> = edition
        .requirements()
        .map(|placed| {
            let to = Some(placed.id().clone());
            match &placed.requirement.lineage {
                Some(lineage) => MappedRequirement {
                    from: lineage.from.clone(),
                    to,
                    relation: lineage.relation,
                    reason: lineage.reason.clone(),
                    confidence: lineage.confidence,
                    source: lineage.source.clone(),
                },
                // An edition that stands on another marks every requirement.
                None => MappedRequirement {
                    from: None,
                    to,
                    relation: Relation::New,
                    reason: Bilingual::default().into(),
                    confidence: Confidence::Unknown,
                    source: String::new(),
                },
            }
        })
        .collect();
    lines.extend(edition.gone.iter().map(|gone| MappedRequirement {
        from: Some(gone.id.clone()),
        to: None,
        relation: Relation::Gone,
        reason: gone.reason.clone(),
        confidence: gone.confidence,
        source: gone.source.clone(),
    }));
    Mapping { from: before.id.clone(), to: edition.id.clone(), lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> RequirementId {
        text.parse().unwrap()
    }

    #[test]
    fn every_requirement_of_both_editions_has_a_line() {
        let catalogue = Catalogue::shipped().unwrap();
        let mapping = catalogue.mapping("mhlw-6.0", "mhlw-7.0").unwrap();
        for (from, to) in [("mhlw-6.0", true), ("mhlw-7.0", false)] {
            for placed in catalogue.edition(from).unwrap().requirements() {
                let side = |line: &&MappedRequirement| {
                    let id = if to { &line.from } else { &line.to };
                    id.as_ref() == Some(placed.id())
                };
                assert_eq!(mapping.lines.iter().filter(side).count(), 1, "{}", placed.key());
            }
        }
        assert_eq!(mapping.line_from(&id("control/14#5")).unwrap().relation, Relation::Changed);
        assert_eq!(mapping.line_from(&id("control/14#3")).unwrap().relation, Relation::Unchanged);
        assert_eq!(mapping.line_from(&id("control/12#4")).unwrap().relation, Relation::NotSeen);
        assert_eq!(mapping.count(Relation::New), 3);
    }

    #[test]
    fn read_backwards_new_is_gone() {
        let catalogue = Catalogue::shipped().unwrap();
        let back = catalogue.mapping("mhlw-7.0", "mhlw-6.0").unwrap();
        assert_eq!((back.count(Relation::New), back.count(Relation::Gone)), (0, 3));
        assert_eq!(back.line_from(&id("entrusted/9#4")).unwrap().to, None);
        assert!(catalogue.mapping("mhlw-6.0", "mhlw-6.0").is_none());
    }

    #[test]
    fn unchanged_must_hold_all_the_way() {
        let line =
            |from: Option<RequirementId>, to: Option<RequirementId>, relation| MappedRequirement {
                from,
                to,
                relation,
                reason: Bilingual::default().into(),
                confidence: Confidence::Partial,
                source: String::new(),
            };
        let mapping = |from: &str, to: &str, lines| Mapping {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            lines,
        };
        let first = mapping(
            "a",
            "b",
            vec![
                line(Some(id("control/1#1")), Some(id("control/1#1")), Relation::Unchanged),
                line(Some(id("control/2#1")), Some(id("control/2#1")), Relation::Changed),
                line(None, Some(id("control/3#1")), Relation::New),
                line(Some(id("control/4#1")), None, Relation::Gone),
            ],
        );
        let second = mapping(
            "b",
            "c",
            vec![
                line(Some(id("control/1#1")), Some(id("control/9#1")), Relation::Unchanged),
                line(Some(id("control/2#1")), Some(id("control/2#1")), Relation::Unchanged),
                line(Some(id("control/3#1")), None, Relation::Gone),
            ],
        );
        let whole = first.followed_by(&second);
        let lines: Vec<(Option<RequirementId>, Option<RequirementId>, Relation)> =
            whole.lines.into_iter().map(|line| (line.from, line.to, line.relation)).collect();
        assert_eq!(
            lines,
            [
                (Some(id("control/1#1")), Some(id("control/9#1")), Relation::Unchanged),
                (Some(id("control/2#1")), Some(id("control/2#1")), Relation::Changed),
                (Some(id("control/4#1")), None, Relation::Gone),
            ]
        );
    }
}
