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
    if problems.is_empty() { Ok(()) } else { Err(AppError::OwnChecks(problems)) }
}

/// Words that a check says (`word('never')`) and that no locale has: they would be shown as keys.
fn unknown_words(check: &Check) -> Vec<CheckFault> {
    let locale = Locale::new(Language::Ja);
    let said = said_words(&check.sql).into_iter();
    said.filter(|word| locale.find(&format!("word.{word}")).is_none())
        .map(|word| CheckFault::NoWord { word: word.to_owned() })
        .collect()
}

/// The texts that `word(…)` is called with, comments aside.
fn said_words(sql: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for line in sql.lines() {
        // A comment begins outside of a text: before it stands an even number of quotes.
        let comment =
            line.match_indices("--").find(|(at, _)| line[..*at].matches('\'').count() % 2 == 0);
        let code = &line[..comment.map_or(line.len(), |(at, _)| at)];
        let calls = code.match_indices("word").filter_map(|(at, name)| {
            let before = code[..at].chars().next_back();
            let is_name = before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
                && code[..at].matches('\'').count() % 2 == 0;
            let text = code[at + name.len()..].trim_start().strip_prefix('(')?.trim_start();
            is_name.then(|| text.strip_prefix('\'')?.split('\'').next()).flatten()
        });
        words.extend(calls);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_called() {
        let sql = "SELECT word('a'), word ( 'b' ), sword('c'), 'it''s -- word(''x'')' -- word('d')\n, word(kind)";
        assert_eq!(said_words(sql), ["a", "b"]);
    }
}
