//! Chores of the project: `cargo run -p xtask -- <chore>`.

mod depcheck;
mod hospital;
mod licences;
mod new_check;
mod reference;
mod workspace;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Scaffold a check: area, code and name of the fault.
    NewCheck {
        /// The folder above it, such as `network`.
        area: String,
        /// The code, such as `SHR-NET-023`.
        code: String,
        /// The fault, in kebab-case.
        name: String,
    },
    /// Write a synthetic hospital.
    GenerateHospital {
        /// How many devices its ledger has.
        #[arg(long, default_value_t = 2000)]
        devices: usize,
        /// How many evidence files it has.
        #[arg(long, default_value_t = 400)]
        artifacts: usize,
        /// Where to write it.
        #[arg(long, default_value = "generated/hospital")]
        output: PathBuf,
    },
    /// Hold crates, libraries and files to docs/layers.toml.
    Depcheck,
    /// Hold the licences of all packages to deny.toml, and write the page that names them.
    Licences {
        /// Only compare.
        #[arg(long)]
        check: bool,
    },
    /// Write the generated reference pages; with --check, say whether they are stale.
    Gen {
        /// Only compare.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().chore {
        Chore::NewCheck { area, code, name } => new_check::run(&area, &code, &name),
        Chore::GenerateHospital { devices, artifacts, output } => {
            hospital::run(devices, artifacts, &output)
        }
        Chore::Depcheck => depcheck::run(),
        Chore::Licences { check } => licences::run(check),
        Chore::Gen { check } => reference::run(check),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
