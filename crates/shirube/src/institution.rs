//! From an institution folder to what the engine assesses.

use shirube_catalogue::{CoveredPlace, Edition, Pattern, Resolution, ResolvedPlace};
use shirube_engine::{Institution, OwnParameter};
use shirube_facts::{FactRow, Facts, tables};
use shirube_import::InstitutionFolder;
use shirube_model::Problem;
use shirube_model::assessment::FeedStamp;
use shirube_model::functions::Value;
use shirube_model::reference::{Context, parse};

/// Puts folder, edition and feeds together.
pub(crate) fn institution(
    folder: InstitutionFolder,
    edition: &Edition,
    feeds: Vec<FeedStamp>,
) -> Institution {
    let InstitutionFolder {
        settings,
        facts,
        declarations,
        checklist_answers,
        mut problems,
        artifacts,
    } = folder;
    let cloud_only = settings.cloud_only.unwrap_or_else(|| cloud_only(&facts));
    let mut covered = Vec::new();
    for statement in &settings.covered {
        let mut found = false;
        for cited in parse(&statement.place, &Context::default()).references {
            if let Resolution::Found(places) = edition.resolve(&cited.reference) {
                for place in places {
                    let place = match place {
                        ResolvedPlace::Requirement { id, .. } => id,
                        ResolvedPlace::Chapter { volume, number } => {
                            format!("{}/{number}", volume.id())
                        }
                        ResolvedPlace::Section { .. } | ResolvedPlace::Volume(_) => continue,
                    };
                    found = true;
                    covered.push(CoveredPlace {
                        place,
                        contract: statement.contract.clone(),
                        person: statement.person.clone(),
                        confirmed_at: statement.confirmed_at,
                        source: statement.source.clone(),
                    });
                }
            }
        }
        if !found {
            let problem = Problem::error("engine.unknown-place", statement.source.clone());
            problems.push(problem.with("place", &statement.place));
        }
    }
    let mut parameters = Vec::new();
    for own in settings.parameters {
        let value = match own.value {
            toml::Value::Integer(number) => Value::Integer(number),
            toml::Value::String(text) => Value::Text(text),
            _ => Value::Null,
        };
        let (check, name, reason, source) = (own.check, own.name, own.reason, own.source);
        parameters.push(OwnParameter { check, name, value, reason, source });
    }
    Institution {
        name: if settings.name.is_empty() { settings.id.clone() } else { settings.name },
        // Without an answer, nobody is taken to do it as a dedicated duty.
        pattern: Pattern::from_answers(settings.dedicated_operator.unwrap_or(false), cloud_only),
        facts,
        declarations,
        checklist_answers,
        waivers: settings.waivers,
        absences: settings.absences,
        covered,
        parameters,
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
