//! `shirube check`: the main job.

use crate::arguments::{CheckArguments, ReportFormat};
use crate::clock::today;
use crate::error::CommandError;
use crate::output::Kind;
use crate::output::{self, progress};
use crate::wiring;
use shirube_app::{CatalogueChoice, Request};
use shirube_model::{Assessment, ProblemLevel};
use shirube_report::{
    Report, TextStyle, render_csv, render_html, render_json, render_junit, render_sarif,
    render_text, render_xlsx,
};

pub(crate) fn run(arguments: &CheckArguments) -> Result<u8, CommandError> {
    let app = wiring::open(arguments.data.as_deref())?;
    let request = Request {
        folder: &arguments.folder,
        as_of: arguments.as_of.unwrap_or_else(today),
        catalogue: CatalogueChoice { as_shipped: false, own_checks: arguments.checks.as_deref() },
    };
    let institution = progress::of_files(|progress| app.open_institution(&request, progress))?;
    output::say_problems(&institution.problems);
    let edition = institution.edition(arguments.edition.as_deref())?;
    let assessment = institution.assess(edition)?;
    let report = institution.report(&assessment, edition, output::locale());
    write(&report, arguments)?;
    exit_code(&assessment, arguments)
}

fn write(report: &Report<'_>, arguments: &CheckArguments) -> Result<(), CommandError> {
    let path = arguments.output.as_deref();
    let format = output::format_of(path, arguments.format, ReportFormat::Text)?;
    match format {
        ReportFormat::Text => {
            let style = text_style(arguments);
            output::write_report(path, &render_text(report, style)?, style.colour)
        }
        ReportFormat::Json => output::write(path, Kind::Json, &render_json(report)?),
        ReportFormat::Sarif => output::write(path, Kind::Json, &render_sarif(report)?),
        ReportFormat::Junit => output::write(path, Kind::Xml, &render_junit(report)?),
        ReportFormat::Csv => output::write(path, Kind::Csv, &render_csv(report)?),
        ReportFormat::Html => output::write(path, Kind::Html, &render_html(report)?),
        ReportFormat::Xlsx => output::write_workbook(path, &render_xlsx(report)?),
    }
}

/// Colour only on a terminal, and not where NO_COLOR asks for none.
fn text_style(arguments: &CheckArguments) -> TextStyle {
    let terminal = arguments.output.is_none() && output::prints_to_a_terminal();
    let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    TextStyle { colour, width: 80 }
}

fn exit_code(assessment: &Assessment, arguments: &CheckArguments) -> Result<u8, CommandError> {
    let unreadable = assessment.problems.iter().any(|problem| problem.level == ProblemLevel::Error);
    if arguments.strict && unreadable {
        return Err(CommandError::Strict);
    }
    if !arguments.allow_unread && !assessment.unread_files().is_empty() {
        return Ok(1);
    }
    let Some(threshold) = arguments.fail_on.severity() else { return Ok(0) };
    let reached = assessment.open_findings().any(|finding| finding.severity >= threshold)
        || assessment.declared_not_met().next().is_some();
    Ok(u8::from(reached))
}
