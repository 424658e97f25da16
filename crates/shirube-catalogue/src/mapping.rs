//! From one edition to another: which requirement became which, and whether it changed.

use crate::carry::Lineage;
use crate::edition::Edition;
use crate::load::Catalogue;
use shirube_model::{Bilingual, Confidence, Relation};

/// One line of a mapping. Ids are those inside the editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedRequirement {
    /// The requirement of the first edition; absent when it is new.
    pub from: Option<String>,
    /// The requirement of the second edition; absent when it is gone.
    pub to: Option<String>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Why that is said.
    pub reason: Bilingual,
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
    pub from: String,
    /// The second edition.
    pub to: String,
    /// The lines.
    pub lines: Vec<MappedRequirement>,
}

impl Mapping {
    /// The line of a requirement of the first edition.
    pub fn line_from(&self, id: &str) -> Option<&MappedRequirement> {
        self.lines.iter().find(|line| line.from.as_deref() == Some(id))
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
        let mut lines = Vec::new();
        for line in &next.lines {
            let earlier = line
                .from
                .as_deref()
                .and_then(|id| self.lines.iter().find(|earlier| earlier.to.as_deref() == Some(id)));
            let Some(earlier) = earlier else {
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
        let before = self.edition(newer.header.carried_from.as_deref()?)?;
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
        .map(|(volume, chapter, requirement)| {
            let to = Some(requirement.id(volume.volume, chapter));
            match &requirement.lineage {
                Some(Lineage { from, relation, reason, confidence, source, .. }) => {
                    MappedRequirement {
                        from: from.clone(),
                        to,
                        relation: *relation,
                        reason: reason.clone(),
                        confidence: *confidence,
                        source: source.clone(),
                    }
                }
                // An edition that stands on another marks every requirement.
                None => MappedRequirement {
                    from: None,
                    to,
                    relation: Relation::New,
                    reason: Bilingual { ja: String::new(), en: String::new() },
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

    #[test]
    fn every_requirement_of_both_editions_has_a_line() {
        let catalogue = Catalogue::shipped().unwrap();
        let mapping = catalogue.mapping("mhlw-6.0", "mhlw-7.0").unwrap();
        for (from, to) in [("mhlw-6.0", true), ("mhlw-7.0", false)] {
            for (volume, chapter, requirement) in catalogue.edition(from).unwrap().requirements() {
                let id = requirement.id(volume.volume, chapter);
                let side = |line: &&MappedRequirement| {
                    if to { line.from == Some(id.clone()) } else { line.to == Some(id.clone()) }
                };
                assert_eq!(mapping.lines.iter().filter(side).count(), 1, "{from} {id}");
            }
        }
        assert_eq!(mapping.line_from("control/14#5").unwrap().relation, Relation::Changed);
        assert_eq!(mapping.line_from("control/14#3").unwrap().relation, Relation::Unchanged);
        assert_eq!(mapping.line_from("control/12#4").unwrap().relation, Relation::NotSeen);
        assert_eq!(mapping.count(Relation::New), 3);
    }

    #[test]
    fn read_backwards_new_is_gone() {
        let catalogue = Catalogue::shipped().unwrap();
        let back = catalogue.mapping("mhlw-7.0", "mhlw-6.0").unwrap();
        assert_eq!((back.count(Relation::New), back.count(Relation::Gone)), (0, 3));
        assert_eq!(back.line_from("entrusted/9#4").unwrap().to, None);
        assert!(catalogue.mapping("mhlw-6.0", "mhlw-6.0").is_none());
    }

    #[test]
    fn unchanged_must_hold_all_the_way() {
        let line = |from: Option<&str>, to: Option<&str>, relation| MappedRequirement {
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            relation,
            reason: Bilingual { ja: String::new(), en: String::new() },
            confidence: Confidence::Partial,
            source: String::new(),
        };
        let mapping = |from: &str, to: &str, lines| Mapping {
            from: from.to_owned(),
            to: to.to_owned(),
            lines,
        };
        let first = mapping(
            "a",
            "b",
            vec![
                line(Some("1"), Some("1"), Relation::Unchanged),
                line(Some("2"), Some("2"), Relation::Changed),
                line(None, Some("3"), Relation::New),
                line(Some("4"), None, Relation::Gone),
            ],
        );
        let second = mapping(
            "b",
            "c",
            vec![
                line(Some("1"), Some("9"), Relation::Unchanged),
                line(Some("2"), Some("2"), Relation::Unchanged),
                line(Some("3"), None, Relation::Gone),
            ],
        );
        let whole = first.followed_by(&second);
        let found: Vec<(Option<&str>, Option<&str>, Relation)> = whole
            .lines
            .iter()
            .map(|line| (line.from.as_deref(), line.to.as_deref(), line.relation))
            .collect();
        assert_eq!(
            found,
            [
                (Some("1"), Some("9"), Relation::Unchanged),
                (Some("2"), Some("2"), Relation::Changed),
                (Some("4"), None, Relation::Gone),
            ]
        );
    }
}
