//! A transaction, as the rooms of the store ask for it.

use crate::connections::Connections;
use crate::schema::schema_of;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use shirube_store::StoreError;
use shirube_store::driver::{Session, Sql, SqlRow, SqlValue, Statement};
use std::ops::Deref;
use std::sync::MutexGuard;

/// A transaction on a connection. Dropped without a commit, it is rolled back.
pub(crate) struct SqliteSession<'c> {
    held: Held<'c>,
    done: bool,
}

enum Held<'c> {
    /// Reads, and goes back when the transaction ends. `None` only then.
    Reader(Option<Connection>, &'c Connections),
    /// Writes.
    Writer(MutexGuard<'c, Connection>),
}

impl<'c> SqliteSession<'c> {
    /// A transaction that sees one state of the database.
    pub(crate) fn reading(connections: &'c Connections) -> Result<Self, StoreError> {
        let held = Held::Reader(Some(connections.reader()?), connections);
        Self::begin(held, "BEGIN", "look at the library")
    }

    /// A transaction that writes; no other writes until it ends.
    pub(crate) fn writing(connections: &'c Connections) -> Result<Self, StoreError> {
        let held = Held::Writer(connections.writer()?);
        Self::begin(held, "BEGIN IMMEDIATE", "change the library")
    }

    fn begin(held: Held<'c>, sql: &str, what: &'static str) -> Result<Self, StoreError> {
        let begun = held.connection().execute_batch(sql);
        begun.map_err(|error| StoreError::storage(what, error))?;
        let session = Self { held, done: false };
        // Another process, of a later Shirube, may have brought the file up to its own schema.
        schema_of(session.connection())?;
        Ok(session)
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.held.connection()
    }
}

impl Held<'_> {
    fn connection(&self) -> &Connection {
        match self {
            Self::Reader(connection, _) => {
                connection.as_ref().expect("a reader is given back only when the session ends")
            }
            Self::Writer(guard) => guard.deref(),
        }
    }
}

impl Drop for SqliteSession<'_> {
    fn drop(&mut self) {
        let ended = self.done || self.connection().execute_batch("ROLLBACK").is_ok();
        if let Held::Reader(connection, connections) = &mut self.held
            && let Some(connection) = connection.take()
            && ended
        {
            connections.give_back(connection);
        }
    }
}

/// A value on its way into SQLite.
struct Bound<'v>(&'v SqlValue<'v>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            SqlValue::Null => ValueRef::Null,
            SqlValue::Integer(number) => ValueRef::Integer(*number),
            SqlValue::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

fn value(stored: ValueRef<'_>) -> Result<SqlValue<'static>, &'static str> {
    match stored {
        ValueRef::Null => Ok(SqlValue::Null),
        ValueRef::Integer(number) => Ok(SqlValue::Integer(number)),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|_| "a text is not UTF-8")?;
            Ok(SqlValue::from(text.to_owned()))
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => Err("a value is neither number nor text"),
    }
}

impl Sql for SqliteSession<'_> {
    fn rows(
        &mut self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<Vec<SqlRow>, StoreError> {
        let failed = |error| StoreError::storage(statement.what(), error);
        let mut prepared = self.connection().prepare_cached(statement.sql()).map_err(failed)?;
        let columns = prepared.column_count();
        let bound = params_from_iter(parameters.iter().map(Bound));
        let mut selected = prepared.query(bound).map_err(failed)?;
        let mut rows = Vec::new();
        while let Some(row) = selected.next().map_err(failed)? {
            let mut values = Vec::with_capacity(columns);
            for column in 0..columns {
                let stored = row.get_ref(column).map_err(failed)?;
                let value = value(stored);
                values.push(value.map_err(|what| StoreError::storage(statement.what(), what))?);
            }
            rows.push(SqlRow::new(statement, values));
        }
        Ok(rows)
    }

    fn execute(
        &mut self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<u64, StoreError> {
        let run = || {
            let mut prepared = self.connection().prepare_cached(statement.sql())?;
            prepared.execute(params_from_iter(parameters.iter().map(Bound)))
        };
        run().map(|rows| rows as u64).map_err(|e| StoreError::storage(statement.what(), e))
    }
}

impl Session for SqliteSession<'_> {
    fn commit(mut self) -> Result<(), StoreError> {
        let committed = self.connection().execute_batch("COMMIT");
        committed.map_err(|error| StoreError::storage("keep the change", error))?;
        self.done = true;
        Ok(())
    }
}
