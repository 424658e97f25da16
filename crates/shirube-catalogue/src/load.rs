//! Loads a catalogue from its files.

use crate::carry::{carry, mark_new};
use crate::check::{Check, CheckText};
use crate::checklist::Checklist;
use crate::cross_reference::CrossReference;
use crate::edition::{Edition, EditionHeader};
use crate::error::{CatalogueError, parse_toml};
use crate::files::{CatalogueFiles, FolderFiles, ShippedFiles};
use crate::volume::VolumeText;
use shirube_model::Date;
use std::path::Path;

/// Editions and checks.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The editions, oldest first.
    pub editions: Vec<Edition>,
    /// The checklists, oldest first; the sheet for continuity plans last.
    pub checklists: Vec<Checklist>,
    /// Other frameworks that the guideline is related to, sorted by id.
    pub cross_references: Vec<CrossReference>,
    /// The checks, sorted by code.
    pub checks: Vec<Check>,
    /// `codes.lock`: every code ever given, with the name it was given to.
    pub codes: Vec<(String, String)>,
}

impl Catalogue {
    /// The catalogue that is shipped with this build.
    pub fn shipped() -> Result<Self, CatalogueError> {
        Self::load(&ShippedFiles)
    }

    /// Loads the catalogue from `files`.
    pub fn load(files: &dyn CatalogueFiles) -> Result<Self, CatalogueError> {
        let paths = files.paths()?;
        let mut editions: Vec<Edition> = Vec::new();
        let mut headers = Vec::new();
        for path in paths.iter().filter(|path| path.ends_with("/edition.toml")) {
            let header: EditionHeader = parse_toml(path, &files.text(path)?)?;
            headers.push((path, header));
        }
        // Oldest first: an edition stands on one that was in force before it.
        headers.sort_by(|(_, a), (_, b)| (a.in_force_from, &a.id).cmp(&(b.in_force_from, &b.id)));
        for (path, header) in headers {
            let edition = load_edition(files, &paths, path, header, &editions)?;
            editions.push(edition);
        }
        let mut checklists: Vec<Checklist> = Vec::new();
        for path in paths.iter().filter(|path| path.starts_with("checklists/")) {
            checklists.push(parse_toml(path, &files.text(path)?)?);
        }
        checklists.sort_by_key(|list| (list.fiscal_year.unwrap_or(i16::MAX), list.id.clone()));
        let mut cross_references = Vec::new();
        for path in paths.iter().filter(|path| path.starts_with("mappings/")) {
            cross_references.push(parse_toml(path, &files.text(path)?)?);
        }
        let mut checks = Vec::new();
        for path in
            paths.iter().filter(|path| path.starts_with("checks/") && path.ends_with("/check.toml"))
        {
            checks.push(load_check(files, &paths, path, false)?);
        }
        checks.sort_by(|a, b| a.text.code.cmp(&b.text.code));
        let codes = load_codes(files)?;
        Ok(Self { editions, checklists, cross_references, checks, codes })
    }

    /// The edition with this id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The newest shipped edition that is in force on `date`; before the first, the first.
    pub fn edition_in_force(&self, date: Date) -> Option<&Edition> {
        let in_force = self.editions.iter().rfind(|edition| edition.header.in_force_from <= date);
        in_force.or(self.editions.first())
    }

    /// The checklist with this id, such as `r7`.
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|list| list.id.eq_ignore_ascii_case(id))
    }

    /// The yearly checklist of the fiscal year that `date` lies in.
    pub fn checklist_of(&self, date: Date) -> Option<&Checklist> {
        self.checklists
            .iter()
            .find(|list| list.year().is_some_and(|(first, last)| first <= date && date <= last))
    }

    /// The framework with this id.
    pub fn cross_reference(&self, id: &str) -> Option<&CrossReference> {
        self.cross_references.iter().find(|reference| reference.id == id)
    }

    /// The check with this code or name.
    pub fn check(&self, key: &str) -> Option<&Check> {
        self.checks
            .iter()
            .find(|check| check.text.code.eq_ignore_ascii_case(key) || check.name == key)
    }

    /// Adds checks of an institution's own. A code that is taken is an error.
    pub fn add_own_checks(&mut self, own: Vec<Check>) -> Result<(), CatalogueError> {
        for check in own {
            if let Some(taken) = self.check(check.code()) {
                return Err(CatalogueError::Malformed {
                    path: format!("{}/check.toml", check.name),
                    message: format!("the code `{}` belongs to `{}`", check.code(), taken.name),
                });
            }
            self.checks.push(check);
        }
        self.checks.sort_by(|a, b| a.text.code.cmp(&b.text.code));
        Ok(())
    }
}

/// Loads the checks of an institution's own folder: every folder in it that has a `check.toml`.
pub fn load_check_folder(folder: &Path) -> Result<Vec<Check>, CatalogueError> {
    let files = FolderFiles::new(folder);
    let paths = files.paths()?;
    let found: Vec<&String> = paths.iter().filter(|path| path.ends_with("/check.toml")).collect();
    if found.is_empty() {
        return Err(CatalogueError::MissingFile {
            path: format!("{}/<check>/check.toml", folder.display()),
        });
    }
    found.into_iter().map(|path| load_check(&files, &paths, path, true)).collect()
}

fn load_edition(
    files: &dyn CatalogueFiles,
    paths: &[String],
    path: &str,
    mut header: EditionHeader,
    loaded: &[Edition],
) -> Result<Edition, CatalogueError> {
    let folder = path.trim_end_matches("edition.toml");
    let before = match &header.carried_from {
        None => None,
        Some(id) => Some(loaded.iter().find(|edition| edition.id == *id).ok_or_else(|| {
            CatalogueError::Malformed {
                path: path.to_owned(),
                message: format!("stands on `{id}`, which is not there or not older"),
            }
        })?),
    };
    let (mut volumes, mut gone) = (Vec::new(), Vec::new());
    for volume in &header.volumes {
        let path = format!("{folder}{}.toml", volume.id());
        let text = files.text(&path)?;
        match before.and_then(|before| before.volume(*volume)) {
            Some(carried) => {
                let (volume, dropped) = carry(carried, parse_toml(&path, &text)?, &path)?;
                volumes.push(volume);
                gone.extend(dropped);
            }
            None => {
                let mut volume: VolumeText = parse_toml(&path, &text)?;
                if let Some(before) = before {
                    mark_new(&mut volume, &before.id);
                }
                volumes.push(volume);
            }
        }
    }
    if let Some(before) = before {
        for (name, threshold) in &before.header.thresholds {
            header.thresholds.entry(name.clone()).or_insert_with(|| threshold.clone());
        }
    }
    let query = format!("{folder}decision/decision.sql");
    let decision_query = paths.binary_search(&query).is_ok().then(|| files.text(&query));
    let decision_query = decision_query.transpose()?;
    Ok(Edition { id: header.id.clone(), header, volumes, gone, decision_query })
}

fn load_check(
    files: &dyn CatalogueFiles,
    paths: &[String],
    path: &str,
    own: bool,
) -> Result<Check, CatalogueError> {
    let text: CheckText = parse_toml(path, &files.text(path)?)?;
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
        text,
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
