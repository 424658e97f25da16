//! What all rooms stand on: a session, and the bodies that are read from it.

use crate::actor::Actor;
use crate::body::{Stored, UnreadBody, decode, encode};
use crate::change::Deed;
use crate::error::StoreError;
use crate::sql::{Session, SqlRow, SqlValue, Statement};
use jiff::Timestamp;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The rooms over a session. `W` is `()` for a view, [`Writing`] for a change.
pub(crate) struct Room<S, W> {
    session: RefCell<S>,
    unread: RefCell<BTreeSet<UnreadBody>>,
    pub(super) writing: W,
}

/// Who writes, when, and what was written so far.
pub(crate) struct Writing {
    pub(super) by: Actor,
    pub(super) at: Timestamp,
    pub(super) deeds: Vec<Deed>,
}

impl Writing {
    /// Nothing was written yet.
    pub(crate) fn new(by: Actor, at: Timestamp) -> Self {
        Self { by, at, deeds: Vec::new() }
    }
}

impl<S: Session, W> Room<S, W> {
    /// The rooms over this session.
    pub(crate) fn new(session: S, writing: W) -> Self {
        Self { session: RefCell::new(session), unread: RefCell::new(BTreeSet::new()), writing }
    }

    pub(super) fn into_session(self) -> S {
        self.session.into_inner()
    }

    /// Does something with the session. It must not come back to the room.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut S) -> T) -> T {
        work(&mut self.session.borrow_mut())
    }

    pub(super) fn rows(
        &self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<Vec<SqlRow>, StoreError> {
        self.with(|session| session.rows(statement, parameters))
    }

    pub(super) fn execute(
        &self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<u64, StoreError> {
        self.with(|session| session.execute(statement, parameters))
    }

    /// The bodies that a statement selects. Those that cannot be read are noted and left out.
    pub(super) fn bodies<T: Stored>(
        &self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<Vec<T>, StoreError> {
        let mut bodies = Vec::new();
        for row in self.rows(statement, parameters)? {
            match self.body(&row) {
                Ok(body) => bodies.push(body),
                Err(StoreError::Body(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(bodies)
    }

    /// The only body that a statement selects, when it is there. It is noted, too, when it cannot be
    /// read.
    pub(super) fn one_body<T: Stored>(
        &self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<Option<T>, StoreError> {
        self.rows(statement, parameters)?.first().map(|row| self.body(row)).transpose()
    }

    fn body<T: Stored>(&self, row: &SqlRow) -> Result<T, StoreError> {
        let body = decode(row.integer(0)?, row.text(1)?);
        body.map_err(|fault| {
            let unread = UnreadBody { kind: T::KIND, name: row.shown(2), fault };
            self.unread.borrow_mut().insert(unread.clone());
            unread.into()
        })
    }

    /// The bodies that could not be read.
    pub(super) fn noted(&self) -> Vec<UnreadBody> {
        self.unread.borrow().iter().cloned().collect()
    }
}

/// The schema number and the body of what is stored under a name.
pub(super) fn stored<T: Stored>(
    value: &T,
    name: impl FnOnce() -> String,
) -> Result<[SqlValue<'static>; 2], StoreError> {
    let body = encode(value).map_err(|fault| UnreadBody { kind: T::KIND, name: name(), fault })?;
    Ok([T::schema().into(), body.into()])
}
