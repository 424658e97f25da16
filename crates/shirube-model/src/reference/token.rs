//! Cuts a text into the marks that citations are made of.

use super::cursor::Cursor;
use super::mark::{Mark, Token};
use super::volume_names::VOLUME_NAMES;
use crate::place::Volume;
use crate::text::item_number;

/// Cuts `text` into tokens. Total: every character belongs to a token or is white space.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut cursor = Cursor::new(text);
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = false;
    while let Some(c) = cursor.peek(0) {
        let start = cursor.offset();
        if c.is_whitespace() && c != '\n' {
            cursor.at += 1;
            spaced = true;
            continue;
        }
        let before = cursor.at;
        let after_letter =
            !spaced && before > 0 && cursor.chars[before - 1].0.is_ascii_alphanumeric();
        let mark = read_mark(&mut cursor, c, after_letter);
        if cursor.at == before {
            cursor.at += 1;
        }
        let span = start..cursor.offset();
        // Runs of other characters become one token, so that long prose stays cheap.
        if let (Mark::Other(new), Some(Token { mark: Mark::Other(old), span: old_span, .. })) =
            (&mark, tokens.last_mut())
            && !spaced
        {
            old.push_str(new);
            old_span.end = span.end;
            continue;
        }
        tokens.push(Token { mark, span, spaced });
        spaced = false;
    }
    tokens
}

fn read_mark(cursor: &mut Cursor, c: char, after_letter: bool) -> Mark {
    let other = |cursor: &mut Cursor| {
        cursor.at += 1;
        Mark::Other(c.to_string())
    };
    if c == '\n' {
        cursor.at += 1;
        return Mark::Break;
    }
    if let Some(number) = item_number(c) {
        cursor.at += 1;
        return Mark::Circled(number);
    }
    if c.is_ascii_digit() {
        return if after_letter { word(cursor) } else { read_number(cursor) };
    }
    if let Some(mark) = read_bracketed(cursor, c) {
        return mark;
    }
    if c.is_ascii_alphabetic() {
        return if after_letter { word(cursor) } else { read_latin(cursor) };
    }
    for (name, volume) in VOLUME_NAMES {
        if !name.is_ascii() && cursor.starts_with(name) {
            let length = name.chars().count();
            if length <= 2 && !name.ends_with('編') {
                // A short name counts only right before a number or a question.
                let next =
                    (length..length + 2).find_map(|ahead| cursor.peek(ahead).filter(|c| *c != ' '));
                let question = cursor.peek(length) == Some('Q');
                let number = next.is_some_and(|c| c.is_ascii_digit() || c == '第' || c == '編');
                if question {
                    cursor.at += length;
                    return read_question(cursor, Some(volume)).unwrap_or(Mark::Volume(volume));
                }
                if !number {
                    continue;
                }
            }
            cursor.at += length;
            if cursor.peek(0) == Some('編') {
                cursor.at += 1;
            }
            return Mark::Volume(volume);
        }
    }
    match c {
        '第' => {
            cursor.at += 1;
            Mark::Ordinal
        }
        '章' | '節' => {
            cursor.at += 1;
            Mark::Counter
        }
        '条' | '項' => {
            cursor.at += 1;
            Mark::ItemCounter
        }
        '遵' if cursor.starts_with("遵守事項") => {
            cursor.at += 4;
            Mark::Requirements
        }
        '表' => read_table(cursor).unwrap_or_else(|| other(cursor)),
        '、' | ',' | '・' | '，' => {
            cursor.at += 1;
            Mark::Comma
        }
        '及' if cursor.starts_with("及び") => {
            cursor.at += 2;
            Mark::Comma
        }
        '~' => {
            cursor.at += 1;
            Mark::Range
        }
        'か' if cursor.starts_with("から") => {
            cursor.at += 2;
            Mark::Range
        }
        '-' | '[' | ']' | ')' => {
            cursor.at += 1;
            Mark::Joint
        }
        '/' => {
            cursor.at += 1;
            Mark::Slash
        }
        '#' if cursor.peek(1).is_some_and(|c| c.is_ascii_digit()) => {
            cursor.at += 1;
            match cursor.digits().parse() {
                Ok(item) => {
                    if cursor.peek(0) == Some('.')
                        && cursor.peek(1).is_some_and(|c| c.is_ascii_lowercase())
                    {
                        cursor.at += 1;
                    }
                    Mark::Circled(item)
                }
                Err(_) => Mark::HugeNumber("#".to_owned()),
            }
        }
        _ => other(cursor),
    }
}

