//! From an institution folder to what the engine assesses.

use shirube_catalogue::Pattern;
use shirube_engine::Institution;
use shirube_facts::{FactRow, Facts, tables};
use shirube_folder::InstitutionFolder;
use shirube_model::assessment::FeedStamp;
use shirube_model::functions::Value;

/// Puts folder and feeds together.
pub(crate) fn institution(folder: InstitutionFolder, feeds: Vec<FeedStamp>) -> Institution {
    let InstitutionFolder { settings, facts, declarations, checklist_answers, problems, artifacts } =
        folder;
    let cloud_only = settings.cloud_only.unwrap_or_else(|| cloud_only(&facts));
    Institution {
        name: if settings.name.is_empty() { settings.id.clone() } else { settings.name },
        // Without an answer, nobody is taken to do it as a dedicated duty.
        pattern: Pattern::from_answers(settings.dedicated_operator.unwrap_or(false), cloud_only),
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

/// True when the ledger has systems and every one of them is a cloud service.
fn cloud_only(facts: &Facts) -> bool {
    let table = tables::System::TABLE;
    let Some(hosting) = table.column_index("hosting") else { return false };
    let rows = facts.rows(table.name);
    let cloud = Value::Text("cloud".to_owned());
    !rows.is_empty() && rows.iter().all(|row| row.values[hosting] == cloud)
}
