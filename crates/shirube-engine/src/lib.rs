#![doc = include_str!("../README.md")]

mod confine;
mod database;
mod error;
mod evaluator;
mod query;
mod reason;
mod work;

pub use database::Database;
pub use error::EngineError;
pub use evaluator::SqliteEvaluator;
pub use query::run_query;
