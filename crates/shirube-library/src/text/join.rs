//! Line breaks: those of the paper, and those of the writer.

use super::characters::{ends_sentence, is_japanese};
use shirube_model::text::is_circled;

/// True when the line `after` goes on with the sentence that `before` breaks off.
pub fn continues_sentence(before: &str, after: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    let first = after.trim_start().chars().next();
    let (Some(last), Some(first)) = (last, first) else { return false };
    if ends_sentence(last) || begins_item(after.trim_start()) {
        return false;
    }
    is_japanese(last) || is_japanese(first) || last.is_alphanumeric() || last == ',' || last == '、'
}

/// True when a line begins an item of a list: ①, ・, (1), 1., a., 【…】, ※.
pub(crate) fn begins_item(line: &str) -> bool {
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return false };
    if is_circled(first) || matches!(first, '・' | '●' | '○' | '■' | '□' | '◆' | '◇' | '※' | '【')
    {
        return true;
    }
    let rest = characters.as_str();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let rest = &line[digits..];
        return rest.starts_with(". ") || rest.starts_with("．") || rest.starts_with(' ');
    }
    first.is_ascii_lowercase() && (rest.starts_with(". ") || rest.starts_with("．"))
}

/// Joins the lines of a cell into the text that was broken. `full` tells, for each line, whether it
/// fills the width of the cell, so that a shorter line is the end of a paragraph.
pub fn join_lines<'a>(lines: impl IntoIterator<Item = (&'a str, bool)>) -> String {
    let mut out = String::new();
    let mut last_full = true;
    for (line, full) in lines {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            let before = out.rsplit('\n').next().unwrap_or_default();
            let bullet = line.starts_with(['・', '※', '●', '○', '■']);
            let last = before.chars().next_back();
            let first = line.chars().next();
            if bullet || !last_full && last.is_some_and(closes_paragraph) {
                out.push('\n');
            } else if last.is_some_and(is_word) && first.is_some_and(is_word) {
                out.push(' ');
            }
        }
        out.push_str(line);
        last_full = full;
    }
    out
}

/// True for a character that can end a paragraph before the line is full.
pub(crate) fn closes_paragraph(c: char) -> bool {
    ends_sentence(c) || matches!(c, '」' | '』' | ')' | '）' | ':' | '：' | '…' | '】')
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_joined_as_they_were_written() {
        let lines = [("2.3 医療情報シ", true), ("ステムの範囲", false)];
        assert_eq!(join_lines(lines), "2.3 医療情報システムの範囲");
        let lines = [("改めてはどうか。", false), ("・一つ目", false), ("つづき", false)];
        assert_eq!(join_lines(lines), "改めてはどうか。\n・一つ目つづき");
        assert_eq!(join_lines([("use of", true), ("VPN", false)]), "use of VPN");
    }

    #[test]
    fn items_and_sentences_are_not_joined() {
        assert!(continues_sentence("医療情", "報システム"));
        assert!(!continues_sentence("求める。", "次に"));
        assert!(!continues_sentence("次による", "② 利用者"));
        assert!(!continues_sentence("", "報"));
    }
}
