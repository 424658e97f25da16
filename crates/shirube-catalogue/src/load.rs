//! Loads a catalogue from its files.

use crate::carry::{carry, mark_new};
use crate::catalogue::Catalogue;
use crate::check::Check;
use crate::edition::Edition;
use crate::error::CatalogueError;
use crate::file::{
    CheckFile, ChecklistFile, CrossReferenceFile, EditionFile, VolumeChangesFile, VolumeFile, parse,
};
use crate::files::{CatalogueFiles, FolderFiles, ShippedFiles};
use crate::lineage::GoneRequirement;
use crate::volume::VolumeText;
use std::path::Path;

impl Catalogue {
    /// The catalogue that is shipped with this build.
    pub fn shipped() -> Result<Self, CatalogueError> {
        Self::load(&ShippedFiles)
    }

    /// Loads the catalogue from `files`.
    pub fn load(files: &dyn CatalogueFiles) -> Result<Self, CatalogueError> {
        let paths = files.paths()?;
        let mut headers = Vec::new();
        for path in paths.iter().filter(|path| path.ends_with("/edition.toml")) {
            let file: EditionFile = parse(path, &files.text(path)?)?;
            headers.push((path, file));
        }
        // Oldest first: an edition stands on one that was in force before it.
        headers.sort_by(|(_, a), (_, b)| (a.in_force_from, &a.id).cmp(&(b.in_force_from, &b.id)));
        let mut editions: Vec<Edition> = Vec::new();
        for (path, file) in headers {
            let edition = load_edition(files, &paths, path, file, &editions)?;
            editions.push(edition);
        }
        let mut checklists = Vec::new();
        for path in paths.iter().filter(|path| path.starts_with("checklists/")) {
            let file: ChecklistFile = parse(path, &files.text(path)?)?;
            checklists.push(file.into_checklist());
        }
        checklists.sort_by(|a, b| {
            let year = |year: Option<i16>| year.unwrap_or(i16::MAX);
            (year(a.fiscal_year), &a.id).cmp(&(year(b.fiscal_year), &b.id))
        });
        let mut cross_references = Vec::new();
        for path in paths.iter().filter(|path| path.starts_with("mappings/")) {
            let file: CrossReferenceFile = parse(path, &files.text(path)?)?;
            cross_references.push(file.into_cross_reference());
        }
        let mut checks = Vec::new();
        for path in
            paths.iter().filter(|path| path.starts_with("checks/") && path.ends_with("/check.toml"))
        {
            checks.push(load_check(files, &paths, path, false)?);
        }
        checks.sort_by(|a, b| a.code().cmp(b.code()));
        let codes = load_codes(files)?;
        Ok(Self { editions, checklists, cross_references, checks, codes })
    }
}

/// Loads the checks of an institution's own folder: every folder in it that has a `check.toml`.
pub fn load_check_folder(folder: &Path) -> Result<Vec<Check>, CatalogueError> {
    let files = FolderFiles::new(folder);
    let paths = files.paths()?;
    let checks: Vec<&String> = paths.iter().filter(|path| path.ends_with("/check.toml")).collect();
    if checks.is_empty() {
        return Err(CatalogueError::MissingFile {
            path: format!("{}/<check>/check.toml", folder.display()),
        });
    }
    checks.into_iter().map(|path| load_check(&files, &paths, path, true)).collect()
}

fn malformed(path: &str) -> impl Fn(String) -> CatalogueError {
    move |message| CatalogueError::Malformed { path: path.to_owned(), message }
}

fn load_edition(
    files: &dyn CatalogueFiles,
    paths: &[String],
    path: &str,
    file: EditionFile,
    loaded: &[Edition],
) -> Result<Edition, CatalogueError> {
    let folder = path.trim_end_matches("edition.toml");
    let (id, volume_names) = (file.id.clone(), file.volumes.clone());
    let mut header = file.into_header().map_err(malformed(path))?;
    let before = match &header.carried_from {
        None => None,
        Some(id) => {
            let there = loaded.iter().find(|edition| edition.id == *id);
            let missing = || format!("stands on `{id}`, which is not there or not older");
            Some(there.ok_or_else(|| malformed(path)(missing()))?)
        }
    };
    let (mut volumes, mut gone) = (Vec::new(), Vec::new());
    for name in volume_names {
        let path = format!("{folder}{}.toml", name.id());
        let text = files.text(&path)?;
        let (volume, dropped) = match before {
            Some(before) => load_later_volume(before, name, &path, &text)?,
            None => (load_volume(&path, &text)?, Vec::new()),
        };
        if volume.volume != name {
            return Err(malformed(&path)(format!("is the file of `{}`", volume.volume.id())));
        }
        volumes.push(volume);
        gone.extend(dropped);
    }
    if let Some(before) = before {
        for (name, threshold) in &before.header.thresholds {
            header.thresholds.entry(name.clone()).or_insert_with(|| threshold.clone());
        }
    }
    let query = format!("{folder}decision/decision.sql");
    let query = paths.binary_search(&query).is_ok().then(|| files.text(&query)).transpose()?;
    Ok(Edition::new(id, header, volumes, gone, query))
}

fn load_volume(path: &str, text: &str) -> Result<VolumeText, CatalogueError> {
    let file: VolumeFile = parse(path, text)?;
    file.into_volume().map_err(malformed(path))
}

/// A volume of an edition that stands on another: carried, or new.
fn load_later_volume(
    before: &Edition,
    name: shirube_model::Volume,
    path: &str,
    text: &str,
) -> Result<(VolumeText, Vec<GoneRequirement>), CatalogueError> {
    if let Some(carried) = before.volume(name) {
        let file: VolumeChangesFile = parse(path, text)?;
        return carry(carried, file.into_changes()).map_err(malformed(path));
    }
    let mut volume = load_volume(path, text)?;
    mark_new(&mut volume, &before.id);
    Ok((volume, Vec::new()))
}

fn load_check(
    files: &dyn CatalogueFiles,
    paths: &[String],
    path: &str,
    own: bool,
) -> Result<Check, CatalogueError> {
    let file: CheckFile = parse(path, &files.text(path)?)?;
    let folder = path.trim_end_matches("check.toml");
    let parts: Vec<&str> = folder.trim_end_matches('/').split('/').collect();
    let name = parts.last().copied().unwrap_or_default().to_owned();
    let area = parts.iter().rev().nth(1).copied().unwrap_or("own").to_owned();
    let optional = |file: &str| {
        let path = format!("{folder}{file}");
        let there = paths.binary_search(&path).is_ok();
        there.then(|| files.text(&path)).transpose()
    };
    Ok(Check {
        sql: files.text(&format!("{folder}check.sql"))?,
        cases: optional("cases.md")?,
        doc_ja: optional("doc.ja.md")?,
        doc_en: optional("doc.en.md")?,
        text: file.into_text(),
        area,
        name,
        own,
    })
}

fn load_codes(files: &dyn CatalogueFiles) -> Result<Vec<(String, String)>, CatalogueError> {
    const PATH: &str = "checks/codes.lock";
    let text = files.text(PATH)?;
    let mut codes = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (code, name) = line.split_once(' ').ok_or_else(|| CatalogueError::Malformed {
            path: format!("{PATH}:{}:1", index + 1),
            message: "a line is a code, a space and a name".to_owned(),
        })?;
        codes.push((code.to_owned(), name.to_owned()));
    }
    Ok(codes)
}
