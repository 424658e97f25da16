//! The SQLite store through its door.
#![allow(clippy::unwrap_used)]

mod bodies;
mod changes;
mod made;
mod migration;
mod rooms;
mod statements;
