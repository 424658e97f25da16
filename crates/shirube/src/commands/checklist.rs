//! `shirube checklist`: the ministry's forms, with answers and evidence.

use crate::arguments::checklist::{ChecklistArguments, ChecklistFormat};
use crate::assess::{Prepared, Wanted, prepare};
use crate::error::CommandError;
use crate::output;
use shirube_catalogue::{Checklist, Edition};
use shirube_facts::{FactRow, tables};
use shirube_model::checklist::{ChecklistResult, Party};
use shirube_model::functions::Value;
use shirube_model::{Assessment, ProblemLevel};
use shirube_report::{
    ChecklistReport, checklists_json, render_checklists_html, render_checklists_text,
    render_checklists_xlsx,
};
use shirube_words::Locale;

pub(crate) fn run(arguments: &ChecklistArguments) -> Result<u8, CommandError> {
    let assessed = &arguments.assessed;
    let prepared = prepare(&Wanted {
        folder: &assessed.folder,
        as_of: assessed.as_of,
        checks: None,
        data: assessed.data.as_deref(),
        as_shipped: false,
    })?;
    let list = prepared.checklist(arguments.list.as_deref())?;
    let edition =
        prepared.edition(Some(arguments.edition.as_deref().unwrap_or(list.edition.as_str())))?;
    let parties = match arguments.form {
        Some(form) => vec![Party::from(form)],
        None => parties(&prepared, list),
    };
    if let Some(party) = parties.iter().find(|party| list.form(**party).is_none()) {
        return Err(CommandError::NoForm(party.id(), list.id.clone()));
    }
    let (assessment, results) = answer(&prepared, edition, list, &parties)?;
    let locale = Locale::new(assessed.lang.into());
    let report = prepared.report(&assessment, edition, locale);
    say_unread(&assessment, locale)?;
    let forms = ChecklistReport { list, results: &results, report: &report };
    let path = arguments.output.as_deref();
    match arguments.format {
        ChecklistFormat::Text => {
            output::write_report(path, &render_checklists_text(&forms), false)?
        }
        ChecklistFormat::Json => output::write(path, &format!("{:#}\n", checklists_json(&forms)))?,
        ChecklistFormat::Html => output::write(path, &render_checklists_html(&forms)?)?,
        ChecklistFormat::Xlsx => output::write_workbook(path, &render_checklists_xlsx(&forms)?)?,
    }
    Ok(0)
}

/// The forms that concern the institution: its own, and its vendors'.
pub(crate) fn parties(prepared: &Prepared, list: &Checklist) -> Vec<Party> {
    let table = tables::Institution::TABLE;
    let kind = table.column_index("kind");
    let pharmacy =
        prepared.institution.facts.rows(table.name).iter().any(|row| {
            kind.is_some_and(|kind| row.values[kind] == Value::Text("pharmacy".to_owned()))
        });
    let own = if pharmacy { Party::Pharmacy } else { Party::Institution };
    [own, Party::Vendor].into_iter().filter(|party| list.form(*party).is_some()).collect()
}

/// The forms with answers and evidence; problems of answers join those of the assessment.
pub(crate) fn answer(
    prepared: &Prepared,
    edition: &Edition,
    list: &Checklist,
    parties: &[Party],
) -> Result<(Assessment, Vec<ChecklistResult>), CommandError> {
    let mut assessment = prepared.assess(edition)?;
    let mut results = Vec::new();
    let mut problems = Vec::new();
    for party in parties {
        let (catalogue, institution) = (&prepared.catalogue, &prepared.institution);
        let (forms, noted) =
            shirube_assess::checklist(catalogue, edition, institution, &assessment, list, *party);
        results.extend(forms);
        problems.extend(noted);
    }
    assessment.problems.append(&mut problems);
    assessment.problems.sort();
    Ok((assessment, results))
}

/// Files in which persons state something: without one of them a form would be wrong.
const STATEMENTS: [&str; 3] = ["shirube.toml", "declarations.toml", "checklist.toml"];

/// Says on the standard error what could not be read, and what the form cannot take. A file of
/// statements that could not be read is an error: its answers would be missing without a word.
pub(crate) fn say_unread(assessment: &Assessment, locale: Locale) -> Result<(), CommandError> {
    let mut unread = None;
    for problem in &assessment.problems {
        let error = problem.level == ProblemLevel::Error;
        if error || problem.code().starts_with("engine.answer") {
            let (text, hint) = locale.problem(problem);
            output::talk(&format!("{}: {text}\nhint: {hint}\n", problem.source));
        }
        if error && STATEMENTS.contains(&problem.source.artifact.as_str()) {
            unread.get_or_insert_with(|| problem.source.artifact.clone());
        }
    }
    unread.map_or(Ok(()), |file| Err(CommandError::Unread(file)))
}
