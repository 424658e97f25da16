//! Files in which persons state something are read whole or not at all: a statement that is lost could
//! be the one that says no.

use crate::error::AppError;
use shirube_model::{Problem, ProblemLevel};

/// The files.
const STATEMENTS: [&str; 3] = ["shirube.toml", "declarations.toml", "checklist.toml"];

/// Refuses a folder with a statement that could not be read, and names all that is wrong with them.
///
/// # Errors
///
/// When a problem of these files is an error.
pub fn refuse_unread(problems: &[Problem]) -> Result<(), AppError> {
    let is_refused = |problem: &&Problem| {
        problem.level == ProblemLevel::Error
            && STATEMENTS.contains(&problem.source.artifact.as_str())
    };
    let refused: Vec<Problem> = problems.iter().filter(is_refused).cloned().collect();
    if refused.is_empty() { Ok(()) } else { Err(AppError::Unread(refused)) }
}
