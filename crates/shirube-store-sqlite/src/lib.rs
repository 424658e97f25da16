#![doc = include_str!("../README.md")]

mod schema;
mod search;
mod sqlite;

pub use sqlite::SqliteStore;
