//! One self-contained HTML file: for management at the top, for everybody below, and for paper.

mod rows;

use crate::edition_notes::{self, DecisionNote};
use crate::report::{Report, ReportError};
use askama::Template;
use rows::{
    Group, RequirementRow, VolumeRows, WaivedRow, class, groups, requirements, volumes, waived,
};
use shirube_model::{ProblemLevel, Severity, Status};
use strum::IntoEnumIterator;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    lang: &'a str,
    words: Words<'a>,
    institution: &'a str,
    edition_title: &'a str,
    as_of: String,
    pattern: Option<&'a str>,
    out_of_force: Option<String>,
    carried: Option<String>,
    not_known: Vec<String>,
    decision: Option<DecisionNote>,
    renewals: Vec<String>,
    tiles: Vec<Tile<'a>>,
    severities: Vec<Tile<'a>>,
    /// How many groups of findings the summary shows.
    first: usize,
    volumes: Vec<VolumeRows<'a>>,
    groups: Vec<Group<'a>>,
    waived: Vec<WaivedRow>,
    requirements: Vec<RequirementRow<'a>>,
    overrides: Vec<[String; 5]>,
    feeds: Vec<String>,
    problems: Vec<ProblemRow>,
    artifacts: Vec<[String; 3]>,
}

/// Headings and labels.
struct Words<'a> {
    title: &'a str,
    as_of: &'a str,
    pattern: &'a str,
    summary: &'a str,
    decide: &'a str,
    by_volume: &'a str,
    findings: &'a str,
    waived: &'a str,
    requirements: &'a str,
    problems: &'a str,
    artifacts: &'a str,
    remedy: &'a str,
    observed: &'a str,
    expected: &'a str,
    subject: &'a str,
    evidence: &'a str,
    clause: &'a str,
    status: &'a str,
    why: &'a str,
    routes: &'a str,
    confidence: &'a str,
    overrides: &'a str,
    feeds: &'a str,
    disclaimer: &'a str,
    none: &'a str,
    paraphrase: &'a str,
    decision: &'a str,
    renewals: &'a str,
    not_known: &'a str,
    lineage: &'a str,
    declared: &'a str,
}

struct Tile<'a> {
    class: String,
    name: &'a str,
    count: usize,
    note: String,
}

/// How many of the requirements met are so on a person's word.
fn declared_note(report: &Report<'_>, status: Status) -> String {
    match report.assessment.count_declared(status) {
        count if status == Status::Met && count > 0 => {
            report.locale.sentence("report.of-which-declared", &[("count", &count.to_string())])
        }
        _ => String::new(),
    }
}

struct ProblemRow {
    class: &'static str,
    level: String,
    place: String,
    text: String,
    hint: String,
}

/// Findings that management sees first.
const FIRST: usize = 5;

/// Renders the report as one HTML file without scripts or references to elsewhere.
pub fn render_html(report: &Report<'_>) -> Result<String, ReportError> {
    let (assessment, locale) = (report.assessment, report.locale);
    let groups = groups(report);
    let page = Page {
        lang: locale.language.tag(),
        words: words(report),
        institution: &assessment.institution_name,
        edition_title: report.edition.title(locale.language),
        as_of: assessment.as_of.to_string(),
        pattern: report.edition.header.has_reading_patterns.then(|| assessment.pattern.id()),
        out_of_force: edition_notes::out_of_force(report),
        carried: edition_notes::carried(report),
        not_known: report
            .edition
            .header
            .not_known
            .iter()
            .map(|text| locale.explanation(text))
            .collect(),
        decision: edition_notes::decision(report),
        renewals: assessment
            .renewals
            .iter()
            .map(|renewal| edition_notes::renewal(report, renewal))
            .collect(),
        tiles: Status::iter()
            .map(|status| Tile {
                class: class(status.key()),
                name: locale.get(status.key()),
                count: assessment.count(status),
                note: declared_note(report, status),
            })
            .collect(),
        severities: Severity::GRAVEST_FIRST
            .into_iter()
            .map(|severity| Tile {
                class: class(severity.key()),
                name: locale.get(severity.key()),
                count: assessment.open_findings().filter(|f| f.severity == severity).count(),
                note: String::new(),
            })
            .collect(),
        first: FIRST,
        volumes: volumes(report),
        groups,
        waived: waived(report),
        requirements: requirements(report),
        overrides: assessment
            .overrides
            .iter()
            .map(|o| [o.check.as_str(), &o.name, &o.shipped, &o.used, &o.reason].map(str::to_owned))
            .collect(),
        feeds: assessment
            .feeds
            .iter()
            .map(|feed| {
                let dated = feed.dated.to_string();
                format!("{} ({})", feed.name, locale.sentence("report.dated", &[("value", &dated)]))
            })
            .collect(),
        problems: assessment
            .problems
            .iter()
            .map(|problem| {
                let (text, hint) = locale.problem(problem);
                let (class, key) = match problem.level {
                    ProblemLevel::Error => ("error", "level.error"),
                    ProblemLevel::Warning => ("warning", "level.warning"),
                };
                ProblemRow {
                    class,
                    level: locale.get(key).to_owned(),
                    place: locale.place(&problem.source, problem.column),
                    text,
                    hint,
                }
            })
            .collect(),
        artifacts: assessment
            .artifacts
            .iter()
            .map(|artifact| {
                let format = artifact.format.clone().unwrap_or_else(|| "-".to_owned());
                [artifact.path.clone(), format, artifact.facts.to_string()]
            })
            .collect(),
    };
    crate::report::written(&page)
}

fn words<'a>(report: &Report<'a>) -> Words<'a> {
    let word = |key: &str| report.locale.find(key).unwrap_or("?");
    Words {
        title: word("report.title"),
        as_of: word("report.as-of"),
        pattern: word("report.pattern"),
        summary: word("report.summary"),
        decide: word("report.decide"),
        by_volume: word("report.by-volume"),
        findings: word("report.findings"),
        waived: word("report.waived"),
        requirements: word("report.requirements"),
        problems: word("report.problems"),
        artifacts: word("report.artifacts"),
        remedy: word("report.remedy"),
        observed: word("report.observed"),
        expected: word("report.expected"),
        subject: word("report.subject"),
        evidence: word("report.evidence"),
        clause: word("report.clause"),
        status: word("report.status"),
        why: word("report.why"),
        routes: word("report.routes"),
        confidence: word("report.confidence"),
        overrides: word("report.overrides"),
        feeds: word("report.feeds"),
        disclaimer: word("report.disclaimer"),
        none: word("report.none"),
        paraphrase: word("explain.paraphrase"),
        decision: word("decision.title"),
        renewals: word("report.renewals"),
        not_known: word("report.not-known"),
        lineage: word("report.lineage"),
        declared: word("status-basis.met-declared"),
    }
}
