//! Answers to items of a checklist in `checklist.toml`. A second check of an item is a second entry.

use super::author::Author;
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::toml_file::{TomlFile, newest, read_whole};
use super::written;
use crate::checklist_answers::{ANSWERS, CHECKLIST_FILE, SCOPES, read as read_file, scope_code};
use crate::input::Output;
use shirube_model::checklist::{Answer, GivenAnswer};
use shirube_model::{Date, Language, Source};

const LIST: &str = "answer";
/// The heading of a new file.
fn heading(author: &Author) -> &'static str {
    match author.language() {
        Language::Ja => {
            "# チェックリストへの回答: だれが、いつ確かめたか。
"
        }
        Language::En => {
            "# Answers to the checklist: who looked, and when.
"
        }
    }
}

/// An answer to be given by the author of the edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// The checklist, such as `r8`.
    pub checklist: String,
    /// The item's number, such as `2-①`.
    pub item: String,
    /// The scope, where an item is asked for several: サーバ or `server`.
    pub scope: Option<String>,
    /// The answer.
    pub answer: Answer,
    /// For a no: by when it is to become a yes.
    pub target: Option<Date>,
    /// Anything else.
    pub note: Option<String>,
}

/// Puts an answer into `checklist.toml`; `before` are its bytes, none when it is not there.
///
/// # Errors
///
/// When the file cannot be read whole, or when something in the answer cannot be written.
pub fn put(
    before: Option<&[u8]>,
    new: &NewAnswer,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = TomlFile::open(CHECKLIST_FILE, before, heading(author))?;
    let mut answers = read(file.text())?;
    let answer = GivenAnswer {
        checklist: written::required("checklist", &new.checklist)?.to_ascii_lowercase(),
        item: written::required("item", &new.item)?,
        scope: scope(new.scope.as_deref())?,
        answer: new.answer,
        person: author.name().to_owned(),
        checked_at: author.day(),
        target: new.target,
        note: written::optional("note", new.note.as_deref())?,
        withdrawn: None,
        source: Source::whole(CHECKLIST_FILE),
    };
    let edit = file.put_below(LIST, &entry(&answer, author.language()), author)?;
    answers.push(answer);
    file.confirmed(edit, &answers, read)
}

/// Takes back the newest answer to an item that still stands. `of` names whose it is, where it is
/// another person's.
///
/// # Errors
///
/// When the file cannot be read whole, or has no such answer.
pub fn withdraw(
    before: Option<&[u8]>,
    checklist: &str,
    item: &str,
    scope_written: Option<&str>,
    of: Option<&str>,
    author: &Author,
) -> Result<FolderEdit, EditError> {
    let file = TomlFile::open(CHECKLIST_FILE, before, heading(author))?;
    let mut answers = read(file.text())?;
    let scope = scope(scope_written)?;
    let (checklist, item) = (checklist.trim().to_ascii_lowercase(), item.trim());
    let is_meant = |answer: &GivenAnswer| {
        answer.checklist == checklist && answer.item == item && answer.scope == scope
    };
    let index = newest(&answers, is_meant, of.unwrap_or(author.name()));
    let index = index.ok_or_else(|| EditError::NoneSuch {
        path: CHECKLIST_FILE.to_owned(),
        what: format!("{checklist} {item}"),
    })?;
    let edit = file.withdraw(LIST, index, &mut answers[index], of, author)?;
    file.confirmed(edit, &answers, read)
}

/// Every answer, without its place.
fn read(text: &str) -> Result<Vec<GivenAnswer>, EditError> {
    let mut output = Output::new("");
    let mut answers = read_file(text, &mut output);
    read_whole(output.into_parts().1)?;
    for answer in &mut answers {
        answer.source = Source::whole(CHECKLIST_FILE);
    }
    Ok(answers)
}

fn scope(written: Option<&str>) -> Result<Option<String>, EditError> {
    let Some(text) = written::optional("scope", written)? else { return Ok(None) };
    match scope_code(&text) {
        Some(code) => Ok(Some(code.to_owned())),
        None => Err(EditError::BadValue {
            field: "scope".to_owned(),
            text,
            known: SCOPES.map(|(code, ja)| format!("{ja}/{code}")).join(", "),
        }),
    }
}

fn entry(answer: &GivenAnswer, language: Language) -> Entry {
    let in_language =
        |en: &'static str, ja: &'static str| if language == Language::Ja { ja } else { en };
    let word = ANSWERS.iter().find(|(_, _, known)| *known == answer.answer);
    let scope = SCOPES.iter().find(|(code, _)| Some(*code) == answer.scope.as_deref());
    Entry::default()
        .text("checklist", &answer.checklist)
        .text("item", &answer.item)
        .maybe("scope", scope.map(|(en, ja)| in_language(en, ja)))
        .maybe("answer", word.map(|(en, ja, _)| in_language(en, ja)))
        .text("person", &answer.person)
        .day("checked_at", Some(answer.checked_at))
        .day("target", answer.target)
        .maybe("note", answer.note.as_deref())
}
