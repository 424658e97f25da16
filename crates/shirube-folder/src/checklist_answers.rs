//! `checklist.toml`: what persons answered to the items of a checklist, with the day of the check.

use crate::fields::{FieldReader, parse_toml, toml_problem};
use crate::input::Output;
use crate::lines::Lines;
use serde::Deserialize;
use shirube_model::checklist::{Answer, GivenAnswer};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAnswers {
    #[serde(default)]
    answer: Vec<Spanned<RawAnswer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAnswer {
    checklist: String,
    item: String,
    scope: Option<Spanned<String>>,
    answer: Spanned<String>,
    person: Spanned<String>,
    checked_at: Spanned<String>,
    target: Option<Spanned<String>>,
    note: Option<String>,
    withdrawn_by: Option<Spanned<String>>,
    withdrawn_at: Option<Spanned<String>>,
}

pub(crate) const CHECKLIST_FILE: &str = "checklist.toml";

/// The words for answers, in both languages.
pub(crate) const ANSWERS: [(&str, &str, Answer); 2] =
    [("yes", "はい", Answer::Yes), ("no", "いいえ", Answer::No)];

/// The scopes of items, in both languages.
pub(crate) const SCOPES: [(&str, &str); 4] = [
    ("general", "全般"),
    ("server", "サーバ"),
    ("client-pc", "端末PC"),
    ("network-device", "ネットワーク機器"),
];

/// The code of a scope, for its word in either language.
pub fn scope_code(word: &str) -> Option<&'static str> {
    SCOPES.iter().find(|(en, ja)| *en == word || *ja == word).map(|(code, _)| *code)
}

/// Reads the answers. An answer without a person is no answer.
pub(crate) fn read(text: &str, output: &mut Output) -> Vec<GivenAnswer> {
    let raw: RawAnswers = match parse_toml(text) {
        Ok(raw) => raw,
        Err(error) => {
            output.problem(toml_problem(CHECKLIST_FILE, text, &error));
            return Vec::new();
        }
    };
    let mut problems = Vec::new();
    let mut fields =
        FieldReader { path: CHECKLIST_FILE, lines: Lines::new(text), problems: &mut problems };
    let answers = raw.answer.into_iter().filter_map(|raw| read_one(raw, &mut fields)).collect();
    output.all_problems(problems);
    answers
}

fn read_one(raw: Spanned<RawAnswer>, fields: &mut FieldReader<'_>) -> Option<GivenAnswer> {
    let source = fields.source(raw.span().start);
    let raw = raw.into_inner();
    let written = raw.answer.get_ref().trim();
    let Some((_, _, answer)) = ANSWERS.iter().find(|(en, ja, _)| *en == written || *ja == written)
    else {
        fields.unknown_word(&raw.answer, ANSWERS.iter().map(|(word, _, _)| *word));
        return None;
    };
    let person = fields.said(&raw.person, "person")?;
    let scope = match &raw.scope {
        None => None,
        Some(written) => {
            let Some(code) = scope_code(written.get_ref().trim()) else {
                fields.unknown_word(written, SCOPES.iter().map(|(code, _)| *code));
                return None;
            };
            Some(code.to_owned())
        }
    };
    let checked_at = fields.date(&raw.checked_at)?;
    let target = match &raw.target {
        Some(text) => Some(fields.date(text)?),
        None => None,
    };
    Some(GivenAnswer {
        checklist: raw.checklist.trim().to_ascii_lowercase(),
        item: raw.item.trim().to_owned(),
        scope,
        answer: *answer,
        person,
        checked_at,
        target,
        note: raw.note,
        withdrawn: fields.withdrawal(
            raw.withdrawn_by.as_ref(),
            raw.withdrawn_at.as_ref(),
            Some(checked_at),
        )?,
        source,
    })
}
