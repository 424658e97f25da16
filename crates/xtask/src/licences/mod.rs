//! The licences of every package in `Cargo.lock`, against the list in `deny.toml`, and the page that
//! names them.

mod expression;
mod page;

use crate::workspace::root;
use anyhow::{Context, bail};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use page::Listed;
use serde::Deserialize;
use shirube_model::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The one registry that packages come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The binary that persons get.
const BINARY: &str = "shirube";

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

/// Writes the page of licences, or compares it; either way every licence must be allowed.
pub(crate) fn run(only_compare: bool) -> anyhow::Result<()> {
    let text = fs::read_to_string(root().join("deny.toml")).context("deny.toml")?;
    let allowed = toml::from_str::<Rules>(&text)?.licenses.allow;
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .other_options(vec!["--locked".to_owned()])
        .exec()?;
    let mut faults = faults(&metadata, &allowed);
    let listed = listed(&metadata);
    for (language, suffix) in [(Language::Ja, ".ja"), (Language::En, "")] {
        let path = root().join(format!("docs/reference/licences{suffix}.md"));
        let text = page::write(language, &listed);
        if !only_compare {
            fs::write(&path, text)?;
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            faults.push(format!("{} is stale: `cargo run -p xtask -- licences`", path.display()));
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    println!("{} packages, every licence is allowed", listed.len());
    Ok(())
}

fn faults(metadata: &Metadata, allowed: &BTreeSet<String>) -> Vec<String> {
    let ours: BTreeSet<&PackageId> = metadata.workspace_members.iter().collect();
    let mut faults = Vec::new();
    for package in &metadata.packages {
        let name = format!("{} {}", package.name, package.version);
        if !ours.contains(&package.id)
            && package.source.as_ref().is_none_or(|source| source.repr != REGISTRY)
        {
            faults.push(format!("{name} does not come from crates.io"));
        }
        match &package.license {
            None => faults.push(format!("{name} names no licence")),
            Some(licence) if !expression::is_allowed(licence, allowed) => {
                faults.push(format!("{name}: `{licence}` is not in the list of deny.toml"));
            }
            Some(_) => {}
        }
    }
    faults.sort();
    faults
}

/// The packages of others by name; versions stand in `Cargo.lock`.
fn listed(metadata: &Metadata) -> BTreeMap<String, Listed> {
    let linked = linked(metadata);
    let mut listed: BTreeMap<String, Listed> = BTreeMap::new();
    for package in &metadata.packages {
        if metadata.workspace_members.contains(&package.id) {
            continue;
        }
        let licence = package.license.as_deref().unwrap_or("").replace('/', " OR ");
        let licence = licence.split_whitespace().collect::<Vec<_>>().join(" ");
        let in_binary = linked.contains(&package.id);
        let entry = listed
            .entry(package.name.to_string())
            .or_insert_with(|| Listed { licence: licence.clone(), in_binary });
        entry.in_binary |= in_binary;
        if entry.licence != licence {
            entry.licence = format!("{}; {licence}", entry.licence);
        }
    }
    listed
}

/// What the binary is made of: it, what it depends on, and so on, on any platform.
fn linked(metadata: &Metadata) -> BTreeSet<&PackageId> {
    let nodes: BTreeMap<&PackageId, _> = metadata
        .resolve
        .iter()
        .flat_map(|resolve| &resolve.nodes)
        .map(|node| (&node.id, node))
        .collect();
    let mut open: Vec<&PackageId> = metadata
        .packages
        .iter()
        .filter(|package| package.name.as_str() == BINARY)
        .map(|package| &package.id)
        .collect();
    let mut linked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if linked.insert(id) {
            let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps).filter(|needed| {
                needed.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
            });
            open.extend(needed.map(|needed| &needed.pkg));
        }
    }
    linked
}
