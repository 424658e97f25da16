//! Workbooks that look alike: one font, thin borders, a heading row that repeats, A4.

use crate::report::ReportError;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Text, wrapped.
    Plain,
    /// Something that a person must look at.
    Marked,
    /// A heading over a group of rows.
    Group,
    /// A short answer, in the middle.
    Middle,
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) struct SheetCell {
    pub(crate) text: String,
    pub(crate) look: Look,
}

impl SheetCell {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), look: Look::Plain }
    }

    pub(crate) fn looking(text: impl Into<String>, look: Look) -> Self {
        Self { text: text.into(), look }
    }
}

/// A sheet: lines above the table, a heading row, and the rows.
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Title and whatever else stands above the table, one line each.
    pub(crate) above: Vec<String>,
    pub(crate) headings: Vec<String>,
    /// Widths in characters, one per heading.
    pub(crate) widths: Vec<f64>,
    pub(crate) rows: Vec<Vec<SheetCell>>,
    /// Lines under the table.
    pub(crate) below: Vec<String>,
    pub(crate) landscape: bool,
}

/// The sheets as one workbook. The same sheets give the same bytes: no clock is in the file.
pub(crate) fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, ReportError> {
    build(sheets).map_err(|error| ReportError::Render(error.to_string()))
}

/// A workbook without a clock in it.
pub(crate) fn empty() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(workbook)
}

/// The look that every cell starts from.
pub(crate) fn base() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_font_name("Meiryo UI")
        .set_font_size(9.0)
}

/// The background of headings.
pub(crate) const HEADING: u32 = 0x00D9_E2F3;
/// The background of what a person must look at.
pub(crate) const MARKED: u32 = 0x00FF_F2CC;

/// A cell of a workbook holds 32,767 characters.
const CELL_CHARACTERS: usize = 32_000;

fn build(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = empty()?;
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

/// The height of a row in points. Programs do not agree on when they fit a row to its text, so it is
/// said: the lines of the fullest cell, a wide character counted as two.
fn height(cells: &[SheetCell], widths: &[f64]) -> f64 {
    const LINE: f64 = 12.5;
    const TALLEST: f64 = 409.0;
    let lines = |cell: &SheetCell, width: f64| -> f64 {
        cell.text
            .split('\n')
            .map(|line| (line.width() as f64 / (width * 0.96)).ceil().max(1.0))
            .sum()
    };
    let fullest = match cells {
        [only] if only.look == Look::Group => 1.0,
        cells => cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| lines(cell, width.max(2.0)))
            .fold(1.0, f64::max),
    };
    (fullest * LINE + 3.0).min(TALLEST)
}

fn write_sheet(out: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let cell = base();
    let heading = cell.clone().set_bold().set_background_color(HEADING);
    let marked = cell.clone().set_align(FormatAlign::Center).set_background_color(MARKED);
    let group = cell.clone().set_bold().set_background_color(0x00F2_F2F2);
    let middle = cell.clone().set_align(FormatAlign::Center);
    let title = Format::new().set_bold().set_font_name("Meiryo UI").set_font_size(13.0);
    let line = Format::new().set_font_name("Meiryo UI").set_font_size(9.0);
    out.set_name(&sheet.name)?;
    for (column, width) in (0u16..).zip(&sheet.widths) {
        out.set_column_width(column, *width)?;
    }
    let mut row = 0u32;
    for (index, text) in sheet.above.iter().enumerate() {
        out.write_string_with_format(row, 0, text, if index == 0 { &title } else { &line })?;
        row += 1;
    }
    for (column, text) in (0u16..).zip(&sheet.headings) {
        out.write_string_with_format(row, column, text, &heading)?;
    }
    out.set_repeat_rows(row, row)?;
    out.set_freeze_panes(row + 1, 0)?;
    row += 1;
    let last = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for cells in &sheet.rows {
        out.set_row_height(row, height(cells, &sheet.widths))?;
        match cells.as_slice() {
            [only] if only.look == Look::Group && last > 0 => {
                out.merge_range(row, 0, row, last, &only.text, &group)?;
            }
            cells => {
                for (column, found) in (0u16..).zip(cells) {
                    let format = match found.look {
                        Look::Plain => &cell,
                        Look::Marked => &marked,
                        Look::Group => &group,
                        Look::Middle => &middle,
                    };
                    let text = shirube_model::text::shorten(&found.text, CELL_CHARACTERS);
                    out.write_string_with_format(row, column, text, format)?;
                }
            }
        }
        row += 1;
    }
    for text in &sheet.below {
        out.write_string_with_format(row, 0, text, &line)?;
        row += 1;
    }
    if sheet.landscape {
        out.set_landscape();
    }
    const A4: u8 = 9;
    out.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    out.set_footer("&R&P / &N");
    Ok(())
}
