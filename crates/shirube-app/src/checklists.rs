//! The ministry's forms, with answers and evidence.

use crate::assessable::Assessable;
use crate::error::AppError;
use shirube_assess::checklist;
use shirube_catalogue::{Checklist, Edition};
use shirube_facts::{FactRow, tables};
use shirube_model::Assessment;
use shirube_model::checklist::{ChecklistResult, Party};

/// Forms of a checklist as they stand, with the assessment that their evidence comes from.
#[derive(Debug, Clone)]
pub struct FilledChecklist {
    /// The assessment; problems of answers are among its problems.
    pub assessment: Assessment,
    /// The forms, in the order of the parties asked for.
    pub forms: Vec<ChecklistResult>,
}

impl Assessable {
    /// The forms that concern the institution: its own, and its vendors'.
    pub fn parties(&self, list: &Checklist) -> Vec<Party> {
        let kind = tables::Institution::COLUMNS.kind;
        let rows = self.institution.facts.rows(tables::Institution::TABLE.name);
        let is_pharmacy = rows.iter().any(|row| row.text(kind) == Some("pharmacy"));
        let own = if is_pharmacy { Party::Pharmacy } else { Party::Institution };
        [own, Party::Vendor].into_iter().filter(|party| list.form(*party).is_some()).collect()
    }

    /// The forms of these parties, under an edition.
    pub fn fill(
        &self,
        edition: &Edition,
        list: &Checklist,
        parties: &[Party],
    ) -> Result<FilledChecklist, AppError> {
        let mut assessment = self.assess(edition)?;
        let mut forms = Vec::new();
        for party in parties {
            let (catalogue, institution) = (&self.catalogue, &self.institution);
            let (filled, mut problems) =
                checklist(catalogue, edition, institution, &assessment, list, *party);
            forms.extend(filled);
            assessment.problems.append(&mut problems);
        }
        assessment.problems.sort();
        Ok(FilledChecklist { assessment, forms })
    }
}
