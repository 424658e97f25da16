//! `shirube checks`: a line per check.

use crate::arguments::ChecksArguments;
use crate::error::CommandError;
use crate::output;
use crate::wiring;
use shirube_app::CatalogueChoice;
use shirube_words::Locale;
use std::fmt::Write;

pub(crate) fn run(arguments: &ChecksArguments) -> Result<u8, CommandError> {
    let catalogue = wiring::open(None).catalogue(CatalogueChoice::default())?.catalogue;
    let locale = Locale::new(arguments.lang.into());
    let mut out = String::new();
    for check in &catalogue.checks {
        let severity = locale.get(check.text.severity.key());
        let title = check.text.title.get(locale.language);
        let _ = writeln!(out, "{}\t{severity}\t{title}\t{}", check.code(), check.name);
    }
    output::write_words(&out)?;
    Ok(0)
}
