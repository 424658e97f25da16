//! The words that both languages have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The keys that both files in the folder `locales` have, read anew: a line that is added there
/// needs no compiler.
pub fn locale_keys(locales: &Path) -> Result<BTreeSet<String>, String> {
    let keys = |language: &str| -> Result<BTreeSet<String>, String> {
        let path = locales.join(format!("{language}.toml"));
        let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| fault(&error))?;
        let words: BTreeMap<String, String> =
            toml::from_str(&text).map_err(|error| fault(&error))?;
        Ok(words.into_keys().collect())
    };
    Ok(&keys("ja")? & &keys("en")?)
}
