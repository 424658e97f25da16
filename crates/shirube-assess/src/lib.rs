#![doc = include_str!("../README.md")]

mod absence;
mod age;
mod assess;
mod bound;
mod carried;
mod checklist;
mod covered;
mod decision;
mod findings;
mod labels;
mod notes;
mod plan;
mod roll_up;
mod routes;
mod unread;
mod verdicts;

pub use assess::assess;
pub use bound::BoundParameters;
pub use checklist::checklist;
pub use plan::{Plan, PlannedCheck, PlannedDecision, plan};
pub use verdicts::Verdicts;
