//! `shirube check`: the main job.

use crate::arguments::{CheckArguments, Format};
use crate::clock::today;
use crate::error::CommandError;
use crate::institution::institution;
use crate::{feeds, output};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use shirube_catalogue::{Catalogue, load_check_folder};
use shirube_engine::SqliteEvaluator;
use shirube_import::{FolderInput, read_folder};
use shirube_model::{Assessment, Evaluator, ProblemLevel};
use shirube_report::{
    Locale, Report, TextStyle, render_csv, render_html, render_json, render_junit, render_sarif,
    render_text,
};
use std::io::IsTerminal;

pub(crate) fn run(arguments: &CheckArguments) -> Result<u8, CommandError> {
    let as_of = arguments.as_of.unwrap_or_else(today);
    let mut catalogue = Catalogue::shipped()?;
    if let Some(folder) = &arguments.checks {
        catalogue.add_own_checks(load_check_folder(folder)?)?;
    }
    let edition = match &arguments.edition {
        Some(id) => catalogue.edition(id).ok_or_else(|| CommandError::NoEdition(id.clone()))?,
        None => catalogue
            .edition_in_force(as_of)
            .ok_or_else(|| CommandError::NoEdition("mhlw".to_owned()))?,
    };
    let input = FolderInput::walk(&arguments.folder)?;
    let bar = ProgressBar::hidden();
    let mut folder = read_folder(&input, &mut |progress| {
        if progress.done == 0 && progress.total >= LONG_RUN {
            show_progress(&bar);
        }
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(progress.path.to_owned());
    });
    bar.finish_and_clear();
    let stamps = feeds::read(arguments.data.as_deref(), &mut folder.facts)?;
    let institution = institution(folder, edition, stamps);
    let assessment = SqliteEvaluator::new(&catalogue, &edition.id, institution).assess(as_of)?;
    let report = Report {
        assessment: &assessment,
        catalogue: &catalogue,
        edition,
        locale: Locale::new(arguments.lang.into()),
    };
    let text = render(&report, arguments)?;
    output::write(arguments.output.as_deref(), &text)?;
    exit_code(&assessment, arguments)
}

fn render(report: &Report<'_>, arguments: &CheckArguments) -> Result<String, CommandError> {
    Ok(match arguments.format {
        Format::Text => render_text(report, text_style(arguments))?,
        Format::Json => render_json(report)?,
        Format::Sarif => render_sarif(report)?,
        Format::Junit => render_junit(report)?,
        Format::Csv => render_csv(report)?,
        Format::Html => render_html(report)?,
    })
}

/// Colour only on a terminal, and not where NO_COLOR asks for none.
fn text_style(arguments: &CheckArguments) -> TextStyle {
    let terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
    let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    TextStyle { colour, width: 80 }
}

/// From this many files on, reading takes long enough to tell how far it is.
const LONG_RUN: usize = 60;

/// Shows how far reading is, on a terminal only.
fn show_progress(bar: &ProgressBar) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
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
