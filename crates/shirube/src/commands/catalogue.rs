//! `shirube catalogue`.

use crate::arguments::catalogue::{
    CatalogueArguments, CatalogueCommand, DiffArguments, DiffFormat,
};
use crate::commands::{edition, import_volume};
use crate::copies::{self, Copies};
use crate::error::CommandError;
use crate::output;
use shirube_catalogue::Catalogue;
use shirube_model::Volume;
use shirube_report::{
    EditionDiff, catalog_of_ciso_assistant, ciso_assistant_library, diff_json, render_diff_html,
    render_diff_text, render_diff_xlsx,
};
use shirube_words::Locale;

pub(crate) fn run(arguments: &CatalogueArguments) -> Result<u8, CommandError> {
    match &arguments.command {
        CatalogueCommand::Diff(arguments) => diff(arguments),
        CatalogueCommand::Import(arguments) => import_volume::run(arguments),
        CatalogueCommand::List { data, lang } => {
            import_volume::list(data.as_deref(), Locale::new((*lang).into()))
        }
        CatalogueCommand::Forget { edition, volume, data } => {
            let known = named_volume(volume)?;
            if Copies::new(data.as_deref())?.forget(edition, known)? {
                return Ok(0);
            }
            Err(CommandError::NoCopy(format!("{edition}/{volume}")))
        }
        CatalogueCommand::Export { edition: asked, output } => {
            let catalogue = Catalogue::shipped()?;
            let edition = edition(&catalogue, asked.as_deref())?;
            output::write(output.as_deref(), &ciso_assistant_library(edition)?)?;
            Ok(0)
        }
        CatalogueCommand::Convert { file, output } => {
            let failed = |source| CommandError::Read { path: file.clone(), source };
            let text = std::fs::read_to_string(file).map_err(failed)?;
            let catalog = catalog_of_ciso_assistant(&text).map_err(|error| {
                CommandError::BadLibrary { path: file.clone(), reason: error.to_string() }
            })?;
            output::write(output.as_deref(), &format!("{catalog:#}\n"))?;
            Ok(0)
        }
    }
}

/// A volume by its id or its Japanese name.
pub(super) fn named_volume(name: &str) -> Result<Volume, CommandError> {
    Volume::from_id(name)
        .or_else(|| Volume::ALL.into_iter().find(|volume| volume.name_ja() == name))
        .ok_or_else(|| CommandError::NoVolumeNamed(name.to_owned()))
}

fn diff(arguments: &DiffArguments) -> Result<u8, CommandError> {
    let catalogue = copies::catalogue(arguments.data.as_deref())?;
    let before = edition(&catalogue, Some(&arguments.from))?;
    let after = edition(&catalogue, Some(&arguments.to))?;
    let diff = EditionDiff::new(&catalogue, before, after, Locale::new(arguments.lang.into()))
        .ok_or_else(|| CommandError::NoMapping(before.id.to_string(), after.id.to_string()))?;
    let output = arguments.output.as_deref();
    match arguments.format {
        DiffFormat::Text => output::write(output, &render_diff_text(&diff, arguments.all))?,
        DiffFormat::Json => output::write(output, &format!("{:#}\n", diff_json(&diff)))?,
        DiffFormat::Html => output::write(output, &render_diff_html(&diff)?)?,
        DiffFormat::Xlsx => output::write_workbook(output, &render_diff_xlsx(&diff)?)?,
    }
    Ok(0)
}
