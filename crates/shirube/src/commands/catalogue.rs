//! `shirube catalogue`.

use crate::arguments::catalogue::{
    CatalogueArguments, CatalogueCommand, DiffArguments, DiffFormat,
};
use crate::clock::today;
use crate::commands::volume_import;
use crate::error::CommandError;
use crate::output::{self, Kind};
use crate::wiring;
use shirube_app::AppError;
use shirube_app::CatalogueChoice;
use shirube_exchange::{catalog_of_ciso_assistant, ciso_assistant_library};
use shirube_report::{
    EditionDiff, diff_json, render_diff_html, render_diff_text, render_diff_xlsx,
};

pub(crate) fn run(arguments: &CatalogueArguments) -> Result<u8, CommandError> {
    match &arguments.command {
        CatalogueCommand::Diff(arguments) => diff(arguments),
        CatalogueCommand::Import(arguments) => volume_import::run(arguments),
        CatalogueCommand::List { data } => volume_import::list(data.as_deref(), output::locale()),
        CatalogueCommand::Forget { edition, volume, data } => {
            let copy = format!("{edition}/{}", volume.id());
            if wiring::open_with_data(data.as_deref())?.forget_volume(edition, *volume)? {
                output::say("copy.forgotten", &[("value", &copy)]);
                return Ok(0);
            }
            Err(CommandError::NoCopy(copy))
        }
        CatalogueCommand::Export { edition: asked, output } => {
            let choice = CatalogueChoice { as_shipped: true, own_checks: None };
            let read = wiring::open(None)?.catalogue(choice)?;
            let edition = read.edition(asked.as_deref(), today())?;
            output::write(output.as_deref(), Kind::Yaml, &ciso_assistant_library(edition)?)?;
            Ok(0)
        }
        CatalogueCommand::Convert { file, output } => {
            let failed = |source| CommandError::App(AppError::Read { path: file.clone(), source });
            let text = std::fs::read_to_string(file).map_err(failed)?;
            let catalog = catalog_of_ciso_assistant(&text).map_err(|error| {
                CommandError::BadLibrary { path: file.clone(), reason: error.to_string() }
            })?;
            output::write(output.as_deref(), Kind::Json, &format!("{catalog:#}\n"))?;
            Ok(0)
        }
    }
}

fn diff(arguments: &DiffArguments) -> Result<u8, CommandError> {
    let read = wiring::open(arguments.data.as_deref())?.catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let before = read.edition(Some(&arguments.from), today())?;
    let after = read.edition(Some(&arguments.to), today())?;
    let locale = output::locale();
    let diff = EditionDiff::new(&read.catalogue, before, after, locale)
        .ok_or_else(|| CommandError::NoMapping(before.id.to_string(), after.id.to_string()))?;
    let output = arguments.output.as_deref();
    match output::format_of(output, arguments.format, DiffFormat::Text)? {
        DiffFormat::Text => {
            output::write_report(output, &render_diff_text(&diff, arguments.all), false)?;
        }
        DiffFormat::Json => {
            output::write(output, Kind::Json, &format!("{:#}\n", diff_json(&diff)))?;
        }
        DiffFormat::Html => output::write(output, Kind::Html, &render_diff_html(&diff)?)?,
        DiffFormat::Xlsx => output::write_workbook(output, &render_diff_xlsx(&diff)?)?,
    }
    Ok(0)
}
