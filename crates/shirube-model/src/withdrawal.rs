//! Statements that were taken back: they stay where they stand, with who took them back and when.

use crate::date::Date;
use serde::{Deserialize, Serialize};

/// Who took a statement back, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Who.
    pub by: String,
    /// The first day on which the statement no longer holds.
    pub on: Date,
}

/// What a person stated and can take back.
pub trait Withdrawable {
    /// Who stated it.
    fn stated_by(&self) -> &str;

    /// The first day of which it speaks, where it names one.
    fn stated_at(&self) -> Option<Date>;

    /// By whom and when it was taken back.
    fn withdrawn(&self) -> Option<&Withdrawal>;

    /// Takes it back.
    fn withdraw(&mut self, withdrawal: Withdrawal);

    /// True when nobody had taken it back by `as_of`.
    fn stands(&self, as_of: Date) -> bool {
        self.withdrawn().is_none_or(|withdrawal| as_of < withdrawal.on)
    }
}

/// What a person states has the fields `person` and `withdrawn`, and a day.
macro_rules! statement {
    ($name:ty, $day:expr) => {
        impl $crate::withdrawal::Withdrawable for $name {
            fn stated_by(&self) -> &str {
                &self.person
            }

            fn stated_at(&self) -> Option<$crate::date::Date> {
                let day: fn(&Self) -> Option<$crate::date::Date> = $day;
                day(self)
            }

            fn withdrawn(&self) -> Option<&$crate::withdrawal::Withdrawal> {
                self.withdrawn.as_ref()
            }

            fn withdraw(&mut self, withdrawal: $crate::withdrawal::Withdrawal) {
                self.withdrawn = Some(withdrawal);
            }
        }
    };
}

pub(crate) use statement;