fn read_number(cursor: &mut Cursor) -> Mark {
    let mut path = Vec::new();
    let mut dot = false;
    loop {
        let digits = cursor.digits();
        match digits.parse::<u16>() {
            Ok(number) if digits.len() <= 4 => path.push(number),
            _ => return Mark::HugeNumber(crate::text::shorten(&digits, 12)),
        }
        if cursor.peek(0) == Some('.') {
            if cursor.peek(1).is_some_and(|c| c.is_ascii_digit()) {
                cursor.at += 1;
                continue;
            }
            cursor.at += 1;
            dot = true;
        }
        break;
    }
    // 第6.0版, 6.0版: an edition, not a place.
    if cursor.peek(0) == Some('版') && path.len() >= 2 {
        cursor.at += 1;
        return Mark::Edition(format!("mhlw-{}.{}", path[0], path[1]));
    }
    // 34頁, 34ページ: a printed page.
    if path.len() == 1 && !dot {
        for word in ["ページ", "頁"] {
            if cursor.starts_with(word) {
                cursor.at += word.chars().count();
                return Mark::Page(path[0]);
            }
        }
    }
    Mark::Number { path, dot }
}

/// 【遵守事項】, 【説明責任】, <管理責任>, (1), (f), (Control).
fn read_bracketed(cursor: &mut Cursor, open: char) -> Option<Mark> {
    let close = match open {
        '【' => '】',
        '<' => '>',
        '(' => ')',
        _ => return None,
    };
    let mut inner = String::new();
    for ahead in 1..64 {
        // English names of heading groups are long; long Japanese in brackets is prose.
        if ahead >= 24 && !inner.is_ascii() {
            return None;
        }
        match cursor.peek(ahead) {
            Some(c) if c == close => {
                let mark = bracket_content(open, inner.trim())?;
                cursor.at += ahead + 1;
                return Some(mark);
            }
            Some('\n') | None => return None,
            Some(c) => inner.push(c),
        }
    }
    None
}

fn bracket_content(open: char, inner: &str) -> Option<Mark> {
    if inner.contains("遵守事項") {
        return Some(Mark::Requirements);
    }
    let lower = inner.to_ascii_lowercase();
    if open == '(' {
        if let Some((_, volume)) = VOLUME_NAMES.iter().find(|(name, _)| *name == lower) {
            return Some(Mark::Volume(*volume));
        }
        let single =
            inner.chars().count() == 1 && inner.starts_with(|c: char| c.is_ascii_lowercase());
        let digits = inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit());
        return (single || digits && !inner.is_empty())
            .then(|| Mark::Parenthesised(inner.to_owned()));
    }
    (!inner.is_empty()).then(|| Mark::Heading(inner.to_owned()))
}

fn word(cursor: &mut Cursor) -> Mark {
    let mut word = String::new();
    while let Some(c) = cursor.peek(0).filter(|c| c.is_ascii_alphanumeric()) {
        word.push(c);
        cursor.at += 1;
    }
    Mark::Other(word)
}

