#![doc = include_str!("../README.md")]

mod cases;
mod dialect;

pub use cases::{Case, Expected, parse_cases};
pub use dialect::dialect_faults;

use std::path::PathBuf;

/// The folder of shared samples beside the project, when it is there. Says so when it is not.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let path = root.join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}
