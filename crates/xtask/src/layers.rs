//! Which crate may depend on which: docs/layers.toml against `cargo metadata`.

use crate::root;
use anyhow::{Context, bail};
use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::BTreeMap;

pub(crate) fn run() -> anyhow::Result<()> {
    let text =
        std::fs::read_to_string(root().join("docs/layers.toml")).context("docs/layers.toml")?;
    let allowed: BTreeMap<String, Vec<String>> = toml::from_str(&text)?;
    let metadata =
        MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?;
    let mut faults = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.to_string();
        let Some(may) = allowed.get(&name) else {
            faults.push(format!("{name} is not in docs/layers.toml"));
            continue;
        };
        for dependency in &package.dependencies {
            if dependency.kind == DependencyKind::Development {
                continue;
            }
            let fleet_only = ["datafusion", "arrow", "parquet"]
                .iter()
                .any(|word| dependency.name.starts_with(word));
            if fleet_only && name != "shirube-fleet" {
                faults.push(format!("{name} names {}", dependency.name));
            }
            if dependency.name.starts_with("shirube") && !may.contains(&dependency.name) {
                faults.push(format!("{name} may not depend on {}", dependency.name));
            }
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    println!("every dependency goes the right way");
    Ok(())
}
