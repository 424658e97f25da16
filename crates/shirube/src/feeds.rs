//! Data of the world: shipped with the binary, or carried in, whichever is newer.

use crate::error::CommandError;
use shirube_catalogue::{CatalogueFiles, FolderFiles, ShippedFiles};
use shirube_facts::Facts;
use shirube_folder::feed::{FeedDescription, read_manifest, read_snapshot};
use shirube_model::FeedStamp;
use std::path::{Path, PathBuf};

pub(crate) const MANIFEST: &str = "feeds/feeds.toml";
pub(crate) const RANGES: &str = "feeds/affected-versions.csv";

/// The folder for data that the user carries in.
pub(crate) fn data_folder(given: Option<&Path>) -> Result<PathBuf, CommandError> {
    if let Some(given) = given {
        return Ok(given.to_path_buf());
    }
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = variable("XDG_DATA_HOME").or_else(|| variable("LOCALAPPDATA")) {
        return Ok(PathBuf::from(folder).join("shirube"));
    }
    let home = variable("HOME").ok_or(CommandError::NoDataFolder)?;
    Ok(PathBuf::from(home).join(".local/share/shirube"))
}

/// A feed and where its snapshot lies.
pub(crate) struct ChosenFeed {
    pub(crate) description: FeedDescription,
    files: Box<dyn CatalogueFiles>,
    pub(crate) carried_in: bool,
}

/// The newest snapshot of each feed.
pub(crate) fn choose(data: Option<&Path>) -> Result<Vec<ChosenFeed>, CommandError> {
    let mut chosen: Vec<ChosenFeed> = Vec::new();
    let shipped = read_manifest(MANIFEST, &ShippedFiles.text(MANIFEST)?)?;
    for description in shipped.feed {
        chosen.push(ChosenFeed { description, files: Box::new(ShippedFiles), carried_in: false });
    }
    let folder = data_folder(data)?;
    if folder.join(MANIFEST).is_file() {
        let files = FolderFiles::new(&folder);
        let carried = read_manifest(MANIFEST, &files.text(MANIFEST)?)?;
        for description in carried.feed {
            let files = Box::new(FolderFiles::new(&folder));
            let mine = chosen.iter_mut().find(|feed| feed.description.name == description.name);
            match mine {
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

/// Reads the newest snapshots into `facts`.
pub(crate) fn read(data: Option<&Path>, facts: &mut Facts) -> Result<Vec<FeedStamp>, CommandError> {
    let mut stamps = Vec::new();
    for feed in choose(data)? {
        let path = format!("feeds/{}.csv", feed.description.table);
        let text = feed.files.text(&path)?;
        stamps.push(read_snapshot(&feed.description, &path, &text, facts)?);
    }
    Ok(stamps)
}
