//! Ids as types: an edition's id cannot be taken for a check's code, and a text becomes an id in
//! one place, where its form is looked at.

mod requirement;
mod text;

pub use requirement::{RequirementId, RequirementKey};
pub use text::{CheckCode, EditionId, InstitutionId};

use thiserror::Error;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is no {kind}")]
pub struct IdError {
    /// What it was taken for, in words: `id of an edition`.
    pub kind: &'static str,
    /// The text.
    pub text: String,
}
