//! Lines of sshd_config: a key and its values.

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, counted from 1.
    pub(super) number: usize,
    /// The key in small letters.
    pub(super) key: String,
    /// The key as written.
    pub(super) written: String,
    /// The first value in small letters, without quotation marks; of `Match` and `Include` all that
    /// follows.
    pub(super) value: String,
}

/// The lines that say something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let end = line.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(line.len());
        let (written, rest) = line.split_at(end);
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '=');
        let key = written.to_ascii_lowercase();
        let value = match key.as_str() {
            "match" | "include" => rest,
            _ => rest.split([' ', '\t']).next().unwrap_or(""),
        };
        Some(Line {
            number: index + 1,
            written: written.to_owned(),
            value: value.trim_matches('"').to_ascii_lowercase(),
            key,
        })
    })
}
