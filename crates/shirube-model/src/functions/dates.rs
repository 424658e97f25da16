//! Functions over ISO 8601 dates.

use super::value::{Argument, Value};
use crate::date::{self, Date};

/// Only ISO 8601 is read here: readers have put every date into that form. A time of day after it
/// is left aside. Dates are compared millions of times, so no general parser is asked.
fn iso(value: Argument<'_>) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *value.text()?.as_bytes().first_chunk()?
    else {
        return None;
    };
    let year = number([y1, y2, y3, y4])?;
    let month = i8::try_from(number([m1, m2])?).ok()?;
    let day = i8::try_from(number([d1, d2])?).ok()?;
    Date::new(year, month, day).ok()
}

fn number<const DIGITS: usize>(digits: [u8; DIGITS]) -> Option<i16> {
    digits.iter().try_fold(0i16, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
    })
}

pub(super) fn days_between(values: &[Argument<'_>]) -> Value {
    let days = || {
        let (from, to) = (iso(values[0])?, iso(values[1])?);
        Some(from.duration_until(to).as_hours() / 24)
    };
    Value::from(days())
}

pub(super) fn add_months(values: &[Argument<'_>]) -> Value {
    let later = || {
        let months = i32::try_from(values[1].integer()?).ok()?;
        Some(date::add_months(iso(values[0])?, months)?.to_string())
    };
    Value::from(later())
}

pub(super) fn fiscal_year(values: &[Argument<'_>]) -> Value {
    let year = iso(values[0]).map(|day| i64::from(day.year()) - i64::from(day.month() < 4));
    Value::from(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Argument::{Integer, Text};
    use proptest::prelude::*;

    #[test]
    fn days_months_and_fiscal_years() {
        assert_eq!(days_between(&[Text("2024-02-28"), Text("2024-03-01")]), Value::Integer(2));
        assert_eq!(days_between(&[Text("2025-01-02"), Text("2025-01-01")]), Value::Integer(-1));
        let later = add_months(&[Text("2024-01-31"), Integer(1)]);
        assert_eq!(later, Value::Text("2024-02-29".to_owned()));
        assert_eq!(fiscal_year(&[Text("2027-03-31")]), Value::Integer(2026));
        assert_eq!(fiscal_year(&[Text("2027-04-01")]), Value::Integer(2027));
    }

    #[test]
    fn only_days_that_exist_are_read() {
        assert_eq!(fiscal_year(&[Text("2026-11-24T09:30:00+09:00")]), Value::Integer(2026));
        for text in
            ["unknown", "", "2026-11-2", "2026/11/24", "2026-02-30", "2026-13-01", "二千二六"]
        {
            assert_eq!(fiscal_year(&[Text(text)]), Value::Null, "{text}");
        }
    }

    proptest! {
        #[test]
        fn days_are_those_of_the_calendar(a in 0i32..3_000_000, b in 0i32..3_000_000) {
            let day = |days: i32| Date::new(1, 1, 1).unwrap() + jiff::Span::new().days(days);
            let (from, to) = (day(a).to_string(), day(b).to_string());
            let days = days_between(&[Text(&from), Text(&to)]);
            prop_assert_eq!(days, Value::Integer(i64::from(b - a)));
        }
    }
}
