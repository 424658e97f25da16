//! The catalogue: editions, checklists, checks, and how they are looked up.

use crate::check::Check;
use crate::check_fault::CheckFault;
use crate::checklist::Checklist;
use crate::cross_reference::CrossReference;
use crate::edition::Edition;
use shirube_model::Date;

/// Editions and checks.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The editions, oldest first.
    pub editions: Vec<Edition>,
    /// The checklists, oldest first; the sheet for continuity plans last.
    pub checklists: Vec<Checklist>,
    /// Other frameworks that the guideline is related to, sorted by id.
    pub cross_references: Vec<CrossReference>,
    /// The checks, sorted by code.
    pub checks: Vec<Check>,
    /// `codes.lock`: every code ever given, with the name it was given to.
    pub codes: Vec<(String, String)>,
}

impl Catalogue {
    /// The edition with this id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The newest edition that is in force on `date`; before the first, the first.
    pub fn edition_in_force(&self, date: Date) -> Option<&Edition> {
        let in_force = self.editions.iter().rfind(|edition| edition.header.in_force_from <= date);
        in_force.or(self.editions.first())
    }

    /// The checklist with this id, such as `r7`.
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|list| list.id.eq_ignore_ascii_case(id))
    }

    /// The yearly checklist of the fiscal year that `date` lies in.
    pub fn checklist_of(&self, date: Date) -> Option<&Checklist> {
        self.checklists
            .iter()
            .find(|list| list.year().is_some_and(|(first, last)| first <= date && date <= last))
    }

    /// The framework with this id.
    pub fn cross_reference(&self, id: &str) -> Option<&CrossReference> {
        self.cross_references.iter().find(|reference| reference.id == id)
    }

    /// The check with this code or name.
    pub fn check(&self, code_or_name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| {
            check.code().as_str().eq_ignore_ascii_case(code_or_name) || check.name == code_or_name
        })
    }

    /// Adds checks of an institution's own; those whose code is taken are left out and given back,
    /// each with what is wrong.
    pub fn add_own_checks(&mut self, own: Vec<Check>) -> Vec<(Check, CheckFault)> {
        let mut refused = Vec::new();
        for check in own {
            let taken = [check.code().as_str(), &check.name].map(|key| self.check(key));
            let taken = taken.into_iter().flatten().next().map(|taken| taken.name.clone());
            match taken {
                Some(name) => {
                    let code = check.code().to_string();
                    refused.push((check, CheckFault::CodeTaken { code, name }));
                }
                None => self.checks.push(check),
            }
        }
        self.checks.sort_by(|a, b| a.code().cmp(b.code()));
        refused
    }
}
