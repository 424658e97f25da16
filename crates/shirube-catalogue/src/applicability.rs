//! Whether a requirement applies: reading patterns, and what a contract covers under them.

use crate::edition::Edition;
use crate::placed::Placed;
use crate::resolve::{Resolution, ResolvedPlace};
use shirube_model::reference::{Context, parse};
use shirube_model::{CoveredByContract, Date, NumberPath, Pattern};

/// How a requirement applies to an institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// It applies in full.
    Full,
    /// It may be simplified once a contract covers it, which nobody has stated.
    Simplifiable {
        /// The table of the edition that says so.
        rule: String,
    },
    /// It is covered by a contract under a rule of the edition.
    Covered {
        /// The table of the edition that says so.
        rule: String,
        /// The contract.
        contract: String,
        /// Who confirmed it, and when.
        person: String,
        /// The day of the confirmation.
        confirmed_at: Date,
    },
}

impl Edition {
    /// The places that contracts cover, as this edition numbers them: a statement for each place
    /// that it cites; and the statements that cite none.
    pub fn covered<'s>(
        &self,
        statements: &'s [CoveredByContract],
    ) -> (Vec<CoveredByContract>, Vec<&'s CoveredByContract>) {
        let (mut covered, mut unknown) = (Vec::new(), Vec::new());
        for statement in statements {
            let before = covered.len();
            for cited in parse(&statement.place, &Context::default()).references {
                let Resolution::Found(places) = self.resolve(&cited.reference) else { continue };
                for place in places {
                    let place = match place {
                        ResolvedPlace::Requirement { id, .. } => id.to_string(),
                        ResolvedPlace::Chapter { volume, number } => {
                            format!("{}/{number}", volume.id())
                        }
                        ResolvedPlace::Section { .. } | ResolvedPlace::Volume(_) => continue,
                    };
                    covered.push(CoveredByContract { place, ..statement.clone() });
                }
            }
            if covered.len() == before {
                unknown.push(statement);
            }
        }
        (covered, unknown)
    }

    /// How a requirement applies under a pattern, with what contracts cover.
    pub fn scope(
        &self,
        pattern: Pattern,
        covered: &[CoveredByContract],
        placed: Placed<'_>,
    ) -> Scope {
        let id = placed.id();
        // A place of the table is a chapter, or a section whose requirements it explains.
        let is_within =
            |place: &NumberPath| *place == id.container || place.0 == [placed.chapter.number];
        let rule = self.header.simplification.iter().find(|rule| {
            rule.volume == placed.volume.volume
                && rule.patterns.contains(&pattern)
                && rule.places.iter().any(is_within)
        });
        let kept = placed.chapter.items_not_simplifiable.contains(&id.item);
        let Some(rule) = rule.filter(|_| !kept) else {
            return Scope::Full;
        };
        let requirement = id.to_string();
        let chapter = format!("{}/{}", id.volume.id(), placed.chapter.number);
        let statement = covered
            .iter()
            .find(|statement| statement.place == requirement || statement.place == chapter);
        match statement {
            Some(statement) => Scope::Covered {
                rule: rule.source.clone(),
                contract: statement.contract.clone(),
                person: statement.person.clone(),
                confirmed_at: statement.confirmed_at,
            },
            None => Scope::Simplifiable { rule: rule.source.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;
    use shirube_model::Source;

    fn scope(pattern: Pattern, id: &str, covered: &[CoveredByContract]) -> Scope {
        let catalogue = Catalogue::shipped().unwrap();
        let edition = catalogue.edition("mhlw-6.0").unwrap();
        edition.scope(pattern, covered, edition.requirement(id).unwrap())
    }

    #[test]
    fn on_premises_patterns_simplify_nothing() {
        assert_eq!(scope(Pattern::III, "control/13#6", &[]), Scope::Full);
        assert!(matches!(scope(Pattern::IV, "control/13#6", &[]), Scope::Simplifiable { .. }));
    }

    #[test]
    fn a_contract_covers_only_what_the_table_allows() {
        let covered = |place: &str| CoveredByContract {
            place: place.to_owned(),
            contract: "C-1".to_owned(),
            person: "院長".to_owned(),
            confirmed_at: Date::constant(2026, 4, 1),
            source: Source::whole("shirube.toml"),
        };
        let in_table = scope(Pattern::II, "control/13#6", &[covered("control/13")]);
        assert!(matches!(in_table, Scope::Covered { .. }));
        assert_eq!(scope(Pattern::II, "control/14#5", &[covered("control/14")]), Scope::Full);
        let kept = scope(Pattern::II, "management/15#4", &[covered("management/15")]);
        assert_eq!(kept, Scope::Full);
    }
}
