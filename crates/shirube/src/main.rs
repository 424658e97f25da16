//! Shirube: safety management for medical information systems, the guideline as code.

mod actor;
mod arguments;
mod clock;
mod commands;
mod error;
mod help;
mod library;
mod output;
mod usage;
mod wiring;

use arguments::{Arguments, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use shirube_model::Language;
use std::process::ExitCode;

fn main() -> ExitCode {
    let language = asked_language();
    let command = help::in_one_language(Arguments::command(), language);
    let matches = match command.try_get_matches() {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            output::speak(language);
            let _ = output::write_words(&help::worded(&error.to_string(), output::locale()));
            return ExitCode::SUCCESS;
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::speak(language);
            output::talk(&help::worded(&error.to_string(), output::locale()));
            return ExitCode::from(2);
        }
        Err(error) => return slip(&error, language),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return slip(&error, language),
    };
    output::speak(arguments.lang.into());
    let result = match &arguments.command {
        Command::Check(check) => commands::check::run(check),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::New(new) => commands::new::run(new),
        Command::Facts(facts) => commands::facts::run(facts),
        Command::Feed(feed) => commands::feed::run(feed),
        Command::Library(library) => commands::library::run(library),
        Command::Comments(comments) => commands::comments::run(comments),
        Command::PdfWorker(worker) => commands::pdf_worker::run(worker),
        Command::Declare(declare) => commands::statements::declare(declare),
        Command::Answer(answer) => commands::statements::answer(answer),
        Command::Waive(waive) => commands::statements::waive(waive),
        Command::Pack(pack) => commands::pack::run(pack),
        Command::Oscal(oscal) => commands::oscal::run(oscal),
        Command::Catalogue(catalogue) => commands::catalogue::run(catalogue),
        Command::Checklist(checklist) => commands::checklist::run(checklist),
        Command::Checks => commands::checks::run(),
        Command::Schema => {
            output::write(None, output::Kind::Json, shirube_report::REPORT_SCHEMA).map(|()| 0)
        }
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::say_failure(&error);
            ExitCode::from(2)
        }
    }
}

/// The language that the command line asks for, as far as it can be read.
fn asked_language() -> Language {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let language = usage::asked_language(arguments).or_else(|| std::env::var("SHIRUBE_LANG").ok());
    if language.as_deref() == Some("en") { Language::En } else { Language::Ja }
}

/// Says what is wrong with the command line.
fn slip(error: &clap::Error, language: Language) -> ExitCode {
    output::speak(language);
    output::say_failure(&usage::failure(error));
    ExitCode::from(2)
}
