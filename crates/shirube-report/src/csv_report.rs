//! CSV: one row per requirement and one per finding, for spreadsheets.

use crate::csv_text::csv_text;
use crate::report::{Report, ReportError, summary};
use shirube_model::Finding;

/// The keys of the headings, in order.
const HEADINGS: [&str; 10] = [
    "csv.kind",
    "csv.id",
    "csv.status-or-severity",
    "csv.place-or-subject",
    "csv.summary",
    "csv.observed",
    "csv.expected",
    "csv.source",
    "csv.remedy",
    "csv.waiver",
];

/// Renders the report as CSV with a byte order mark, as Japanese spreadsheet programs expect it.
pub fn render_csv(report: &Report<'_>) -> Result<String, ReportError> {
    let locale = report.locale;
    let mut rows = vec![HEADINGS.map(|key| locale.get(key).to_owned())];
    for placed in report.placed() {
        let reason = placed.result.reason.as_ref().map(|reason| locale.message(reason));
        let mut row: [String; 10] = Default::default();
        row[0] = locale.get("csv.requirement").to_owned();
        row[1] = report.key(&placed.result.id);
        row[2] = locale.get(placed.result.status.key()).to_owned();
        row[3] = report.citation(&placed.result.id);
        row[4] = summary(locale, placed.requirement).to_owned();
        row[5] = reason.unwrap_or_default();
        rows.push(row);
    }
    rows.extend(report.assessment.findings.iter().map(|finding| finding_row(report, finding)));
    for line in report.own_thresholds(None) {
        let mut row: [String; 10] = Default::default();
        row[0] = locale.get("report.overrides").to_owned();
        row[4] = line;
        rows.push(row);
    }
    Ok(format!("\u{feff}{}", csv_text(rows)?))
}

fn finding_row(report: &Report<'_>, finding: &Finding) -> [String; 10] {
    let locale = report.locale;
    let check = report.check(&finding.check);
    let title = check.map_or("", |check| check.text.title.get(locale.language));
    let remedy = check.map_or("", |check| check.text.remedy.get(locale.language));
    [
        locale.get("csv.finding").to_owned(),
        finding.id.clone(),
        locale.get(finding.severity.key()).to_owned(),
        report.subject(finding),
        format!("{} {title}", finding.check),
        locale.wording(&finding.verdict.observed),
        locale.wording(&finding.verdict.expected),
        finding.verdict.source.as_ref().map(ToString::to_string).unwrap_or_default(),
        remedy.to_owned(),
        finding.waiver.as_ref().map(|waiver| report.waiver(waiver)).unwrap_or_default(),
    ]
}
