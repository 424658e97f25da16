//! The record of changes.

use super::room::{Room, Writing, stored};
use super::statements::statements;
use crate::actor::{Actor, KnownBy};
use crate::body::{BodyFault, BodyKind, UnreadBody};
use crate::change::{ChangeRecord, Deed};
use crate::error::StoreError;
use crate::sql::Session;
use crate::store::Changes;

statements! {
    AFTER: "list the changes",
        "SELECT number, at, actor, known_by, schema, body FROM change
         WHERE number > ?1 ORDER BY number LIMIT ?2";
    LAST: "record the change",
        "SELECT max(number) FROM change";
    PUT: "record the change",
        "INSERT INTO change (number, at, actor, known_by, schema, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
}

impl<S: Session, W> Changes for Room<S, W> {
    fn changes(&self, after: i64, limit: u32) -> Result<Vec<ChangeRecord>, StoreError> {
        let mut changes = Vec::new();
        for row in self.rows(AFTER, &[after.into(), limit.into()])? {
            let number = row.integer(0)?;
            let unread =
                |fault| UnreadBody { kind: BodyKind::Change, name: number.to_string(), fault };
            let malformed = |what: &str| unread(BodyFault::Malformed(what.to_owned()));
            let at = row.text(1)?.parse().map_err(|_| malformed("its time is none"))?;
            let known_by = KnownBy::from_stored(row.integer(3)?);
            let by = known_by.and_then(|known_by| Actor::new(row.text(2).ok()?, known_by));
            let by = by.ok_or_else(|| malformed("its actor is nobody"))?;
            let deeds = crate::body::decode(row.integer(4)?, row.text(5)?).map_err(unread)?;
            changes.push(ChangeRecord { number, at, by, deeds });
        }
        Ok(changes)
    }
}

impl<S: Session> Room<S, Writing> {
    /// Notes something that this change did.
    pub(super) fn did(&mut self, deed: Deed) {
        self.writing.deeds.push(deed);
    }

    /// Writes the record of this change.
    pub(super) fn record(&mut self) -> Result<ChangeRecord, StoreError> {
        let last = self.rows(LAST, &[])?;
        let last = last.first().and_then(|row| row.integer(0).ok()).unwrap_or(0);
        let number = last + 1;
        let Writing { by, at, deeds } = &mut self.writing;
        let (by, at, deeds) = (by.clone(), *at, std::mem::take(deeds));
        let [schema, body] = stored(&deeds, || number.to_string())?;
        let known_by = by.known_by().stored().into();
        self.execute(
            PUT,
            &[number.into(), at.to_string().into(), by.name().into(), known_by, schema, body],
        )?;
        Ok(ChangeRecord { number, at, by, deeds })
    }
}
