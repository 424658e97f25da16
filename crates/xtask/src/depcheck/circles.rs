//! Circles of need between the files of a crate: the one cannot be understood without the other.
//!
//! A file needs another when it imports or names an item that is written there. What a `lib.rs` or
//! `mod.rs` passes on is needed by those who take it from there, not by the one that passes it on.
//! Methods cannot be seen without the types: this finds less than there is, never more.

use super::modules::Modules;
use super::resolve::file_of;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Files of a crate that need each other.
#[derive(Debug)]
pub(crate) struct Circle {
    pub(crate) name: String,
    pub(crate) files: BTreeSet<String>,
    /// Who needs whom, and the line that says so first.
    needs: Vec<(String, String, String)>,
}

/// By the file that needs and the file that is needed: the line that says so first.
type Needs = BTreeMap<(String, String), String>;

/// The circles of a crate, sorted by their files.
pub(crate) fn find(name: &str, trees: &[Modules]) -> Vec<Circle> {
    let mut circles = Vec::new();
    for modules in trees {
        let needs = needs(modules);
        for files in knots(&needs) {
            let within = |file: &String| files.contains(file);
            let needs = needs
                .iter()
                .filter(|((from, to), _)| within(from) && within(to))
                .map(|((from, to), line)| (from.clone(), to.clone(), line.clone()))
                .collect();
            circles.push(Circle { name: name.to_owned(), files, needs });
        }
    }
    circles.sort_by(|one, other| one.files.cmp(&other.files));
    circles
}

fn needs(modules: &Modules) -> Needs {
    let mut needs = Needs::new();
    for (path, module) in modules.iter() {
        let mut mentions: Vec<_> = module.scope.mentions.iter().collect();
        // A `use` says it better than a path in the code.
        mentions.sort_by_key(|mention| (!mention.imported, mention.line));
        for mention in mentions {
            if let Some(file) = file_of(modules, path, &mention.path)
                && file != module.file
            {
                let word = if mention.imported { "use " } else { "" };
                let written = mention.path.join("::");
                let line = format!("{}:{} {word}{written}", module.file, mention.line);
                needs.entry((module.file.clone(), file)).or_insert(line);
            }
        }
    }
    needs
}

/// Sets of files of which each reaches each other.
fn knots(needs: &Needs) -> Vec<BTreeSet<String>> {
    let mut next: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for (from, to) in needs.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached = |start: &String| -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut open = vec![start];
        while let Some(file) = open.pop() {
            for to in next.get(file).into_iter().flatten() {
                if seen.insert((*to).clone()) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> =
        next.keys().map(|file| (*file, reached(file))).collect();
    let mut knots = BTreeSet::new();
    for (file, files) in &reach {
        if files.contains(*file) {
            let back =
                |other: &&String| reach.get(other).is_some_and(|there| there.contains(*file));
            knots.insert(files.iter().filter(back).cloned().collect());
        }
    }
    knots.into_iter().collect()
}

/// Circles that are not known, and known ones that are no longer there.
pub(crate) fn faults(
    known: &BTreeMap<String, Vec<BTreeSet<String>>>,
    circles_there: &[Circle],
) -> Vec<String> {
    let mut faults = Vec::new();
    for circle in circles_there {
        if !known.get(&circle.name).is_some_and(|known| known.contains(&circle.files)) {
            faults.push(format!("a circle: {circle}"));
        }
    }
    for (name, circles) in known {
        for files in circles {
            if !circles_there.iter().any(|circle| circle.name == *name && circle.files == *files) {
                let files: Vec<&str> = files.iter().map(String::as_str).collect();
                faults.push(format!(
                    "{name}: the circle of {} is gone, take it out of docs/layers.toml",
                    files.join(", ")
                ));
            }
        }
    }
    faults
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        write!(f, "{}: {}", self.name, files.join(", "))?;
        for (_, to, line) in &self.needs {
            write!(f, "\n    {line} ({to})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
