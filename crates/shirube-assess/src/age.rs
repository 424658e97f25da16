//! Evidence of long ago, of no day and of a day to come says nothing of today: it takes a pass away,
//! and never a failure. What fails, fails at any age, until newer evidence stands beside it.

use shirube_facts::Facts;
use shirube_model::{Basis, Date, FeedStamp, Problem, Source, SubjectVerdict, Verdict, Wording};
use std::collections::BTreeMap;

/// Days for which a configuration or a scan speaks of its subject.
const LONGEST_DAYS: i32 = 365;

/// What a verdict rests on is not of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stale {
    Undated,
    Old(Date),
    Future(Date),
}

impl Stale {
    fn of(day: Option<Date>, as_of: Date, longest: i32) -> Option<Self> {
        let Some(day) = day else { return Some(Self::Undated) };
        if day > as_of {
            return Some(Self::Future(day));
        }
        let days = (as_of - day).get_days();
        (days > longest).then_some(Self::Old(day))
    }

    fn code(self) -> &'static str {
        match self {
            Self::Undated => "assess.evidence-undated",
            Self::Old(_) => "assess.evidence-old",
            Self::Future(_) => "assess.evidence-future",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Undated => "evidence-undated",
            Self::Old(_) => "evidence-old",
            Self::Future(_) => "evidence-future",
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Undated => None,
            Self::Old(day) | Self::Future(day) => Some(day),
        }
    }
}

/// The files of evidence of an institution that are not of the day, and the snapshots of the world.
pub(crate) struct Ages<'a> {
    stale: BTreeMap<&'a str, Stale>,
    feeds: BTreeMap<&'static str, Stale>,
}

impl<'a> Ages<'a> {
    pub(crate) fn of(facts: &'a Facts, feeds: &[FeedStamp], as_of: Date) -> Self {
        let mut days: BTreeMap<&str, Option<Date>> = BTreeMap::new();
        for row in facts.all() {
            let provenance = &row.provenance;
            let artifact = provenance.source.artifact.as_str();
            // What a person writes into the ledger carries its own days.
            if provenance.basis != Basis::Declared && artifact.starts_with("evidence/") {
                let day = days.entry(artifact).or_default();
                *day = (*day).max(provenance.observed_at);
            }
        }
        let stale = days
            .into_iter()
            .filter_map(|(artifact, day)| Some((artifact, Stale::of(day, as_of, LONGEST_DAYS)?)));
        let feeds = FEEDS.iter().filter_map(|(table, name, longest)| {
            let stamp = feeds.iter().find(|stamp| stamp.name == *name)?;
            Some((*table, Stale::of(Some(stamp.dated), as_of, *longest)?))
        });
        Self { stale: stale.collect(), feeds: feeds.collect() }
    }

    /// Turns the passes that rest on such evidence into "not known", and says which files they are.
    pub(crate) fn limit(
        &self,
        tables: &[String],
        verdicts: &mut [SubjectVerdict],
        problems: &mut Vec<Problem>,
    ) {
        let of_world = tables.iter().find_map(|table| self.feeds.get(table.as_str()));
        for row in verdicts.iter_mut().filter(|row| row.verdict == Verdict::Pass) {
            let artifact = row.source.as_ref().map_or("", |source| source.artifact.as_str());
            let stale = match (self.stale.get(artifact), of_world) {
                (Some(stale), _) => {
                    problems.push(problem(*stale, Source::whole(artifact)));
                    stale
                }
                (None, Some(stale)) => {
                    problems.push(feed_problem(*stale));
                    stale
                }
                (None, None) => continue,
            };
            row.verdict = Verdict::Unknown;
            let observed = std::mem::take(&mut row.observed);
            row.observed = observed.and(Wording::text(" (")).and(Wording::word(stale.word()));
            row.observed = std::mem::take(&mut row.observed).and(Wording::text(")"));
        }
    }
}

/// Tables of the world, the feed that fills each, and the days for which it speaks.
const FEEDS: [(&str, &str, i32); 2] =
    [("vulnerability", "cisa-kev", 30), ("product_lifecycle", "endoflife", 365)];

fn problem(stale: Stale, source: Source) -> Problem {
    let problem = Problem::warning(stale.code(), source);
    stale.day().into_iter().fold(problem, |problem, day| problem.with("day", day))
}

fn feed_problem(stale: Stale) -> Problem {
    let code = match stale {
        Stale::Future(_) => "assess.feed-future",
        Stale::Old(_) | Stale::Undated => "assess.feed-old",
    };
    let problem = Problem::warning(code, Source::whole("feeds"));
    stale.day().into_iter().fold(problem, |problem, day| problem.with("day", day))
}
