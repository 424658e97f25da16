//! A person's copies of official volumes: `catalogue/` in the data folder. Their text never leaves
//! it.

use crate::atomic::{make_folder, replace};
use crate::data_folder::DataFolder;
use crate::error::AppError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shirube_catalogue::{Catalogue, EditionCopy, VolumeCopy};
use shirube_model::{Problem, Source, Volume, Wording, cause};
use std::path::{Path, PathBuf};

/// A file of copies is no larger than this.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What lies in the folder of copies.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    /// Editions that were never shipped, oldest first.
    pub editions: Vec<EditionCopy>,
    /// Copies of volumes, by edition and volume.
    pub volumes: Vec<VolumeCopy>,
    /// Files that could not be read and are left out.
    pub problems: Vec<Problem>,
}

impl Copies {
    /// Reads every copy.
    pub fn read(data: &DataFolder) -> Result<Self, AppError> {
        let mut copies = Self::default();
        for folder in entries(&data.copies())? {
            for file in entries(&folder)? {
                let read = match file.file_name().and_then(|name| name.to_str()) {
                    Some("edition.json") => {
                        parse(&file).map(|edition| copies.editions.push(edition))
                    }
                    Some(name) if name.ends_with(".json") => {
                        volume(&file).map(|volume| copies.volumes.push(volume))
                    }
                    _ => continue,
                };
                if let Err(reason) = read {
                    let source = Source::whole(file.display().to_string());
                    let problem = Problem::warning("copy.broken", source);
                    copies.problems.push(problem.with_wording("reason", reason));
                }
            }
        }
        copies.editions.sort_by(|a, b| (a.in_force_from, &a.id).cmp(&(b.in_force_from, &b.id)));
        copies.volumes.sort_by(|a, b| (&a.edition, a.volume).cmp(&(&b.edition, b.volume)));
        Ok(copies)
    }

    /// Applies every copy: editions first, so that each stands on what was shipped.
    pub fn apply(&self, catalogue: &mut Catalogue) -> Result<(), AppError> {
        for edition in &self.editions {
            catalogue.add_edition(edition)?;
        }
        for volume in &self.volumes {
            catalogue.apply_copy(volume)?;
        }
        catalogue.compare_copies();
        Ok(())
    }
}

/// Keeps a copy; an earlier one of the same volume is replaced.
pub(crate) fn keep(data: &DataFolder, copy: &VolumeCopy) -> Result<(), AppError> {
    write(data, copy.edition.as_str(), &format!("{}.json", copy.volume.id()), copy)
}

/// Keeps the description of an edition that was never shipped.
pub(crate) fn keep_edition(data: &DataFolder, edition: &EditionCopy) -> Result<(), AppError> {
    write(data, edition.id.as_str(), "edition.json", edition)
}

/// Removes a copy; false when there is none. With its last copy goes an edition that was never
/// shipped.
pub(crate) fn forget(data: &DataFolder, edition: &str, volume: Volume) -> Result<bool, AppError> {
    let folder = data.copies().join(folder_name(edition));
    let path = folder.join(format!("{}.json", volume.id()));
    match std::fs::remove_file(&path) {
        Ok(()) => {
            let described = folder.join("edition.json");
            if entries(&folder)? == [described.clone()] {
                std::fs::remove_file(&described)
                    .map_err(|source| AppError::Write { path: described.clone(), source })?;
            }
            Ok(true)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(AppError::Write { path, source }),
    }
}

fn write(
    data: &DataFolder,
    edition: &str,
    name: &str,
    value: &impl Serialize,
) -> Result<(), AppError> {
    let folder = data.copies().join(folder_name(edition));
    let path = folder.join(name);
    make_folder(&folder)?;
    let bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| AppError::Write { path: path.clone(), source: error.into() })?;
    replace(&path, &bytes)
}

/// True for the id of an edition: letters, a dash, a number such as 8 or 8.0.
pub(crate) fn is_edition(id: &str) -> bool {
    let Some((name, number)) = id.split_once('-') else { return false };
    let digits =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let (major, minor) = number.split_once('.').unwrap_or((number, "0"));
    let letters = (1..=16).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase());
    letters && digits(major) && digits(minor)
}

/// An edition's id as a folder: no file that a person left there leads elsewhere.
fn folder_name(edition: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let name: String = edition.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    if name.starts_with('.') { format!("_{name}") } else { name }
}

/// What lies in a folder, sorted; nothing where there is no folder.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let failed = |source| AppError::Read { path: folder.to_path_buf(), source };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// A copy of a volume, at the place where it belongs, with something in it.
fn volume(path: &Path) -> Result<VolumeCopy, Wording> {
    let copy: VolumeCopy = parse(path)?;
    let belongs =
        Path::new(&folder_name(copy.edition.as_str())).join(format!("{}.json", copy.volume.id()));
    if !path.ends_with(&belongs) {
        let holds = format!("{}/{}", copy.edition, copy.volume.id());
        let sentence = format!("it holds {holds}");
        return Err(Wording::english("cause.another-place", &[&holds], sentence));
    }
    if copy.chapters.iter().all(|chapter| chapter.items.is_empty()) {
        return Err(Wording::word("cause.no-requirements"));
    }
    Ok(copy)
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T, Wording> {
    let size = path.metadata().map_err(|error| cause::of_system(&error))?.len();
    if size > LARGEST {
        return Err(Wording::word("cause.too-large"));
    }
    let bytes = std::fs::read(path).map_err(|error| cause::of_system(&error))?;
    serde_json::from_slice(&bytes).map_err(cause::of_library)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_editions() {
        for id in ["mhlw-8.0", "mhlw-10", "x-1.2"] {
            assert!(is_edition(id), "{id}");
        }
        for id in ["..", "../../x", "mhlw", "mhlw-", "mhlw-8.0/..", "MHLW-8.0", "mhlw-8.0.1", ""] {
            assert!(!is_edition(id), "{id}");
        }
    }
}
