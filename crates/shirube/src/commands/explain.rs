//! `shirube explain`.

use crate::arguments::ExplainArguments;
use crate::commands::edition;
use crate::error::CommandError;
use crate::output;
use shirube_catalogue::Catalogue;
use shirube_report::{Locale, explain};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CommandError> {
    let catalogue = Catalogue::shipped()?;
    let edition = edition(&catalogue, arguments.edition.as_deref())?;
    let place = arguments.place.join(" ");
    let locale = Locale::new(arguments.lang.into());
    let text = explain(&catalogue, edition, locale, &place).map_err(CommandError::NotExplained)?;
    output::write(None, &text)?;
    Ok(0)
}
