//! XLSX: requirements, findings and the index of evidence, one sheet each.

use crate::report::{Report, ReportError};
use crate::workbook::{Look, Sheet, SheetCell, workbook};
use shirube_model::{Status, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Renders the report as a workbook.
pub fn render_xlsx(report: &Report<'_>) -> Result<Vec<u8>, ReportError> {
    workbook(&[requirements(report), findings(report), evidence(report)])
}

fn above(report: &Report<'_>, title: &str) -> Vec<String> {
    let locale = report.locale;
    vec![
        format!("{} — {title}", report.assessment.institution_name),
        format!(
            "{}   {} {}",
            report.edition.title(locale.language),
            locale.get("report.as-of"),
            report.assessment.as_of
        ),
        locale.get("report.disclaimer").to_owned(),
    ]
}

fn requirements(report: &Report<'_>) -> Sheet {
    let locale = report.locale;
    let rows = report
        .placed()
        .into_iter()
        .map(|placed| {
            let result = placed.result;
            let look = match result.status {
                Status::NotMet => Look::Marked,
                _ => Look::Middle,
            };
            let mut why: Vec<String> =
                result.reason.iter().map(|reason| locale.message(reason)).collect();
            why.extend(result.routes.iter().map(|route| {
                let source = route.source.as_ref().map(|s| format!(" ← {s}")).unwrap_or_default();
                let state = locale.get(route.state.key());
                let detail = report.detail(route);
                format!("{state}: {} {detail}{source}", report.route_name(route))
            }));
            let lineage = crate::edition_notes::lineage(locale, placed.requirement);
            vec![
                SheetCell::plain(report.citation(&result.id)),
                SheetCell::plain(crate::report::summary(locale, placed.requirement)),
                SheetCell::looking(locale.get(result.status.key()), look),
                SheetCell::plain(why.join("\n")),
                SheetCell::plain(locale.get(placed.requirement.confidence.key())),
                SheetCell::plain(lineage.unwrap_or_default()),
            ]
        })
        .collect();
    sheet(
        report,
        "report.requirements",
        &[
            ("report.clause", 20.0),
            ("diff.summary", 44.0),
            ("report.status", 12.0),
            ("report.why", 60.0),
            ("report.confidence", 10.0),
            ("report.lineage", 24.0),
        ],
        rows,
    )
}

fn findings(report: &Report<'_>) -> Sheet {
    let locale = report.locale;
    let rows = report
        .assessment
        .findings
        .iter()
        .map(|finding| {
            let check = report.check(&finding.check);
            let text = |pick: fn(&shirube_catalogue::Check) -> &shirube_model::Bilingual| {
                check.map_or("", |check| pick(check).get(locale.language)).to_owned()
            };
            let clauses: Vec<String> =
                finding.requirements.iter().map(|id| report.citation(id)).collect();
            let waiver = finding.waiver.as_ref().map(|waiver| report.waiver(waiver));
            vec![
                SheetCell::looking(locale.get(finding.severity.key()), Look::Middle),
                SheetCell::plain(format!("{} {}", finding.check, text(|check| &check.text.title))),
                SheetCell::plain(report.subject(finding)),
                SheetCell::plain(locale.wording(&finding.verdict.observed)),
                SheetCell::plain(
                    [
                        vec![locale.wording(&finding.verdict.expected)],
                        report.own_thresholds(Some(&finding.check)),
                    ]
                    .concat()
                    .join("\n"),
                ),
                SheetCell::plain(
                    finding.verdict.source.as_ref().map(ToString::to_string).unwrap_or_default(),
                ),
                SheetCell::plain(text(|check| &check.text.remedy)),
                SheetCell::plain(clauses.join("、")),
                SheetCell::plain(waiver.unwrap_or_default()),
                SheetCell::plain(finding.id.clone()),
            ]
        })
        .collect();
    sheet(
        report,
        "report.findings",
        &[
            ("explain.severity", 9.0),
            ("report.checks-run", 28.0),
            ("report.subject", 20.0),
            ("report.observed", 24.0),
            ("report.expected", 24.0),
            ("report.evidence", 26.0),
            ("report.remedy", 40.0),
            ("report.clause", 24.0),
            ("report.waiver", 24.0),
            ("report.finding-id", 16.0),
        ],
        rows,
    )
}

/// Every file that was read, with its hash, and what it is evidence of.
fn evidence(report: &Report<'_>) -> Sheet {
    let mut shows: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for result in &report.assessment.requirements {
        for source in result.routes.iter().filter_map(|route| route.source.as_ref()) {
            let citation = report.citation(&result.id);
            shows.entry(source.artifact.as_str()).or_default().insert(citation);
        }
    }
    let mut against: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in &report.assessment.checks {
        for row in outcome.verdicts.iter().filter(|row| row.verdict == Verdict::Fail) {
            if let Some(source) = &row.source {
                *against.entry(source.artifact.as_str()).or_default() += 1;
            }
        }
    }
    let rows = report
        .assessment
        .artifacts
        .iter()
        .map(|artifact| {
            let path = artifact.path.as_str();
            let cited: Vec<String> = shows.remove(path).into_iter().flatten().collect();
            vec![
                SheetCell::plain(path),
                SheetCell::plain(artifact.format.clone().unwrap_or_else(|| "-".to_owned())),
                SheetCell::plain(artifact.facts.to_string()),
                SheetCell::plain(against.get(path).copied().unwrap_or(0).to_string()),
                SheetCell::plain(cited.join("、")),
                SheetCell::plain(artifact.sha256.clone()),
            ]
        })
        .collect();
    sheet(
        report,
        "report.evidence-index",
        &[
            ("report.file", 36.0),
            ("report.format", 14.0),
            ("report.facts", 8.0),
            ("report.findings", 8.0),
            ("report.evidence-of", 60.0),
            ("report.sha256", 66.0),
        ],
        rows,
    )
}

fn sheet(
    report: &Report<'_>,
    name: &str,
    columns: &[(&str, f64)],
    rows: Vec<Vec<SheetCell>>,
) -> Sheet {
    let locale = report.locale;
    let title = locale.get(name);
    Sheet {
        name: title.to_owned(),
        above: above(report, title),
        headings: columns.iter().map(|(key, _)| locale.get(key).to_owned()).collect(),
        widths: columns.iter().map(|(_, width)| *width).collect(),
        rows,
        below: Vec::new(),
        landscape: true,
    }
}
