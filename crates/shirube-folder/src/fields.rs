//! TOML in which persons state something: parsed as a whole, then read field by field, with each
//! fault noted where it stands.

use crate::lines::Lines;
use crate::text::without_marks;
use serde::de::DeserializeOwned;
use shirube_facts::Vocabulary;
use shirube_model::date::parse_date;
use shirube_model::text::normalize;
use shirube_model::{Date, Problem, Source, Withdrawal, cause};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// Parses `text`; the marks of words are taken out of every value, escaped ones too.
pub(crate) fn parse_toml<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
    let mut document = DeTable::parse(text)?;
    for (_, value) in document.get_mut().iter_mut() {
        clean(value.get_mut());
    }
    T::deserialize(Deserializer::from(document))
}

fn clean(value: &mut DeValue<'_>) {
    match value {
        DeValue::String(text) => {
            if let Cow::Owned(unmarked) = without_marks(text) {
                *text = Cow::Owned(unmarked);
            }
        }
        DeValue::Array(values) => {
            values.iter_mut().for_each(|value| clean(value.get_mut()));
        }
        DeValue::Table(entries) => {
            entries.iter_mut().for_each(|(_, value)| clean(value.get_mut()));
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Turns a TOML error into a problem where it stands.
pub(crate) fn toml_problem(path: &str, text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span().map_or(0, |span| span.start);
    let line = Lines::new(text).line(at);
    let start = text[..at.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1);
    let column = text.get(start..at).map_or(1, |before| before.chars().count() + 1);
    let problem = Problem::error("import.toml", Source::line(path, line));
    problem.with_wording("reason", cause::of_library(error.message())).at_column(column)
}

/// Reads fields that may be wrong one by one, and notes each where it stands.
pub(crate) struct FieldReader<'a> {
    pub(crate) path: &'a str,
    pub(crate) lines: Lines,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl FieldReader<'_> {
    /// The line of a byte position.
    pub(crate) fn source(&self, at: usize) -> Source {
        Source::line(self.path, self.lines.line(at))
    }

    /// A day; what is none is noted.
    pub(crate) fn date(&mut self, text: &Spanned<String>) -> Option<Date> {
        match parse_date(text.get_ref()) {
            Ok(date) => Some(date),
            Err(_) => {
                let source = self.source(text.span().start);
                let problem = Problem::error("import.not-a-date", source);
                self.problems.push(problem.with("text", text.get_ref()));
                None
            }
        }
    }

    /// What a person has to say: a name, a reason, the statement itself. Nothing, or a mark that stands
    /// for nothing, is noted and gives nothing.
    pub(crate) fn said(&mut self, text: &Spanned<String>, field: &'static str) -> Option<String> {
        const NOTHING: [&str; 10] =
            ["-", "ー", "―", "—", "?", "不明", "未定", "未確認", "なし", "n/a"];
        let said = text.get_ref().trim();
        let key = normalize(said).to_lowercase();
        if !key.is_empty() && !NOTHING.contains(&key.as_str()) {
            return Some(said.to_owned());
        }
        let source = self.source(text.span().start);
        self.problems
            .push(Problem::error("import.statement-incomplete", source).with("field", field));
        None
    }

    /// Who took a statement back, and when: both or neither have to stand there. What is noted as
    /// wrong gives nothing at all.
    #[allow(clippy::option_option)] // outside: could it be read; inside: is there one
    pub(crate) fn withdrawal(
        &mut self,
        by: Option<&Spanned<String>>,
        on: Option<&Spanned<String>>,
        stated: Option<Date>,
    ) -> Option<Option<Withdrawal>> {
        let name = by.map(|by| by.get_ref().trim()).filter(|by| !by.is_empty());
        match (name, on) {
            (None, None) if by.is_none() => Some(None),
            (Some(by), Some(written)) => {
                let on = self.date(written)?;
                if let Some(stated) = stated.filter(|stated| on < *stated) {
                    let source = self.source(written.span().start);
                    let problem = Problem::error("import.withdrawal-early", source);
                    self.problems.push(problem.with("day", on).with("stated", stated));
                    return None;
                }
                Some(Some(Withdrawal { by: by.to_owned(), on }))
            }
            _ => {
                let at = by.or(on).map_or(0, |field| field.span().start);
                let problem = Problem::error("import.withdrawal-incomplete", self.source(at));
                self.problems.push(problem);
                None
            }
        }
    }

    /// The code of a word of `vocabulary`; what is none is noted.
    pub(crate) fn word(
        &mut self,
        text: &Spanned<String>,
        vocabulary: &Vocabulary,
    ) -> Option<&'static str> {
        let code = vocabulary.code(text.get_ref());
        if code.is_none() {
            self.unknown_word(text, vocabulary.words.iter().map(|word| word.code));
        }
        code
    }

    /// Notes a word that is none of `words`.
    pub(crate) fn unknown_word<'w>(
        &mut self,
        text: &Spanned<String>,
        words: impl Iterator<Item = &'w str>,
    ) {
        let known: Vec<&str> = words.collect();
        let problem = Problem::error("import.unknown-word", self.source(text.span().start))
            .with("text", text.get_ref())
            .with("known", known.join(", "));
        self.problems.push(problem);
    }
}
