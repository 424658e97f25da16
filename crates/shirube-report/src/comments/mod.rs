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

use shirube_documents::comment::{Disposition, Field, ReadingConfidence, Reviewed};
use std::collections::BTreeMap;

/// A disposition, and whether its reading is sure.
type Counted = (Option<Disposition>, bool);

/// The comments of one theme, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct ThemeCount {
    /// The theme; `None` for comments without one.
    theme: Option<String>,
    /// False for those comments whose theme waits for a person: they are counted together.
    sure: bool,
    /// How many were disposed of in each way.
    dispositions: BTreeMap<Counted, usize>,
}

/// How many comments of each theme were disposed of in each way; themes in the order of the numbers,
/// those that are not sure last.
fn statistics(comments: &[Reviewed]) -> Vec<ThemeCount> {
    let is_sure = |reviewed: &Reviewed, field: Field| {
        reviewed.comment.confidence.get(&field) != Some(&ReadingConfidence::Unsure)
    };
    let mut out: Vec<ThemeCount> = Vec::new();
    for reviewed in comments {
        let sure = is_sure(reviewed, Field::Theme);
        let theme = reviewed.comment.theme.clone().filter(|_| sure);
        let index = out.iter().position(|known| known.theme == theme && known.sure == sure);
        let index = index.unwrap_or_else(|| {
            out.push(ThemeCount { theme, sure, ..ThemeCount::default() });
            out.len() - 1
        });
        let counted = (reviewed.comment.disposition, is_sure(reviewed, Field::Disposition));
        *out[index].dispositions.entry(counted).or_default() += 1;
    }
    out.sort_by_key(|count| !count.sure);
    out
}
