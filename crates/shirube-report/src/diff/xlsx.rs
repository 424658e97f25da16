//! The comparison as a workbook: every requirement of both editions.

use super::EditionDiff;
use crate::report::ReportError;
use crate::workbook::{Look, Sheet, SheetCell, workbook};
use shirube_model::Relation;

/// Renders the comparison; what is not known to be the same is marked.
pub fn render_diff_xlsx(diff: &EditionDiff<'_>) -> Result<Vec<u8>, ReportError> {
    let locale = diff.locale;
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        for line in diff.lines(relation) {
            let (before, after) = (diff.before(line), diff.after(line));
            let look = if relation == Relation::Unchanged { Look::Middle } else { Look::Marked };
            let text = |side: &Option<super::Side<'_>>, part: fn(&super::Side<'_>) -> String| {
                SheetCell::plain(side.as_ref().map(part).unwrap_or_default())
            };
            rows.push(vec![
                SheetCell::looking(locale.get(relation.key()), look),
                text(&before, |side| side.citation.clone()),
                text(&before, |side| side.summary.to_owned()),
                text(&after, |side| side.citation.clone()),
                text(&after, |side| side.summary.to_owned()),
                SheetCell::plain(diff.reason(line)),
                SheetCell::plain(locale.get(line.confidence.key())),
                SheetCell::plain(line.source.clone()),
            ]);
        }
    }
    let counts: Vec<String> = diff
        .counts()
        .map(|(relation, count)| format!("{} {count}", locale.get(relation.key())))
        .collect();
    let mut below = vec![String::new(), locale.get("report.not-known").to_owned()];
    below.extend(diff.not_known().map(|text| format!("・{text}")));
    let heading = |key: &str| locale.get(key).to_owned();
    workbook(&[Sheet {
        name: format!("{} - {}", diff.before.id, diff.after.id),
        above: vec![
            format!("{} → {}", diff.before.id, diff.after.id),
            counts.join(" / "),
            String::new(),
        ],
        headings: vec![
            heading("diff.relation"),
            diff.before.id.to_string(),
            heading("diff.summary"),
            diff.after.id.to_string(),
            heading("diff.summary"),
            heading("diff.reason"),
            heading("report.confidence"),
            heading("explain.source"),
        ],
        widths: vec![14.0, 18.0, 44.0, 18.0, 44.0, 40.0, 10.0, 22.0],
        rows,
        below,
        landscape: true,
    }])
}
