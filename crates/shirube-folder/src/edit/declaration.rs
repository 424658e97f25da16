//! Declarations in `declarations.toml`. A new one is put below the older ones about the same
//! requirement: they stay as history, and the newest holds.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::toml_file::{TomlFile, newest, read_whole};
use super::written;
use crate::declarations::{DECLARATIONS_FILE, RESULTS, read as read_file};
use crate::input::Output;
use shirube_model::date::add_months;
use shirube_model::reference::{Context, parse};
use shirube_model::{Date, Declaration, DeclaredResult, Language, Source};

const LIST: &str = "declaration";
/// The heading of a new file.
fn heading(author: &Author) -> &'static str {
    match author.language() {
        Language::Ja => {
            "# 申告: 遵守事項について、だれが、いつ、何を確かめたか。
"
        }
        Language::En => {
            "# Declarations: who looked at what of a requirement, and when.
"
        }
    }
}

/// A declaration to be made by the author of the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDeclaration {
    /// The requirement, in any notation: 運用編 14.③, `control/14#3`.
    pub requirement: String,
    /// The edition, when it is not the one in force on the day.
    pub edition: Option<String>,
    /// The number is that of the institution's own copy.
    pub numbers_of_copy: bool,
    /// What is declared.
    pub result: DeclaredResult,
    /// In which role.
    pub role: Option<String>,
    /// The last day on which it holds; twelve months without one.
    pub expires_at: Option<Date>,
    /// The statement itself.
    pub statement: String,
    /// Files inside the institution folder, or where else the evidence is.
    pub evidence: Vec<String>,
}

/// Puts a declaration into `declarations.toml`; `before` are its bytes, none when it is not there.
///
/// # Errors
///
/// When the file cannot be read whole, or when something in the declaration cannot be written.
pub fn put(
    before: Option<&[u8]>,
    new: &NewDeclaration,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = TomlFile::open(DECLARATIONS_FILE, before, heading(author))?;
    let mut declarations = read(file.text())?;
    let declaration = declaration(new, author)?;
    let edit =
        file.put_below(LIST, &entry(&declaration, new.expires_at, author.language()), author)?;
    declarations.push(declaration);
    file.confirmed(edit, &declarations, read)
}

/// Takes back the newest declaration about a requirement that still stands. `edition` is the one that
/// the declaration itself names, none when it names none; `of` names whose it is, where it is
/// another person's.
///
/// # Errors
///
/// When the file cannot be read whole, or has no such declaration.
pub fn withdraw(
    before: Option<&[u8]>,
    requirement: &str,
    edition: Option<&str>,
    of: Option<&str>,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = TomlFile::open(DECLARATIONS_FILE, before, heading(author))?;
    let mut declarations = read(file.text())?;
    let stated = edition.map(str::trim).map(str::to_owned).or_else(|| cited_edition(requirement));
    let is_meant = |declaration: &Declaration| {
        let of = declaration.edition.as_deref().map(str::trim).map(str::to_owned);
        is_same_requirement(&declaration.requirement, requirement)
            && of.or_else(|| cited_edition(&declaration.requirement)) == stated
    };
    let index = newest(&declarations, is_meant, of.unwrap_or(author.name()));
    let index = index.ok_or_else(|| EditError::NoneSuch {
        path: DECLARATIONS_FILE.to_owned(),
        what: requirement.trim().to_owned(),
    })?;
    let edit = file.withdraw(LIST, index, &mut declarations[index], of, author)?;
    file.confirmed(edit, &declarations, read)
}

/// Every declaration, without its place: an edit moves those below it.
fn read(text: &str) -> Result<Vec<Declaration>, EditError> {
    let mut output = Output::new("");
    let mut declarations = read_file(&|_| true, text, &mut output);
    read_whole(output.into_parts().1)?;
    for declaration in &mut declarations {
        declaration.source = Source::whole(DECLARATIONS_FILE);
    }
    Ok(declarations)
}

/// The declaration as it will be read.
fn declaration(new: &NewDeclaration, author: &Author) -> Result<Declaration, EditError> {
    let evidence: Result<Vec<String>, EditError> =
        new.evidence.iter().map(|path| written::required("evidence", path)).collect();
    let declared_at = author.day();
    let year = add_months(declared_at, 12).unwrap_or(Date::MAX);
    Ok(Declaration {
        edition: written::optional("edition", new.edition.as_deref())?,
        numbers_of_copy: new.numbers_of_copy,
        requirement: written::required("requirement", &new.requirement)?,
        result: new.result,
        person: author.name().to_owned(),
        role: written::optional("role", new.role.as_deref())?,
        declared_at,
        expires_at: new.expires_at.unwrap_or(year),
        statement: written::required("statement", &new.statement)?,
        evidence: evidence?,
        missing_evidence: Vec::new(),
        withdrawn: None,
        source: Source::whole(DECLARATIONS_FILE),
    })
}

fn entry(declaration: &Declaration, expires_at: Option<Date>, language: Language) -> Entry {
    let result = RESULTS.iter().find(|(_, _, result)| *result == declaration.result);
    let word = |en: &'static str, ja: &'static str| if language == Language::Ja { ja } else { en };
    Entry::default()
        .text("requirement", &declaration.requirement)
        .maybe("edition", declaration.edition.as_deref())
        .maybe("numbers", declaration.numbers_of_copy.then_some(word("copy", "写し")))
        .maybe("result", result.map(|(en, ja, _)| word(en, ja)))
        .text("person", &declaration.person)
        .maybe("role", declaration.role.as_deref())
        .day("declared_at", Some(declaration.declared_at))
        .day("expires_at", expires_at)
        .text("statement", &declaration.statement)
        .list("evidence", &declaration.evidence)
}

/// The edition that a citation itself names.
fn cited_edition(text: &str) -> Option<String> {
    let cited = parse(text, &Context::default()).references.into_iter().next()?;
    cited.reference.edition
}

/// True when two texts cite one requirement, however each writes it.
fn is_same_requirement(one: &str, other: &str) -> bool {
    let place = |text: &str| {
        let cited = parse(text, &Context::default());
        match cited.references.as_slice() {
            [only] if cited.problems.is_empty() => Some(only.reference.place.clone()),
            _ => None,
        }
    };
    one.trim() == other.trim() || place(one).is_some_and(|cited| Some(cited) == place(other))
}
