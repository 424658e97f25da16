//! `shirube feed`: carry in what is known of products in the world.

use crate::arguments::{FeedArguments, FeedCommand};
use crate::error::CommandError;
use crate::feeds::{MANIFEST, RANGES, choose, data_folder};
use shirube_catalogue::{CatalogueFiles, ShippedFiles};
use shirube_facts::tables;
use shirube_folder::decode;
use shirube_folder::feed::{
    FeedDescription, FeedError, FeedManifest, join_ranges, read_endoflife, read_kev, read_manifest,
    write_snapshot,
};
use shirube_model::Date;
use shirube_model::functions::Value;
use std::path::{Path, PathBuf};

pub(crate) fn run(arguments: &FeedArguments) -> Result<u8, CommandError> {
    match &arguments.command {
        FeedCommand::Import { paths, dated, data } => import(paths, *dated, data.as_deref()),
        FeedCommand::Status { data } => status(data.as_deref()),
    }
}

fn status(data: Option<&Path>) -> Result<u8, CommandError> {
    let mut out = String::new();
    for feed in choose(data)? {
        let description = &feed.description;
        let origin = if feed.carried_in { "imported" } else { "shipped" };
        out.push_str(&format!(
            "{}\t{}\t{origin}\t{}\t{}\n",
            description.name, description.dated, description.licence, description.source
        ));
    }
    crate::output::write(None, &out)?;
    Ok(0)
}

fn import(paths: &[PathBuf], dated: Option<Date>, data: Option<&Path>) -> Result<u8, CommandError> {
    let folder = data_folder(data)?;
    let mut lifecycles: Vec<Vec<Value>> = Vec::new();
    let mut done = Vec::new();
    for path in files(paths)? {
        let name = path.display().to_string();
        let bytes = std::fs::read(&path)
            .map_err(|source| CommandError::Read { path: path.clone(), source })?;
        let text = decode(&bytes).text;
        if text.trim_start().starts_with('{') {
            let catalogue = read_kev(&name, &text)?;
            let rows = join_ranges(&catalogue, RANGES, &ShippedFiles.text(RANGES)?)?;
            let note = format!(
                "{} entries; {} ranges of affected versions are known for them",
                catalogue.entries.len(),
                rows.len()
            );
            done.push((
                FeedDescription {
                    name: "cisa-kev".to_owned(),
                    table: "vulnerability".to_owned(),
                    dated: catalogue.dated,
                    source: "CISA Known Exploited Vulnerabilities Catalog".to_owned(),
                    licence: "CC0-1.0".to_owned(),
                    note,
                },
                write_snapshot(table("vulnerability")?, &rows)?,
            ));
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
        done.push((
            FeedDescription {
                name: "endoflife".to_owned(),
                table: "product_lifecycle".to_owned(),
                dated: dated.ok_or(CommandError::NoDate)?,
                source: "endoflife.date".to_owned(),
                licence: "MIT".to_owned(),
                note: format!("{} cycles", lifecycles.len()),
            },
            write_snapshot(table("product_lifecycle")?, &lifecycles)?,
        ));
    }
    store(&folder, done)
}

fn table(name: &str) -> Result<&'static shirube_facts::Table, CommandError> {
    tables::table(name).ok_or_else(|| CommandError::NoTable(name.to_owned()))
}

/// Files as they are; of folders, the Markdown files in them.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CommandError> {
    let mut files = Vec::new();
    for path in paths {
        let read = |source| CommandError::Read { path: path.clone(), source };
        if path.is_dir() {
            for entry in std::fs::read_dir(path).map_err(read)? {
                let path = entry.map_err(read)?.path();
                if path.extension().is_some_and(|extension| extension == "md") {
                    files.push(path);
                }
            }
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    Ok(files)
}

/// Writes snapshots first and the manifest last: a manifest never names what is not there.
fn store(folder: &Path, done: Vec<(FeedDescription, String)>) -> Result<u8, CommandError> {
    let manifest_path = folder.join(MANIFEST);
    let mut manifest = match std::fs::read_to_string(&manifest_path) {
        Ok(text) => read_manifest(&manifest_path.display().to_string(), &text)?,
        Err(_) => FeedManifest::default(),
    };
    let feeds = folder.join("feeds");
    std::fs::create_dir_all(&feeds)
        .map_err(|source| CommandError::Write { path: feeds.clone(), source })?;
    for (description, snapshot) in done {
        replace(&feeds.join(format!("{}.csv", description.table)), &snapshot)?;
        println!("{}\t{}\t{}", description.name, description.dated, description.note);
        manifest.feed.retain(|feed| feed.name != description.name);
        manifest.feed.push(description);
    }
    manifest.feed.sort_by(|a, b| a.name.cmp(&b.name));
    let text = toml::to_string(&manifest).map_err(|error| FeedError::Malformed {
        path: MANIFEST.to_owned(),
        reason: error.to_string(),
    })?;
    replace(&manifest_path, &text)?;
    Ok(0)
}

/// Writes beside the file and renames: a cut-off write leaves the old file whole.
fn replace(path: &Path, text: &str) -> Result<(), CommandError> {
    let failed = |source| CommandError::Write { path: path.to_path_buf(), source };
    let beside = path.with_extension("new");
    std::fs::write(&beside, text).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
