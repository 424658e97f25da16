//! Folding: the many ways in which the same word is written in a document, made one.
//!
//! Width (ＴＬＳ, ﾊﾞｯｸｱｯﾌﾟ), compatibility ideographs and radicals (⻑, ⼾), composed and decomposed
//! kana, letter case, the long vowel at a word's end (サーバー, サーバ), and line breaks inside a
//! sentence. Circled numbers stay what they are: ⑥ is an item of the guideline, 6 is not.

use super::characters::is_japanese;
use super::join::continues_sentence;
use shirube_model::text::is_circled;
use unicode_normalization::UnicodeNormalization;

/// Folded text with the way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`: its byte offset there, and the byte range in the source.
    pub map: Vec<(u32, u32, u32)>,
}

/// Folds a text. Total; time and memory are linear in its length.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut characters = text.char_indices().peekable();
    let mut group = String::new();
    while let Some((at, c)) = characters.next() {
        if c == '\n' {
            line_break(text, at, &mut folded);
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            space(text, at, at + c.len_utf8(), &mut folded);
            continue;
        }
        group.clear();
        group.push(c);
        let mut end = at + c.len_utf8();
        while let Some((next, mark)) = characters.peek().copied() {
            if !is_combining(mark) {
                break;
            }
            group.push(mark);
            end = next + mark.len_utf8();
            characters.next();
        }
        if is_circled(c) && group.chars().count() == 1 {
            folded.push(c, at, end);
            continue;
        }
        for c in group.nfkc().flat_map(char::to_lowercase) {
            let c = plain_ideograph(c);
            if c == ' ' {
                space(text, at, end, &mut folded);
            } else {
                folded.push(c, at, end);
            }
        }
    }
    drop_final_long_vowels(folded)
}

impl Folded {
    fn push(&mut self, c: char, start: usize, end: usize) {
        self.map.push((self.text.len() as u32, start as u32, end as u32));
        self.text.push(c);
    }

    /// The byte range of the source that the byte range `start..end` of the folded text came from.
    pub fn source_range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let first = self.map.partition_point(|(at, _, _)| (*at as usize) < start);
        let last = self.map.partition_point(|(at, _, _)| (*at as usize) < end);
        match (self.map.get(first), last.checked_sub(1).and_then(|last| self.map.get(last))) {
            (Some((_, from, _)), Some((_, _, to))) if from < to => *from as usize..*to as usize,
            _ => 0..0,
        }
    }
}

/// A space counts only between words that are written with spaces.
fn space(text: &str, start: usize, end: usize, folded: &mut Folded) {
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    let before = folded.text.chars().next_back();
    let japanese = |c: Option<char>| c.is_some_and(is_japanese);
    if before.is_none_or(|c| c == ' ' || c == '\n') || japanese(before) && japanese(next) {
        return;
    }
    folded.push(' ', start, end);
}

fn line_break(text: &str, at: usize, folded: &mut Folded) {
    let before = text[..at].rsplit('\n').next().unwrap_or_default();
    let after = text[at + 1..].split('\n').next().unwrap_or_default();
    if continues_sentence(before, after) {
        let last = before.trim_end().chars().next_back();
        let first = after.trim_start().chars().next();
        let letters = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_japanese(c));
        if letters(last) && letters(first) {
            folded.push(' ', at, at + 1);
        }
    } else if !folded.text.is_empty() && !folded.text.ends_with('\n') {
        folded.push('\n', at, at + 1);
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{0300}'..='\u{036f}')
}

/// Radicals and variants that NFKC leaves, or turns into a rarer character than the one meant.
fn plain_ideograph(c: char) -> char {
    match c {
        '⺠' => '民',
        '⻑' => '長',
        '⻄' => '西',
        '⻘' => '青',
        '⻝' => '食',
        '⻁' => '虎',
        '⻆' => '角',
        '⻤' => '鬼',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻫' => '斉',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻲' => '亀',
        '⺟' => '母',
        '⺼' => '肉',
        '⺾' => '草',
        '⻌' | '⻍' => '辶',
        '黑' => '黒',
        '戶' => '戸',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => c,
    }
}

/// サーバー and サーバ are the same word; the dropped mark stays in the way back.
fn drop_final_long_vowels(folded: Folded) -> Folded {
    let characters: Vec<char> = folded.text.chars().collect();
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}');
    let mut out = Folded::default();
    for (index, c) in characters.iter().enumerate() {
        let (_, start, end) = folded.map[index];
        let before = index.checked_sub(1).map(|before| characters[before]);
        let after = characters.get(index + 1).copied();
        let final_mark = *c == 'ー'
            && before.is_some_and(|c| katakana(c) && c != 'ー')
            && index >= 2
            && katakana(characters[index - 2])
            && !after.is_some_and(katakana);
        if final_mark {
            if let Some(last) = out.map.last_mut() {
                last.2 = end;
            }
        } else {
            out.push(*c, start as usize, end as usize);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        fold(text).text
    }

    #[test]
    fn notations_of_one_word_meet() {
        assert_eq!(folded("ＴＬＳ１．３"), "tls1.3");
        assert_eq!(folded("ﾊﾞｯｸｱｯﾌﾟ"), folded("バックアップ"));
        assert_eq!(folded("ハ\u{3099}ックアッフ\u{309a}"), folded("バックアップ"));
        assert_eq!(folded("サーバー"), folded("サーバ"));
        assert_eq!(folded("サーバーの"), "サーバの");
        assert_eq!(folded("⻑期⼊院"), "長期入院");
        assert_eq!(folded("13.⑥"), "13.⑥");
        assert_eq!(folded("医 療 情報 システム"), "医療情報システム");
    }

    #[test]
    fn lines_join_inside_a_sentence_only() {
        assert_eq!(folded("二要素認\n証を用いる。\n次の文"), "二要素認証を用いる。\n次の文");
        assert_eq!(folded("use the\nVPN device"), "use the vpn device");
        assert_eq!(folded("次による\n① 利用者"), "次による\n① 利用者");
    }

    #[test]
    fn the_way_back_names_the_source() {
        let source = "ｻｰﾊﾞｰの\n更新";
        let folded = fold(source);
        let at = folded.text.find("サーバの更").unwrap();
        let range = folded.source_range(at, at + "サーバの更".len());
        assert_eq!(&source[range], "ｻｰﾊﾞｰの\n更");
    }

    proptest! {
        #[test]
        fn never_panics_and_maps_into_the_source(text in "\\PC{0,60}(\n\\PC{0,20}){0,3}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.map.len(), folded.text.chars().count());
            for (_, start, end) in &folded.map {
                prop_assert!(text.get(*start as usize..*end as usize).is_some());
            }
        }
    }
}
