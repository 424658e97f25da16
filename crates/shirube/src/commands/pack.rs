//! `shirube pack`: what an inspection asks for, as one folder or ZIP.

use crate::arguments::checklist::PackArguments;
use crate::commands::institution::open;
use crate::error::CommandError;
use crate::output;
use shirube_app::AppError;

pub(crate) fn run(arguments: &PackArguments) -> Result<u8, CommandError> {
    let assessed = &arguments.assessed;
    let institution = open(assessed, false)?;
    let locale = output::locale();
    let pack = institution.pack(&assessed.folder, arguments.list.as_deref(), locale);
    // Also when nothing could be packed for it, it is said what could not be read.
    let problems = pack.as_ref().map_or(&institution.institution.problems, |pack| &pack.problems);
    output::say_errors(problems);
    let pack = pack?;
    let output = &arguments.output;
    let is_zip = output.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    if is_zip {
        let failed = |source| CommandError::App(AppError::Write { path: output.clone(), source });
        output::write_bytes(output, output::Kind::Zip, &pack.zip().map_err(failed)?)?;
    } else {
        pack.write_folder(output)?;
        let path = output.display().to_string();
        let values = [("path", path.as_str()), ("value", &pack.files.len().to_string())];
        output::say("pack.written", &values);
    }
    Ok(0)
}
