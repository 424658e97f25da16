//! Text as people type it, made comparable: width, spaces, and cutting without breaking characters.

mod circled;
mod harmless;

pub use circled::{circled, circled_number, is_circled, item_number};
pub use harmless::{harmless, steers};

use unicode_normalization::UnicodeNormalization;

/// NFKC with spaces folded and trimmed: 「ＴＬＳ　１．３」 becomes `TLS 1.3`.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// A key for comparing headings and names: [`normalize`], lower case, without spaces, brackets,
/// marks and separators. 「機器ＩＤ（必須）」 and `機器ID` give the same key.
pub fn heading_key(text: &str) -> String {
    let normalized = normalize(text);
    let mut out = String::with_capacity(normalized.len());
    let mut depth = 0usize;
    for c in normalized.chars() {
        match c {
            '(' | '[' | '【' | '「' | '<' => depth += 1,
            ')' | ']' | '】' | '」' | '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ' ' | '_' | '-' | '・' | '*' | '※' | '.' | ':' | '/' | '、' | ',' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The first `limit` characters, with `…` when something was cut. Never cuts inside a character.
pub fn shorten(text: &str, limit: usize) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(limit).collect();
    if chars.next().is_some() { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_spaces_are_folded() {
        assert_eq!(normalize("　ＴＬＳ　１．３\t対応 "), "TLS 1.3 対応");
    }

    #[test]
    fn headings_compare_without_marks_and_notes() {
        assert_eq!(heading_key("機器ＩＤ（必須）"), heading_key("機器 id"));
        assert_eq!(heading_key("support_ends_at"), heading_key("Support ends at"));
    }

    #[test]
    fn shortening_counts_characters() {
        assert_eq!(shorten("医療情報", 2), "医療…");
        assert_eq!(shorten("医療", 2), "医療");
    }
}
