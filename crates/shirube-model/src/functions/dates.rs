//! Functions over ISO 8601 dates.

use super::Value;
use crate::date::{self, Date};

/// Only ISO 8601 is read here: readers have put every date into that form.
fn iso(value: &Value) -> Option<Date> {
    value.text()?.get(..10)?.parse().ok()
}

pub(super) fn days_between(values: &[Value]) -> Value {
    let days = || {
        let (from, to) = (iso(&values[0])?, iso(&values[1])?);
        Some(i64::from(from.until(to).ok()?.get_days()))
    };
    Value::from(days())
}

pub(super) fn add_months(values: &[Value]) -> Value {
    let later = || {
        let months = i32::try_from(values[1].integer()?).ok()?;
        Some(date::add_months(iso(&values[0])?, months)?.to_string())
    };
    Value::from(later())
}

pub(super) fn fiscal_year(values: &[Value]) -> Value {
    let year = iso(&values[0]).map(|day| i64::from(day.year()) - i64::from(day.month() < 4));
    Value::from(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn days_months_and_fiscal_years() {
        assert_eq!(days_between(&[text("2024-02-28"), text("2024-03-01")]), Value::Integer(2));
        assert_eq!(days_between(&[text("2025-01-02"), text("2025-01-01")]), Value::Integer(-1));
        assert_eq!(add_months(&[text("2024-01-31"), Value::Integer(1)]), text("2024-02-29"));
        assert_eq!(fiscal_year(&[text("2027-03-31")]), Value::Integer(2026));
        assert_eq!(fiscal_year(&[text("2027-04-01")]), Value::Integer(2027));
        assert_eq!(days_between(&[text("unknown"), text("2025-01-01")]), Value::Null);
    }
}
