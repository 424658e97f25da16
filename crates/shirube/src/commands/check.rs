//! `shirube check`: the main job.

use crate::arguments::{CheckArguments, Format};
use crate::assess::{Wanted, prepare};
use crate::error::CommandError;
use crate::output;
use shirube_model::{Assessment, ProblemLevel};
use shirube_report::{
    Report, TextStyle, render_csv, render_html, render_json, render_junit, render_sarif,
    render_text, render_xlsx,
};
use shirube_words::Locale;
use std::io::IsTerminal;

pub(crate) fn run(arguments: &CheckArguments) -> Result<u8, CommandError> {
    let prepared = prepare(&Wanted {
        folder: &arguments.folder,
        as_of: arguments.as_of,
        checks: arguments.checks.as_deref(),
        data: arguments.data.as_deref(),
        as_shipped: false,
    })?;
    let edition = prepared.edition(arguments.edition.as_deref())?;
    let assessment = prepared.assess(edition)?;
    let report = prepared.report(&assessment, edition, Locale::new(arguments.lang.into()));
    write(&report, arguments)?;
    exit_code(&assessment, arguments)
}

fn write(report: &Report<'_>, arguments: &CheckArguments) -> Result<(), CommandError> {
    let text = match arguments.format {
        Format::Text => {
            let style = text_style(arguments);
            let text = render_text(report, style)?;
            return output::write_report(arguments.output.as_deref(), &text, style.colour);
        }
        Format::Json => render_json(report)?,
        Format::Sarif => render_sarif(report)?,
        Format::Junit => render_junit(report)?,
        Format::Csv => render_csv(report)?,
        Format::Html => render_html(report)?,
        Format::Xlsx => {
            return output::write_workbook(arguments.output.as_deref(), &render_xlsx(report)?);
        }
    };
    output::write(arguments.output.as_deref(), &text)
}

/// Colour only on a terminal, and not where NO_COLOR asks for none.
fn text_style(arguments: &CheckArguments) -> TextStyle {
    let terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
    let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    TextStyle { colour, width: 80 }
}

fn exit_code(assessment: &Assessment, arguments: &CheckArguments) -> Result<u8, CommandError> {
    let unreadable = assessment.problems.iter().any(|problem| problem.level == ProblemLevel::Error);
    if arguments.strict && unreadable {
        return Err(CommandError::Strict);
    }
    let Some(threshold) = arguments.fail_on.severity() else { return Ok(0) };
    let found = assessment.open_findings().any(|finding| finding.severity >= threshold);
    Ok(u8::from(found))
}
