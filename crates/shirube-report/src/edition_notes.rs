//! What a report says of the edition itself: which volumes apply, what is carried, what must be
//! renewed.

use crate::report::Report;
use shirube_catalogue::Requirement;
use shirube_model::decision::DecisionAnswer;
use shirube_model::{Finding, Relation, Renewal, Renewed, RequirementId, Status, Volume};
use shirube_words::Locale;

/// The edition's question with its answer, for people.
pub(crate) struct DecisionNote {
    pub(crate) question: String,
    pub(crate) answer: String,
    pub(crate) volumes: String,
    pub(crate) deemed: String,
    /// How many requirements of the deciding volumes are known, where not all are.
    pub(crate) known: Option<String>,
    /// One line per server and cloud service, those that say no first.
    pub(crate) subjects: Vec<String>,
    /// How many there are beyond the first.
    pub(crate) more: String,
}

/// Subjects of the edition's question listed before the rest is counted.
const FIRST_SUBJECTS: usize = 8;

impl DecisionNote {
    /// The subjects that are listed at once.
    pub(crate) fn first(&self) -> &[String] {
        &self.subjects[..self.subjects.len().min(FIRST_SUBJECTS)]
    }

    /// The subjects beyond them.
    pub(crate) fn rest(&self) -> &[String] {
        &self.subjects[self.first().len()..]
    }
}

/// How the question that decides which volumes apply was answered.
pub(crate) fn decision(report: &Report<'_>) -> Option<DecisionNote> {
    let (locale, edition) = (report.locale, report.edition);
    let question = edition.header.decision_flow.as_ref()?;
    let result = report.assessment.decision.as_ref()?;
    let volumes: &[Volume] = match result.answer {
        DecisionAnswer::Yes => &question.yes,
        DecisionAnswer::No | DecisionAnswer::NotKnown => &question.no,
    };
    let names: Vec<&str> = volumes.iter().map(|volume| report.volume_name(*volume)).collect();
    let mut rows: Vec<_> = result.subjects.iter().collect();
    rows.sort_by_key(|row| row.verdict);
    let mut subjects: Vec<String> = rows
        .into_iter()
        .map(|row| {
            let source = row.source.as_ref().map(|source| format!(" ← {source}"));
            let observed = locale.wording(&row.observed);
            format!("{}: {observed}{}", report.subject_of(row), source.unwrap_or_default())
        })
        .collect();
    if subjects.is_empty() {
        subjects.push(locale.get("decision.no-subject").to_owned());
    }
    let beyond = subjects.len().saturating_sub(FIRST_SUBJECTS).to_string();
    Some(DecisionNote {
        more: locale.sentence("report.more", &[("value", &beyond)]),
        question: format!(
            "{} ({} {})",
            question.question.get(locale.language),
            question.figure,
            question.note
        ),
        answer: locale.get(result.answer.key()).to_owned(),
        volumes: locale
            .sentence("decision.deciding", &[("value", &names.join(locale.get("list.separator")))]),
        known: (result.answer == DecisionAnswer::Yes).then(|| {
            let of = |volume: Volume| {
                report
                    .edition
                    .requirements()
                    .filter(move |placed| placed.volume.volume == volume)
                    .count()
            };
            let count: usize = volumes.iter().map(|volume| of(*volume)).sum();
            locale.sentence("deemed.known", &[("value", &count.to_string())])
        }),
        deemed: format!("{}: {}", locale.get("deemed.title"), locale.get(result.deemed.key())),
        subjects,
    })
}

/// True when every requirement that a finding speaks against lies outside of the volumes that decide.
pub(crate) fn is_off_path(report: &Report<'_>, finding: &Finding) -> bool {
    let decided = report.assessment.decision.is_some();
    let out = |id: &RequirementId| {
        let result = report.assessment.result(id);
        result.is_some_and(|result| result.status == Status::NotApplicable)
    };
    decided && !finding.requirements.is_empty() && finding.requirements.iter().all(out)
}

/// That the edition is not in force on the day: replaced by then, or not there yet.
pub(crate) fn out_of_force(report: &Report<'_>) -> Option<String> {
    let (header, day) = (&report.edition.header, report.assessment.as_of);
    if day < header.in_force_from {
        let date = header.in_force_from.to_string();
        return Some(report.locale.sentence("report.not-yet-in-force", &[("date", &date)]));
    }
    let superseded = header.superseded.as_ref().filter(|superseded| superseded.date <= day)?;
    let date = superseded.date.to_string();
    let values = [("date", date.as_str()), ("edition", superseded.by_edition.as_str())];
    Some(report.locale.sentence("report.superseded", &values))
}

/// How many requirements are carried from the edition before without their text having been seen.
pub(crate) fn carried(report: &Report<'_>) -> Option<String> {
    let before = report.edition.header.carried_from.as_ref()?;
    let count = report
        .edition
        .requirements()
        .filter(|placed| {
            let lineage = placed.requirement.lineage.as_ref();
            placed.requirement.official().is_none()
                && lineage.is_some_and(|lineage| lineage.relation == Relation::NotSeen)
        })
        .count();
    let values = [("value", count.to_string()), ("edition", before.to_string())];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    (count > 0).then(|| report.locale.sentence("report.carried", &values))
}

/// How a requirement stands to the edition before, in one line.
pub fn lineage(locale: Locale, requirement: &Requirement) -> Option<String> {
    let lineage = requirement.lineage.as_ref()?;
    // Who has a copy has seen the text; how it stands to the edition before, nobody compared.
    if requirement.official().is_some() && lineage.relation == Relation::NotSeen {
        return None;
    }
    let relation = locale.get(lineage.relation.key());
    let reason = locale.explanation(&lineage.reason);
    Some(match lineage.relation {
        // The reason of what is merely carried says no more than its name.
        Relation::NotSeen if lineage.from.is_some() => format!("{relation} ({})", lineage.edition),
        _ => format!("{relation}: {reason}"),
    })
}

/// A declaration or waiver that must be renewed, in one line.
pub(crate) fn renewal(report: &Report<'_>, renewal: &Renewal) -> String {
    let locale = report.locale;
    let (kind, place) = match &renewal.what {
        Renewed::Declaration(id) => ("report.renewal.declaration", report.citation(id)),
        Renewed::Waiver(code) => ("report.renewal.waiver", code.to_string()),
    };
    let reason = locale.explanation(&renewal.reason);
    let values = [
        ("kind", locale.get(kind)),
        ("place", place.as_str()),
        ("person", renewal.person.as_str()),
        ("edition", renewal.made_under.as_str()),
        ("relation", locale.get(renewal.relation.key())),
        ("reason", reason.as_str()),
    ];
    format!("{} ← {}", locale.sentence("report.renewal", &values), renewal.source)
}
