//! CSV: one row per requirement and one per finding, for spreadsheets.

use crate::report::{Report, ReportError, summary};

/// Renders the report as CSV with a byte order mark, as Japanese spreadsheet programs expect it.
pub fn render_csv(report: &Report<'_>) -> Result<String, ReportError> {
    let failed = |error: &dyn std::fmt::Display| ReportError::Render(error.to_string());
    let locale = report.locale;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = [
        "kind",
        "id",
        "status_or_severity",
        "place_or_subject",
        "summary",
        "observed",
        "expected",
        "source",
        "remedy",
        "waiver",
    ];
    writer.write_record(header).map_err(|error| failed(&error))?;
    for placed in report.placed() {
        let reason = placed.result.reason.as_ref().map(|reason| locale.message(reason));
        let id = report.key(&placed.result.id);
        let place = report.citation(&placed.result.id);
        let row = [
            "requirement",
            &id,
            locale.get(placed.result.status.key()),
            &place,
            summary(locale, placed.requirement),
            reason.as_deref().unwrap_or(""),
            "",
            "",
            "",
            "",
        ];
        writer.write_record(row.map(guarded)).map_err(|error| failed(&error))?;
    }
    for finding in &report.assessment.findings {
        let check = report.check(&finding.check);
        let title = check.map_or("", |check| check.text.title.get(locale.language));
        let remedy = check.map_or("", |check| check.text.remedy.get(locale.language));
        let source = finding.verdict.source.as_ref().map(ToString::to_string).unwrap_or_default();
        let waiver = finding.waiver.as_ref().map_or_else(String::new, |waiver| {
            format!("{} {} {}", waiver.person, waiver.until, waiver.reason)
        });
        let row = [
            "finding",
            &finding.id,
            locale.get(finding.severity.key()),
            &report.subject(finding),
            &format!("{} {title}", finding.check),
            &locale.wording(&finding.verdict.observed),
            &locale.wording(&finding.verdict.expected),
            &source,
            remedy,
            &waiver,
        ];
        writer.write_record(row.map(guarded)).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    let text = String::from_utf8(bytes).map_err(|error| failed(&error))?;
    Ok(format!("\u{feff}{text}"))
}

/// A cell that a spreadsheet program would take for a formula is quoted with an apostrophe: the
/// ledger of an institution may hold anything.
pub(crate) fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
