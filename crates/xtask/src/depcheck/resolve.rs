//! Which file writes what a path names. Names that a module only passes on lead to the file behind.

use super::modules::Modules;
use super::syntax::{Name, Path};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    Module(Path),
    /// An item, in this file.
    Item(String),
}

/// Imports of imports are followed so far; a longer chain leads round.
const DEPTH: usize = 16;

/// The file that writes the item at `path`, seen from the module `from`. `None` for what lies in
/// another crate, for names of the language, and for modules themselves.
pub(crate) fn file_of(modules: &Modules, from: &[String], path: &[String]) -> Option<String> {
    match resolve(modules, from, path, DEPTH)? {
        Target::Item(file) => Some(file),
        Target::Module(_) => None,
    }
}

fn resolve(modules: &Modules, from: &[String], path: &[String], depth: usize) -> Option<Target> {
    let depth = depth.checked_sub(1)?;
    let (first, mut rest) = path.split_first()?;
    let mut target = match first.as_str() {
        "crate" => Target::Module(Path::new()),
        "self" => Target::Module(from.to_vec()),
        "super" => {
            let (_, mut parent) = from.split_last()?;
            while let Some(("super", after)) =
                rest.split_first().map(|(word, after)| (word.as_str(), after))
            {
                (_, parent) = parent.split_last()?;
                rest = after;
            }
            Target::Module(parent.to_vec())
        }
        name => lookup(modules, from, name, depth)?,
    };
    for name in rest {
        let Target::Module(module) = &target else { break };
        // A name that cannot be seen, such as one that a macro made, is the module's own.
        target = match lookup(modules, module, name, depth) {
            Some(found) => found,
            None => Target::Item(modules.get(module)?.file.clone()),
        };
    }
    Some(target)
}

/// What a name stands for in a module.
fn lookup(modules: &Modules, at: &[String], name: &str, depth: usize) -> Option<Target> {
    let child = [at, &[name.to_owned()]].concat();
    if modules.get(&child).is_some() {
        return Some(Target::Module(child));
    }
    let module = modules.get(at)?;
    match module.scope.names.get(name) {
        Some(Name::Item) => return Some(Target::Item(module.file.clone())),
        Some(Name::Import(path)) => {
            // `use csv;` and the like name another crate by its own name.
            return if path.len() == 1 && path[0] == name {
                None
            } else {
                resolve(modules, at, path, depth)
            };
        }
        None => {}
    }
    if module.scope.perhaps.contains(name) {
        return Some(Target::Item(module.file.clone()));
    }
    let depth = depth.checked_sub(1)?;
    module.scope.globs.iter().find_map(|glob| match resolve(modules, at, glob, depth)? {
        Target::Module(module) => lookup(modules, &module, name, depth),
        Target::Item(_) => None,
    })
}
