//! What the beginning of a line says: a heading, ①, a sub-item.

use shirube_model::text::circled_number;

/// A heading is no longer than this many characters.
pub(super) const LONGEST_HEADING: usize = 60;

/// Marks of reading patterns behind a heading: 「[Ⅰ、Ⅲ]」.
pub(super) fn without_patterns(title: &str) -> &str {
    let cut = title.rfind(['[', '［']).filter(|at| {
        title[*at..].chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '[' | '］'
                        | ']'
                        | '［'
                        | 'Ⅰ'
                        | 'Ⅱ'
                        | 'Ⅲ'
                        | 'Ⅳ'
                        | 'I'
                        | 'V'
                        | '、'
                        | ','
                        | '～'
                        | '~'
                        | '-'
                        | '〜'
                )
        })
    });
    cut.map_or(title, |at| &title[..at]).trim()
}

/// A numbered heading: its number and its title.
pub(super) fn heading(line: &str) -> Option<(Vec<u16>, &str)> {
    let mut path = Vec::new();
    let mut rest = line;
    loop {
        let (number, after) = digits(rest)?;
        path.push(number);
        rest = after;
        match rest.strip_prefix(['.', '．']) {
            Some(after) if digits(after).is_some() => rest = after,
            Some(after) => {
                rest = after;
                break;
            }
            None => break,
        }
    }
    let spaced = rest.starts_with(char::is_whitespace);
    let dotted = rest.len() < line.len() && line[..line.len() - rest.len()].ends_with(['.', '．']);
    let title = rest.trim();
    let fits = !title.is_empty() && title.chars().count() <= LONGEST_HEADING;
    let wordy =
        title.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '「' | '(' | '（'));
    ((spaced || dotted) && fits && wordy && path.len() <= 4).then_some((path, title))
}

/// One or two digits of either width at the beginning.
fn digits(text: &str) -> Option<(u16, &str)> {
    let mut value = 0u16;
    let mut length = 0;
    let mut bytes = 0;
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '０'..='９' => c as u32 - '０' as u32,
            _ => break,
        };
        value = value.checked_mul(10)?.checked_add(u16::try_from(digit).ok()?)?;
        length += 1;
        bytes += c.len_utf8();
    }
    ((1..=2).contains(&length) && value > 0).then(|| (value, &text[bytes..]))
}

/// ① to ㊿ at the beginning of a line.
pub(super) fn circled(line: &str) -> Option<(u16, &str)> {
    let first = line.chars().next()?;
    Some((circled_number(first)?, line[first.len_utf8()..].trim_start()))
}

/// The mark of a sub-item: 「a.」, 「(1)」, 「ア」 with a dot, 「・」.
pub(super) fn sub_mark(line: &str) -> Option<(String, &str)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    if first == '・' {
        return Some(("・".to_owned(), chars.as_str().trim_start()));
    }
    let letter = |c: char| {
        c.is_ascii_lowercase() || ('ａ'..='ｚ').contains(&c) || ('ア'..='ン').contains(&c)
    };
    if letter(first) {
        let after = chars.as_str();
        let rest = after.strip_prefix(['.', '．', ')', '）'])?;
        let mark = shirube_model::text::normalize(&first.to_string());
        return Some((mark, rest.trim_start()));
    }
    if matches!(first, '(' | '（') {
        let close = line.find([')', '）'])?;
        let inner = shirube_model::text::normalize(&line[first.len_utf8()..close]);
        let short = (1..=2).contains(&inner.chars().count())
            && inner.chars().all(|c| c.is_ascii_alphanumeric() || ('ア'..='ン').contains(&c));
        let after = line[close..].chars().next()?.len_utf8();
        return short.then(|| (inner, line[close + after..].trim_start()));
    }
    None
}
