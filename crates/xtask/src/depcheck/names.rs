//! One name, one meaning: what crates offer each other has a name of its own in the whole house, and
//! so have, even inside of a crate, the words that once meant several things.

use super::sources::SourceFile;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Ident, ItemEnum, ItemStruct, ItemTrait, ItemType, Visibility};

/// Names that stand for more than one type.
pub(crate) fn faults(files: &[SourceFile], one_meaning: &BTreeSet<String>) -> Vec<String> {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let mut seen = Types { one_meaning, names: Vec::new() };
        file.items.iter().for_each(|item| seen.visit_item(item));
        for (name, line) in seen.names {
            types.entry(name).or_default().push(format!("{}:{line}", file.path));
        }
    }
    let several = types.into_iter().filter(|(_, places)| places.len() > 1);
    several
        .map(|(name, places)| format!("{name} has more than one meaning: {}", places.join(", ")))
        .collect()
}

struct Types<'a> {
    one_meaning: &'a BTreeSet<String>,
    /// Names with the line, counted from 1.
    names: Vec<(String, usize)>,
}

impl Types<'_> {
    fn add(&mut self, visibility: &Visibility, ident: &Ident) {
        let name = ident.to_string();
        if matches!(visibility, Visibility::Public(_)) || self.one_meaning.contains(&name) {
            self.names.push((name, ident.span().start().line));
        }
    }
}

impl<'ast> Visit<'ast> for Types<'_> {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.add(&item.vis, &item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.add(&item.vis, &item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.add(&item.vis, &item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast ItemType) {
        self.add(&item.vis, &item.ident);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depcheck::sources::parse;

    #[test]
    fn two_types_of_one_name_are_a_fault() {
        let files = [
            ("a/src/lib.rs", "pub struct Hit; struct Row; mod x { pub enum Own {} }"),
            ("b/src/lib.rs", "pub type Hit = u8; pub(crate) struct Row; struct Own;"),
            ("c/src/lib.rs", "#[cfg(test)] mod tests { pub struct Own; }"),
        ];
        let files = files.map(|(path, text)| parse(path, text).unwrap());
        let named =
            |words: &[&str]| faults(&files, &words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(named(&[]), ["Hit has more than one meaning: a/src/lib.rs:1, b/src/lib.rs:1"]);
        assert_eq!(named(&["Row"]).len(), 2, "a word of the list is one inside of a crate too");
    }
}
