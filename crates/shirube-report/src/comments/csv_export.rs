//! CSV: the ministry's columns, then what the register adds.

use crate::csv_text::csv_text;
use crate::report::ReportError;
use shirube_documents::comment::{Field, Reviewed};
use shirube_words::Locale;

/// The headings of the ministry's table, in its order, then the register's own.
pub(super) fn headings(locale: Locale) -> Vec<&'static str> {
    let own = ["comments.disposition", "comments.references", "comments.source", "comments.unsure"];
    let columns = Field::COLUMNS.into_iter().map(|field| locale.get(field_key(field)));
    columns.chain(own.map(|key| locale.get(key))).collect()
}

/// The key of a field's name in the locale files.
pub(super) fn field_key(field: Field) -> &'static str {
    match field {
        Field::Number => "field.number",
        Field::Theme => "field.theme",
        Field::Volume => "field.volume",
        Field::Place => "field.place",
        Field::Page => "field.page",
        Field::Opinion => "field.opinion",
        Field::Response => "field.response",
        Field::Disposition => "field.disposition",
        Field::References => "field.references",
    }
}

/// The cells of a comment, as [`headings`] names them; absent cells hold `-`, as on paper.
pub(super) fn row(locale: Locale, reviewed: &Reviewed) -> Vec<String> {
    let comment = &reviewed.comment;
    let mut cells: Vec<String> = Field::COLUMNS
        .into_iter()
        .map(|field| {
            comment.text(field).filter(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned())
        })
        .collect();
    cells.push(comment.disposition.map_or("-", |d| locale.get(d.key())).to_owned());
    let references: Vec<&str> =
        reviewed.references().flat_map(|cited| &cited.resolved).map(String::as_str).collect();
    cells.push(references.join(" "));
    let page = reviewed.page().map_or_else(String::new, |page| format!(" p. {page}"));
    cells.push(format!("{}{page}", reviewed.document.title));
    let unsure: Vec<&str> = comment.unsure().map(|field| locale.get(field_key(field))).collect();
    cells.push(unsure.join(locale.get("list.separator")));
    cells
}

/// Renders the comments as CSV with a byte order mark, as Japanese spreadsheet programs expect it.
pub fn render_comments_csv(locale: Locale, comments: &[Reviewed]) -> Result<String, ReportError> {
    let headings = headings(locale).into_iter().map(str::to_owned).collect();
    let rows =
        std::iter::once(headings).chain(comments.iter().map(|reviewed| row(locale, reviewed)));
    let text = csv_text(rows)?;
    Ok(format!("\u{feff}{text}"))
}
