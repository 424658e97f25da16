//! How long the source files are.

use anyhow::Context;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// No file is longer.
const LONGEST: usize = 450;
/// Half of the files are not longer.
const MEDIAN: usize = 120;

/// The lengths of all source files.
pub(crate) struct Lengths {
    /// Lines and path, shortest first.
    files: Vec<(usize, PathBuf)>,
}

/// Counts the lines of every `.rs` file below `folder`.
pub(crate) fn measure(folder: &Path) -> anyhow::Result<Lengths> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(Lengths { files })
}

fn collect(folder: &Path, files: &mut Vec<(usize, PathBuf)>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((fs::read_to_string(&path)?.lines().count(), path));
        }
    }
    Ok(())
}

impl Lengths {
    fn median(&self) -> usize {
        self.files.get(self.files.len() / 2).map_or(0, |(lines, _)| *lines)
    }

    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = self
            .files
            .iter()
            .filter(|(lines, _)| *lines > LONGEST)
            .map(|(lines, path)| format!("{}: {lines} lines, at most {LONGEST}", path.display()))
            .collect();
        if self.median() > MEDIAN {
            faults.push(format!("the median file has {} lines, at most {MEDIAN}", self.median()));
        }
        faults
    }
}

impl fmt::Display for Lengths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.files.last().map_or(0, |(lines, _)| *lines);
        write!(f, "{} source files, median {} lines, ", self.files.len(), self.median())?;
        write!(f, "longest {longest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(lines: &[usize]) -> Lengths {
        Lengths { files: lines.iter().map(|lines| (*lines, PathBuf::from("x.rs"))).collect() }
    }

    #[test]
    fn long_files_and_a_long_median_are_faults() {
        assert!(lengths(&[10, 120, 450]).faults().is_empty());
        assert_eq!(lengths(&[10, 120, 451]).faults().len(), 1);
        assert_eq!(lengths(&[10, 121, 450]).faults().len(), 1);
    }
}
