//! From a folder on disk to an assessment: what `check`, `checklist`, `pack` and `oscal` share.

use crate::clock::today;
use crate::copies;
use crate::error::CommandError;
use crate::feeds;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use shirube_catalogue::{Catalogue, Checklist, Edition, load_check_folder};
use shirube_engine::SqliteEvaluator;
use shirube_folder::{FolderInput, read_folder};
use shirube_model::{Assessment, Date, Evaluator, Institution, Question};
use shirube_report::Report;
use shirube_words::Locale;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

/// What an assessment is made for.
pub(crate) struct Wanted<'a> {
    pub(crate) folder: &'a Path,
    /// The day; today when not given.
    pub(crate) as_of: Option<Date>,
    /// Checks of the institution's own.
    pub(crate) checks: Option<&'a Path>,
    /// The folder of carried-in data.
    pub(crate) data: Option<&'a Path>,
    /// Leaves the person's copies of volumes out: what others read keeps to the shipped catalogue.
    pub(crate) as_shipped: bool,
}

/// Everything that an evaluator needs, read once for whatever editions it is assessed under.
pub(crate) struct Prepared {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) institution: Institution,
    pub(crate) as_of: Date,
}

impl Prepared {
    /// The edition that was asked for, or the one in force on the day.
    pub(crate) fn edition(&self, asked: Option<&str>) -> Result<&Edition, CommandError> {
        match asked {
            Some(id) => self.catalogue.edition(id),
            None => self.catalogue.edition_in_force(self.as_of),
        }
        .ok_or_else(|| CommandError::NoEdition(asked.unwrap_or("mhlw").to_owned()))
    }

    /// The checklist that was asked for, or that of the day's fiscal year.
    pub(crate) fn checklist(&self, asked: Option<&str>) -> Result<&Checklist, CommandError> {
        match asked {
            Some(id) => self.catalogue.checklist(id),
            None => self.catalogue.checklist_of(self.as_of),
        }
        .ok_or_else(|| {
            CommandError::NoChecklist(asked.map_or_else(|| self.as_of.to_string(), str::to_owned))
        })
    }

    /// The assessment of the institution under an edition.
    pub(crate) fn assess(&self, edition: &Edition) -> Result<Assessment, CommandError> {
        let evaluator = SqliteEvaluator::new(self.catalogue.clone());
        let edition = &edition.id;
        let question = Question { institution: &self.institution, edition, as_of: self.as_of };
        Ok(evaluator.assess(question)?)
    }

    /// An assessment as a report.
    pub(crate) fn report<'a>(
        &'a self,
        assessment: &'a Assessment,
        edition: &'a Edition,
        locale: Locale,
    ) -> Report<'a> {
        Report { assessment, catalogue: &self.catalogue, edition, locale }
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
    Ok(Prepared {
        catalogue: Arc::new(catalogue),
        institution: folder.into_institution(stamps),
        as_of,
    })
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
