//! The forms as a workbook, one sheet each.

use super::ChecklistReport;
use crate::report::ReportError;
use crate::workbook::{Look, Sheet, SheetCell, workbook};
use shirube_model::checklist::{ChecklistResult, ItemState, Party};

/// Renders the forms; what a person must still answer, or look at, is marked.
pub fn render_checklists_xlsx(report: &ChecklistReport<'_>) -> Result<Vec<u8>, ReportError> {
    let sheets: Vec<Sheet> = report.results.iter().map(|result| sheet(report, result)).collect();
    workbook(&sheets)
}

fn sheet(report: &ChecklistReport<'_>, result: &ChecklistResult) -> Sheet {
    let locale = report.locale();
    let language = locale.language;
    let mut rows = Vec::new();
    let mut section = "";
    for row in report.rows(result) {
        if row.item.section != section {
            section = &row.item.section;
            let title = report.list.section_title(section, language);
            rows.push(vec![SheetCell::looking(title, Look::Group)]);
        }
        let open = matches!(row.result.state, ItemState::Unanswered | ItemState::ShownNo)
            || row.result.contradicted;
        let answer = if open { Look::Marked } else { Look::Middle };
        let first = match row.result.state {
            ItemState::NotRequired => locale.get(row.result.state.key()).to_owned(),
            _ => row.first.0.clone(),
        };
        let mut evidence = row.remarks.clone();
        evidence.extend(row.evidence.iter().cloned());
        rows.push(vec![
            SheetCell::looking(row.item.number.clone(), Look::Middle),
            SheetCell::plain(row.scope.clone()),
            SheetCell::plain(row.item.summary.get(language)),
            SheetCell::looking(first, answer),
            SheetCell::looking(row.first.1.clone(), Look::Middle),
            SheetCell::looking(row.target.clone(), Look::Middle),
            SheetCell::looking(row.second.0.clone(), Look::Middle),
            SheetCell::looking(row.second.1.clone(), Look::Middle),
            SheetCell::plain(evidence.join("\n")),
            SheetCell::plain(locale.get(row.known.confidence.key())),
        ]);
    }
    let heading = |key: &str| locale.get(key).to_owned();
    let mut above = vec![
        format!("{} {}", report.list.title.get(language), report.form_title(result)),
        format!(
            "{}: {}   {}: {}",
            locale.get("checklist.institution"),
            result.institution,
            locale.get("report.as-of"),
            result.as_of
        ),
        report.counts(result),
    ];
    above.extend(report.outside_year().map(|text| format!("※ {text}")));
    above.extend(report.list.not_known.iter().map(|text| format!("※ {}", text.get(language))));
    Sheet {
        name: sheet_name(report, result),
        above,
        headings: vec![
            heading("checklist.number"),
            heading("checklist.scope"),
            heading("checklist.item"),
            heading("checklist.first"),
            heading("checklist.checked-at"),
            heading("checklist.target"),
            heading("checklist.second"),
            heading("checklist.checked-at"),
            heading("checklist.evidence"),
            heading("report.confidence"),
        ],
        widths: vec![6.0, 12.0, 36.0, 15.0, 11.0, 11.0, 9.0, 11.0, 58.0, 9.0],
        rows,
        below: vec![String::new(), locale.get("checklist.disclaimer").to_owned()],
        landscape: true,
    }
}

/// A sheet's name: at most 31 characters, none of those that a workbook forbids.
fn sheet_name(report: &ChecklistReport<'_>, result: &ChecklistResult) -> String {
    let name = match (&result.vendor, result.party) {
        (Some((id, _)), _) => format!("{} {id}", Party::Vendor.id()),
        (None, party) => report.form(party).map_or_else(
            || party.id().to_owned(),
            |form| form.title.get(report.locale().language).to_owned(),
        ),
    };
    let name: String =
        name.chars().map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c }).take(31).collect();
    name
}
