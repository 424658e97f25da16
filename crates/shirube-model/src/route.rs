//! Evidence routes: the ways in which a requirement can be shown, and where each stands.

use crate::id::CheckCode;
use crate::message::Message;
use crate::source::Source;
use crate::status_basis::StatusBasis;
use serde::{Deserialize, Serialize};

/// One way in which a requirement can be evidenced.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "key")]
pub enum RouteKind {
    /// A check, by code.
    Check(CheckCode),
    /// A document of this kind, approved and reviewed in time.
    Document(String),
    /// A person's declaration.
    Declaration,
}

/// The state of an evidence route.
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
#[strum(serialize_all = "kebab-case", prefix = "route.")]
pub enum RouteState {
    /// Present, current and passing.
    Passing,
    /// At least one failing verdict that is not waived, or a declaration that says "not met".
    Failing,
    /// Failing, but every failure is waived.
    Waived,
    /// Some subjects pass, of others too little is known.
    PartlyKnown,
    /// Present, but out of date or not approved.
    Stale,
    /// Subjects were examined, but nothing is known of any of them.
    Unknown,
    /// Nothing there.
    Missing,
    /// A declared absence takes what the route examines out of the picture.
    NotNeeded,
}

impl RouteState {
    /// True when the route shows something, though perhaps not enough.
    pub fn is_present(self) -> bool {
        matches!(
            self,
            Self::Passing | Self::Failing | Self::Waived | Self::PartlyKnown | Self::Stale
        )
    }

    /// The key of this state in the locale files.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// An evidence route of a requirement, with its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Which way.
    #[serde(flatten)]
    pub kind: RouteKind,
    /// Where it stands.
    pub state: RouteState,
    /// What decided the state, for people: a document's title, a person, counts.
    pub detail: Option<Message>,
    /// Where the deciding fact stands.
    pub source: Option<Source>,
    /// What it rests on; nothing where nothing is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<StatusBasis>,
}

impl Route {
    /// A route of which nothing more is to be said than its state.
    pub fn plain(kind: RouteKind, state: RouteState) -> Self {
        Self { kind, state, detail: None, source: None, basis: None }
    }
}
