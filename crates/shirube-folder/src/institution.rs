//! From what was read to the institution that is assessed: the one place where it is made.

use crate::folder::InstitutionFolder;
use shirube_facts::{FactRow, Facts, tables};
use shirube_model::{FeedStamp, Institution, Pattern};

impl InstitutionFolder {
    /// The institution, with the data of the world that was added to its facts.
    pub fn into_institution(self, feeds: Vec<FeedStamp>) -> Institution {
        let Self { settings, facts, declarations, checklist_answers, problems, artifacts } = self;
        let cloud_only = settings.cloud_only.unwrap_or_else(|| has_only_cloud_services(&facts));
        // Without an answer, nobody is taken to operate the systems as a dedicated duty.
        let dedicated_operator = settings.dedicated_operator.unwrap_or(false);
        Institution {
            name: if settings.name.is_empty() { settings.id } else { settings.name },
            pattern: Pattern::from_answers(dedicated_operator, cloud_only),
            facts,
            declarations,
            checklist_answers,
            waivers: settings.waivers,
            absences: settings.absences,
            covered: settings.covered,
            parameters: settings.parameters,
            feeds,
            problems,
            artifacts,
        }
    }
}

/// True when the ledger has systems and every one of them is a cloud service.
fn has_only_cloud_services(facts: &Facts) -> bool {
    let hosting = tables::System::COLUMNS.hosting;
    let rows = facts.rows(tables::System::TABLE.name);
    !rows.is_empty() && rows.iter().all(|row| row.text(hosting) == Some("cloud"))
}
