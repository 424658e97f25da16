//! `shirube new`: a folder with templates whose comments teach.

use crate::arguments::NewArguments;
use crate::error::CommandError;
use crate::output;
use shirube_app::new_institution;

pub(crate) fn run(arguments: &NewArguments) -> Result<u8, CommandError> {
    let root = &arguments.folder;
    new_institution(root, arguments.name.as_deref(), output::locale())?;
    let path = root.display().to_string();
    output::write_words(&format!("{path}\n"))?;
    output::say("new.next", &[("path", path.as_str())]);
    Ok(0)
}
