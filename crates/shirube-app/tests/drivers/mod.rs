//! What an application of these tests stands on: an evaluator, and no library.

use shirube_app::Drivers;
use shirube_catalogue::Catalogue;
use shirube_engine::SqliteEvaluator;
use shirube_model::Evaluator;
use shirube_store::{Store, StoreError};
use std::path::Path;
use std::sync::Arc;

pub(crate) struct Sqlite;

impl Drivers for Sqlite {
    fn evaluator(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Evaluator> {
        Arc::new(SqliteEvaluator::new(catalogue))
    }

    fn open_library(&self, _: &Path) -> Result<Box<dyn Store>, StoreError> {
        Err(StoreError::ReadOnly)
    }

    fn open_library_to_read(&self, _: &Path) -> Result<Box<dyn Store>, StoreError> {
        Err(StoreError::ReadOnly)
    }

    fn empty_library(&self) -> Result<Box<dyn Store>, StoreError> {
        Err(StoreError::ReadOnly)
    }
}