fn read_latin(cursor: &mut Cursor) -> Mark {
    if let Some(mark) = read_edition(cursor) {
        return mark;
    }
    let mut length = 0;
    while cursor.peek(length).is_some_and(|c| c.is_ascii_alphabetic()) {
        length += 1;
    }
    let letters: String =
        (0..length).filter_map(|ahead| cursor.peek(ahead)).collect::<String>().to_ascii_lowercase();
    match letters.as_str() {
        "p" | "pp" | "page" | "pages" => {
            if let Some(page) = read_page(cursor, length) {
                return page;
            }
        }
        "q" => {
            if let Some(mark) = read_question(cursor, None) {
                return mark;
            }
        }
        "item" | "items" | "requirement" | "requirements" | "req" => {
            cursor.at += length;
            return Mark::Requirements;
        }
        "chapter" | "chapters" | "ch" | "section" | "sections" | "sec" => {
            cursor.at += length;
            if cursor.peek(0) == Some('.') {
                cursor.at += 1;
            }
            return Mark::ChapterWord;
        }
        "table" => {
            if let Some(mark) = read_table(cursor) {
                return mark;
            }
        }
        "and" => {
            cursor.at += length;
            return Mark::Comma;
        }
        "to" => {
            cursor.at += length;
            return Mark::Range;
        }
        "volume" => {
            cursor.at += length;
            return Mark::Joint;
        }
        _ => {}
    }
    for (name, volume) in VOLUME_NAMES {
        if name.is_ascii()
            && cursor.starts_with(name)
            && !cursor.peek(name.len()).is_some_and(|c| c.is_ascii_alphanumeric())
        {
            cursor.at += name.len();
            return Mark::Volume(volume);
        }
    }
    if length == 1 && cursor.peek(0).is_some_and(|c| c.is_ascii_lowercase()) {
        let letter = cursor.peek(0).unwrap_or('a');
        if !cursor.peek(1).is_some_and(|c| c.is_ascii_alphanumeric()) {
            cursor.at += 1;
            return Mark::Letter(letter);
        }
    }
    word(cursor)
}

/// `mhlw-6.0`, `edition 6.0`, `v6.0`.
fn read_edition(cursor: &mut Cursor) -> Option<Mark> {
    let start = cursor.at;
    for prefix in ["mhlw-", "edition ", "ed. ", "v"] {
        if !cursor.starts_with(prefix) {
            continue;
        }
        cursor.at += prefix.chars().count();
        let major = cursor.digits();
        if !major.is_empty() && cursor.peek(0) == Some('.') {
            cursor.at += 1;
            let minor = cursor.digits();
            if !minor.is_empty() && major.len() <= 2 && minor.len() <= 2 {
                return Some(Mark::Edition(format!("mhlw-{major}.{minor}")));
            }
        }
        cursor.at = start;
    }
    None
}

fn read_page(cursor: &mut Cursor, letters: usize) -> Option<Mark> {
    let start = cursor.at;
    cursor.at += letters;
    while cursor.peek(0).is_some_and(|c| c == '.' || c == ' ' || c == '/') {
        cursor.at += 1;
    }
    let digits = cursor.digits();
    if let Ok(page) = digits.parse::<u16>()
        && digits.len() <= 4
        && !cursor.peek(0).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return Some(Mark::Page(page));
    }
    cursor.at = start;
    None
}

/// Q-12, Q12; `cursor` stands on the Q.
fn read_question(cursor: &mut Cursor, volume: Option<Volume>) -> Option<Mark> {
    let start = cursor.at;
    cursor.at += 1;
    if cursor.peek(0).is_some_and(|c| c == '-' || c == '.' || c == '~') {
        cursor.at += 1;
    }
    let digits = cursor.digits();
    match digits.parse::<u16>() {
        Ok(number) if digits.len() <= 4 => Some(Mark::Question(number, volume)),
        _ => {
            cursor.at = start;
            None
        }
    }
}

/// 表12-1, 表3, `table 12-1`.
fn read_table(cursor: &mut Cursor) -> Option<Mark> {
    let start = cursor.at;
    cursor.at += if cursor.starts_with("table") { 5 } else { 1 };
    while cursor.peek(0).is_some_and(|c| c == ' ' || c == '/') {
        cursor.at += 1;
    }
    let mut id = cursor.digits();
    if id.is_empty() || id.len() > 3 {
        cursor.at = start;
        return None;
    }
    if cursor.peek(0) == Some('-') && cursor.peek(1).is_some_and(|c| c.is_ascii_digit()) {
        cursor.at += 1;
        let second = cursor.digits();
        if second.len() > 3 {
            cursor.at = start;
            return None;
        }
        id = format!("{id}-{second}");
    }
    Some(Mark::Table(id))
}
