//! The sources of a crate as syntax, file by file, without what is there for tests.

use super::syntax::{attributes, for_tests};
use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};
use syn::Item;

/// A source file.
pub(crate) struct SourceFile {
    /// Its path below `crates`.
    pub(crate) path: String,
    /// Its items; those for tests are gone.
    pub(crate) items: Vec<Item>,
}

/// Reads the sources below the `src` folders of all crates; files of tests are left out.
pub(crate) fn read(crates: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for package in entries(crates)? {
        collect(crates, &package.join("src"), &mut files)?;
    }
    Ok(files)
}

fn collect(crates: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> anyhow::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            collect(crates, &path, files)?;
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let shown = path.strip_prefix(crates)?.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).with_context(|| shown.clone())?;
            files.push(parse(&shown, &text)?);
        }
    }
    Ok(())
}

/// Parses a source file.
pub(crate) fn parse(path: &str, text: &str) -> anyhow::Result<SourceFile> {
    let items = syn::parse_file(text).with_context(|| path.to_owned())?.items;
    Ok(SourceFile { path: path.to_owned(), items: without_tests(items) })
}

fn without_tests(items: Vec<Item>) -> Vec<Item> {
    let mut kept = Vec::new();
    for mut item in items {
        if for_tests(attributes(&item)) {
            continue;
        }
        if let Item::Mod(module) = &mut item
            && let Some((_, inside)) = &mut module.content
        {
            *inside = without_tests(std::mem::take(inside));
        }
        kept.push(item);
    }
    kept
}

/// The entries of a folder, sorted; none where there is no such folder.
fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
