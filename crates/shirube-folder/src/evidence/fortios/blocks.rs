//! The block language of FortiOS configurations: `config … / edit … / set … / next / end`, and the
//! lines of scripts that change what stands above them (`delete`, `clone`, `rename`, `unset`, …).

use super::words::lines;
use std::collections::BTreeMap;

/// A `set` line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) values: Vec<String>,
    pub(super) line: usize,
}

/// A `config` block without entries, or one `edit` entry of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// The virtual domain in which it stands; none for what is global.
    pub(super) vdom: Option<String>,
    /// `vpn ssl settings`; the blocks around it stand before it, separated by ` / `.
    pub(super) path: String,
    /// The entries around it, outermost first.
    pub(super) within: Vec<String>,
    /// The name after `edit`; none for settings right under `config`.
    pub(super) entry: Option<String>,
    pub(super) line: usize,
    pub(super) settings: Vec<Setting>,
}

impl Block {
    pub(super) fn setting(&self, key: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// The first value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.setting(key)?.values.first().map(String::as_str)
    }

    pub(super) fn values(&self, key: &str) -> Vec<&str> {
        self.setting(key)
            .map_or(Vec::new(), |setting| setting.values.iter().map(String::as_str).collect())
    }

    pub(super) fn name(&self) -> &str {
        self.entry.as_deref().unwrap_or("")
    }

    /// True for an entry of `config PATH`.
    pub(super) fn is_entry_of(&self, path: &str) -> bool {
        self.entry.is_some() && self.path == path
    }

    /// Sets a key; what it was before counts no more.
    fn set(&mut self, setting: Setting) {
        match self.settings.iter_mut().find(|known| known.key == setting.key) {
            Some(known) => *known = setting,
            None => self.settings.push(setting),
        }
    }
}

/// Nesting deeper than this no FortiOS writes.
const DEEPEST: usize = 32;
/// Most blocks of one file.
const MOST_BLOCKS: usize = 500_000;

/// A line that fits nowhere, with the reason.
pub(super) type Fault = (usize, &'static str);

/// What a text holds.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Every block, in the order of the text.
    pub(super) blocks: Vec<Block>,
    /// Lines that fit nowhere.
    pub(super) faults: Vec<Fault>,
    /// Lines that are no commands of a configuration.
    pub(super) foreign: Vec<usize>,
}

/// Every block of the text, and what fits nowhere.
pub(super) fn blocks(text: &str) -> Blocks {
    let mut reader = Reader::default();
    for line in lines(text) {
        if line.is_open {
            reader.faults.push((line.line, "a quote is not closed"));
        }
        let Some((command, rest)) = line.words.split_first() else { continue };
        if !reader.command(command, rest, line.line) {
            break;
        }
    }
    reader.done()
}

/// What tells one block from another: what is edited twice is one.
type Key = (Option<String>, String, Vec<String>, Option<String>);

#[derive(Default)]
struct Reader {
    done: Vec<Block>,
    /// Positions in `done`.
    known: BTreeMap<Key, usize>,
    stack: Vec<Block>,
    faults: Vec<Fault>,
    foreign: Vec<usize>,
}

impl Reader {
    /// Takes a line in; false when nothing more is to be read.
    fn command(&mut self, command: &str, rest: &[String], line: usize) -> bool {
        match command {
            "config" | "edit" if self.stack.len() >= DEEPEST || self.done.len() >= MOST_BLOCKS => {
                self.faults.push((line, "nested too deep, or too many blocks"));
                return false;
            }
            "config" => self.config(rest, line),
            "edit" => self.edit(rest, line),
            "next" => match self.stack.pop() {
                Some(block) if block.entry.is_some() => self.keep(block),
                other => {
                    self.faults.push((line, "`next` without `edit`"));
                    self.stack.extend(other);
                }
            },
            "end" => self.end(),
            "set" | "append" | "select" => self.set(command, rest, line),
            "unset" => match (self.stack.last_mut(), rest.first()) {
                (Some(block), Some(key)) => block.settings.retain(|setting| setting.key != *key),
                _ => self.faults.push((line, "`unset` outside of `config`")),
            },
            "delete" | "clone" | "rename" | "purge" => self.script(command, rest, line),
            // The order of entries is not looked at.
            "move" | "unselect" | "abort" => {}
            _ => self.foreign.push(line),
        }
        true
    }

