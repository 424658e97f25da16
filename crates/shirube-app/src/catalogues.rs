//! The one way to a catalogue: as shipped, with the person's copies, with checks of their own.

use crate::app::App;
use crate::error::AppError;
use shirube_catalogue::{Catalogue, Check, CheckFault, load_check_folder, validate_check};
use shirube_model::{Language, Problem};
use shirube_words::Locale;
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
            let taken = catalogue.add_own_checks(load_check_folder(folder)?);
            let taken = taken.iter().map(|(check, fault)| fault.problem(check)).collect();
            refuse_faulty(&catalogue, taken)?;
        }
        Ok(ReadCatalogue { catalogue: Arc::new(catalogue), problems })
    }
}

/// A check of one's own is held to what a shipped one is: a slip in it would make it silent.
fn refuse_faulty(catalogue: &Catalogue, mut problems: Vec<Problem>) -> Result<(), AppError> {
    for check in catalogue.checks.iter().filter(|check| check.own) {
        let faults = validate_check(catalogue, check).into_iter().chain(unknown_words(check));
        problems.extend(faults.map(|fault| fault.problem(check)));
    }
    problems.sort();
    let count = problems.len();
    match problems.into_iter().next() {
        Some(problem) => Err(AppError::OwnCheck { problem: Box::new(problem), count }),
        None => Ok(()),
    }
}

/// Words that a check says (`word('never')`) and that no locale has: they would be shown as keys.
fn unknown_words(check: &Check) -> impl Iterator<Item = CheckFault> {
    let locale = Locale::new(Language::Ja);
    let said = check.sql.split("word('").skip(1).filter_map(|rest| rest.split('\'').next());
    said.filter(move |word| locale.find(&format!("word.{word}")).is_none())
        .map(|word| CheckFault::NoWord { word: word.to_owned() })
}
