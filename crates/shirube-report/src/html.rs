//! One self-contained HTML file: for management at the top, for everybody below, and for paper.

use crate::edition_notes::{self, DecisionNote};
use crate::report::{Report, ReportError, chapter_title};
use askama::Template;
use shirube_model::{ProblemLevel, Severity, Status};

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    lang: &'a str,
    words: Words<'a>,
    institution: &'a str,
    edition_title: &'a str,
    as_of: String,
    pattern: Option<&'a str>,
    superseded: Option<String>,
    carried: Option<String>,
    not_known: Vec<&'a str>,
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
}

struct Tile<'a> {
    class: String,
    name: &'a str,
    count: usize,
}

struct VolumeRows<'a> {
    name: &'a str,
    rows: Vec<ChapterRow<'a>>,
}

struct ChapterRow<'a> {
    number: &'a str,
    title: &'a str,
    total: usize,
    bars: Vec<Bar<'a>>,
    note: String,
}

struct Bar<'a> {
    class: String,
    name: &'a str,
    count: usize,
    x: f64,
    width: f64,
}

struct Group<'a> {
    class: String,
    severity: &'a str,
    off_path: Option<&'a str>,
    code: &'a str,
    title: &'a str,
    remedy: &'a str,
    clauses: String,
    expected: String,
    rows: Vec<FindingRow>,
}

struct FindingRow {
    id: String,
    subject: String,
    observed: String,
    source: String,
}

struct WaivedRow {
    title: String,
    text: String,
}

struct RequirementRow<'a> {
    id: String,
    citation: String,
    class: String,
    status: &'a str,
    summary: &'a str,
    confidence: &'a str,
    lineage: Option<String>,
    reason: String,
    routes: Vec<RouteRow<'a>>,
}

struct RouteRow<'a> {
    name: String,
    state: &'a str,
    class: String,
    detail: String,
    source: String,
}

struct ProblemRow {
    class: &'static str,
    level: String,
    place: String,
    text: String,
    hint: String,
}

/// The part of a key after the dot: the CSS class of a status or severity.
fn class(key: &str) -> String {
    key.replace('.', "-")
}

/// Findings that management sees first.
const FIRST: usize = 5;

