//! Text of strangers on a terminal: nothing in it steers the terminal.

use shirube_model::text::{harmless, steers};

/// As [`harmless`], but sequences that set a colour stay: a stranger can do no more than colour.
pub(super) fn harmless_but_colours(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, part) in text.split("\u{1b}[").enumerate() {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.filter(|end| index > 0 && part[*end..].starts_with('m')) {
            Some(end) => {
                out.push_str("\u{1b}[");
                out.push_str(&part[..end]);
                out.push_str(&harmless(&part[end..]));
            }
            None => out.push_str(&harmless(part)),
        }
    }
    out
}

/// JSON with every character that [`steers`] as an escape: the same values, and a quiet terminal.
/// Such characters stand inside of strings only, where an escape means the same.
pub(super) fn harmless_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) && c != '\r' {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_colour_steers_a_terminal() {
        let text = "\u{1b}[31m赤\u{1b}[0m\u{1b}[2J\u{7}\u{202e}\u{1b}]0;x\n";
        assert_eq!(
            harmless_but_colours(text),
            "\u{1b}[31m赤\u{1b}[0m2J\u{fffd}\u{fffd}\u{fffd}]0;x\n"
        );
        assert!(!harmless(text).contains('\u{1b}'));
    }

    #[test]
    fn json_keeps_its_values() {
        let value = serde_json::json!({"a": "\u{9b}2J\u{202e}x\u{1b}"});
        let text = harmless_json(&value.to_string());
        assert!(!text.chars().any(steers), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
