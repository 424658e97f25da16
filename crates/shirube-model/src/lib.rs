#![doc = include_str!("../README.md")]

pub mod assessment;
pub mod checklist;
pub mod confidence;
pub mod date;
pub mod decision;
pub mod evaluator;
pub mod functions;
pub mod id;
pub mod language;
pub mod pattern;
pub mod place;
pub mod problem;
pub mod reference;
pub mod relation;
pub mod severity;
pub mod source;
pub mod statement;
pub mod status;
pub mod text;
pub mod verdict;

pub use assessment::{
    Assessment, CheckOutcome, Finding, RequirementResult, Route, RouteKind, RouteState,
};
pub use confidence::Confidence;
pub use date::Date;
pub use evaluator::Evaluator;
pub use id::{CheckCode, EditionId, IdError, InstitutionId, RequirementId, RequirementKey};
pub use language::{Bilingual, Language};
pub use pattern::Pattern;
pub use place::{NumberPath, Place, Reference, Volume};
pub use problem::{Problem, ProblemLevel};
pub use relation::Relation;
pub use severity::Severity;
pub use source::{Basis, Position, Source};
pub use statement::{
    CoveredByContract, Declaration, DeclaredAbsence, DeclaredResult, OwnParameter, Waiver,
};
pub use status::Status;
pub use verdict::{SubjectVerdict, Verdict};