/// Renders the report as one HTML file without scripts or references to elsewhere.
pub fn render_html(report: &Report<'_>) -> Result<String, ReportError> {
    let (assessment, locale) = (report.assessment, report.locale);
    let groups = groups(report);
    let superseded = report
        .edition
        .header
        .superseded
        .as_ref()
        .filter(|superseded| superseded.date <= assessment.as_of)
        .map(|superseded| {
            let date = superseded.date.to_string();
            let values = [("date", date.as_str()), ("edition", superseded.by_edition.as_str())];
            locale.sentence("report.superseded", &values)
        });
    let page = Page {
        lang: locale.language.tag(),
        words: words(report),
        institution: &assessment.institution_name,
        edition_title: report.edition.title(locale.language),
        as_of: assessment.as_of.to_string(),
        pattern: report
            .edition
            .header
            .reading_patterns
            .as_ref()
            .map(|_| assessment.pattern.as_str()),
        superseded,
        carried: edition_notes::carried(report),
        not_known: report
            .edition
            .header
            .not_known
            .iter()
            .map(|text| text.get(locale.language))
            .collect(),
        decision: edition_notes::decision(report),
        renewals: assessment
            .renewals
            .iter()
            .map(|renewal| edition_notes::renewal(report, renewal))
            .collect(),
        tiles: Status::ALL
            .into_iter()
            .map(|status| Tile {
                class: class(status.key()),
                name: locale.get(status.key()),
                count: assessment.count(status),
            })
            .collect(),
        severities: Severity::GRAVEST_FIRST
            .into_iter()
            .map(|severity| Tile {
                class: class(severity.key()),
                name: locale.get(severity.key()),
                count: assessment.open_findings().filter(|f| f.severity == severity).count(),
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
            .map(|o| [&o.check, &o.name, &o.shipped, &o.used, &o.reason].map(Clone::clone))
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
    page.render().map_err(|error| ReportError::Render(error.to_string()))
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
    }
}

fn groups<'a>(report: &Report<'a>) -> Vec<Group<'a>> {
    let locale = report.locale;
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in report.assessment.open_findings() {
        let Some(check) = report.check(&finding.check) else { continue };
        if groups.last().is_none_or(|group| group.code != finding.check) {
            let clauses: Vec<String> =
                finding.requirements.iter().map(|id| report.citation(id)).collect();
            groups.push(Group {
                class: class(finding.severity.key()),
                severity: locale.find(finding.severity.key()).unwrap_or("?"),
                off_path: edition_notes::is_off_path(report, finding)
                    .then(|| locale.find("report.off-path").unwrap_or("?")),
                code: check.code(),
                title: check.text.title.get(locale.language),
                remedy: check.text.remedy.get(locale.language),
                clauses: clauses.join("、"),
                expected: locale.fill(&finding.verdict.expected),
                rows: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(FindingRow {
                id: finding.id.clone(),
                subject: report.subject(finding),
                observed: locale.fill(&finding.verdict.observed),
                source: finding
                    .verdict
                    .source
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            });
        }
    }
    groups
}

fn volumes<'a>(report: &Report<'a>) -> Vec<VolumeRows<'a>> {
    let locale = report.locale;
    let mut volumes: Vec<VolumeRows<'a>> = Vec::new();
    for (volume, chapter, counts) in report.by_chapter() {
        if counts.is_empty() && !chapter.count_is_unknown() {
            continue;
        }
        let name = report.volume_name(volume.volume);
        if volumes.last().is_none_or(|last| last.name != name) {
            volumes.push(VolumeRows { name, rows: Vec::new() });
        }
        let total: usize = counts.values().sum();
        let mut x = 0.0;
        let bars = Status::ALL
            .into_iter()
            .filter_map(|status| {
                let count = *counts.get(&status)?;
                let width = count as f64 * 100.0 / total.max(1) as f64;
                let bar = Bar {
                    class: class(status.key()),
                    name: locale.find(status.key()).unwrap_or("?"),
                    count,
                    x,
                    width,
                };
                x += width;
                Some(bar)
            })
            .collect();
        let mut notes = Vec::new();
        if chapter.count_is_unknown() && (!chapter.carried || counts.is_empty()) {
            notes.push(locale.get("report.count-unknown").to_owned());
        }
        if !chapter.missing_items.is_empty() {
            let items: Vec<String> =
                chapter.missing_items.iter().map(ToString::to_string).collect();
            notes.push(format!("{}: {}", locale.get("report.items-not-seen"), items.join(", ")));
        }
        if !chapter.unplaced.is_empty() {
            notes.push(format!("{}: {}", locale.get("report.unplaced"), chapter.unplaced.len()));
        }
        if let Some(last) = volumes.last_mut() {
            last.rows.push(ChapterRow {
                number: &chapter.number,
                title: chapter_title(locale, chapter),
                total,
                bars,
                note: notes.join(" / "),
            });
        }
    }
    volumes
}

fn waived(report: &Report<'_>) -> Vec<WaivedRow> {
    let locale = report.locale;
    report
        .assessment
        .findings
        .iter()
        .filter_map(|finding| {
            let waiver = finding.waiver.as_ref()?;
            let until = waiver.until.to_string();
            let values = [
                ("person", waiver.person.as_str()),
                ("until", until.as_str()),
                ("reason", waiver.reason.as_str()),
            ];
            let check = report.check(&finding.check)?;
            Some(WaivedRow {
                title: format!(
                    "{} {} — {}",
                    finding.check,
                    check.text.title.get(locale.language),
                    report.subject(finding)
                ),
                text: locale.sentence("report.by", &values),
            })
        })
        .collect()
}

fn requirements<'a>(report: &Report<'a>) -> Vec<RequirementRow<'a>> {
    let locale = report.locale;
    report
        .placed()
        .into_iter()
        .map(|placed| RequirementRow {
            id: placed.result.id.clone(),
            citation: report.citation(&placed.result.id),
            class: class(placed.result.status.key()),
            status: locale.find(placed.result.status.key()).unwrap_or("?"),
            summary: placed.requirement.summary(locale.language),
            confidence: locale.find(placed.requirement.confidence.key()).unwrap_or("?"),
            lineage: edition_notes::lineage(locale, placed.requirement),
            reason: placed
                .result
                .reason
                .as_deref()
                .map(|text| locale.fill(text))
                .unwrap_or_default(),
            routes: placed
                .result
                .routes
                .iter()
                .map(|route| RouteRow {
                    name: report.route_name(route),
                    state: locale.find(route.state.key()).unwrap_or("?"),
                    class: class(route.state.key()),
                    detail: locale.fill(&route.detail),
                    source: route.source.as_ref().map(ToString::to_string).unwrap_or_default(),
                })
                .collect(),
        })
        .collect()
}
