//! From a folder on disk to an assessment: what `check`, `checklist`, `pack` and `oscal` share.

use crate::clock::today;
use crate::copies;
use crate::error::CommandError;
use crate::feeds;
use crate::institution::institution;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use shirube_catalogue::{Catalogue, Edition, load_check_folder};
use shirube_engine::Institution;
use shirube_import::{FolderInput, read_folder};
use shirube_model::Date;
use std::io::IsTerminal;
use std::path::Path;

/// What an assessment is made for.
pub(crate) struct Wanted<'a> {
    pub(crate) folder: &'a Path,
    /// The day; today when not given.
    pub(crate) as_of: Option<Date>,
    /// The edition; the one in force on the day when not given.
    pub(crate) edition: Option<&'a str>,
    /// Checks of the institution's own.
    pub(crate) checks: Option<&'a Path>,
    /// The folder of carried-in data.
    pub(crate) data: Option<&'a Path>,
    /// Leaves the person's copies of volumes out: what others read keeps to the shipped catalogue.
    pub(crate) as_shipped: bool,
}

/// Everything that an evaluator needs.
pub(crate) struct Prepared {
    pub(crate) catalogue: Catalogue,
    pub(crate) edition: String,
    pub(crate) institution: Institution,
    pub(crate) as_of: Date,
}

impl Prepared {
    /// The edition that was chosen.
    pub(crate) fn edition(&self) -> Result<&Edition, CommandError> {
        let found = self.catalogue.edition(&self.edition);
        found.ok_or_else(|| CommandError::NoEdition(self.edition.clone()))
    }
}

/// Reads catalogue, folder and data.
pub(crate) fn prepare(wanted: &Wanted<'_>) -> Result<Prepared, CommandError> {
    let as_of = wanted.as_of.unwrap_or_else(today);
    let mut catalogue =
        if wanted.as_shipped { Catalogue::shipped()? } else { copies::catalogue(wanted.data)? };
    if let Some(folder) = wanted.checks {
        catalogue.add_own_checks(load_check_folder(folder)?)?;
    }
    let edition = match wanted.edition {
        Some(id) => catalogue.edition(id).ok_or_else(|| CommandError::NoEdition(id.to_owned()))?,
        None => catalogue
            .edition_in_force(as_of)
            .ok_or_else(|| CommandError::NoEdition("mhlw".to_owned()))?,
    };
    let input = FolderInput::walk(wanted.folder)?;
    let bar = ProgressBar::hidden();
    let mut folder = read_folder(&input, &mut |progress| {
        if progress.done == 0 && progress.total >= LONG_RUN {
            show_progress(&bar);
        }
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(progress.path.to_owned());
    });
    bar.finish_and_clear();
    let stamps = feeds::read(wanted.data, &mut folder.facts)?;
    let edition_id = edition.id.clone();
    let institution = institution(folder, edition, stamps);
    Ok(Prepared { edition: edition_id, catalogue, institution, as_of })
}

/// From this many files on, reading takes long enough to tell how far it is.
const LONG_RUN: usize = 60;

/// Shows how far reading is, on a terminal only.
fn show_progress(bar: &ProgressBar) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
}
