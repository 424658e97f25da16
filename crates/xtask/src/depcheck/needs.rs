//! A test that needs something beside the project says so: it stands in a module `needs_NAME` and is
//! ignored with its reason, so that a run that leaves it out counts it as left out.

use anyhow::Context;
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, ItemFn, ItemMod};

/// Ways in which a test asks for what is beside the project.
const ASKS: [&str; 3] = ["shared(", "../shared", "SHIRUBE_TRESTLE_PYTHON"];

/// Tests that would report that they passed where what they need is not there.
pub(crate) fn faults(crates: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    collect(crates, crates, &mut faults)?;
    faults.sort();
    Ok(faults)
}

fn collect(crates: &Path, folder: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            collect(crates, &path, faults)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            let shown = path.strip_prefix(crates)?.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path)?;
            faults.extend(of_file(&shown, &text)?);
        }
    }
    Ok(())
}

fn of_file(path: &str, text: &str) -> anyhow::Result<Vec<String>> {
    let own = path.ends_with("needs_shared.rs") || path.ends_with("needs_trestle.rs");
    let file = syn::parse_file(text).with_context(|| path.to_owned())?;
    let mut tests = Tests { inside: usize::from(own), text, path, faults: Vec::new() };
    tests.visit_file(&file);
    Ok(tests.faults)
}

struct Tests<'a> {
    /// How many modules `needs_…` the visit is in.
    inside: usize,
    text: &'a str,
    path: &'a str,
    faults: Vec<String>,
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

impl<'ast> Visit<'ast> for Tests<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let needs = usize::from(module.ident.to_string().starts_with("needs_"));
        self.inside += needs;
        visit::visit_item_mod(self, module);
        self.inside -= needs;
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        if !has(&function.attrs, "test") {
            return;
        }
        let (name, start) = (&function.sig.ident, function.sig.ident.span().start().line);
        let lines = start..=function.block.brace_token.span.close().end().line;
        let body = self.text.lines().skip(start).take(lines.count());
        let asks = body.into_iter().any(|line| ASKS.iter().any(|ask| line.contains(ask)));
        let fault = match (self.inside > 0, has(&function.attrs, "ignore")) {
            (true, false) => "is not ignored",
            (false, _) if asks => "asks for what is beside the project outside of a module needs_…",
            _ => return,
        };
        self.faults.push(format!("{}:{start}: the test {name} {fault}", self.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_needs_something_is_ignored_and_named() {
        let asks = format!("#[test] fn a() {{\n    let folder = {}\"cases\");\n}}", ASKS[0]);
        for (text, count) in [
            (asks.clone(), 1),
            (format!("mod needs_shared {{ {asks} }}"), 1),
            (format!("mod needs_shared {{ #[ignore = \"needs it\"] {asks} }}"), 0),
            (format!("#[ignore = \"later\"] {asks}"), 1),
            ("#[test] fn a() {\n    assert!(true);\n}".to_owned(), 0),
        ] {
            assert_eq!(of_file("x.rs", &text).unwrap().len(), count, "{text}");
        }
        assert_eq!(of_file("x/needs_shared.rs", "#[test] fn a() {}").unwrap().len(), 1);
    }
}
