//! Chores of the project: `cargo run -p xtask -- <chore>`.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a chore speaks to who does it

mod check_check;
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
    /// Scaffold a check; its code is the next free one of the area.
    NewCheck {
        /// The folder above it, such as `network`.
        area: String,
        /// The fault, in kebab-case.
        name: String,
        /// Another code than the next, such as `SHR-NET-030`.
        #[arg(long)]
        code: Option<String>,
    },
    /// Look at one check: its files, its routes, the dialect and its cases.
    CheckCheck {
        /// Its name or its code.
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
        Chore::NewCheck { area, name, code } => new_check(&area, &name, code.as_deref()),
        Chore::CheckCheck { name } => {
            check_check::run(&workspace::root(), &name).map(|in_order| println!("{in_order}"))
        }
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

fn new_check(area: &str, name: &str, code: Option<&str>) -> anyhow::Result<()> {
    let checks = workspace::root().join("catalogue/checks");
    let (folder, code) = new_check::run(&checks, area, name, code)?;
    let shown = folder.strip_prefix(workspace::root()).unwrap_or(&folder);
    println!("{code}: {}", shown.display());
    println!(
        "next: its cases, its query, and `{code}` in the routes of what it cites; after each,"
    );
    println!("      cargo run -p xtask -- check-check {name}");
    Ok(())
}
