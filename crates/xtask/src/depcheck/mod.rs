//! Does the house stand as drawn? `docs/layers.toml` against `cargo metadata` and the sources.

mod circles;
mod edges;
mod lengths;
mod modules;
mod names;
mod needs;
mod resolve;
mod sentences;
mod sources;
mod syntax;
mod table;

use crate::workspace::root;
use anyhow::{Context, bail};
use cargo_metadata::MetadataCommand;
use std::path::Path;
use table::Layers;

/// Compares the workspace with the table and says every fault at once.
pub(crate) fn run() -> anyhow::Result<()> {
    let root = root();
    let text =
        std::fs::read_to_string(root.join("docs/layers.toml")).context("docs/layers.toml")?;
    let layers = Layers::parse(&text)?;
    let packages = packages(&root)?;
    let mut faults = layers.faults();
    faults.extend(edges::faults(&layers, &packages));
    let mut circles_there = Vec::new();
    for package in &packages {
        let modules = modules::read(&root.join("crates").join(&package.name).join("src"))?;
        circles_there.extend(circles::find(&package.name, &modules));
    }
    faults.extend(circles::faults(&layers.circles_known, &circles_there));
    let sources = sources::read(&root.join("crates"))?;
    faults.extend(names::faults(&sources, &layers.one_meaning));
    faults.extend(sentences::faults(&sources, &layers.sentences));
    faults.extend(needs::faults(&root.join("crates"))?);
    let lengths = lengths::measure(&root.join("crates"))?;
    faults.extend(lengths.faults());
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    println!("every dependency goes the right way; {lengths}");
    for circle in &circles_there {
        println!("known circle, to be opened: {circle}");
    }
    Ok(())
}

fn packages(root: &Path) -> anyhow::Result<Vec<edges::Package>> {
    let metadata =
        MetadataCommand::new().manifest_path(root.join("Cargo.toml")).no_deps().exec()?;
    let mut packages: Vec<edges::Package> =
        metadata.workspace_packages().into_iter().map(edges::Package::from_metadata).collect();
    packages.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(packages)
}