    fn config(&mut self, rest: &[String], line: usize) {
        let name = rest.join(" ");
        let mut block = Block { path: name.clone(), line, ..Block::default() };
        if let Some(outer) = self.stack.last() {
            block.vdom = outer.vdom.clone();
            match (outer.path.as_str(), &outer.entry) {
                ("vdom", Some(vdom)) => block.vdom = Some(vdom.clone()),
                ("global", None) => {}
                _ => {
                    block.path = format!("{} / {name}", outer.path);
                    block.within = outer.within.iter().chain(&outer.entry).cloned().collect();
                }
            }
        }
        self.stack.push(block);
    }

    fn edit(&mut self, rest: &[String], line: usize) {
        let Some(outer) = self.stack.last() else {
            return self.faults.push((line, "`edit` outside of `config`"));
        };
        let (vdom, path, within) = (outer.vdom.clone(), outer.path.clone(), outer.within.clone());
        let entry = Some(rest.join(" "));
        self.stack.push(Block { vdom, path, within, entry, line, settings: Vec::new() });
    }

    fn set(&mut self, command: &str, rest: &[String], line: usize) {
        let (Some(block), Some((key, values))) = (self.stack.last_mut(), rest.split_first()) else {
            return self.faults.push((line, "`set` outside of `config`"));
        };
        let mut setting = Setting { key: key.clone(), values: values.to_vec(), line };
        if command == "append"
            && let Some(known) = block.setting(key)
        {
            setting.values = known.values.iter().chain(values).cloned().collect();
        }
        block.set(setting);
    }

    fn end(&mut self) {
        // An entry that `next` did not close ends with its block.
        while let Some(block) = self.stack.pop() {
            let ended = block.entry.is_none();
            self.keep(block);
            if ended {
                break;
            }
        }
    }

    /// Keeps a block; what is edited again is changed, not doubled.
    fn keep(&mut self, block: Block) {
        let key =
            (block.vdom.clone(), block.path.clone(), block.within.clone(), block.entry.clone());
        match self.known.get(&key) {
            Some(at) => block.settings.into_iter().for_each(|setting| self.done[*at].set(setting)),
            None => {
                self.known.insert(key, self.done.len());
                self.done.push(block);
            }
        }
    }

    /// Lines of scripts, which change entries of the block that is open.
    fn script(&mut self, command: &str, rest: &[String], line: usize) {
        let Some(outer) = self.stack.last().cloned() else {
            return self.faults.push((line, "a line of a script outside of `config`"));
        };
        let is_of = |block: &Block, name: Option<&String>| {
            block.vdom == outer.vdom
                && block.path == outer.path
                && block.within == outer.within
                && block.entry.is_some()
                && name.is_none_or(|name| block.entry.as_ref() == Some(name))
        };
        let of = |blocks: &[Block], name: Option<&String>| -> Vec<Block> {
            blocks.iter().filter(|block| is_of(block, name)).cloned().collect()
        };
        match (command, rest) {
            ("delete", [name]) => self.done.retain(|block| !is_of(block, Some(name))),
            ("purge", _) => self.done.retain(|block| !is_of(block, None)),
            ("clone" | "rename", [from, to, name]) if to == "to" => {
                let copies = of(&self.done, Some(from)).into_iter();
                let copies = copies.map(|block| Block { entry: Some(name.clone()), line, ..block });
                let copies: Vec<Block> = copies.collect();
                if command == "rename" {
                    self.done.retain(|block| !is_of(block, Some(from)));
                }
                self.done.extend(copies);
            }
            _ => self.faults.push((line, "a line of a script that is not understood")),
        }
        // Positions have moved.
        let key = |block: &Block| {
            (block.vdom.clone(), block.path.clone(), block.within.clone(), block.entry.clone())
        };
        self.known = self.done.iter().enumerate().map(|(at, block)| (key(block), at)).collect();
    }

    fn done(mut self) -> Blocks {
        if let Some(block) = self.stack.first() {
            self.faults.push((block.line, "`config` is not closed: the file may be cut off"));
        }
        let open = std::mem::take(&mut self.stack);
        open.into_iter().for_each(|block| self.keep(block));
        self.done.sort_by_key(|block| block.line);
        self.faults.sort_unstable();
        Blocks { blocks: self.done, faults: self.faults, foreign: self.foreign }
    }
}

#[cfg(test)]
mod tests;
