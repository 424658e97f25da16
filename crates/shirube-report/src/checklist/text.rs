//! The forms for a terminal.

use super::ChecklistReport;
use crate::text::wrap;
use std::fmt::Write;

const WIDTH: usize = 80;

/// Renders the forms as text.
pub fn render_checklists_text(report: &ChecklistReport<'_>) -> String {
    let locale = report.locale();
    let language = locale.language;
    let mut out = String::new();
    let _ = writeln!(out, "{}", report.list.title.get(language));
    let _ = writeln!(
        out,
        "{}   {} {}",
        report.report.assessment.institution_name,
        locale.get("report.as-of"),
        report.report.assessment.as_of
    );
    if let Some(text) = report.outside_year() {
        bullet(&mut out, &text);
    }
    for text in &report.list.not_known {
        bullet(&mut out, text.get(language));
    }
    for result in report.results {
        let _ = writeln!(out, "\n{}\n{}", report.form_title(result), report.counts(result));
        let mut section = "";
        for row in report.rows(result) {
            if row.item.section != section {
                section = &row.item.section;
                let _ = writeln!(out, "\n{}", report.list.section_title(section, language));
            }
            let state = locale.get(row.result.state.key());
            let text = format!(
                "{} ({}) {} [{}]",
                row.item.number,
                row.scope,
                row.item.summary.get(language),
                locale.get(row.known.confidence.key())
            );
            for (index, line) in wrap(&text, WIDTH - 2).into_iter().enumerate() {
                let _ = writeln!(out, "{}{line}", if index == 0 { "" } else { "    " });
            }
            let target = if row.target.is_empty() {
                String::new()
            } else {
                format!("   {} {}", locale.get("checklist.target"), row.target)
            };
            let _ = writeln!(out, "    → {state}{target}");
            for text in row.remarks.iter().chain(&row.evidence) {
                for (index, line) in wrap(text, WIDTH - 6).into_iter().enumerate() {
                    let _ = writeln!(out, "    {}{line}", if index == 0 { "・" } else { "  " });
                }
            }
        }
    }
    let _ = writeln!(out);
    for line in wrap(locale.get("checklist.disclaimer"), WIDTH) {
        let _ = writeln!(out, "{line}");
    }
    out
}

fn bullet(out: &mut String, text: &str) {
    for (index, line) in wrap(text, WIDTH - 4).into_iter().enumerate() {
        let _ = writeln!(out, "{}{line}", if index == 0 { "- " } else { "  " });
    }
}
