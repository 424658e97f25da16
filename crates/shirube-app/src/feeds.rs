//! Data of the world: shipped with the binary, or carried in, whichever is newer.

use crate::data_folder::DataFolder;
use crate::error::AppError;
use shirube_catalogue::{CatalogueFiles, FolderFiles, ShippedFiles};
use shirube_facts::Facts;
use shirube_folder::feed::{FeedDescription, read_manifest, read_snapshot};
use shirube_model::FeedStamp;

pub(crate) const MANIFEST: &str = "feeds/feeds.toml";
pub(crate) const RANGES: &str = "feeds/affected-versions.csv";

/// A feed and where its snapshot lies.
pub struct ChosenFeed {
    /// What it says of itself.
    pub description: FeedDescription,
    /// True when it was carried in, false when it was shipped.
    pub carried_in: bool,
    files: Box<dyn CatalogueFiles>,
}

/// The newest snapshot of each feed, by name.
pub fn choose_feeds(data: Option<&DataFolder>) -> Result<Vec<ChosenFeed>, AppError> {
    let mut chosen: Vec<ChosenFeed> = Vec::new();
    let shipped = read_manifest(MANIFEST, &ShippedFiles.text(MANIFEST)?)?;
    for description in shipped.feed {
        chosen.push(ChosenFeed { description, files: Box::new(ShippedFiles), carried_in: false });
    }
    if let Some(folder) = data.map(DataFolder::path).filter(|path| path.join(MANIFEST).is_file()) {
        let carried = read_manifest(MANIFEST, &FolderFiles::new(folder).text(MANIFEST)?)?;
        for description in carried.feed.into_iter().filter(says_what_it_covers) {
            let files = Box::new(FolderFiles::new(folder));
            let known = chosen.iter_mut().find(|feed| feed.description.name == description.name);
            match known {
                Some(feed) if feed.description.dated < description.dated => {
                    *feed = ChosenFeed { description, files, carried_in: true };
                }
                Some(_) => {}
                None => chosen.push(ChosenFeed { description, files, carried_in: true }),
            }
        }
    }
    chosen.sort_by(|a, b| a.description.name.cmp(&b.description.name));
    Ok(chosen)
}

/// False for a list of vulnerabilities that a version before carried in: what it has no range for is
/// not in it, and would pass.
fn says_what_it_covers(description: &FeedDescription) -> bool {
    description.table != "vulnerability" || description.without_range.is_some()
}

/// Reads the newest snapshots into `facts`.
pub(crate) fn read(
    data: Option<&DataFolder>,
    facts: &mut Facts,
) -> Result<Vec<FeedStamp>, AppError> {
    let mut stamps = Vec::new();
    for feed in choose_feeds(data)? {
        let path = format!("feeds/{}.csv", feed.description.table);
        let text = feed.files.text(&path)?;
        stamps.push(read_snapshot(&feed.description, &path, &text, facts)?);
    }
    Ok(stamps)
}
