//! `shirube explain`.

use crate::arguments::ExplainArguments;
use crate::clock::today;
use crate::error::CommandError;
use crate::library::say_unread;
use crate::output;
use crate::wiring;
use shirube_app::{AppError, CatalogueChoice};
use shirube_report::{comments_about, explain};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<u8, CommandError> {
    let app = wiring::open(arguments.data.as_deref())?;
    let read = app.catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let edition = read.edition(arguments.edition.as_deref(), today())?;
    let place = arguments.place.join(" ");
    let locale = output::locale();
    // What is written like the code of a check, and is none, is no place either.
    if is_code(&place) && read.catalogue.check(&place).is_none() {
        return Err(AppError::NoCheck(place).into());
    }
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

/// `SHR-NET-999`, `OWN-1`: capitals, then a number.
fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let capitals =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let last = parts.next_back().unwrap_or("");
    let before: Vec<&str> = parts.collect();
    number(last) && !before.is_empty() && before.iter().all(|part| capitals(part))
}
