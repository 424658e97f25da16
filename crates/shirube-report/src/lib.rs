#![doc = include_str!("../README.md")]

mod checklist;
mod comments;
mod csv_report;
mod csv_text;
mod diff;
mod edition_notes;
mod explain;
mod html;
mod json;
mod junit;
mod report;
mod research;
mod sarif;
mod text;
mod workbook;
mod xlsx_report;

pub use checklist::{
    ChecklistReport, checklists_json, render_checklists_html, render_checklists_text,
    render_checklists_xlsx,
};
pub use comments::{
    comment_json, comments_about, render_comment, render_comments_csv, render_comments_html,
    render_comments_json, render_comments_text, render_comments_xlsx,
};
pub use csv_report::render_csv;
pub use csv_text::csv_text;
pub use diff::{EditionDiff, diff_json, render_diff_html, render_diff_text, render_diff_xlsx};
pub use edition_notes::lineage as lineage_note;
pub use explain::explain;
pub use html::render_html;
pub use json::{REPORT_SCHEMA, render_json};
pub use junit::render_junit;
pub use report::{PlacedResult, Report, ReportError, citation, summary};
pub use sarif::render_sarif;
pub use text::{TextStyle, render_text};
pub use xlsx_report::render_xlsx;
