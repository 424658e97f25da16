//! The words around what was found.

use super::characters::is_japanese;
use super::fold::fold;
use super::token::tokens;
use shirube_store::Phrase;
use std::ops::Range;

/// A stretch of the exact text with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The text, on one line; `…` where it was cut.
    pub text: String,
    /// Byte ranges of `text` that match, in order, not overlapping.
    pub highlights: Vec<Range<usize>>,
}

/// Where the phrases occur in `text`, as byte ranges of it, in order and not overlapping.
pub fn occurrences(text: &str, phrases: &[Phrase]) -> Vec<Range<usize>> {
    let folded = fold(text);
    let tokens = tokens(&folded.text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for phrase in phrases.iter().filter(|phrase| !phrase.tokens.is_empty()) {
        let length = phrase.tokens.len();
        for window in tokens.windows(length) {
            let matches =
                window.iter().zip(&phrase.tokens).enumerate().all(|(at, (token, word))| {
                    if phrase.prefix && at + 1 == length {
                        token.text.starts_with(word.as_str())
                    } else {
                        token.text == word
                    }
                });
            if matches {
                let last = &window[length - 1];
                let width = phrase.tokens[length - 1].len().min(last.text.len());
                ranges.push(folded.source_range(window[0].start, last.start + width));
            }
        }
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Cuts about `limit` characters around the place where most of the question stands together.
pub fn snippet(text: &str, phrases: &[Phrase], limit: usize) -> Snippet {
    let ranges = occurrences(text, phrases);
    let boundaries: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let index_of = |byte: usize| boundaries.partition_point(|at| *at < byte);
    let centre = ranges
        .iter()
        .map(|range| {
            let start = index_of(range.start);
            let near = ranges.iter().filter(|other| {
                let at = index_of(other.start);
                at >= start && at < start + limit * 3 / 4
            });
            (near.count(), range.start)
        })
        .max_by_key(|(count, start)| (*count, std::cmp::Reverse(*start)))
        .map_or(0, |(_, start)| index_of(start));
    let last = boundaries.len() - 1;
    let from = centre.saturating_sub(limit / 4);
    let to = (from + limit).min(last);
    let from = from.min(to.saturating_sub(limit));
    let mut out = Snippet { text: String::new(), highlights: Vec::new() };
    if from > 0 {
        out.text.push('…');
    }
    let range = boundaries[from]..boundaries[to];
    let mut at = range.start;
    for highlight in ranges.iter().filter(|h| h.start >= range.start && h.end <= range.end) {
        push_line(&mut out.text, &text[at..highlight.start]);
        let start = out.text.len();
        push_line(&mut out.text, &text[highlight.clone()]);
        out.highlights.push(start..out.text.len());
        at = highlight.end;
    }
    push_line(&mut out.text, &text[at..range.end]);
    if to < last {
        out.text.push('…');
    }
    out
}

/// Appends on one line: white space becomes a space, but a line break between Japanese characters
/// nothing.
fn push_line(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() && !c.is_control() {
            out.push(c);
            continue;
        }
        let before = out.chars().next_back();
        let joined = c == '\n' && before.is_some_and(is_japanese);
        if !joined && before.is_some_and(|c| !matches!(c, ' ' | '…')) {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::phrases;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_asked_is_marked_in_the_exact_text() {
        let text = "外部からの接続では、ｻｰﾊﾞｰの認\n証を行う。二要素認\n証を用いる。";
        let cut = snippet(text, &phrases("サーバ 二要素認証"), 40);
        let marked: Vec<&str> =
            cut.highlights.iter().map(|range| &cut.text[range.clone()]).collect();
        assert_eq!(marked, ["ｻｰﾊﾞｰ", "二要素認証"]);
    }

    #[test]
    fn long_texts_are_cut_around_the_match() {
        let text = format!("{}鍵の管理{}", "あ".repeat(300), "い".repeat(300));
        let cut = snippet(&text, &phrases("鍵"), 60);
        assert!(cut.text.starts_with('…') && cut.text.ends_with('…'));
        assert_eq!(&cut.text[cut.highlights[0].clone()], "鍵");
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,80}", question in "\\PC{0,12}", limit in 1usize..60) {
            let cut = snippet(&text, &phrases(&question), limit);
            for range in cut.highlights {
                prop_assert!(cut.text.get(range).is_some());
            }
        }
    }
}
