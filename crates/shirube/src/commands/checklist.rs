//! `shirube checklist`: the ministry's forms, with answers and evidence.

use crate::arguments::checklist::{ChecklistArguments, ChecklistFormat};
use crate::commands::institution::open;
use crate::error::CommandError;
use crate::output::{self, Kind};
use shirube_model::checklist::Party;
use shirube_model::{Problem, ProblemLevel};
use shirube_report::{
    ChecklistReport, checklists_json, render_checklists_html, render_checklists_text,
    render_checklists_xlsx,
};

pub(crate) fn run(arguments: &ChecklistArguments) -> Result<u8, CommandError> {
    let assessed = &arguments.assessed;
    let institution = open(assessed, false)?;
    let list = institution.checklist(arguments.list.as_deref())?;
    let edition = arguments.edition.as_deref().unwrap_or(list.edition.as_str());
    let edition = institution.edition(Some(edition))?;
    let parties = match arguments.form {
        Some(form) => vec![Party::from(form)],
        None => institution.parties(list),
    };
    if let Some(party) = parties.iter().find(|party| list.form(**party).is_none()) {
        return Err(CommandError::NoForm(party.id(), list.id.clone()));
    }
    let filled = institution.fill(edition, list, &parties)?;
    let locale = output::locale();
    let report = institution.report(&filled.assessment, edition, locale);
    say_unread(&filled.assessment.problems);
    let forms = ChecklistReport { list, results: &filled.forms, report: &report };
    let path = arguments.output.as_deref();
    match output::format_of(path, arguments.format, ChecklistFormat::Text)? {
        ChecklistFormat::Text => {
            output::write_report(path, &render_checklists_text(&forms), false)?;
        }
        ChecklistFormat::Json => {
            output::write(path, Kind::Json, &format!("{:#}\n", checklists_json(&forms)))?;
        }
        ChecklistFormat::Html => {
            output::write(path, Kind::Html, &render_checklists_html(&forms)?)?;
        }
        ChecklistFormat::Xlsx => output::write_workbook(path, &render_checklists_xlsx(&forms)?)?,
    }
    Ok(0)
}

/// Says on the standard error what could not be read, and what the form cannot take.
fn say_unread(problems: &[Problem]) {
    output::say_problems(problems.iter().filter(|problem| {
        problem.level == ProblemLevel::Error || problem.code().starts_with("assess.answer")
    }));
}
