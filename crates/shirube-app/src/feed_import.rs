//! Carrying in what is known of products in the world.

use crate::app::App;
use crate::atomic::{make_folder, replace};
use crate::data_folder::DataFolder;
use crate::error::AppError;
use crate::feeds::{MANIFEST, RANGES};
use shirube_catalogue::{CatalogueFiles, ShippedFiles};
use shirube_facts::tables;
use shirube_folder::decode;
use shirube_folder::feed::{
    FeedDescription, FeedError, FeedManifest, count_ranges, join_ranges, read_endoflife, read_kev,
    read_manifest, write_snapshot,
};
use shirube_model::Date;
use shirube_model::functions::Value;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A feed that was carried in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFeed {
    /// What it says of itself.
    pub description: FeedDescription,
    snapshot: String,
}

impl App {
    /// Carries in the JSON of known exploited vulnerabilities, and files or folders of life cycles.
    /// `dated` is the day of the life cycles, which do not say it themselves.
    pub fn import_feeds(
        &self,
        paths: &[PathBuf],
        dated: Option<Date>,
    ) -> Result<Vec<ImportedFeed>, AppError> {
        let data = self.data.as_ref().ok_or(AppError::NoDataFolder)?;
        let mut lifecycles: Vec<Vec<Value>> = Vec::new();
        let mut imported = Vec::new();
        for path in files(paths)? {
            let name = path.display().to_string();
            let bytes = std::fs::read(&path)
                .map_err(|source| AppError::Read { path: path.clone(), source })?;
            let text = decode(&bytes).text.replace("\r\n", "\n");
            if text.trim_start().starts_with('{') {
                imported.push(vulnerabilities(&name, &text)?);
            } else if text.starts_with("---\n") {
                let product = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                for lifecycle in read_endoflife(&name, product, &text)? {
                    lifecycles.push(lifecycle.into_values());
                }
            } else {
                return Err(FeedError::Unknown { path: name }.into());
            }
        }
        if !lifecycles.is_empty() {
            let description = FeedDescription {
                name: "endoflife".to_owned(),
                table: "product_lifecycle".to_owned(),
                dated: dated.ok_or(AppError::NoDate)?,
                source: "endoflife.date".to_owned(),
                licence: "MIT".to_owned(),
                entries: lifecycles.len(),
                ranges: None,
                without_range: None,
                note: None,
            };
            let snapshot = write_snapshot(table("product_lifecycle")?, &lifecycles)?;
            imported.push(ImportedFeed { description, snapshot });
        }
        if imported.is_empty() {
            return Err(AppError::NoFeed);
        }
        store(data, &imported)?;
        Ok(imported)
    }
}

fn vulnerabilities(name: &str, text: &str) -> Result<ImportedFeed, AppError> {
    let catalogue = read_kev(name, text)?;
    let rows = join_ranges(&catalogue, RANGES, &ShippedFiles.text(RANGES)?)?;
    let (ranges, without_range) = count_ranges(&rows);
    let description = FeedDescription {
        name: "cisa-kev".to_owned(),
        table: "vulnerability".to_owned(),
        dated: catalogue.dated,
        source: "CISA Known Exploited Vulnerabilities Catalog".to_owned(),
        licence: "CC0-1.0".to_owned(),
        entries: catalogue.entries.len(),
        ranges: Some(ranges),
        without_range: Some(without_range),
        note: None,
    };
    let snapshot = write_snapshot(table("vulnerability")?, &rows)?;
    Ok(ImportedFeed { description, snapshot })
}

fn table(name: &str) -> Result<&'static shirube_facts::Table, AppError> {
    tables::table(name).ok_or_else(|| AppError::NoTable(name.to_owned()))
}

/// Files as they are; of folders, the Markdown files in them.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let inside = crate::copies::entries(path)?;
            let is_markdown = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
            files.extend(inside.into_iter().filter(is_markdown));
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    Ok(files)
}

/// Writes snapshots first and the manifest last: a manifest never names what is not there.
fn store(data: &DataFolder, imported: &[ImportedFeed]) -> Result<(), AppError> {
    let manifest_path: &Path = &data.path().join(MANIFEST);
    let mut manifest = match std::fs::read_to_string(manifest_path) {
        Ok(text) => read_manifest(&manifest_path.display().to_string(), &text)?,
        Err(error) if error.kind() == ErrorKind::NotFound => FeedManifest::default(),
        Err(source) => return Err(AppError::Read { path: manifest_path.to_path_buf(), source }),
    };
    let feeds = data.path().join("feeds");
    make_folder(&feeds)?;
    for ImportedFeed { description, snapshot } in imported {
        replace(&feeds.join(format!("{}.csv", description.table)), snapshot.as_bytes())?;
        manifest.feed.retain(|feed| feed.name != description.name);
        manifest.feed.push(description.clone());
    }
    manifest.feed.sort_by(|a, b| a.name.cmp(&b.name));
    let text = toml::to_string(&manifest).map_err(|error| FeedError::Malformed {
        path: MANIFEST.to_owned(),
        reason: error.to_string(),
    })?;
    replace(manifest_path, text.as_bytes())
}
