//! Dates as people write them in Japan: 西暦 and 和暦, in any width.

use crate::text::normalize;
use thiserror::Error;

/// A calendar date. Shown and stored as ISO 8601 (`2026-11-24`).
pub type Date = jiff::civil::Date;

/// Why a text could not be read as a date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DateError {
    /// No notation that Shirube knows.
    #[error("`{0}` is not a date; write 2026-11-24, 2026年11月24日 or 令和8年11月24日")]
    NotADate(String),
    /// The notation is known, but there is no such day.
    #[error("`{0}` names a day that does not exist")]
    NoSuchDay(String),
}

/// The eras that a paper of a living institution can name: name, letter, the Gregorian year
/// before its first year.
const ERAS: [(&str, char, i16); 4] =
    [("令和", 'R', 2018), ("平成", 'H', 1988), ("昭和", 'S', 1925), ("大正", 'T', 1911)];

/// Reads a date in 西暦 (`2026-11-24`, `2026/11/24`, `2026.11.24`, `20261124`, `2026年11月24日`) or
/// 和暦 (`令和8年11月24日`, `R8.11.24`, `令和元年5月1日`), half- or full-width. A weekday or a
/// time of day after the date is left aside.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let normalized = normalize(text);
    let normalized = without_weekday(&normalized);
    let compact: String = normalized.chars().filter(|c| *c != ' ').collect();
    let not_a_date = || DateError::NotADate(crate::text::shorten(text, 40));
    let (offset, rest) = era_of(&compact);
    let date_part = match normalized.split_once(['T', ' ']) {
        Some((date, time)) if offset == 0 && time.contains(':') => {
            date.chars().filter(|c| *c != ' ').collect()
        }
        _ => rest.to_owned(),
    };
    let (year, month, day) = split_date(&date_part, offset != 0).ok_or_else(not_a_date)?;
    if offset == 0 && !(1900..=2200).contains(&year) {
        return Err(not_a_date());
    }
    let year = year.checked_add(offset).ok_or_else(not_a_date)?;
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay(crate::text::shorten(text, 40)))
}

/// `令和8年4月1日(水)` without the weekday.
fn without_weekday(text: &str) -> &str {
    let weekday = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match weekday {
        Some((date, name))
            if ["月", "火", "水", "木", "金", "土", "日"]
                .contains(&name.trim_end_matches("曜日").trim_end_matches('曜')) =>
        {
            date.trim_end()
        }
        _ => text,
    }
}

fn era_of(text: &str) -> (i16, &str) {
    for (name, letter, offset) in ERAS {
        if let Some(rest) = text.strip_prefix(name) {
            return (offset, rest);
        }
        if let Some(rest) =
            text.strip_prefix(letter).or(text.strip_prefix(letter.to_ascii_lowercase()))
            && rest.starts_with(|c: char| c.is_ascii_digit() || c == '元')
        {
            return (offset, rest);
        }
    }
    (0, text)
}

/// Year, month and day from the digits and separators left after the era.
fn split_date(text: &str, era: bool) -> Option<(i16, i8, i8)> {
    if !era && text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?));
    }
    let mut parts = Vec::with_capacity(3);
    let mut rest = text;
    for separators in [['年', '-', '/', '.'], ['月', '-', '/', '.']] {
        let at = rest.find(separators)?;
        parts.push(&rest[..at]);
        rest = rest[at..].get(rest[at..].chars().next()?.len_utf8()..)?;
    }
    parts.push(rest.strip_suffix('日').unwrap_or(rest));
    let year = if era && parts[0] == "元" { 1 } else { number(parts[0])? };
    Some((year, i8::try_from(number(parts[1])?).ok()?, i8::try_from(number(parts[2])?).ok()?))
}

fn number(text: &str) -> Option<i16> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// `months` months after `date`, on the last day of the month when the day does not exist.
pub fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

/// The day that a spreadsheet stores as a serial number (days since 1899-12-30).
pub fn from_serial(serial: f64) -> Option<Date> {
    if !(1.0..=200_000.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The day of a number of seconds since 1970, in Universal Time.
pub fn from_seconds(seconds: i64) -> Option<Date> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(moment).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn western_and_japanese_notations_meet() {
        let expected = "2025-04-01";
        for text in [
            "2025-04-01",
            "2025/4/1",
            "2025.4.1",
            "20250401",
            "2025年4月1日",
            "令和7年4月1日",
            "R7.4.1",
            "r7/4/1",
            "令和７年４月１日",
            "２０２５／４／１",
            "2025-04-01 09:30",
            "2025-04-01T00:00:00",
            "令和 7 年 4 月 1 日",
        ] {
            assert_eq!(parse_date(text).map(|d| d.to_string()), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn first_years_of_eras() {
        assert_eq!(parse_date("令和元年5月1日").unwrap().to_string(), "2019-05-01");
        assert_eq!(parse_date("H31.4.30").unwrap().to_string(), "2019-04-30");
        assert_eq!(parse_date("昭和64年1月7日").unwrap().to_string(), "1989-01-07");
    }

    #[test]
    fn what_is_not_a_date_says_so() {
        assert!(matches!(parse_date("未定"), Err(DateError::NotADate(_))));
        assert!(matches!(parse_date("2025-02-30"), Err(DateError::NoSuchDay(_))));
        assert!(matches!(parse_date(""), Err(DateError::NotADate(_))));
        assert!(matches!(parse_date("7.4.1"), Err(DateError::NotADate(_))));
    }

    #[test]
    fn serial_numbers_of_spreadsheets() {
        assert_eq!(from_serial(45748.0).unwrap().to_string(), "2025-04-01");
        assert_eq!(from_serial(-1.0), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") { let _ = parse_date(&text); }

        #[test]
        fn iso_round_trips(year in 1950i16..2100, month in 1i8..=12, day in 1i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        }
    }
}
