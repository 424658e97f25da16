//! For those who bring a database: implement [`Sql`], [`TextIndex`] and [`Session`], and get the rooms.

pub use crate::sql::{Matches, Session, Sql, SqlRow, SqlValue, Statement, TextIndex};

use crate::actor::Actor;
use crate::rooms::{Room, Writing};
use crate::store::{Change, View};
use jiff::Timestamp;

/// A view over a session that begins now.
pub fn view<'s>(session: impl Session + 's) -> Box<dyn View + 's> {
    Box::new(Room::new(session, ()))
}

/// A change over a session that writes; no other session writes until it ends.
pub fn change<'s>(session: impl Session + 's, by: &Actor, at: Timestamp) -> Box<dyn Change + 's> {
    Box::new(Room::new(session, Writing::new(by.clone(), at)))
}

/// Every statement that a session is asked to run, for tests that prepare them.
pub fn statements() -> impl Iterator<Item = Statement> {
    crate::rooms::statements()
}
