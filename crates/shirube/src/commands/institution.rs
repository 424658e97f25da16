//! What the commands on an institution's folder share.

use crate::arguments::checklist::AssessedFolder;
use crate::clock::today;
use crate::error::CommandError;
use crate::output::{self, progress};
use crate::wiring;
use shirube_app::{Assessable, CatalogueChoice, Request};

/// Reads the folder, with the person's copies of volumes or without.
pub(crate) fn open(
    assessed: &AssessedFolder,
    as_shipped: bool,
) -> Result<Assessable, CommandError> {
    let app = wiring::open(assessed.data.as_deref())?;
    let request = Request {
        folder: &assessed.folder,
        as_of: assessed.as_of.unwrap_or_else(today),
        catalogue: CatalogueChoice { as_shipped, own_checks: None },
    };
    let institution = progress::of_files(|progress| app.open_institution(&request, progress))?;
    output::say_problems(&institution.problems);
    Ok(institution)
}
