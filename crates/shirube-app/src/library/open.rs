//! Opening the library: its store, and the catalogue that gives its references a meaning.

use super::folder::LibraryFolder;
use crate::app::App;
use crate::catalogues::CatalogueChoice;
use crate::error::AppError;
use shirube_catalogue::Catalogue;
use shirube_library::room::Library;
use shirube_model::Problem;
use shirube_store::Store;
use std::path::PathBuf;
use std::sync::Arc;

/// What is to be done with the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Looks at it. Where there is none, it looks at an empty one, and none is made.
    Reads,
    /// Changes it, and makes it when it is not there.
    Writes,
}

/// A library that is open.
pub struct OpenLibrary {
    /// Where its files lie.
    pub folder: LibraryFolder,
    /// Copies of volumes that could not be read and are left out of the catalogue.
    pub problems: Vec<Problem>,
    store: Box<dyn Store>,
    catalogue: Arc<Catalogue>,
    pub(super) pdf_reader: PathBuf,
}

impl OpenLibrary {
    /// The room that reads and writes it.
    pub fn room(&self) -> Library<'_> {
        Library::new(&*self.store, &self.catalogue)
    }
}

impl App {
    /// Opens the library of the data folder.
    pub fn open_library(&self, access: Access) -> Result<OpenLibrary, AppError> {
        let folder = self.library_folder()?;
        let store = match access {
            Access::Writes => {
                folder.make()?;
                self.drivers.open_library(&folder.store())?
            }
            Access::Reads => match self.existing_store(&folder)? {
                Some(store) => store,
                None => self.drivers.empty_library()?,
            },
        };
        self.opened(folder, store)
    }

    /// Opens the library when there is one; also one that can only be read. Makes nothing.
    pub fn existing_library(&self) -> Result<Option<OpenLibrary>, AppError> {
        let folder = self.library_folder()?;
        match self.existing_store(&folder)? {
            Some(store) => Ok(Some(self.opened(folder, store)?)),
            None => Ok(None),
        }
    }

    fn library_folder(&self) -> Result<LibraryFolder, AppError> {
        let data = self.data.as_ref().ok_or(AppError::NoDataFolder)?;
        Ok(LibraryFolder::new(data.library()))
    }

    fn existing_store(&self, folder: &LibraryFolder) -> Result<Option<Box<dyn Store>>, AppError> {
        let file = folder.store();
        if !file.is_file() {
            return Ok(None);
        }
        match self.drivers.open_library(&file) {
            Ok(store) => Ok(Some(store)),
            Err(error) => match self.drivers.open_library_to_read(&file) {
                Ok(store) => Ok(Some(store)),
                Err(_) => Err(error.into()),
            },
        }
    }

    fn opened(
        &self,
        folder: LibraryFolder,
        store: Box<dyn Store>,
    ) -> Result<OpenLibrary, AppError> {
        let read = self.catalogue(CatalogueChoice::default())?;
        Ok(OpenLibrary {
            folder,
            problems: read.problems,
            store,
            catalogue: read.catalogue,
            pdf_reader: self.pdf_reader.clone(),
        })
    }
}
