//! What must come out of a case.

use crate::seen::{Row, Seen};
use serde::Deserialize;
use shirube_model::functions::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A case's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// What the case is about.
    #[serde(rename = "about")]
    _about: String,
    /// The day; that of all cases without it.
    as_of: Option<String>,
    /// The edition; that in force on the day without it.
    edition: Option<String>,
    /// Codes of all that is wrong with the statements: the folder is refused.
    #[serde(default)]
    refused: Vec<String>,
    #[serde(default)]
    requirement: Vec<RequirementExpected>,
    #[serde(default)]
    fact: Vec<FactExpected>,
    #[serde(default)]
    verdict: Vec<VerdictExpected>,
    #[serde(default)]
    problem: Vec<ProblemExpected>,
}

/// The status of a requirement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementExpected {
    /// Its id, without the edition.
    id: String,
    /// Words of which the status is one.
    #[serde(default)]
    is: Vec<String>,
    /// Words of which it is none.
    #[serde(default)]
    not: Vec<String>,
}

/// Rows of a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactExpected {
    table: String,
    /// Cells by which the rows are found; every row without one.
    #[serde(default, rename = "where")]
    key: BTreeMap<String, toml::Value>,
    /// How many rows there are; at least one where it is not said.
    count: Option<usize>,
    /// Cells that each of them has.
    #[serde(default)]
    has: BTreeMap<String, toml::Value>,
    /// Cells that are not known.
    #[serde(default)]
    null: Vec<String>,
    /// Where each of them stands, such as `ledger/機器.csv:2`.
    at: Option<String>,
}

/// Verdicts of a check on subjects; at least one row has to be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerdictExpected {
    check: String,
    /// The subject; every one of the check without it.
    subject: Option<String>,
    /// Words of which each verdict is one.
    #[serde(default)]
    is: Vec<String>,
    /// A word that some verdict is.
    some: Option<String>,
}

/// A problem that is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProblemExpected {
    code: String,
    /// Where it stands, such as `evidence/fw.conf:5`.
    at: Option<String>,
    /// What its sentence holds.
    says: Option<String>,
}

impl Expected {
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_else(|_| panic!("{}", path.display()));
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn count(&self) -> usize {
        let parts = [self.refused.len(), self.requirement.len(), self.fact.len()];
        parts.iter().sum::<usize>() + self.verdict.len() + self.problem.len()
    }

    pub(crate) fn as_of(&self) -> Option<&str> {
        self.as_of.as_deref()
    }

    pub(crate) fn edition(&self) -> Option<&str> {
        self.edition.as_deref()
    }

    pub(crate) fn faults(&self, seen: Result<Seen, Vec<String>>) -> Vec<String> {
        let seen = &match (seen, self.refused.is_empty()) {
            (Ok(seen), true) => seen,
            (Ok(_), false) => return vec!["is not refused".to_owned()],
            (Err(codes), false) if codes == self.refused => return Vec::new(),
            (Err(codes), _) => return vec![format!("is refused with {codes:?}")],
        };
        let mut faults = Vec::new();
        self.requirement.iter().for_each(|requirement| requirement.faults(seen, &mut faults));
        if self.count() == 0 {
            faults.push("expects nothing".to_owned());
        }
        self.fact.iter().for_each(|fact| fact.faults(seen, &mut faults));
        self.verdict.iter().for_each(|verdict| verdict.faults(seen, &mut faults));
        self.problem.iter().for_each(|problem| problem.faults(seen, &mut faults));
        faults
    }
}

fn is_same(value: &Value, expected: &toml::Value) -> bool {
    match (value, expected) {
        (Value::Text(text), toml::Value::String(expected)) => text == expected,
        (Value::Integer(number), toml::Value::Integer(expected)) => number == expected,
        (Value::Integer(number), toml::Value::Boolean(expected)) => *number == i64::from(*expected),
        _ => false,
    }
}

impl RequirementExpected {
    fn faults(&self, seen: &Seen, faults: &mut Vec<String>) {
        let Some((status, routes)) = seen.status(&self.id) else {
            return faults.push(format!("no requirement {}", self.id));
        };
        let is_right =
            (self.is.is_empty() || self.is.contains(&status)) && !self.not.contains(&status);
        if !is_right {
            faults.push(format!("{} is {status}: {routes}", self.id));
        }
    }
}

impl FactExpected {
    fn faults(&self, seen: &Seen, faults: &mut Vec<String>) {
        let rows = seen.rows(&self.table);
        let is_meant =
            |row: &&Row<'_>| self.key.iter().all(|(name, value)| is_same(row.cell(name), value));
        let meant: Vec<_> = rows.iter().filter(is_meant).collect();
        let key = format!("{} {:?}", self.table, self.key);
        let is_right = self.count.map_or(!meant.is_empty(), |count| count == meant.len());
        if !is_right {
            let all: Vec<String> = rows.iter().map(Row::shown).collect();
            faults.push(format!("{} rows of {key}: {}", meant.len(), all.join(" | ")));
        }
        for row in meant {
            for (name, value) in &self.has {
                if !is_same(row.cell(name), value) {
                    faults.push(format!("{key}: {name} is {:?}, not {value}", row.cell(name)));
                }
            }
            for name in &self.null {
                if *row.cell(name) != Value::Null {
                    faults.push(format!("{key}: {name} is {:?}", row.cell(name)));
                }
            }
            if let Some(at) = self.at.as_ref().filter(|at| **at != row.place()) {
                faults.push(format!("{key}: stands at {}, not {at}", row.place()));
            }
        }
    }
}

impl VerdictExpected {
    fn faults(&self, seen: &Seen, faults: &mut Vec<String>) {
        let of_subject = |(subject, _): &&(String, String)| {
            self.subject.as_ref().is_none_or(|wanted| wanted == subject)
        };
        let verdicts = seen.verdicts(&self.check);
        let rows: Vec<_> = verdicts.iter().filter(of_subject).collect();
        let name = format!("{} {}", self.check, self.subject.as_deref().unwrap_or("*"));
        if rows.is_empty() {
            faults.push(format!("{name}: no verdict; {verdicts:?}"));
        }
        for (subject, verdict) in &rows {
            if !self.is.is_empty() && !self.is.contains(verdict) {
                faults.push(format!("{name}: {subject} is {verdict}, not {:?}", self.is));
            }
        }
        if let Some(some) = &self.some
            && !rows.iter().any(|(_, verdict)| verdict == some)
        {
            faults.push(format!("{name}: none is {some}: {rows:?}"));
        }
    }
}

impl ProblemExpected {
    fn faults(&self, seen: &Seen, faults: &mut Vec<String>) {
        let is_it = |(code, place, said): &&(String, String, String)| {
            *code == self.code
                && self.at.as_ref().is_none_or(|at| at == place)
                && self.says.as_ref().is_none_or(|says| said.contains(says.as_str()))
        };
        if !seen.problems().iter().any(|problem| is_it(&problem)) {
            faults.push(format!(
                "no problem {} {:?} {:?}: {:#?}",
                self.code,
                self.at,
                self.says,
                seen.problems()
            ));
        }
    }
}
