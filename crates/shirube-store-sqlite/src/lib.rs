#![doc = include_str!("../README.md")]

mod connections;
mod schema;
mod session;
mod store;
mod text_index;

pub use store::SqliteStore;
