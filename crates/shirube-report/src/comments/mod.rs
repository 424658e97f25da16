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

/// How many comments of each theme were disposed of in each way; themes in the order of the numbers.
pub fn statistics(
    comments: &[Reviewed],
) -> Vec<(Option<String>, BTreeMap<Option<Disposition>, usize>)> {
    let mut out: Vec<(Option<String>, BTreeMap<Option<Disposition>, usize>)> = Vec::new();
    for found in comments {
        let theme = found.comment.theme.clone();
        let index = out.iter().position(|(known, _)| *known == theme).unwrap_or_else(|| {
            out.push((theme, BTreeMap::new()));
            out.len() - 1
        });
        *out[index].1.entry(found.comment.disposition).or_default() += 1;
    }
    out
}
