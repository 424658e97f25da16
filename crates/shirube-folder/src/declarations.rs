//! `declarations.toml`: what persons state about requirements, with date, evidence and expiry.

use crate::fields::{FieldReader, parse_toml, toml_problem};
use crate::input::Output;
use crate::lines::Lines;
use serde::Deserialize;
use shirube_facts::{Provenance, tables};
use shirube_model::date::add_months;
use shirube_model::{Basis, Declaration, DeclaredResult};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeclarations {
    #[serde(default)]
    declaration: Vec<Spanned<RawDeclaration>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeclaration {
    edition: Option<String>,
    numbers: Option<Spanned<String>>,
    requirement: String,
    result: Spanned<String>,
    person: Spanned<String>,
    role: Option<String>,
    declared_at: Spanned<String>,
    expires_at: Option<Spanned<String>>,
    statement: Spanned<String>,
    #[serde(default)]
    evidence: Vec<String>,
    withdrawn_by: Option<Spanned<String>>,
    withdrawn_at: Option<Spanned<String>>,
}

pub(crate) const DECLARATIONS_FILE: &str = "declarations.toml";

/// The words for results, in both languages.
pub(crate) const RESULTS: [(&str, &str, DeclaredResult); 3] = [
    ("met", "満たす", DeclaredResult::Met),
    ("not-met", "満たさない", DeclaredResult::NotMet),
    ("not-applicable", "対象外", DeclaredResult::NotApplicable),
];

/// The word for a result.
pub(crate) fn result_word(result: DeclaredResult) -> &'static str {
    RESULTS.iter().find(|(_, _, known)| *known == result).map_or("not-met", |(word, _, _)| word)
}

/// Reads the declarations. A declaration without expiry holds for twelve months.
/// `is_there` says whether a path is that of a file in the folder.
pub(crate) fn read(
    is_there: &dyn Fn(&str) -> bool,
    text: &str,
    output: &mut Output,
) -> Vec<Declaration> {
    let raw: RawDeclarations = match parse_toml(text) {
        Ok(raw) => raw,
        Err(error) => {
            output.problem(toml_problem(DECLARATIONS_FILE, text, &error));
            return Vec::new();
        }
    };
    let mut declarations = Vec::new();
    let mut problems = Vec::new();
    let mut fields =
        FieldReader { path: DECLARATIONS_FILE, lines: Lines::new(text), problems: &mut problems };
    for declaration in raw.declaration {
        declarations.extend(read_one(is_there, declaration, &mut fields));
    }
    output.all_problems(problems);
    // Facts hold on every day: what was taken back on one is none.
    for declaration in declarations.iter().filter(|declaration| declaration.withdrawn.is_none()) {
        output.push_row(
            tables::Declared {
                requirement: Some(declaration.requirement.clone()),
                person: Some(declaration.person.clone()),
                result: Some(result_word(declaration.result).to_owned()),
                declared_at: Some(declaration.declared_at),
                expires_at: Some(declaration.expires_at),
            },
            Provenance::new(Basis::Declared, declaration.source.clone()),
        );
    }
    declarations
}

fn read_one(
    is_there: &dyn Fn(&str) -> bool,
    declaration: Spanned<RawDeclaration>,
    fields: &mut FieldReader<'_>,
) -> Option<Declaration> {
    let source = fields.source(declaration.span().start);
    let raw = declaration.into_inner();
    let said = [fields.said(&raw.person, "person"), fields.said(&raw.statement, "statement")];
    let [Some(person), Some(statement)] = said else { return None };
    let declared_at = fields.date(&raw.declared_at)?;
    let expires_at = match &raw.expires_at {
        Some(text) => fields.date(text)?,
        None => add_months(declared_at, 12)?,
    };
    let written = raw.result.get_ref().trim();
    let Some((_, _, result)) =
        RESULTS.iter().find(|(word, ja, _)| *word == written || *ja == written)
    else {
        fields.unknown_word(&raw.result, RESULTS.iter().map(|(word, _, _)| *word));
        return None;
    };
    let numbers_of_copy = match &raw.numbers {
        None => false,
        Some(word) if matches!(word.get_ref().trim(), "copy" | "写し") => true,
        Some(word) => {
            fields.unknown_word(word, ["copy"].into_iter());
            return None;
        }
    };
    let withdrawn = fields.withdrawal(
        raw.withdrawn_by.as_ref(),
        raw.withdrawn_at.as_ref(),
        Some(declared_at),
    )?;
    let missing_evidence = raw.evidence.iter().filter(|path| !is_there(path)).cloned().collect();
    Some(Declaration {
        edition: raw.edition,
        numbers_of_copy,
        requirement: raw.requirement,
        result: *result,
        person,
        role: raw.role,
        declared_at,
        expires_at,
        statement,
        evidence: raw.evidence,
        missing_evidence,
        withdrawn,
        source,
    })
}
