#![doc = include_str!("../README.md")]

mod cases;
mod dialect;
mod locales;
mod runner;

pub use cases::{Case, Expected, parse_cases};
pub use dialect::dialect_faults;
pub use locales::locale_keys;
pub use runner::QueryUnderTest;

use std::path::PathBuf;

/// A file or folder of the samples beside the project.
///
/// A test that asks for one stands in a module `needs_shared` and is `#[ignore = "needs ../shared"]`:
/// `./test` runs such tests where the samples are, and says that it did not where they are not.
///
/// # Panics
///
/// When it is not there.
pub fn shared(path: &str) -> PathBuf {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared"));
    let path = root.join(path);
    assert!(path.exists(), "{} is not there", path.display());
    path
}
