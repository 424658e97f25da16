//! What the commands on the library share.

use crate::arguments::library::LibraryArgument;
use crate::error::CommandError;
use crate::output::{self, progress};
use crate::wiring;
use indicatif::ProgressBar;
use shirube_app::{Access, ImportListener, OpenLibrary};
use shirube_library::room::{Added, Library};
use shirube_model::{Problem, Source};
use shirube_store::{BodyFault, UnreadBody};
use shirube_words::Locale;

/// Opens the library that `place` names and does `work` in it, in the words that it asks for.
pub(crate) fn with_library<T>(
    place: &LibraryArgument,
    access: Access,
    work: impl FnOnce(&OpenLibrary, &Library<'_>, Locale) -> Result<T, CommandError>,
) -> Result<T, CommandError> {
    let open = wiring::open_with_data(place.data.as_deref())?.open_library(access)?;
    output::say_problems(&open.problems);
    let library = open.room();
    let done = work(&open, &library, output::locale())?;
    say_unread(&library);
    Ok(done)
}

/// Says what is stored and could not be read, and so is missing from what was shown.
pub(crate) fn say_unread(library: &Library<'_>) {
    let problems = library.unread().into_iter().map(|UnreadBody { kind, name, fault }| {
        let code = match fault {
            BodyFault::Newer { .. } => "library.unread-newer",
            BodyFault::Malformed(_) => "library.unread-body",
        };
        let source = Source::whole(format!("{} {name}", kind.id()));
        Problem::warning(code, source).with_wording("reason", fault.reason())
    });
    output::say_problems(&problems.collect::<Vec<_>>());
}

/// Says on the standard error how an import goes, and hands on what came in.
pub(crate) struct Listener<'l> {
    on_added: &'l mut dyn FnMut(Added),
    bar: Option<ProgressBar>,
}

impl<'l> Listener<'l> {
    pub(crate) fn new(on_added: &'l mut dyn FnMut(Added)) -> Self {
        Self { on_added, bar: None }
    }

    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl ImportListener for Listener<'_> {
    fn problem(&mut self, problem: &Problem) {
        self.clear();
        output::say_problems([problem]);
    }

    fn added(&mut self, added: Added) {
        self.clear();
        (self.on_added)(added);
    }

    fn pages(&mut self, file_name: &str, done: u32, total: u32) {
        let bar = self.bar.get_or_insert_with(|| progress::of_pages(file_name));
        bar.set_length(u64::from(total));
        bar.set_position(u64::from(done));
    }
}
