//! Shirube: safety management for medical information systems, the guideline as code.

mod actor;
mod arguments;
mod clock;
mod commands;
mod error;
mod library;
mod output;
mod progress;
mod wiring;

use arguments::{Arguments, Command, LanguageArgument};
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use shirube_model::Language;
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = Arguments::command().get_matches();
    output::speak(language(&matches));
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let result = match &arguments.command {
        Command::Check(check) => commands::check::run(check),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::New(new) => commands::new::run(new),
        Command::Facts(facts) => commands::facts::run(facts),
        Command::Feed(feed) => commands::feed::run(feed),
        Command::Library(library) => commands::library::run(library),
        Command::Comments(comments) => commands::comments::run(comments),
        Command::PdfWorker(worker) => commands::pdf_worker::run(worker),
        Command::Pack(pack) => commands::pack::run(pack),
        Command::Oscal(oscal) => commands::oscal::run(oscal),
        Command::Catalogue(catalogue) => commands::catalogue::run(catalogue),
        Command::Checklist(checklist) => commands::checklist::run(checklist),
        Command::Checks(checks) => commands::checks::run(checks),
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

/// The language that the command, at whatever depth, was asked to speak; that of the environment
/// where it has none.
fn language(matches: &ArgMatches) -> Language {
    let asked = matches.try_get_one::<LanguageArgument>("lang").ok().flatten();
    let inner = matches.subcommand().map(|(_, inner)| language(inner));
    asked.map(|language| (*language).into()).or(inner).unwrap_or_else(|| {
        match std::env::var("SHIRUBE_LANG") {
            Ok(language) if language == "en" => Language::En,
            _ => Language::Ja,
        }
    })
}
