//! The application that every door opens.

use crate::data_folder::DataFolder;
use shirube_catalogue::Catalogue;
use shirube_model::Evaluator;
use shirube_store::{Store, StoreError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What whoever opens a door wires in: the engine and the database of
/// its choice.
pub trait Drivers: Send + Sync {
    /// Something that assesses under the editions of a catalogue.
    fn evaluator(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Evaluator>;

    /// Opens the store of a library, and makes it when it is not there. Its folder is there.
    fn open_library(&self, file: &Path) -> Result<Box<dyn Store>, StoreError>;

    /// Opens the store of a library that can only be read.
    fn open_library_to_read(&self, file: &Path) -> Result<Box<dyn Store>, StoreError>;

    /// An empty library that is kept nowhere.
    fn empty_library(&self) -> Result<Box<dyn Store>, StoreError>;
}

/// What every door does, with one data folder.
#[derive(Clone)]
pub struct App {
    pub(crate) data: Option<DataFolder>,
    pub(crate) drivers: Arc<dyn Drivers>,
    pub(crate) pdf_reader: PathBuf,
}

impl App {
    /// An application on a data folder. Without one there are no copies, no carried-in data and no
    /// library; what is shipped is there all the same. `pdf_reader` is the program that reads PDFs
    /// in a process of its own, see [`crate::pdf`].
    pub fn new(data: Option<DataFolder>, drivers: Arc<dyn Drivers>, pdf_reader: PathBuf) -> Self {
        Self { data, drivers, pdf_reader }
    }

    /// The data folder.
    pub fn data(&self) -> Option<&DataFolder> {
        self.data.as_ref()
    }
}
