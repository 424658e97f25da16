//! The evaluator on SQLite.

use crate::database::Database;
use crate::error::EngineError;
use crate::query::run_query;
use shirube_assess::{Plan, Verdicts, assess, plan};
use shirube_catalogue::Catalogue;
use shirube_model::{Assessment, CheckCode, Evaluator, EvaluatorError, Question, SubjectVerdict};
use std::sync::Arc;

/// Assesses institutions with an in-process SQLite, one database for each question.
#[derive(Debug, Clone)]
pub struct SqliteEvaluator {
    catalogue: Arc<Catalogue>,
}

impl SqliteEvaluator {
    /// An evaluator against the editions of a catalogue.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue }
    }
}

impl Evaluator for SqliteEvaluator {
    fn assess(&self, question: Question<'_>) -> Result<Assessment, EvaluatorError> {
        let Question { institution, edition, as_of } = question;
        let edition = self
            .catalogue
            .edition(edition.as_str())
            .ok_or_else(|| EvaluatorError::NoEdition(edition.clone()))?;
        let plan = plan(&self.catalogue, edition, &institution.parameters, as_of);
        let mut database = Database::new()?;
        database.load(&institution.facts)?;
        database.seal()?;
        let verdicts = run(&database, &plan, institution.facts.institution_id())?;
        Ok(assess(&self.catalogue, edition, institution, plan, verdicts, as_of))
    }
}

/// Runs a plan and keeps the verdicts on one institution.
fn run(
    database: &Database,
    plan: &Plan<'_>,
    institution_id: &str,
) -> Result<Verdicts, EngineError> {
    let of_institution = |rows: Vec<(String, SubjectVerdict)>| {
        rows.into_iter().filter(|(id, _)| id == institution_id).map(|(_, row)| row).collect()
    };
    let mut verdicts = Verdicts::default();
    for planned in &plan.checks {
        let check = planned.check;
        let code: CheckCode = check.code().clone();
        match run_query(database, &check.name, &check.sql, &planned.parameters) {
            Ok(rows) => {
                verdicts.checks.insert(code, of_institution(rows));
            }
            Err(EngineError::Check { reason, .. }) if check.own => {
                verdicts.failed.insert(code, reason);
            }
            Err(error) => return Err(error),
        }
    }
    if let Some(decision) = &plan.decision {
        let rows = run_query(database, &decision.name, decision.sql, &decision.parameters)?;
        verdicts.decision = of_institution(rows);
    }
    Ok(verdicts)
}
