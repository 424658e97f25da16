//! A checklist as one institution answers it: what persons answered, and what the evidence shows.

use crate::date::Date;
use crate::message::Message;
use crate::route::Route;
use crate::source::Source;
use crate::withdrawal::{Withdrawal, statement};
use serde::{Deserialize, Serialize};

/// Who answers a form of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The medical institution (医療機関確認用).
    Institution,
    /// The pharmacy (薬局確認用).
    Pharmacy,
    /// A vendor, one form each (事業者確認用).
    Vendor,
}

impl Party {
    /// All parties.
    pub const ALL: [Self; 3] = [Self::Institution, Self::Pharmacy, Self::Vendor];

    /// The identifier.
    pub fn id(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Pharmacy => "pharmacy",
            Self::Vendor => "vendor",
        }
    }
}

/// An answer: the form has no other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "answer.")]
pub enum Answer {
    /// はい.
    Yes,
    /// いいえ.
    No,
}

impl Answer {
    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// An answer that a person gave to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAnswer {
    /// The checklist, such as `r7`.
    pub checklist: String,
    /// The item's number, such as `2-①`.
    pub item: String,
    /// The scope, where an item is asked for several; absent for all of them.
    pub scope: Option<String>,
    /// The answer.
    pub answer: Answer,
    /// Who answered.
    pub person: String,
    /// The day of the check.
    pub checked_at: Date,
    /// For a no: by when it is to become a yes.
    pub target: Option<Date>,
    /// Anything else that the person wrote.
    pub note: Option<String>,
    /// Who took it back, and when.
    pub withdrawn: Option<Withdrawal>,
    /// Where the answer stands.
    pub source: Source,
}

statement!(GivenAnswer, |answer| Some(answer.checked_at));

/// What stands in the form for an item.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "item.")]
pub enum ItemState {
    /// A person answered yes.
    AnsweredYes,
    /// Nobody answered; the evidence shows a yes.
    ShownYes,
    /// A person answered no.
    AnsweredNo,
    /// Nobody answered; the evidence shows a no.
    ShownNo,
    /// Nobody answered, and the evidence does not decide.
    Unanswered,
    /// The form says that it need not be answered.
    NotRequired,
}

impl ItemState {
    /// The key in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// The word in machine-readable output, and in CSS classes.
    pub fn word(self) -> &'static str {
        self.key().trim_start_matches("item.")
    }
}

/// An item of a form with its answers and its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemResult {
    /// The item's number.
    pub number: String,
    /// Its scopes.
    pub scope: Vec<String>,
    /// What stands in the form.
    pub state: ItemState,
    /// The first check.
    pub first: Option<GivenAnswer>,
    /// The check that decides, when it is another one.
    pub second: Option<GivenAnswer>,
    /// Scopes that nobody answered, while others were.
    pub open_scopes: Vec<String>,
    /// What the evidence shows, when it decides.
    pub shown: Option<Answer>,
    /// True when a person says yes and the evidence says no.
    pub contradicted: bool,
    /// The evidence.
    pub routes: Vec<Route>,
    /// Why it need not be answered.
    pub reason: Option<Message>,
}

/// A form as it stands on a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistResult {
    /// The checklist's id.
    pub checklist: String,
    /// Who answers.
    pub party: Party,
    /// The vendor, for a vendor's form: id and name.
    pub vendor: Option<(String, String)>,
    /// The institution's name.
    pub institution: String,
    /// The date for which the evidence holds.
    pub as_of: Date,
    /// The items, in the ministry's order.
    pub items: Vec<ItemResult>,
}

impl ChecklistResult {
    /// How many items are in this state.
    pub fn count(&self, state: ItemState) -> usize {
        self.items.iter().filter(|item| item.state == state).count()
    }
}
