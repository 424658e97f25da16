//! `shirube catalogue`.

use crate::arguments::catalogue::{
    CatalogueArguments, CatalogueCommand, DiffArguments, DiffFormat,
};
use crate::commands::edition;
use crate::error::CommandError;
use crate::output;
use shirube_catalogue::Catalogue;
use shirube_report::{
    EditionDiff, Locale, diff_json, render_diff_html, render_diff_text, render_diff_xlsx,
};

pub(crate) fn run(arguments: &CatalogueArguments) -> Result<u8, CommandError> {
    match &arguments.command {
        CatalogueCommand::Diff(arguments) => diff(arguments),
    }
}

fn diff(arguments: &DiffArguments) -> Result<u8, CommandError> {
    let catalogue = Catalogue::shipped()?;
    let before = edition(&catalogue, Some(&arguments.from))?;
    let after = edition(&catalogue, Some(&arguments.to))?;
    let diff = EditionDiff::new(&catalogue, before, after, Locale::new(arguments.lang.into()))
        .ok_or_else(|| CommandError::NoMapping(before.id.clone(), after.id.clone()))?;
    let output = arguments.output.as_deref();
    match arguments.format {
        DiffFormat::Text => output::write(output, &render_diff_text(&diff, arguments.all))?,
        DiffFormat::Json => output::write(output, &format!("{:#}\n", diff_json(&diff)))?,
        DiffFormat::Html => output::write(output, &render_diff_html(&diff)?)?,
        DiffFormat::Xlsx => output::write_workbook(output, &render_diff_xlsx(&diff)?)?,
    }
    Ok(0)
}
