//! The register of public comments, one renderer per output format.

mod csv_export;
mod html;
mod json;
mod text;
mod xlsx;

pub use csv_export::render_comments_csv;
pub use html::render_comments_html;
pub use json::{comment_json, render_comments_json};
pub use text::{comments_about, render_comment, render_comments_text};
pub use xlsx::render_comments_xlsx;

use shirube_model::comment::{Disposition, Reviewed};
use std::collections::BTreeMap;

/// The comments of one theme, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeCount {
    /// The theme.
    pub theme: Option<String>,
    /// How many were disposed of in each way.
    pub dispositions: BTreeMap<Option<Disposition>, usize>,
}

/// How many comments of each theme were disposed of in each way; themes in the order of the numbers.
pub fn statistics(comments: &[Reviewed]) -> Vec<ThemeCount> {
    let mut out: Vec<ThemeCount> = Vec::new();
    for found in comments {
        let theme = &found.comment.theme;
        let index = out.iter().position(|known| known.theme == *theme).unwrap_or_else(|| {
            out.push(ThemeCount { theme: theme.clone(), ..ThemeCount::default() });
            out.len() - 1
        });
        *out[index].dispositions.entry(found.comment.disposition).or_default() += 1;
    }
    out
}
