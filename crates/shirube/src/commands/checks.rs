//! `shirube checks`: a line per check.

use crate::error::CommandError;
use crate::output;
use crate::wiring;
use shirube_app::CatalogueChoice;
use std::fmt::Write;

pub(crate) fn run() -> Result<u8, CommandError> {
    let catalogue = wiring::open(None)?.catalogue(CatalogueChoice::default())?.catalogue;
    let locale = output::locale();
    let mut out = String::new();
    for check in &catalogue.checks {
        let severity = locale.get(check.text.severity.key());
        let title = check.text.title.get(locale.language);
        let _ = writeln!(out, "{}\t{severity}\t{title}\t{}", check.code(), check.name);
    }
    output::write_words(&out)?;
    Ok(0)
}
