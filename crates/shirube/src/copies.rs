//! A person's copies of official volumes: `catalogue/` in the user's data folder. Their text never
//! leaves it.

use crate::error::CommandError;
use crate::feeds::data_folder;
use crate::output;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shirube_catalogue::{Catalogue, EditionCopy, VolumeCopy};
use shirube_model::Volume;
use shirube_words::Locale;
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

    /// Every edition that was never shipped, and every copy of a volume, sorted. A file that cannot
    /// be read is said, and left out.
    pub(crate) fn read(&self) -> Result<(Vec<EditionCopy>, Vec<VolumeCopy>), CommandError> {
        let (mut editions, mut volumes) = (Vec::new(), Vec::new());
        for folder in entries(&self.0)? {
            for file in entries(&folder)? {
                let read = match file.file_name().and_then(|name| name.to_str()) {
                    Some("edition.json") => parse(&file).map(|found| editions.push(found)),
                    Some(name) if name.ends_with(".json") => {
                        volume(&file).map(|found| volumes.push(found))
                    }
                    _ => continue,
                };
                if let Err(reason) = read {
                    say_broken(&file, &reason);
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
        self.write(copy.edition.as_str(), &format!("{}.json", copy.volume.id()), copy)
    }

    /// Keeps the description of an edition that was never shipped.
    pub(crate) fn keep_edition(&self, edition: &EditionCopy) -> Result<(), CommandError> {
        self.write(edition.id.as_str(), "edition.json", edition)
    }

    /// Removes a copy; false when there is none. With its last copy goes an edition that was never
    /// shipped.
    pub(crate) fn forget(&self, edition: &str, volume: Volume) -> Result<bool, CommandError> {
        let folder = self.0.join(folder_name(edition));
        let path = folder.join(format!("{}.json", volume.id()));
        match std::fs::remove_file(&path) {
            Ok(()) => {
                let described = folder.join("edition.json");
                if entries(&folder)? == [described.clone()] {
                    let failed = |source| CommandError::Write { path: described.clone(), source };
                    std::fs::remove_file(&described).map_err(failed)?;
                }
                Ok(true)
            }
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

/// True for the id of an edition: letters, a dash, a number such as 8 or 8.0.
pub(crate) fn is_edition(id: &str) -> bool {
    let Some((name, number)) = id.split_once('-') else { return false };
    let digits =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let (major, minor) = number.split_once('.').unwrap_or((number, "0"));
    let letters = (1..=16).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase());
    letters && digits(major) && digits(minor)
}

/// Says that a file of copies is left out.
fn say_broken(file: &Path, reason: &str) {
    let locale = Locale::new(output::language());
    let path = file.display().to_string();
    let values = [("path", path.as_str()), ("reason", reason)];
    output::talk(&format!(
        "{}\nhint: {}\n",
        locale.sentence("copy.broken", &values),
        locale.get("copy.forget")
    ));
}

/// An edition's id as a folder: no file that a person left there leads elsewhere.
fn folder_name(edition: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let name: String = edition.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    if name.starts_with('.') { format!("_{name}") } else { name }
}

/// The catalogue with the person's copies.
pub(crate) fn catalogue(data: Option<&Path>) -> Result<Catalogue, CommandError> {
    let mut catalogue = Catalogue::shipped()?;
    let Ok(copies) = Copies::new(data) else { return Ok(catalogue) };
    apply(&mut catalogue, &copies.read()?)?;
    Ok(catalogue)
}

/// Applies every copy: editions first, so that each stands on what was shipped.
pub(crate) fn apply(
    catalogue: &mut Catalogue,
    (editions, volumes): &(Vec<EditionCopy>, Vec<VolumeCopy>),
) -> Result<(), CommandError> {
    for edition in editions {
        catalogue.add_edition(edition)?;
    }
    for volume in volumes {
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

/// A copy of a volume, at the place where it belongs, with something in it.
fn volume(path: &Path) -> Result<VolumeCopy, String> {
    let copy: VolumeCopy = parse(path)?;
    let belongs =
        Path::new(&folder_name(copy.edition.as_str())).join(format!("{}.json", copy.volume.id()));
    if !path.ends_with(&belongs) {
        return Err(format!("it holds {}/{}", copy.edition, copy.volume.id()));
    }
    if copy.chapters.iter().all(|chapter| chapter.items.is_empty()) {
        return Err("it has no requirements".to_owned());
    }
    Ok(copy)
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let size = path.metadata().map_err(|error| error.to_string())?.len();
    if size > LARGEST {
        return Err("the file is too large".to_owned());
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    serde_json::from_slice(&bytes).map_err(|error| error.to_string())
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
