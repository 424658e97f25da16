//! The application that every door opens.

use crate::data_folder::DataFolder;
use shirube_catalogue::Catalogue;
use shirube_model::Evaluator;
use std::path::PathBuf;
use std::sync::Arc;

/// What whoever opens a door wires in: the engine of its choice.
pub trait Drivers: Send + Sync {
    /// Something that assesses under the editions of a catalogue.
    fn evaluator(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Evaluator>;
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
