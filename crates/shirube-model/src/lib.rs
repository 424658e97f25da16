#![doc = include_str!("../README.md")]

pub mod artifact;
pub mod assessment;
pub mod cause;
pub mod checklist;
pub mod confidence;
pub mod date;
pub mod decision;
pub mod evaluator;
pub mod facts;
pub mod failure;
pub mod finding;
pub mod functions;
pub mod id;
pub mod institution;
pub mod language;
pub mod message;
pub mod pattern;
pub mod place;
pub mod problem;
pub mod reference;
pub mod relation;
pub mod renewal;
pub mod route;
pub mod severity;
pub mod source;
pub mod statement;
pub mod status;
pub mod text;
pub mod verdict;
pub mod withdrawal;

pub use artifact::{ArtifactSummary, FeedStamp};
pub use assessment::{Assessment, CheckOutcome, ParameterOverride, RequirementResult};
pub use confidence::Confidence;
pub use date::Date;
pub use evaluator::{Evaluator, EvaluatorError, Question};
pub use facts::{Fact, Facts, Provenance};
pub use failure::Failure;
pub use finding::Finding;
pub use id::{CheckCode, EditionId, IdError, InstitutionId, RequirementId, RequirementKey};
pub use institution::Institution;
pub use language::{Bilingual, Language};
pub use message::{Explanation, Message, Piece, Wording};
pub use pattern::Pattern;
pub use place::{NumberPath, Place, Reference, Volume};
pub use problem::{Problem, ProblemLevel};
pub use relation::Relation;
pub use renewal::{Renewal, Renewed};
pub use route::{Route, RouteKind, RouteState};
pub use severity::Severity;
pub use source::{Basis, Position, Source};
pub use statement::{
    CoveredByContract, Declaration, DeclaredAbsence, DeclaredResult, OwnParameter, Waiver,
};
pub use status::Status;
pub use verdict::{Strength, SubjectVerdict, Verdict};
pub use withdrawal::{Withdrawable, Withdrawal};
