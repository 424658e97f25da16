//! `cases.md`: prose, tables of facts, and the verdicts that they must give.

mod case;
mod parse;

pub use case::{Case, Expected};
pub use parse::parse_cases;
