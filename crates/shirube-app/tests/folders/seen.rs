//! What comes out of a case.

use crate::drivers::Sqlite;
use shirube_app::{App, Assessable, CatalogueChoice, DataFolder, Request};
use shirube_facts::{Fact, Table, tables};
use shirube_model::date::parse_date;
use shirube_model::functions::Value;
use shirube_model::{Assessment, Date, Failure as _, Language};
use shirube_words::Locale;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The day for which cases are assessed.
const DAY: Date = Date::constant(2026, 11, 25);

/// A case, read and assessed.
pub(crate) struct Seen {
    institution: Assessable,
    assessment: Assessment,
    /// Code, place and sentence of each problem.
    problems: Vec<(String, String, String)>,
}

impl Seen {
    /// Reads and assesses the folder, or gives the codes of all for which it is refused. The folder of
    /// the institution may lie below that of the case, as `inst`; a `kev.json` is carried in first.
    pub(crate) fn of(
        folder: &Path,
        as_of: Option<&str>,
        edition: Option<&str>,
    ) -> Result<Self, Vec<String>> {
        let data = tempfile::tempdir().unwrap();
        let at = DataFolder::at(data.path());
        let app = App::new(Some(at), Arc::new(Sqlite), PathBuf::from("shirube"));
        let kev = folder.join("kev.json");
        if kev.is_file() {
            app.import_feeds(&[kev], None).unwrap();
        }
        let catalogue = CatalogueChoice::default();
        let inner = folder.join("inst");
        let folder = if inner.is_dir() { inner.as_path() } else { folder };
        let as_of = as_of.map_or(DAY, |day| parse_date(day).unwrap());
        let request = Request { folder, as_of, catalogue };
        let institution = match app.open_institution(&request, &mut |_| {}) {
            Ok(institution) => institution,
            Err(error) => {
                let problems = error.problems();
                return Err(problems.iter().map(|problem| problem.code().to_owned()).collect());
            }
        };
        let assessment = institution.assess(institution.edition(edition).unwrap()).unwrap();
        let locale = Locale::new(Language::Ja);
        let said = |problem: &shirube_model::Problem| {
            let place = problem.source.to_string();
            (problem.code().to_owned(), place, locale.problem(problem).0)
        };
        let problems = assessment.problems.iter().map(said).collect();
        Ok(Self { institution, assessment, problems })
    }

    /// The status of a requirement, with its routes.
    pub(crate) fn status(&self, id: &str) -> Option<(String, String)> {
        let results = &self.assessment.requirements;
        let result = results.iter().find(|result| result.id.to_string() == id)?;
        let routes =
            result.routes.iter().map(|route| format!("{:?} {:?}", route.kind, route.state));
        Some((result.status.word().to_owned(), routes.collect::<Vec<_>>().join(", ")))
    }

    /// The rows of a table.
    pub(crate) fn rows(&self, name: &str) -> Vec<Row<'_>> {
        let table = tables::table(name).unwrap_or_else(|| panic!("no table {name}"));
        let facts = self.institution.institution.facts.rows(name).iter();
        facts.map(|fact| Row { table, fact }).collect()
    }

    /// Subject and word of each verdict of a check.
    pub(crate) fn verdicts(&self, code: &str) -> Vec<(String, String)> {
        let outcomes = self.assessment.checks.iter();
        let verdicts = outcomes.filter(|outcome| outcome.code.as_str() == code);
        let verdicts = verdicts.flat_map(|outcome| &outcome.verdicts);
        verdicts.map(|row| (row.subject.clone(), row.verdict.word().to_owned())).collect()
    }

    pub(crate) fn problems(&self) -> &[(String, String, String)] {
        &self.problems
    }
}

/// A row of a table.
pub(crate) struct Row<'a> {
    table: &'static Table,
    fact: &'a Fact,
}

impl Row<'_> {
    pub(crate) fn cell(&self, name: &str) -> &Value {
        let index = self.table.column_index(name);
        &self.fact.values[index.unwrap_or_else(|| panic!("no column {name}"))]
    }

    /// Where it stands.
    pub(crate) fn place(&self) -> String {
        self.fact.provenance.source.to_string()
    }

    /// What is known of it.
    pub(crate) fn shown(&self) -> String {
        let cells = self.table.columns.iter().zip(&self.fact.values);
        let known = cells.filter(|(_, value)| **value != Value::Null);
        known
            .map(|(column, value)| format!("{}={value:?}", column.name))
            .collect::<Vec<_>>()
            .join(" ")
    }
}
