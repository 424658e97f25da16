//! One check, in seconds: its files, its place in the catalogue, the dialect, and its cases.

use anyhow::{Context, bail};
use shirube_catalogue::{Catalogue, FolderFiles, validate};
use shirube_model::CheckCode;
use shirube_testing::{QueryUnderTest, locale_keys};
use std::path::Path;

/// Looks at the check with this name or code, and gives what to say when it is in order. The error
/// has every fault that can be seen at once.
pub(crate) fn run(root: &Path, key: &str) -> anyhow::Result<String> {
    let catalogue = Catalogue::load(&FolderFiles::new(root.join("catalogue")))?;
    let check = catalogue.check(key).with_context(|| format!("there is no check `{key}`"))?;
    let (name, code) = (&check.name, check.code());
    let concerns = |fault: &String| {
        fault.starts_with(&format!("{name}:")) || fault.contains(&format!("`{code}`"))
    };
    let mut faults: Vec<String> = validate(&catalogue).into_iter().filter(concerns).collect();
    let query = QueryUnderTest::of_check(&catalogue, check);
    let keys = locale_keys(&root.join("locales")).map_err(anyhow::Error::msg)?;
    faults
        .extend(query.dialect_faults(&keys).into_iter().map(|fault| format!("check.sql: {fault}")));
    let cases = match check.cases.as_deref().map(|text| query.run_cases(text)) {
        None => 0,
        Some(Ok(count)) => count,
        Some(Err(fault)) => {
            faults.push(format!("cases.md: {fault}"));
            0
        }
    };
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(format!("{code} {name} is in order: {cases} cases, read by {}", editions(&catalogue, code)))
}

/// The editions that run the check.
fn editions(catalogue: &Catalogue, code: &CheckCode) -> String {
    let asking = catalogue.editions.iter().filter(|edition| edition.checks_asked().contains(code));
    asking.map(|edition| edition.id.to_string()).collect::<Vec<_>>().join(", ")
}
