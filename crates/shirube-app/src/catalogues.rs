//! The one way to a catalogue: as shipped, with the person's copies, with checks of their own.

use crate::app::App;
use crate::error::AppError;
use shirube_catalogue::{Catalogue, CatalogueError, load_check_folder, validate_check};
use shirube_model::Problem;
use std::path::Path;
use std::sync::Arc;

/// Which catalogue.
#[derive(Debug, Clone, Copy, Default)]
pub struct CatalogueChoice<'a> {
    /// Leaves the person's copies of volumes out: what others read keeps to the shipped catalogue.
    pub as_shipped: bool,
    /// A folder with checks of the institution's own.
    pub own_checks: Option<&'a Path>,
}

/// A catalogue, and what could not be read of the person's copies.
#[derive(Debug, Clone)]
pub struct ReadCatalogue {
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// Files of copies that are left out, each with the reason.
    pub problems: Vec<Problem>,
}

impl App {
    /// The catalogue of this choice.
    pub fn catalogue(&self, choice: CatalogueChoice<'_>) -> Result<ReadCatalogue, AppError> {
        let mut catalogue = Catalogue::shipped()?;
        let mut problems = Vec::new();
        if let Some(data) = self.data.as_ref().filter(|_| !choice.as_shipped) {
            let copies = crate::copies::Copies::read(data)?;
            copies.apply(&mut catalogue)?;
            problems = copies.problems;
        }
        if let Some(folder) = choice.own_checks {
            catalogue.add_own_checks(load_check_folder(folder)?)?;
            refuse_faulty(&catalogue)?;
        }
        Ok(ReadCatalogue { catalogue: Arc::new(catalogue), problems })
    }
}

/// A check of one's own is held to what a shipped one is: a slip in it would make it silent.
fn refuse_faulty(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let own = catalogue.checks.iter().filter(|check| check.own);
    let faults: Vec<String> = own.flat_map(|check| validate_check(catalogue, check)).collect();
    let Some(first) = faults.first() else { return Ok(()) };
    let name = first.split(':').next().unwrap_or_default();
    let path = format!("{name}/check.toml");
    Err(CatalogueError::Malformed { path, message: faults.join("; ") })
}
