//! What one module says: the names that it gives, and the paths that it mentions.
//!
//! Code under `#[cfg(test)]` is left out: tests may look wherever they like.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMacro, ItemMod, ItemUse, UseTree, Visibility};

/// A path as it is written, such as `super::head`.
pub(crate) type Path = Vec<String>;

/// A path in the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) path: Path,
    pub(crate) line: usize,
    /// True in a `use`.
    pub(crate) imported: bool,
}

/// What a name of a module stands for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// An item that is written here.
    Item,
    /// What another path stands for.
    Import(Path),
}

/// What a module says.
#[derive(Default)]
pub(crate) struct Scope {
    pub(crate) names: BTreeMap<String, Name>,
    /// Modules of which it takes every name.
    pub(crate) globs: Vec<Path>,
    /// Words inside of macros among the items: what the macros make may have these names.
    pub(crate) perhaps: BTreeSet<String>,
    pub(crate) mentions: Vec<Mention>,
    /// Modules that are written here.
    pub(crate) inline: Vec<(String, Vec<Item>)>,
    /// Modules that have a file of their own.
    pub(crate) files: Vec<String>,
    /// True where `pub use` only passes on what others need: `lib.rs`, `mod.rs`, `main.rs`.
    passes_on: bool,
}

/// Reads the items of a module.
pub(crate) fn read(items: Vec<Item>, passes_on: bool) -> Scope {
    let mut scope = Scope { passes_on, ..Scope::default() };
    for item in items {
        if for_tests(attributes(&item)) {
            continue;
        }
        match item {
            Item::Mod(ItemMod { ident, content: Some((_, items)), .. }) => {
                scope.inline.push((ident.to_string(), items));
            }
            Item::Mod(ItemMod { ident, .. }) => scope.files.push(ident.to_string()),
            item => {
                scope.name(&item);
                scope.visit_item(&item);
            }
        }
    }
    scope
}

pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

pub(super) fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
    })
}

impl Scope {
    fn name(&mut self, item: &Item) {
        let ident = match item {
            Item::Const(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Fn(item) => &item.sig.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Macro(ItemMacro { ident: Some(ident), .. }) => ident,
            Item::Macro(ItemMacro { mac, .. }) => return words(&mac.tokens, &mut self.perhaps),
            _ => return,
        };
        self.names.insert(ident.to_string(), Name::Item);
    }

    /// Every leaf of a `use`. `only_passed_on` leaves do not count as need.
    fn leaves(&mut self, tree: &UseTree, before: &[String], only_passed_on: bool) {
        let mut leaf = |ident: &syn::Ident, known_as: String| {
            let mut path = before.to_vec();
            if ident != "self" || path.is_empty() {
                path.push(ident.to_string());
            }
            if known_as != "_" {
                self.names.insert(known_as, Name::Import(path.clone()));
            }
            if !only_passed_on {
                let line = ident.span().start().line;
                self.mentions.push(Mention { path, line, imported: true });
            }
        };
        match tree {
            UseTree::Path(path) => {
                let mut longer = before.to_vec();
                longer.push(path.ident.to_string());
                self.leaves(&path.tree, &longer, only_passed_on);
            }
            UseTree::Name(name) => {
                let own = name.ident.to_string();
                let known_as = if own == "self" { before.last().cloned() } else { Some(own) };
                leaf(&name.ident, known_as.unwrap_or_default());
            }
            UseTree::Rename(rename) => leaf(&rename.ident, rename.rename.to_string()),
            UseTree::Glob(_) => self.globs.push(before.to_vec()),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.leaves(tree, before, only_passed_on);
                }
            }
        }
    }

    /// Paths in the tokens of a macro, as far as they can be seen.
    fn tokens(&mut self, tokens: &TokenStream) {
        let mut path: Path = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.mention(std::mem::take(&mut path), line);
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.mention(std::mem::take(&mut path), line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(&group.stream());
                    }
                }
            }
        }
        self.mention(path, line);
    }

    fn mention(&mut self, path: Path, line: usize) {
        if !path.is_empty() {
            self.mentions.push(Mention { path, line, imported: false });
        }
    }
}

impl<'ast> Visit<'ast> for Scope {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if item.leading_colon.is_none() {
            let passed_on = self.passes_on && !matches!(item.vis, Visibility::Inherited);
            self.leaves(&item.tree, &[], passed_on);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            let words: Path = path.segments.iter().map(|part| part.ident.to_string()).collect();
            let line = path.segments.first().map_or(0, |part| part.ident.span().start().line);
            self.mention(words, line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(&called.tokens);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }
}

/// Every word in the tokens.
fn words(tokens: &TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => drop(names.insert(ident.to_string())),
            TokenTree::Group(group) => words(&group.stream(), names),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(source: &str, passes_on: bool) -> Vec<String> {
        let scope = read(syn::parse_file(source).unwrap().items, passes_on);
        let mut paths: Vec<String> =
            scope.mentions.iter().map(|mention| mention.path.join("::")).collect();
        paths.dedup();
        paths
    }

    #[test]
    fn every_leaf_of_a_use_is_seen() {
        let names = paths("use crate::a::{B, c::{self, D as E}};", false);
        assert_eq!(names, ["crate::a::B", "crate::a::c", "crate::a::c::D"]);
    }

    #[test]
    fn paths_in_code_types_and_macros_are_seen() {
        let source =
            "fn f(x: crate::a::T) { super::b::g(); assert!(self::c::h(1), \"{}\", d::E); }";
        let names = paths(source, false);
        for path in ["crate::a::T", "super::b::g", "self::c::h", "d::E"] {
            assert!(names.iter().any(|names| names == path), "{path}: {names:?}");
        }
    }

    #[test]
    fn what_is_only_passed_on_and_what_is_for_tests_counts_for_nothing() {
        assert_eq!(paths("pub use a::B; pub(crate) use c::D;", true), Vec::<String>::new());
        assert_eq!(paths("pub use a::B;", false), ["a::B"]);
        assert_eq!(paths("use a::B;", true), ["a::B"]);
        assert!(paths("#[cfg(test)] mod tests { use super::*; }", false).is_empty());
        assert!(paths("#[cfg(test)] use a::B;", false).is_empty());
    }
}
