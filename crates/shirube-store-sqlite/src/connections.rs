//! Connections to one database: one that writes, and others that read beside it.

use crate::schema::{migrate, schema_of};
use rusqlite::{Connection, OpenFlags};
use shirube_store::StoreError;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Connections that wait to read again; more are closed when they are given back.
const IDLE: usize = 8;
/// Statements that a connection keeps prepared: more than there are.
const PREPARED: usize = 64;
/// How long a connection waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(30);

const OPEN: &str = "open the library";

/// Connections to one database.
#[derive(Debug)]
pub(crate) struct Connections {
    /// What SQLite calls the database: a path, or an address that begins with `file:`.
    address: String,
    flags: OpenFlags,
    idle: Mutex<Vec<Connection>>,
    /// Writes; absent where nothing can be written. It also holds a database in memory open.
    writer: Mutex<Connection>,
    writable: bool,
}

/// The error of a database that could not be opened.
fn failed(error: rusqlite::Error) -> StoreError {
    StoreError::storage(OPEN, error)
}

impl Connections {
    /// Opens a file, and makes it when it is not there.
    pub(crate) fn to_file(path: &Path) -> Result<Self, StoreError> {
        let mut writer = Connection::open(path).map_err(failed)?;
        // A later schema is refused before anything is touched.
        schema_of(&writer)?;
        let ready = |writer: &Connection| {
            prepare(writer)?;
            writer.pragma_update(None, "journal_mode", "WAL")
        };
        ready(&writer).map_err(failed)?;
        migrate(&mut writer)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Self::new(address_of(path), flags | OpenFlags::SQLITE_OPEN_URI, writer, true))
    }

    /// Opens a file that cannot be written to, and to which nobody else is writing. One of an earlier
    /// schema is read into memory and brought up to date there.
    pub(crate) fn to_lent_file(path: &Path) -> Result<Self, StoreError> {
        let address = format!("{}?immutable=1", address_of(path));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let lent = Connection::open_with_flags(&address, flags).map_err(failed)?;
        let schema = schema_of(&lent)?;
        // What is no library at all is none of an earlier schema either.
        lent.query_row("SELECT count(*) FROM document", [], |_| Ok(())).map_err(failed)?;
        if schema == crate::schema::SCHEMA {
            prepare(&lent).map_err(failed)?;
            return Ok(Self::new(address, flags, lent, false));
        }
        let copied = Self::in_memory(Some(&lent))?;
        Ok(Self { writable: false, ..copied })
    }

    /// A database that is gone with the process; with what is in `source`, when there is one.
    pub(crate) fn in_memory(source: Option<&Connection>) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let address = memory_address();
        let mut writer = Connection::open_with_flags(&address, flags).map_err(failed)?;
        if let Some(source) = source {
            // A copy by pages would want a write-ahead log, which memory has not.
            source.execute("VACUUM INTO ?1", [&address]).map_err(failed)?;
        }
        prepare(&writer).map_err(failed)?;
        migrate(&mut writer)?;
        Ok(Self::new(address, flags, writer, true))
    }

    fn new(address: String, flags: OpenFlags, writer: Connection, writable: bool) -> Self {
        let (idle, writer) = (Mutex::new(Vec::new()), Mutex::new(writer));
        Self { address, flags, idle, writer, writable }
    }

    /// A connection to read with; to be given [back](Self::give_back).
    pub(crate) fn reader(&self) -> Result<Connection, StoreError> {
        if let Some(connection) = locked(&self.idle).pop() {
            return Ok(connection);
        }
        let open = || {
            let connection = Connection::open_with_flags(&self.address, self.flags)?;
            prepare(&connection)?;
            connection.pragma_update(None, "query_only", "ON")?;
            Ok(connection)
        };
        open().map_err(failed)
    }

    /// Keeps a connection for the next who reads.
    pub(crate) fn give_back(&self, connection: Connection) {
        let mut idle = locked(&self.idle);
        if idle.len() < IDLE {
            idle.push(connection);
        }
    }

    /// The connection that writes, as soon as nobody else has it.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>, StoreError> {
        if self.writable { Ok(locked(&self.writer)) } else { Err(StoreError::ReadOnly) }
    }
}

/// A thread that panicked with a connection rolled its transaction back, so the connection is whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")
}

/// The address of a file, in which nothing of its path is syntax.
fn address_of(path: &Path) -> String {
    let path: String = path
        .to_string_lossy()
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("file:{path}")
}

/// An address in memory that no other store of this process has.
fn memory_address() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("file:/shirube-{}?vfs=memdb", NEXT.fetch_add(1, Ordering::Relaxed))
}
