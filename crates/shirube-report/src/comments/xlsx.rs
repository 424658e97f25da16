//! XLSX: the ministry's table, to be read, printed and passed on.

use super::csv_export::{headings, row};
use crate::report::ReportError;
use crate::workbook::{HEADING, MARKED, base, empty};
use rust_xlsxwriter::XlsxError;
use shirube_documents::comment::{Field, ReadingConfidence, Reviewed};
use shirube_words::Locale;

/// Widths of the columns in characters, as [`headings`] names them.
const WIDTHS: [f64; 11] = [6.0, 20.0, 16.0, 22.0, 7.0, 60.0, 44.0, 14.0, 24.0, 30.0, 20.0];

/// Renders the comments as a workbook; what is not sure is marked by its colour.
pub fn render_comments_xlsx(locale: Locale, comments: &[Reviewed]) -> Result<Vec<u8>, ReportError> {
    workbook(locale, comments).map_err(|error| ReportError::Render(error.to_string()))
}

fn workbook(locale: Locale, comments: &[Reviewed]) -> Result<Vec<u8>, XlsxError> {
    let cell = base();
    let heading = cell.clone().set_bold().set_background_color(HEADING);
    let unsure = cell.clone().set_background_color(MARKED);
    let mut workbook = empty()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(locale.get("comments.sheet"))?;
    for (column, title) in (0u16..).zip(headings(locale)) {
        sheet.write_string_with_format(0, column, title, &heading)?;
        sheet.set_column_width(column, WIDTHS[usize::from(column)])?;
    }
    for (line, reviewed) in (1u32..).zip(comments) {
        for (column, text) in (0u16..).zip(row(locale, reviewed)) {
            let field =
                Field::COLUMNS.get(usize::from(column)).copied().unwrap_or(Field::Disposition);
            let confidence = reviewed.comment.confidence.get(&field);
            let marked = column < 8 && confidence == Some(&ReadingConfidence::Unsure);
            let format = if marked { &unsure } else { &cell };
            // A cell of a workbook holds 32,767 characters; `…` says that there was more.
            let text = shirube_model::text::shorten(&text, 32_000);
            match (field, text.parse::<u32>()) {
                (Field::Number, Ok(number)) if column == 0 => {
                    sheet.write_number_with_format(line, column, number, format)?
                }
                _ => sheet.write_string_with_format(line, column, text, format)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_paper_size(8).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    workbook.save_to_buffer()
}
