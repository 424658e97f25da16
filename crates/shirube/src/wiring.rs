//! What the command line puts into the application: engine, database, data folder, and the
//! program that reads PDFs.

use crate::error::CommandError;
use shirube_app::{App, AppError, DataFolder, Drivers};
use shirube_catalogue::Catalogue;
use shirube_engine::SqliteEvaluator;
use shirube_model::Evaluator;
use shirube_store::{Store, StoreError};
use shirube_store_sqlite::SqliteStore;
use std::path::{Path, PathBuf};
use std::sync::Arc;

struct Embedded;

impl Drivers for Embedded {
    fn evaluator(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Evaluator> {
        Arc::new(SqliteEvaluator::new(catalogue))
    }

    fn open_library(&self, file: &Path) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(SqliteStore::open(file)?))
    }

    fn open_library_to_read(&self, file: &Path) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(SqliteStore::open_read_only(file)?))
    }

    fn empty_library(&self) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(SqliteStore::in_memory()?))
    }
}

/// The application on the data folder that was named, or on the user's own. Where there is neither,
/// it works with what is shipped.
pub(crate) fn open(data: Option<&Path>) -> Result<App, CommandError> {
    // The program itself reads PDFs, in a process of its own.
    let itself = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("shirube"));
    let folder = match DataFolder::chosen(data) {
        Err(AppError::NoDataFolder) => None,
        folder => Some(folder?),
    };
    Ok(App::new(folder, Arc::new(Embedded), itself))
}

/// As [`open`], for what cannot be done without a data folder.
pub(crate) fn open_with_data(data: Option<&Path>) -> Result<App, CommandError> {
    DataFolder::chosen(data)?;
    open(data)
}
