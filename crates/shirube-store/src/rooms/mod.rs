//! Views and changes over any driver's session: one file per room, its statements at the top.

mod changes;
mod comments;
mod decisions;
mod documents;
mod entries;
mod room;
mod statements;
mod writing;

pub(crate) use room::{Room, Writing};

use crate::sql::Statement;

/// Every statement.
pub(crate) fn statements() -> impl Iterator<Item = Statement> {
    let rooms = [
        changes::STATEMENTS,
        comments::STATEMENTS,
        decisions::STATEMENTS,
        documents::STATEMENTS,
        entries::STATEMENTS,
    ];
    rooms.into_iter().flatten().copied()
}
