//! A person's copy of an official volume: read, aligned with the catalogue, kept.

use crate::app::App;
use crate::copies::{self, Copies, is_edition};
use crate::error::AppError;
use crate::pdf;
use shirube_catalogue::{AlignedItem, Catalogue, Edition, EditionCopy, VolumeCopy, align};
use shirube_library::read::{MAX_BYTES, hash, is_pdf};
use shirube_library::volume::{named, read_volume};
use shirube_model::{Date, EditionId, Problem, Volume};
use std::path::Path;

/// What a person says of the volume that is brought in.
#[derive(Debug, Clone, Default)]
pub struct VolumeImport {
    /// The edition; that of the cover when not given.
    pub edition: Option<String>,
    /// The volume; that of the cover when not given.
    pub volume: Option<Volume>,
    /// The first day of an edition that was never shipped.
    pub in_force_from: Option<Date>,
    /// Takes what the copy does not have as gone.
    pub accept_missing: bool,
}

/// A volume that was brought in.
#[derive(Debug, Clone)]
pub struct ImportedVolume {
    /// The copy, as it is kept.
    pub copy: VolumeCopy,
    /// How it stands to what was shipped.
    pub lines: Vec<AlignedItem>,
    /// The edition that it belongs to, as it was before.
    pub edition: Edition,
    /// Other copies that could not be read.
    pub problems: Vec<Problem>,
}

impl App {
    /// Reads a volume from its PDF and keeps the copy in the data folder.
    pub fn import_volume(
        &self,
        file: &Path,
        stated: &VolumeImport,
    ) -> Result<ImportedVolume, AppError> {
        let data = self.data.as_ref().ok_or(AppError::NoDataFolder)?;
        let failed = |source| AppError::Read { path: file.to_path_buf(), source };
        let size = std::fs::metadata(file).map_err(failed)?.len();
        let bytes = if size > MAX_BYTES as u64 {
            Vec::new()
        } else {
            std::fs::read(file).map_err(failed)?
        };
        if !is_pdf(&bytes) {
            return Err(AppError::NoVolume(file.to_path_buf()));
        }
        let digest = hash(&bytes);
        let reading = pdf::read(&self.pdf_reader, file, &digest, None, None, &mut |_, _| {})?
            .map_err(|_| AppError::NoVolume(file.to_path_buf()))?;
        let (id, volume) = identity(file, stated, named(&reading.pages))?;
        let known = Copies::read(data)?;
        let mut catalogue = Catalogue::shipped()?;
        if let (Some(_), Some(shipped)) = (stated.in_force_from, catalogue.edition(id.as_str())) {
            return Err(AppError::KnownDay(id.to_string(), shipped.header.in_force_from));
        }
        // A day that is stated anew describes the edition anew.
        for copy in &known.editions {
            if stated.in_force_from.is_none() || copy.id != id {
                catalogue.add_edition(copy)?;
            }
        }
        let new_edition = match catalogue.edition(id.as_str()) {
            Some(_) => None,
            None => Some(describe(stated.in_force_from, &catalogue, &id)?),
        };
        if let Some(new) = &new_edition {
            catalogue.add_edition(new)?;
        }
        let edition =
            catalogue.edition(id.as_str()).ok_or_else(|| AppError::NoEdition(id.to_string()))?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let groups = groups(edition, volume);
        let mut copy = read_volume(&reading.pages, &id, volume, (&name, &digest), &groups);
        copy.accept_missing = stated.accept_missing;
        if copy.chapters.iter().all(|chapter| chapter.items.is_empty()) {
            return Err(AppError::NoRequirements(file.to_path_buf()));
        }
        let lines = edition.volume(volume).map_or_else(Vec::new, |shipped| align(shipped, &copy));
        if let Some(new) = &new_edition {
            copies::keep_edition(data, new)?;
        }
        copies::keep(data, &copy)?;
        Ok(ImportedVolume { copy, lines, edition: edition.clone(), problems: known.problems })
    }

    /// Removes a copy; false when there is none.
    pub fn forget_volume(&self, edition: &str, volume: Volume) -> Result<bool, AppError> {
        let data = self.data.as_ref().ok_or(AppError::NoDataFolder)?;
        copies::forget(data, edition, volume)
    }

    /// The copies that are kept.
    pub fn copies(&self) -> Result<Copies, AppError> {
        self.data.as_ref().map_or_else(|| Ok(Copies::default()), Copies::read)
    }
}

/// Which volume of which edition it is: as stated, or as the cover says; never against the cover.
fn identity(
    file: &Path,
    stated: &VolumeImport,
    (edition_on_cover, volume_on_cover): (Option<String>, Option<Volume>),
) -> Result<(EditionId, Volume), AppError> {
    let edition = stated.edition.clone().or(edition_on_cover.clone());
    let edition = edition.ok_or(AppError::NoVolumeName)?;
    let id = edition.parse::<EditionId>().ok().filter(|_| is_edition(&edition));
    let id = id.ok_or_else(|| AppError::BadEdition(edition.clone()))?;
    let volume = stated.volume.or(volume_on_cover).ok_or(AppError::NoVolumeName)?;
    let other_edition = edition_on_cover.filter(|cover| *cover != edition);
    let other_volume = volume_on_cover.filter(|cover| *cover != volume);
    match other_edition.or(other_volume.map(|cover| cover.name_ja().to_owned())) {
        Some(cover) => Err(AppError::OtherCover { path: file.to_path_buf(), cover }),
        None => Ok((id, volume)),
    }
}

/// An edition that was never shipped stands on the newest one before it.
fn describe(
    in_force_from: Option<Date>,
    catalogue: &Catalogue,
    id: &EditionId,
) -> Result<EditionCopy, AppError> {
    let no_day = || AppError::NoDay(id.to_string());
    let in_force_from = in_force_from.ok_or_else(no_day)?;
    let older = |edition: &&Edition| edition.header.in_force_from < in_force_from;
    let before = catalogue.editions.iter().rfind(older).ok_or_else(no_day)?;
    Ok(EditionCopy {
        id: id.clone(),
        title: format!(
            "医療情報システムの安全管理に関するガイドライン 第{}版",
            id.as_str().rsplit('-').next().unwrap_or(id.as_str())
        ),
        in_force_from,
        carried_from: before.id.clone(),
    })
}

/// The heading groups that are known of a volume.
fn groups(edition: &Edition, volume: Volume) -> Vec<String> {
    let mut groups: Vec<String> = edition
        .volume(volume)
        .iter()
        .flat_map(|text| &text.chapters)
        .flat_map(|chapter| &chapter.requirements)
        .filter_map(|requirement| Some(requirement.group.as_ref()?.ja.clone()))
        .collect();
    groups.sort();
    groups.dedup();
    groups
}
