//! Lines and words of a FortiOS configuration: as the device prints it, or as a terminal's log kept it.

/// A logical line: its words, and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// The line, counted from 1.
    pub(super) line: usize,
    /// The words, without quotation marks.
    pub(super) words: Vec<String>,
    /// A quote that nothing closes.
    pub(super) is_open: bool,
}

/// Words that begin a line of a configuration.
const COMMANDS: [&str; 15] = [
    "config", "edit", "set", "unset", "append", "select", "unselect", "clone", "delete", "rename",
    "move", "purge", "next", "end", "abort",
];

/// The logical lines of a text. Comments, blank lines and what a terminal adds (prompts, the pager's
/// mark) are left out; a quoted value may run over several lines. Of a line that is no command its
/// first word is given.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Words> {
    let mut raw = text.lines().enumerate();
    std::iter::from_fn(move || {
        loop {
            let (index, line) = raw.next()?;
            let Some(line) = command(line) else {
                if is_foreign(line) {
                    let words = line.split_whitespace().take(1).map(str::to_owned).collect();
                    return Some(Words { line: index + 1, words, is_open: false });
                }
                continue;
            };
            let mut splitter = Splitter::default();
            splitter.take(line);
            while splitter.is_quoted {
                let Some((_, more)) = raw.next() else { break };
                splitter.take("\n");
                splitter.take(more);
            }
            let is_open = splitter.is_quoted;
            return Some(Words { line: index + 1, words: splitter.done(), is_open });
        }
    })
}

/// The part of a line that is one of the configuration.
fn command(line: &str) -> Option<&str> {
    let mut line = line.trim();
    // The pager prints its mark and writes spaces over it.
    while let Some((_, rest)) = line.split_once("--More--") {
        if line.contains('"') && !line.starts_with("--More--") {
            break;
        }
        line = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    }
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let first = line.split_whitespace().next().unwrap_or("");
    if COMMANDS.contains(&first) {
        return Some(line);
    }
    // `FW-1 (global) # show`: a prompt, with what was typed.
    let (prompt, typed) = line.split_once(" # ").or_else(|| line.split_once(" $ "))?;
    let is_prompt = prompt.split_whitespace().count() <= 2;
    let typed = typed.trim();
    let is_command = COMMANDS.contains(&typed.split_whitespace().next().unwrap_or(""));
    (is_prompt && is_command).then_some(typed)
}

/// True for a line that is neither empty nor understood: no comment, no command, no prompt.
fn is_foreign(line: &str) -> bool {
    let line = line.trim();
    let is_prompt = line.contains(" # ") || line.ends_with(" #") || line.contains(" $ ");
    !line.is_empty() && !line.starts_with('#') && !is_prompt && command(line).is_none()
}

/// Splits text into words, piece by piece.
#[derive(Default)]
struct Splitter {
    words: Vec<String>,
    word: String,
    is_quoted: bool,
    has_word: bool,
    is_escaped: bool,
}

impl Splitter {
    fn take(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                _ if self.is_escaped => {
                    self.word.push(c);
                    self.is_escaped = false;
                }
                '\\' => {
                    self.is_escaped = true;
                    self.has_word = true;
                }
                '"' => {
                    self.is_quoted = !self.is_quoted;
                    self.has_word = true;
                }
                c if c.is_whitespace() && !self.is_quoted => self.end(),
                c => {
                    self.word.push(c);
                    self.has_word = true;
                }
            }
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.has_word) {
            self.words.push(std::mem::take(&mut self.word));
        }
    }

    fn done(mut self) -> Vec<String> {
        self.end();
        self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        lines(text).map(|line| line.words).collect()
    }

    #[test]
    fn a_quoted_value_runs_over_lines_with_escaped_quotes() {
        let text = "set buffer \"the word \\\"patient\ndata\\\" is\n\"\nset a b\n";
        assert_eq!(
            words(text),
            [vec!["set", "buffer", "the word \"patient\ndata\" is\n"], vec!["set", "a", "b"]]
        );
        assert_eq!(lines(text).map(|line| line.line).collect::<Vec<_>>(), [1, 4]);
        assert!(lines("set a \"b\nset c d\n").all(|line| line.is_open));
    }

    #[test]
    fn what_a_terminal_adds_is_left_out() {
        let text = "FW # show\n#config-version=x\nFW-1 (global) # config system global\n--More--         \r        set a b\nFW #\n";
        assert_eq!(words(text), [vec!["config", "system", "global"], vec!["set", "a", "b"]]);
        assert!(is_foreign("<html>") && !is_foreign("FW #") && !is_foreign("  next"));
    }
}
