//! `shirube explain`.

use crate::arguments::ExplainArguments;
use crate::clock::today;
use crate::error::CommandError;
use crate::library::say_unread;
use crate::output;
use crate::wiring;
use shirube_app::CatalogueChoice;
use shirube_report::{comments_about, explain};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CommandError> {
    let app = wiring::open(arguments.data.as_deref())?;
    let read = app.catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let edition = read.edition(arguments.edition.as_deref(), today())?;
    let place = arguments.place.join(" ");
    let locale = output::locale();
    let mut text =
        explain(&read.catalogue, edition, locale, &place).map_err(CommandError::NotExplained)?;
    // Without a folder for data there are no comments; a library that cannot be opened is said.
    if app.data().is_some() {
        match app.existing_library() {
            Ok(Some(open)) => {
                let library = open.room();
                let comments = library.comments_on(&place)?;
                text.push_str(&comments_about(locale, &comments));
                say_unread(&library);
            }
            Ok(None) => {}
            Err(error) => output::say_failure(&error.into()),
        }
    }
    output::write_words(&text)?;
    Ok(0)
}
