//! CSV as it leaves the house: nothing in a cell is taken for a formula, nothing steers a terminal.

use crate::report::ReportError;

/// Rows as CSV. Every cell is guarded: the ledger of an institution may hold anything.
pub fn csv_text<R>(rows: impl IntoIterator<Item = R>) -> Result<String, ReportError>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let failed = |error: &dyn std::fmt::Display| ReportError::Render(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| guarded(cell.as_ref()));
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

/// A cell that a spreadsheet program would take for a formula is quoted with an apostrophe; control
/// characters other than line ends are masked. `-` alone is the mark of an empty cell.
fn guarded(cell: &str) -> String {
    let formula =
        cell != "-" && cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    let mask =
        |c: char| if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { '\u{fffd}' } else { c };
    let plain: String = cell.chars().map(mask).collect();
    if formula { format!("'{plain}") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas_and_no_commands() {
        let text = csv_text([["=1+1", "＋1", "a\u{1b}[2Jb"], ["-", "a,b", "2026-04-01"]]).unwrap();
        assert_eq!(text, "'=1+1,'＋1,a\u{fffd}[2Jb\n-,\"a,b\",2026-04-01\n");
    }
}
