//! `docs/layers.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Who may name whom.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layers {
    /// What a crate may depend on.
    pub(crate) crates: BTreeMap<String, BTreeSet<String>>,
    /// What its tests may use beside that.
    #[serde(default)]
    pub(crate) tests: BTreeMap<String, BTreeSet<String>>,
    /// Libraries, or their beginnings with a star, and the crates that may name them.
    #[serde(default)]
    pub(crate) libraries: BTreeMap<String, BTreeSet<String>>,
    /// Libraries that the tests of these crates may name beside.
    #[serde(default, rename = "test-libraries")]
    pub(crate) test_libraries: BTreeMap<String, BTreeSet<String>>,
    /// Circles that are still there: by crate, each as its files.
    #[serde(default, rename = "circles-known")]
    pub(crate) circles_known: BTreeMap<String, Vec<BTreeSet<String>>>,
    /// Words that name one type in the whole house, also inside of a crate.
    #[serde(default, rename = "one-meaning")]
    pub(crate) one_meaning: BTreeSet<String>,
    /// Files and folders below `crates` whose sentences are data.
    #[serde(default)]
    pub(crate) sentences: BTreeSet<String>,
}

impl Layers {
    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Names in the lists that the table itself does not know: a slip there would allow nothing, or
    /// forbid nothing.
    pub(crate) fn faults(&self) -> Vec<String> {
        let lists = self.crates.iter().chain(&self.tests).chain(&self.libraries);
        let lists = lists.chain(&self.test_libraries);
        let keys = self.tests.keys().chain(self.circles_known.keys());
        let mut unknown: BTreeSet<&String> = lists.flat_map(|(_, names)| names).collect();
        unknown.extend(keys);
        unknown
            .into_iter()
            .filter(|name| !self.crates.contains_key(*name))
            .map(|name| format!("docs/layers.toml names {name}, which is no crate of its table"))
            .collect()
    }

    /// The crates that may name `library`; `None` when all may. The longest beginning decides.
    pub(crate) fn holders(&self, library: &str) -> Option<&BTreeSet<String>> {
        if let Some(holders) = self.libraries.get(library) {
            return Some(holders);
        }
        self.libraries
            .iter()
            .filter(|(pattern, _)| {
                pattern.strip_suffix('*').is_some_and(|start| library.starts_with(start))
            })
            .max_by_key(|(pattern, _)| pattern.len())
            .map(|(_, holders)| holders)
    }
}
