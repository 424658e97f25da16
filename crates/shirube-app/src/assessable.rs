//! From a folder on disk to what can be assessed, read once for whatever editions are asked about.

use crate::app::App;
use crate::catalogues::{CatalogueChoice, ReadCatalogue};
use crate::error::AppError;
use crate::feeds;
use crate::unread::refuse_unread;
use shirube_catalogue::{Catalogue, Checklist, Edition};
use shirube_folder::{FolderInput, Progress, read_folder};
use shirube_model::{Assessment, Date, Evaluator, Institution, Problem, Question};
use shirube_report::Report;
use shirube_words::Locale;
use std::path::Path;
use std::sync::Arc;

/// What is to be assessed.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The institution's folder.
    pub folder: &'a Path,
    /// The day for which the evidence is judged.
    pub as_of: Date,
    /// The catalogue to judge by.
    pub catalogue: CatalogueChoice<'a>,
}

/// An institution with the catalogue and the engine that judge it.
#[derive(Clone)]
pub struct Assessable {
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// The institution.
    pub institution: Institution,
    /// The day.
    pub as_of: Date,
    /// Copies of volumes that could not be read and are left out.
    pub problems: Vec<Problem>,
    evaluator: Arc<dyn Evaluator>,
}

impl App {
    /// Reads catalogue, folder and feeds; tells `progress` of each file before it is read.
    pub fn open_institution(
        &self,
        request: &Request<'_>,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Assessable, AppError> {
        let ReadCatalogue { catalogue, problems } = self.catalogue(request.catalogue)?;
        let mut folder = read_folder(&FolderInput::walk(request.folder)?, progress);
        refuse_unread(&folder.problems)?;
        let stamps = feeds::read(self.data.as_ref(), &mut folder.facts)?;
        Ok(Assessable {
            evaluator: self.drivers.evaluator(Arc::clone(&catalogue)),
            catalogue,
            institution: folder.into_institution(stamps),
            as_of: request.as_of,
            problems,
        })
    }
}

impl Assessable {
    /// The edition that was asked for, or the one in force on the day.
    pub fn edition(&self, id: Option<&str>) -> Result<&Edition, AppError> {
        edition(&self.catalogue, id, self.as_of)
    }

    /// The checklist that was asked for, or that of the day's fiscal year.
    pub fn checklist(&self, id: Option<&str>) -> Result<&Checklist, AppError> {
        match id {
            Some(id) => self.catalogue.checklist(id),
            None => self.catalogue.checklist_of(self.as_of),
        }
        .ok_or_else(|| {
            AppError::NoChecklist(id.map_or_else(|| self.as_of.to_string(), str::to_owned))
        })
    }

    /// The assessment under an edition.
    pub fn assess(&self, edition: &Edition) -> Result<Assessment, AppError> {
        let (institution, edition) = (&self.institution, &edition.id);
        let question = Question { institution, edition, as_of: self.as_of };
        Ok(self.evaluator.assess(question)?)
    }

    /// An assessment as a report.
    pub fn report<'a>(
        &'a self,
        assessment: &'a Assessment,
        edition: &'a Edition,
        locale: Locale,
    ) -> Report<'a> {
        Report { assessment, catalogue: &self.catalogue, edition, locale }
    }
}

/// The edition of a catalogue that was asked for, or the one in force on a day.
pub(crate) fn edition<'a>(
    catalogue: &'a Catalogue,
    id: Option<&str>,
    day: Date,
) -> Result<&'a Edition, AppError> {
    match id {
        Some(id) => catalogue.edition(id),
        None => catalogue.edition_in_force(day),
    }
    .ok_or_else(|| AppError::NoEdition(id.unwrap_or("mhlw").to_owned()))
}

impl ReadCatalogue {
    /// The edition that was asked for, or the one in force on a day.
    pub fn edition(&self, id: Option<&str>, day: Date) -> Result<&Edition, AppError> {
        edition(&self.catalogue, id, day)
    }
}
