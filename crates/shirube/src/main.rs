//! Shirube: safety management for medical information systems, the guideline as code.

mod arguments;
mod assess;
mod clock;
mod commands;
mod copies;
mod error;
mod feeds;
mod institution;
mod library;
mod output;
mod pdf;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Check(check) => commands::check::run(check),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::New(new) => commands::new::run(new),
        Command::Facts(facts) => commands::facts::run(facts),
        Command::Feed(feed) => commands::feed::run(feed),
        Command::Library(library) => commands::library::run(library),
        Command::Comments(comments) => commands::comments::run(comments),
        Command::PdfWorker(worker) => pdf::worker::run(worker),
        Command::Pack(pack) => commands::pack::run(pack),
        Command::Oscal(oscal) => commands::oscal::run(oscal),
        Command::Catalogue(catalogue) => commands::catalogue::run(catalogue),
        Command::Checklist(checklist) => commands::checklist::run(checklist),
        Command::Checks(checks) => commands::checks::run(checks),
        Command::Schema => output::write(None, shirube_report::REPORT_SCHEMA).map(|()| 0),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::talk(&format!("{}\n", error.render()));
            ExitCode::from(2)
        }
    }
}
