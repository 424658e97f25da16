#![doc = include_str!("../README.md")]

mod carried;
mod checklist;
mod checks;
mod database;
mod decision;
mod engine;
mod error;
mod findings;
mod institution;
mod roll_up;

pub use checks::{BoundParameters, run_check, run_query};
pub use database::Database;
pub use engine::SqliteEvaluator;
pub use error::EngineError;
pub use institution::Institution;
