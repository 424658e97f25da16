//! A person's copies of official volumes: `catalogue/` in the user's data folder. Their text never
//! leaves it.

use crate::error::CommandError;
use crate::feeds::data_folder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shirube_catalogue::{Catalogue, EditionCopy, VolumeCopy};
use shirube_model::Volume;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file of copies is no larger than this.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The folder of copies.
pub(crate) struct Copies(PathBuf);

impl Copies {
    /// In the folder that was given, or in the user's.
    pub(crate) fn new(data: Option<&Path>) -> Result<Self, CommandError> {
        Ok(Self(data_folder(data)?.join("catalogue")))
    }

    /// Every edition that was never shipped, and every copy of a volume, sorted.
    pub(crate) fn read(&self) -> Result<(Vec<EditionCopy>, Vec<VolumeCopy>), CommandError> {
        let (mut editions, mut volumes) = (Vec::new(), Vec::new());
        for folder in entries(&self.0)? {
            for file in entries(&folder)? {
                match file.file_name().and_then(|name| name.to_str()) {
                    Some("edition.json") => editions.push(parse(&file)?),
                    Some(name) if name.ends_with(".json") => volumes.push(parse(&file)?),
                    _ => {}
                }
            }
        }
        editions
            .sort_by(|a: &EditionCopy, b| (a.in_force_from, &a.id).cmp(&(b.in_force_from, &b.id)));
        volumes.sort_by(|a: &VolumeCopy, b| (&a.edition, a.volume).cmp(&(&b.edition, b.volume)));
        Ok((editions, volumes))
    }

    /// Keeps a copy; an earlier one of the same volume is replaced.
    pub(crate) fn keep(&self, copy: &VolumeCopy) -> Result<(), CommandError> {
        self.write(&copy.edition, &format!("{}.json", copy.volume.id()), copy)
    }

    /// Keeps the description of an edition that was never shipped.
    pub(crate) fn keep_edition(&self, edition: &EditionCopy) -> Result<(), CommandError> {
        self.write(&edition.id, "edition.json", edition)
    }

    /// Removes a copy; false when there is none.
    pub(crate) fn forget(&self, edition: &str, volume: Volume) -> Result<bool, CommandError> {
        let path = self.0.join(folder_name(edition)).join(format!("{}.json", volume.id()));
        match std::fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(source) => Err(CommandError::Write { path, source }),
        }
    }

    /// Whoever reads sees the old file or the whole new one.
    fn write(&self, edition: &str, name: &str, value: &impl Serialize) -> Result<(), CommandError> {
        let folder = self.0.join(folder_name(edition));
        let path = folder.join(name);
        let failed = |source| CommandError::Write { path: path.clone(), source };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let bytes = serde_json::to_vec_pretty(value).map_err(|error| failed(error.into()))?;
        let write = || {
            let mut file = std::fs::File::create(&beside)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            std::fs::rename(&beside, &path)
        };
        write().map_err(failed)
    }
}

/// An edition's id as a folder: it comes from a person, so it may hold anything.
fn folder_name(edition: &str) -> String {
    edition
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '.') { c } else { '_' })
        .collect()
}

/// The catalogue with the person's copies.
pub(crate) fn catalogue(data: Option<&Path>) -> Result<Catalogue, CommandError> {
    let mut catalogue = Catalogue::shipped()?;
    let Ok(copies) = Copies::new(data) else { return Ok(catalogue) };
    apply(&mut catalogue, &copies)?;
    Ok(catalogue)
}

/// Applies every copy: editions first, so that each stands on what was shipped.
pub(crate) fn apply(catalogue: &mut Catalogue, copies: &Copies) -> Result<(), CommandError> {
    let (editions, volumes) = copies.read()?;
    for edition in &editions {
        catalogue.add_edition(edition)?;
    }
    for volume in &volumes {
        catalogue.apply_copy(volume)?;
    }
    catalogue.compare_copies();
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let failed = |source| CommandError::Read { path: folder.to_path_buf(), source };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        found.push(entry.map_err(failed)?.path());
    }
    found.sort();
    Ok(found)
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T, CommandError> {
    let failed = |source| CommandError::Read { path: path.to_path_buf(), source };
    let size = path.metadata().map_err(failed)?.len();
    if size > LARGEST {
        return Err(failed(std::io::Error::other("the file is too large")));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    serde_json::from_slice(&bytes).map_err(|error| failed(error.into()))
}
