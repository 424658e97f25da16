//! The evidence that leads to `met`.

use shirube_model::CheckCode;

/// The roads to `met`: all of them must be present, current and passing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Routes {
    /// Codes of checks.
    pub checks: Vec<CheckCode>,
    /// Kinds of document.
    pub documents: Vec<DocumentRoute>,
    /// When present, a person's declaration is asked for, no older than this many months.
    pub declaration_months: Option<u16>,
    /// The declared absence that takes the requirement out of scope, such as `paper-digitisation`.
    pub absence: Option<String>,
}

/// A document that must be there, approved and reviewed in time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentRoute {
    /// The kind, a word of the vocabulary of the `document` table.
    pub kind: String,
    /// Months after which it must be reviewed again.
    pub review_months: u16,
}
