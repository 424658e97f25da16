//! The modules of a crate, as its files declare them.

use super::syntax::{self, Scope};
use anyhow::Context;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use syn::Item;

/// The modules below one root (`lib.rs`, `main.rs`), by their path in the crate.
#[derive(Default)]
pub(crate) struct Modules {
    modules: BTreeMap<Vec<String>, Module>,
}

/// A module.
pub(crate) struct Module {
    /// Its file, below `src/`.
    pub(crate) file: String,
    pub(crate) scope: Scope,
}

/// Reads the modules of the crate whose sources lie in `folder`, one tree for each root.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Modules>> {
    let mut trees = Vec::new();
    for root in ["lib.rs", "main.rs"] {
        if folder.join(root).exists() {
            let mut tree = Modules::default();
            tree.file(folder, root, Vec::new())?;
            trees.push(tree);
        }
    }
    Ok(trees)
}

impl Modules {
    /// The module at this path.
    pub(crate) fn get(&self, path: &[String]) -> Option<&Module> {
        self.modules.get(path)
    }

    /// Every module, sorted by its path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Vec<String>, &Module)> {
        self.modules.iter()
    }

    fn file(&mut self, folder: &Path, file: &str, path: Vec<String>) -> anyhow::Result<()> {
        let text = fs::read_to_string(folder.join(file)).with_context(|| file.to_owned())?;
        let items = syn::parse_file(&text).with_context(|| file.to_owned())?.items;
        let name = file.rsplit('/').next().unwrap_or(file);
        let passes_on = ["lib.rs", "main.rs", "mod.rs"].contains(&name);
        // `a/mod.rs` and the roots keep their modules beside them, `a.rs` keeps them in `a/`.
        let below = if passes_on {
            file.strip_suffix(name).unwrap_or("").to_owned()
        } else {
            format!("{}/", file.trim_end_matches(".rs"))
        };
        self.add(folder, (file, &below), path, syntax::read(items, passes_on))
    }

    fn add(
        &mut self,
        folder: &Path,
        (file, below): (&str, &str),
        path: Vec<String>,
        mut scope: Scope,
    ) -> anyhow::Result<()> {
        let child = |name: &String| [path.as_slice(), std::slice::from_ref(name)].concat();
        for name in &scope.files {
            let one = format!("{below}{name}.rs");
            let other = format!("{below}{name}/mod.rs");
            let file = if folder.join(&one).exists() { one } else { other };
            self.file(folder, &file, child(name))?;
        }
        let inline: Vec<(String, Vec<Item>)> = std::mem::take(&mut scope.inline);
        for (name, items) in inline {
            let below = format!("{below}{name}/");
            self.add(folder, (file, &below), child(&name), syntax::read(items, false))?;
        }
        self.modules.insert(path, Module { file: file.to_owned(), scope });
        Ok(())
    }
}
