//! The status of a requirement, and the one rule that decides it.

use crate::route::RouteState;
use serde::{Deserialize, Serialize};

/// What the evidence shows for a requirement, as of a date; in the order in which reports list
/// them.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "status.")]
pub enum Status {
    /// 未達: at least one failing verdict that is not waived.
    NotMet,
    /// 証跡なし: nothing shows anything.
    NoEvidence,
    /// 一部証跡あり: something is shown, but not all that the catalogue asks for.
    PartlyEvidenced,
    /// 充足: every evidence route is present, current and passing.
    Met,
    /// 対象外: a stated rule takes the requirement out of scope.
    NotApplicable,
}

impl Status {
    /// The words of DESIGN, used in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotMet => "not met",
            Self::NoEvidence => "no evidence",
            Self::PartlyEvidenced => "partly evidenced",
            Self::Met => "met",
            Self::NotApplicable => "not applicable",
        }
    }

    /// The key of this status in the locale files and in CSS classes.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Decides the status of an applicable requirement from the states of its evidence routes.
    ///
    /// In this order: a failing route gives [`Status::NotMet`]; all asked routes passing gives
    /// [`Status::Met`]; something present gives [`Status::PartlyEvidenced`]; otherwise
    /// [`Status::NoEvidence`]. Routes that a declared absence makes needless are not asked; when
    /// that is all of them, the requirement is [`Status::NotApplicable`].
    pub fn from_routes(states: &[RouteState]) -> Self {
        if states.contains(&RouteState::Failing) {
            return Self::NotMet;
        }
        let mut needed = states.iter().filter(|state| **state != RouteState::NotNeeded).peekable();
        if needed.peek().is_none() {
            return if states.is_empty() { Self::NoEvidence } else { Self::NotApplicable };
        }
        let needed: Vec<&RouteState> = needed.collect();
        if needed.iter().all(|state| **state == RouteState::Passing) {
            Self::Met
        } else if needed.iter().any(|state| state.is_present()) {
            Self::PartlyEvidenced
        } else {
            Self::NoEvidence
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    fn any_state() -> impl Strategy<Value = RouteState> {
        prop::sample::select(RouteState::iter().collect::<Vec<_>>())
    }

    /// Worse to better; `not applicable` is outside the order.
    fn rank(status: Status) -> Option<u8> {
        match status {
            Status::NotMet => Some(0),
            Status::NoEvidence => Some(1),
            Status::PartlyEvidenced => Some(2),
            Status::Met => Some(3),
            Status::NotApplicable => None,
        }
    }

    proptest! {
        /// A route that gets passing evidence never worsens the status.
        #[test]
        fn adding_passing_evidence_never_worsens(
            mut states in prop::collection::vec(any_state(), 1..8),
            index in any::<prop::sample::Index>(),
        ) {
            let before = Status::from_routes(&states);
            let at = index.index(states.len());
            if states[at] != RouteState::Failing {
                states[at] = RouteState::Passing;
            }
            let after = Status::from_routes(&states);
            if let (Some(before), Some(after)) = (rank(before), rank(after)) {
                prop_assert!(after >= before);
            }
        }

        /// A route that loses its evidence never turns a status into `met`.
        #[test]
        fn removing_evidence_never_gives_met(
            mut states in prop::collection::vec(any_state(), 1..8),
            index in any::<prop::sample::Index>(),
        ) {
            let before = Status::from_routes(&states);
            let at = index.index(states.len());
            if states[at] != RouteState::NotNeeded {
                states[at] = RouteState::Missing;
            }
            let after = Status::from_routes(&states);
            prop_assert!(after != Status::Met || before == Status::Met);
        }

        /// Only passing and needless routes add up to `met`.
        #[test]
        fn unknown_waived_and_stale_never_count_as_pass(
            states in prop::collection::vec(any_state(), 0..8),
        ) {
            if Status::from_routes(&states) == Status::Met {
                prop_assert!(states.iter().all(|state| matches!(
                    state, RouteState::Passing | RouteState::NotNeeded
                )));
                prop_assert!(states.contains(&RouteState::Passing));
            }
        }
    }

    #[test]
    fn a_failure_outweighs_everything() {
        let states = [RouteState::Passing, RouteState::Failing, RouteState::NotNeeded];
        assert_eq!(Status::from_routes(&states), Status::NotMet);
    }

    #[test]
    fn a_waived_failure_is_at_best_partly_evidenced() {
        let states = [RouteState::Passing, RouteState::Waived];
        assert_eq!(Status::from_routes(&states), Status::PartlyEvidenced);
    }

    #[test]
    fn no_route_at_all_is_no_evidence() {
        assert_eq!(Status::from_routes(&[]), Status::NoEvidence);
        assert_eq!(Status::from_routes(&[RouteState::Unknown]), Status::NoEvidence);
    }

    #[test]
    fn all_routes_needless_is_not_applicable() {
        assert_eq!(Status::from_routes(&[RouteState::NotNeeded]), Status::NotApplicable);
    }
}
