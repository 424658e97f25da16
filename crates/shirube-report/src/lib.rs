//! Reports: one renderer per output format, over one assessment. Nothing here knows of SQL or of
//! files on disk; the same assessment gives the same bytes.

mod checklist;
mod ciso_assistant;
mod comments;
mod csv_report;
mod csv_text;
mod diff;
mod edition_notes;
mod explain;
mod html;
mod json;
mod junit;
mod oscal;
mod report;
mod sarif;
mod text;
mod workbook;
mod xlsx_report;

pub use checklist::{
    ChecklistReport, checklists_json, render_checklists_html, render_checklists_text,
    render_checklists_xlsx,
};
pub use ciso_assistant::{catalog_of_ciso_assistant, ciso_assistant_library};
pub use comments::{
    comment_json, comments_about, render_comment, render_comments_csv, render_comments_html,
    render_comments_json, render_comments_text, render_comments_xlsx,
};
pub use csv_report::render_csv;
pub use csv_text::csv_text;
pub use diff::{EditionDiff, diff_json, render_diff_html, render_diff_text, render_diff_xlsx};
pub use explain::explain;
pub use html::render_html;
pub use json::{REPORT_SCHEMA, render_json};
pub use junit::render_junit;
pub use oscal::{
    CatalogSummary, OscalFault, OscalVersion, oscal_assessment_results, oscal_catalog,
    oscal_component_definition, oscal_cross_reference, oscal_edition_mapping, oscal_poam,
    oscal_profile, read_oscal_catalog,
};
pub use report::{Report, ReportError};
pub use sarif::render_sarif;
pub use text::{TextStyle, render_text};
pub use xlsx_report::render_xlsx;
