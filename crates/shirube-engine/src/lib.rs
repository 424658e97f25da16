#![doc = include_str!("../README.md")]

mod checks;
mod database;
mod engine;
mod error;
mod findings;
mod institution;
mod roll_up;

pub use checks::{BoundParameters, run_check};
pub use database::Database;
pub use engine::SqliteEvaluator;
pub use error::EngineError;
pub use institution::{DeclaredAbsence, Institution, OwnParameter};
