//! `shirube declare`, `shirube answer`, `shirube waive`: what persons state, without writing TOML by
//! hand.

use crate::actor::actor;
use crate::arguments::statements::{AnswerArguments, DeclareArguments, Stating, WaiveArguments};
use crate::clock::today;
use crate::error::CommandError;
use crate::{output, wiring};
use shirube_app::{App, AppError, CatalogueChoice, Statements, WrittenStatement};
use shirube_folder::edit::answer::NewAnswer;
use shirube_folder::edit::declaration::NewDeclaration;
use shirube_folder::edit::waiver::{NewWaiver, WaiverKey};
use shirube_folder::edit::{Author, EditError};
use shirube_model::checklist::Answer;
use shirube_model::{Date, Message};
use std::path::Path;

/// Does one edit of the folder and says which file changed.
fn change(
    folder: &Path,
    stating: &Stating,
    edit: impl FnOnce(&App, &Statements<'_>, Date) -> Result<WrittenStatement, CommandError>,
) -> Result<u8, CommandError> {
    let day = stating.on.unwrap_or_else(today);
    // What is stated of a day to come holds on no day before it, without a word.
    if day > today() {
        return Err(CommandError::FutureDay(day));
    }
    if stating.of.is_some() && !stating.withdraw {
        let missing = Message::new("usage-missing-argument").with("argument", "--withdraw");
        return Err(CommandError::Usage(missing));
    }
    if stating.by.as_deref().is_some_and(|by| by.trim().is_empty()) {
        let field = "--by".to_owned();
        return Err(AppError::Edit(EditError::Empty { field }).into());
    }
    let by = actor(stating.by.as_deref());
    let author = Author::new(by.name(), day).map_err(AppError::from)?;
    let author = author.writing(output::locale().language);
    let app = wiring::open(stating.data.as_deref())?;
    let stated = edit(&app, &app.statements(folder, author)?, day)?;
    let (path, day) = (stated.path.display().to_string(), day.to_string());
    let mut values = vec![("path", path.as_str()), ("person", by.name()), ("day", day.as_str())];
    let of = stated.of.join(output::locale().get("new.between"));
    if stated.of.is_empty() {
        output::say("statement.written", &values);
    } else {
        values.push(("of", of.as_str()));
        output::say("statement.withdrawn", &values);
    }
    for path in &stated.missing_evidence {
        output::say("statement.missing-evidence", &[("path", path)]);
    }
    Ok(0)
}

pub(crate) fn declare(arguments: &DeclareArguments) -> Result<u8, CommandError> {
    change(&arguments.folder, &arguments.stating, |_, statements, _| {
        let requirement = &arguments.requirement;
        if arguments.stating.withdraw {
            let (edition, of) = (arguments.edition.as_deref(), arguments.stating.of.as_deref());
            return Ok(statements.withdraw_declaration(requirement, edition, of)?);
        }
        Ok(statements.declare(&NewDeclaration {
            requirement: requirement.clone(),
            edition: arguments.edition.clone(),
            numbers_of_copy: arguments.numbers_of_copy,
            result: arguments.result.into(),
            role: arguments.role.clone(),
            expires_at: arguments.until,
            statement: arguments.statement.clone().unwrap_or_default(),
            evidence: arguments.evidence.clone(),
        })?)
    })
}

pub(crate) fn answer(arguments: &AnswerArguments) -> Result<u8, CommandError> {
    change(&arguments.folder, &arguments.stating, |app, statements, day| {
        let list = match &arguments.list {
            Some(list) => list.clone(),
            None => {
                let read = app.catalogue(CatalogueChoice::default())?;
                let list = read.catalogue.checklist_of(day);
                list.ok_or_else(|| AppError::NoChecklist(day.to_string()))?.id.clone()
            }
        };
        if arguments.stating.withdraw {
            let (scope, of) = (arguments.scope.as_deref(), arguments.stating.of.as_deref());
            return Ok(statements.withdraw_answers(&list, &arguments.items, scope, of)?);
        }
        let answered: Vec<(&str, Answer)> =
            arguments.items.iter().map(|written| answered(written)).collect::<Result<_, _>>()?;
        // A target is of the answers with no; where there is none of them, it is refused.
        let of_all = answered.iter().all(|(_, answer)| *answer == Answer::Yes);
        let answers = answered.into_iter().map(|(item, answer)| NewAnswer {
            checklist: list.clone(),
            item: item.to_owned(),
            scope: arguments.scope.clone(),
            answer,
            target: arguments.target.filter(|_| of_all || answer == Answer::No),
            note: arguments.note.clone(),
        });
        Ok(statements.answer(&answers.collect::<Vec<_>>())?)
    })
}

/// An item with its answer, as in `2-①=はい`.
fn answered(written: &str) -> Result<(&str, Answer), CommandError> {
    let refused = || {
        let (field, text) = ("item".to_owned(), written.to_owned());
        let known = output::locale().get("statement.answers").to_owned();
        CommandError::App(EditError::BadValue { field, text, known }.into())
    };
    let (item, answer) = written.rsplit_once(['=', '＝']).ok_or_else(refused)?;
    match answer.trim() {
        "はい" | "yes" => Ok((item.trim(), Answer::Yes)),
        "いいえ" | "no" => Ok((item.trim(), Answer::No)),
        _ => Err(refused()),
    }
}

pub(crate) fn waive(arguments: &WaiveArguments) -> Result<u8, CommandError> {
    change(&arguments.folder, &arguments.stating, |_, statements, _| {
        let own = arguments.checks.as_deref();
        let key = WaiverKey {
            check: arguments.check.clone(),
            subject: arguments.subject.clone(),
            edition: arguments.edition.clone(),
        };
        if arguments.stating.withdraw {
            return Ok(statements.withdraw_waiver(&key, arguments.stating.of.as_deref(), own)?);
        }
        let (Some(reason), Some(until)) = (arguments.reason.clone(), arguments.until) else {
            return Ok(statements.approve_waiver(&key, own)?);
        };
        Ok(statements.waive(&NewWaiver { key, reason, until }, own)?)
    })
}
