//! The evaluator on SQLite.

use crate::database::Database;
use crate::error::EngineError;
use crate::query::run_query;
use crate::reason::wording;
use shirube_assess::{Plan, Verdicts, assess, plan};
use shirube_catalogue::Catalogue;
use shirube_model::{Assessment, CheckCode, Evaluator, EvaluatorError, Question, SubjectVerdict};
use std::sync::{Arc, Mutex, PoisonError};

/// Assesses institutions with an in-process SQLite. A database is made for each question that is
/// asked at the same time as others, emptied behind it, and filled again for the next: its tables and
/// its prepared statements stay.
pub struct SqliteEvaluator {
    catalogue: Arc<Catalogue>,
    idle: Mutex<Vec<Database>>,
}

impl SqliteEvaluator {
    /// An evaluator against the editions of a catalogue.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, idle: Mutex::new(Vec::new()) }
    }

    /// An empty database: one that is idle, or a new one.
    fn database(&self) -> Result<Database, EngineError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(Database::new, Ok)
    }

    /// Keeps a database for the next question. One that cannot be emptied is dropped.
    fn keep(&self, mut database: Database) {
        if database.clear().is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(database);
        }
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
        let mut database = self.database()?;
        database.load(&institution.facts)?;
        database.seal()?;
        let institution_id = institution.facts.institution_id();
        let mut verdicts = run(&database, &plan, institution_id)?;
        self.keep(database);
        if plan.checks.iter().any(|planned| planned.check.own) {
            let mut database = Database::new()?;
            database.load(&institution.facts)?;
            database.confine()?;
            run_own(&database, &plan, institution_id, &mut verdicts);
        }
        Ok(assess(&self.catalogue, edition, institution, plan, verdicts, as_of))
    }
}

/// Runs what is shipped of a plan and keeps the verdicts on one institution.
fn run(
    database: &Database,
    plan: &Plan<'_>,
    institution_id: &str,
) -> Result<Verdicts, EngineError> {
    let mut verdicts = Verdicts::default();
    for planned in plan.checks.iter().filter(|planned| !planned.check.own) {
        let check = planned.check;
        let rows = run_query(database, &check.name, &check.sql, &planned.parameters)?;
        verdicts.checks.insert(check.code().clone(), of_institution(rows, institution_id));
    }
    if let Some(decision) = &plan.decision {
        let rows = run_query(database, &decision.name, decision.sql, &decision.parameters)?;
        verdicts.decision = of_institution(rows, institution_id);
    }
    Ok(verdicts)
}

/// Runs the institution's own checks of a plan, in a confined database. One that fails is said.
fn run_own(database: &Database, plan: &Plan<'_>, institution_id: &str, verdicts: &mut Verdicts) {
    for planned in plan.checks.iter().filter(|planned| planned.check.own) {
        let check = planned.check;
        let code: CheckCode = check.code().clone();
        match run_query(database, &check.name, &check.sql, &planned.parameters) {
            Ok(rows) => {
                verdicts.checks.insert(code, of_institution(rows, institution_id));
            }
            Err(EngineError::Load(error)) => {
                verdicts.failed.insert(code, wording(&error.to_string()));
            }
            Err(EngineError::Check { reason, .. }) => {
                verdicts.failed.insert(code, wording(&reason));
            }
        }
    }
}

fn of_institution(
    rows: Vec<(String, SubjectVerdict)>,
    institution_id: &str,
) -> Vec<SubjectVerdict> {
    rows.into_iter().filter(|(id, _)| id == institution_id).map(|(_, row)| row).collect()
}
