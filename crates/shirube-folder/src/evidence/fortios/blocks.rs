//! The block language of FortiOS configurations: `config … / edit … / set … / next / end`.

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
    /// `vpn ssl settings`; the blocks around it stand before it, separated by ` / `.
    pub(super) path: String,
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
}

/// Nesting deeper than this no FortiOS writes.
const DEEPEST: usize = 32;
/// Most blocks of one file.
const MOST_BLOCKS: usize = 500_000;

/// Every block of the text in order, and the lines that fit nowhere, with the reason.
pub(super) fn blocks(text: &str) -> (Vec<Block>, Vec<(usize, &'static str)>) {
    let mut done = Vec::new();
    let mut faults = Vec::new();
    let mut stack: Vec<Block> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let (mut words, mut open) = split(trimmed);
        // A quoted value (a banner, a certificate) may run over lines; its text is not needed.
        while open {
            let Some((_, more)) = lines.next() else {
                faults.push((number, "a quote is not closed"));
                break;
            };
            open = more.matches('"').count() % 2 == 0;
        }
        let rest = words.split_off(1.min(words.len()));
        match words.first().map(String::as_str) {
            Some("config") if stack.len() < DEEPEST && done.len() < MOST_BLOCKS => {
                let outer = stack.last().map(|block| format!("{} / ", block.path));
                let path = outer.unwrap_or_default() + &rest.join(" ");
                stack.push(Block { path, line: number, ..Block::default() });
            }
            Some("config") => {
                faults.push((number, "nested too deep, or too many blocks"));
                break;
            }
            Some("edit") => {
                let Some(path) = stack.last().map(|block| block.path.clone()) else {
                    faults.push((number, "`edit` outside of `config`"));
                    continue;
                };
                if stack.len() >= DEEPEST {
                    faults.push((number, "nested too deep, or too many blocks"));
                    break;
                }
                let entry = Some(rest.join(" "));
                stack.push(Block { path, entry, line: number, ..Block::default() });
            }
            Some("next") => match stack.pop() {
                Some(block) if block.entry.is_some() => done.push(block),
                other => {
                    faults.push((number, "`next` without `edit`"));
                    stack.extend(other);
                }
            },
            Some("end") => {
                // An entry that `next` did not close ends with its block.
                while let Some(block) = stack.pop() {
                    let ended = block.entry.is_none();
                    done.push(block);
                    if ended {
                        break;
                    }
                }
            }
            Some("set") => match (stack.last_mut(), rest.split_first()) {
                (Some(block), Some((key, values))) => block.settings.push(Setting {
                    key: key.clone(),
                    values: values.to_vec(),
                    line: number,
                }),
                _ => faults.push((number, "`set` outside of `config`")),
            },
            _ => {}
        }
    }
    if let Some(block) = stack.first() {
        faults.push((block.line, "`config` is not closed: the file may be cut off"));
    }
    done.extend(stack);
    done.sort_by_key(|block| block.line);
    (done, faults)
}

/// Splits a line into words; true when a quote stays open.
fn split(line: &str) -> (Vec<String>, bool) {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut started, mut escaped) = (false, false, false);
    for c in line.chars() {
        match c {
            _ if escaped => {
                word.push(c);
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' => {
                quoted = !quoted;
                started = true;
            }
            c if c.is_whitespace() && !quoted => {
                if started {
                    words.push(std::mem::take(&mut word));
                    started = false;
                }
            }
            c => {
                word.push(c);
                started = true;
            }
        }
    }
    if started {
        words.push(word);
    }
    (words, quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_entries_and_quotes() {
        let text = "config a b\n  edit \"x y\"\n    set k \"v 1\" v2\n    config c\n      set d e\n    end\n  next\nend\n";
        let (blocks, faults) = blocks(text);
        assert!(faults.is_empty(), "{faults:?}");
        let entry = blocks.iter().find(|block| block.entry.as_deref() == Some("x y")).unwrap();
        assert_eq!(entry.values("k"), ["v 1", "v2"]);
        assert!(
            blocks.iter().any(|block| block.path == "a b / c" && block.value("d") == Some("e"))
        );
    }

    #[test]
    fn a_cut_off_file_says_so() {
        let (blocks, faults) = blocks("config a\n  edit 1\n    set k v\n");
        assert_eq!(blocks.len(), 2);
        assert_eq!(faults, [(1, "`config` is not closed: the file may be cut off")]);
        assert!(!super::blocks("next\nend\nset a b\nedit x").1.is_empty());
    }
}
