//! The store in one SQLite file.

use crate::connections::Connections;
use crate::session::SqliteSession;
use shirube_store::{Actor, Change, Store, StoreError, Timestamp, View, driver};
use std::path::Path;

/// A store in a SQLite file. What is committed survives the end of the process and of the machine.
#[derive(Debug)]
pub struct SqliteStore {
    connections: Connections,
}

impl SqliteStore {
    /// Opens the file, and makes it when it is not there. Its folder must be there.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { connections: Connections::to_file(path)? })
    }

    /// Opens a file that cannot be written to, as on a medium that is only lent. Nobody else may be
    /// writing to it.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { connections: Connections::to_lent_file(path)? })
    }

    /// A store that is gone with the process. A change in it waits for the views to end, so whoever
    /// holds a view must not commit one.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { connections: Connections::in_memory(None)? })
    }
}

impl Store for SqliteStore {
    fn view(&self) -> Result<Box<dyn View + '_>, StoreError> {
        Ok(driver::view(SqliteSession::reading(&self.connections)?))
    }

    fn change(&self, by: &Actor, at: Timestamp) -> Result<Box<dyn Change + '_>, StoreError> {
        Ok(driver::change(SqliteSession::writing(&self.connections)?, by, at))
    }
}
