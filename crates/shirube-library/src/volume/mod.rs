//! Official volumes of the guideline: from the lines of their pages to chapters, sections and
//! requirements.
//!
//! The form that is read is that of editions 6.0 and 7.0: numbered chapters, 【遵守事項】 and its
//! circled numbers, lettered sub-items, numbered sections, page numbers at the foot, a table of
//! contents with leaders.

mod lines;
mod marks;
mod outline;

pub use outline::read_volume;

use crate::read::edition_of;
use shirube_documents::document::Page;
use shirube_model::Volume;

/// Pages at the beginning that may name edition and volume.
const TITLE_PAGES: usize = 3;

/// The edition and the volume that the first pages name, as far as they do.
pub fn named(pages: &[Page]) -> (Option<String>, Option<Volume>) {
    let mut text = String::new();
    for page in pages.iter().take(TITLE_PAGES) {
        text.push_str(page.body_text());
        text.push('\n');
    }
    let joined: String = text.split_whitespace().collect();
    let first = Volume::ALL
        .into_iter()
        .filter_map(|volume| Some((joined.find(volume.name_ja())?, volume)))
        .min();
    (text.lines().find_map(edition_of), first.map(|(_, volume)| volume))
}
