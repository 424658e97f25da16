//! `shirube explain`.

use crate::arguments::ExplainArguments;
use crate::commands::edition;
use crate::error::CommandError;
use crate::library::LibraryFolder;
use crate::output;
use shirube_catalogue::Catalogue;
use shirube_library::room::Library;
use shirube_report::{Locale, comments_about, explain};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CommandError> {
    let catalogue = Catalogue::shipped()?;
    let edition = edition(&catalogue, arguments.edition.as_deref())?;
    let place = arguments.place.join(" ");
    let locale = Locale::new(arguments.lang.into());
    let mut text =
        explain(&catalogue, edition, locale, &place).map_err(CommandError::NotExplained)?;
    let folder = LibraryFolder::new(arguments.data.as_deref());
    if let Ok(Some(mut store)) = folder.and_then(|folder| folder.open_existing()) {
        let comments = Library::new(&mut store, &catalogue).comments_on(&place)?;
        text.push_str(&comments_about(locale, &comments));
    }
    output::write(None, &text)?;
    Ok(0)
}
