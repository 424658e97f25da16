//! `shirube explain`.

use crate::arguments::ExplainArguments;
use crate::clock::today;
use crate::error::CommandError;
use crate::library::{LibraryFolder, say_unread};
use crate::output;
use crate::wiring;
use shirube_app::CatalogueChoice;
use shirube_library::room::Library;
use shirube_report::{comments_about, explain};
use shirube_words::Locale;

pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CommandError> {
    let read = wiring::open(arguments.data.as_deref()).catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let catalogue = &read.catalogue;
    let edition = read.edition(arguments.edition.as_deref(), today())?;
    let place = arguments.place.join(" ");
    let locale = Locale::new(arguments.lang.into());
    let mut text =
        explain(catalogue, edition, locale, &place).map_err(CommandError::NotExplained)?;
    // Without a folder for data there are no comments; a library that cannot be opened is said.
    if let Ok(folder) = LibraryFolder::new(arguments.data.as_deref()) {
        match folder.open_existing() {
            Ok(Some(store)) => {
                let library = Library::new(&store, catalogue);
                let comments = library.comments_on(&place)?;
                text.push_str(&comments_about(locale, &comments));
                say_unread(&library, locale);
            }
            Ok(None) => {}
            Err(error) => output::say_failure(&error),
        }
    }
    output::write_words(&text)?;
    Ok(0)
}
