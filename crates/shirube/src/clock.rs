//! The only place that reads the clock.

use shirube_model::Date;

/// Today, where the computer stands.
#[allow(clippy::disallowed_methods)]
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
