//! The only place that reads the clock.

use shirube_model::Date;
use shirube_store::Timestamp;

/// Today, where the computer stands.
#[allow(clippy::disallowed_methods)]
pub(crate) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// This moment.
#[allow(clippy::disallowed_methods)]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}
