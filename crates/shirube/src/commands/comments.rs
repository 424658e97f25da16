//! `shirube comments`: the register of public comments and responses.

use super::import_documents::import;
use super::library::added_text;
use crate::arguments::library::{
    CommentFilter, CommentFormat, CommentsArguments, CommentsCommand, ImportArguments,
    ReviewArguments, TextOrJson,
};
use crate::clock::today;
use crate::error::CommandError;
use crate::library::{LibraryFolder, with_library};
use crate::output;
use serde_json::{Value, json};
use shirube_library::room::{CommentQuery, Library, ReviewItem, citation};
use shirube_model::comment::{Disposition, Field, Reviewed};
use shirube_model::text::shorten;
use shirube_report::{
    Locale, comment_json, render_comment, render_comments_csv, render_comments_html,
    render_comments_json, render_comments_text, render_comments_xlsx,
};
use std::fmt::Write;
use std::path::Path;

pub(crate) fn run(arguments: &CommentsArguments) -> Result<u8, CommandError> {
    with_library(&arguments.place, |library, folder, locale| {
        command(&arguments.command, library, folder, locale)
    })
}

fn command(
    command: &CommentsCommand,
    library: &mut Library<'_>,
    folder: &LibraryFolder,
    locale: Locale,
) -> Result<u8, CommandError> {
    match command {
        CommentsCommand::Import(arguments) => import_all(library, folder, arguments, locale),
        CommentsCommand::List { filter, format, output } => {
            let comments = library.find_comments(&query(filter)?)?;
            write(&comments, *format, output.as_deref(), locale)
        }
        CommentsCommand::Export { filter, format, output } => {
            let format = match format {
                Some(format) => *format,
                None => format_of(output)?,
            };
            let comments = library.find_comments(&query(filter)?)?;
            write(&comments, format, Some(output), locale)
        }
        CommentsCommand::Show { number, document, format } => {
            let found = library.comment(*number, document.as_deref())?;
            let text = match format {
                TextOrJson::Json => format!("{:#}\n", comment_json(&found)),
                TextOrJson::Text => {
                    let page = found.page().unwrap_or(1);
                    render_comment(locale, &found, &citation(&found.document, page))
                }
            };
            output::write_words(&text)?;
            Ok(0)
        }
        CommentsCommand::Review(review) => match review.number {
            None => queue(library, review.format, locale),
            Some(number) => decide(library, number, review, locale),
        },
    }
}

fn import_all(
    library: &mut Library<'_>,
    folder: &LibraryFolder,
    arguments: &ImportArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let mut documents = Vec::new();
    let failed = import(library, folder, arguments, locale, &mut |added| {
        output::talk(&added_text(&added, locale));
        documents.push(added.document.id);
    })?;
    let comments: Vec<Reviewed> = library
        .comments()?
        .into_iter()
        .filter(|found| documents.contains(&found.document.id))
        .collect();
    write(&comments, CommentFormat::Text, None, locale)?;
    Ok(if failed > 0 { 2 } else { 0 })
}

fn query(filter: &CommentFilter) -> Result<CommentQuery, CommandError> {
    let disposition = match &filter.disposition {
        None => None,
        Some(text) => Some(
            Disposition::from_word(text)
                .ok_or_else(|| CommandError::NoDisposition(text.clone()))?,
        ),
    };
    Ok(CommentQuery {
        requirement: filter.requirement.clone(),
        theme: filter.theme.clone(),
        disposition,
        volume: filter.volume.map(Into::into),
        document: filter.document.clone(),
        unsure: filter.unsure,
    })
}

fn format_of(path: &Path) -> Result<CommentFormat, CommandError> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Ok(CommentFormat::Csv),
        Some("xlsx") => Ok(CommentFormat::Xlsx),
        Some("json") => Ok(CommentFormat::Json),
        Some("html" | "htm") => Ok(CommentFormat::Html),
        Some("txt") => Ok(CommentFormat::Text),
        _ => Err(CommandError::NoFormat(path.to_owned())),
    }
}

fn write(
    comments: &[Reviewed],
    format: CommentFormat,
    path: Option<&Path>,
    locale: Locale,
) -> Result<u8, CommandError> {
    if comments.is_empty() {
        eprintln!("{}", locale.get("comments.none"));
    }
    let text = match format {
        CommentFormat::Text => render_comments_text(locale, comments),
        CommentFormat::Json => render_comments_json(comments),
        CommentFormat::Csv => render_comments_csv(locale, comments)?,
        CommentFormat::Html => render_comments_html(locale, comments)?,
        CommentFormat::Xlsx => {
            let path = path.ok_or(CommandError::NoOutput)?;
            let bytes = render_comments_xlsx(locale, comments)?;
            let failed = |source| CommandError::Write { path: path.to_owned(), source };
            std::fs::write(path, bytes).map_err(failed)?;
            return Ok(0);
        }
    };
    match path {
        Some(path) => output::write(Some(path), &text)?,
        None => output::write_words(&text)?,
    }
    Ok(0)
}

fn queue(library: &Library<'_>, format: TextOrJson, locale: Locale) -> Result<u8, CommandError> {
    let queue = library.review_queue()?;
    if format == TextOrJson::Json {
        let list: Vec<Value> = queue.iter().map(item_json).collect();
        output::write_words(&format!("{:#}\n", Value::Array(list)))?;
        return Ok(0);
    }
    if queue.is_empty() {
        output::write_words(&format!("{}\n", locale.get("comments.review-empty")))?;
        return Ok(0);
    }
    let mut out = String::new();
    for item in &queue {
        match item {
            ReviewItem::Field { document, number, field, value, doubt, place } => {
                let place =
                    place.map_or_else(String::new, |(page, line)| format!(" p. {page}:{line}"));
                let value = value.as_deref().unwrap_or("-").replace('\n', " ");
                let name = locale.get(&format!("field.{}", field.id()));
                let _ = writeln!(
                    out,
                    "{number} {name} ({}) [{}{place}] {}\n    {}",
                    field.id(),
                    document.id,
                    locale.get(doubt),
                    shorten(&value, 100)
                );
            }
            ReviewItem::Text { document, remainder, text } => {
                let page = remainder.page.to_string();
                let text = shorten(&text.replace('\n', " "), 80);
                let values = [
                    ("document", document.id.as_str()),
                    ("page", page.as_str()),
                    ("kind", locale.get(remainder.kind.key())),
                    ("text", text.as_str()),
                ];
                let _ = writeln!(out, "{}", locale.sentence("comments.review-text", &values));
            }
        }
    }
    output::write_words(&out)?;
    eprintln!("{}", locale.get("comments.review-how"));
    Ok(0)
}

fn item_json(item: &ReviewItem) -> Value {
    match item {
        ReviewItem::Field { document, number, field, value, doubt, place } => json!({
            "document": document.id,
            "number": number,
            "field": field.id(),
            "value": value,
            "doubt": doubt.trim_start_matches("doubt."),
            "page": place.map(|(page, _)| page),
            "line": place.map(|(_, line)| line),
        }),
        ReviewItem::Text { document, remainder, text } => json!({
            "document": document.id,
            "page": remainder.page,
            "kind": remainder.kind,
            "span": remainder.span,
            "text": text,
        }),
    }
}

fn decide(
    library: &mut Library<'_>,
    number: u32,
    review: &ReviewArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let document = review.document.as_deref();
    let (Some(name), Some(person)) = (&review.field, &review.by) else {
        let found = library.comment(number, document)?;
        let page = found.page().unwrap_or(1);
        output::write_words(&render_comment(locale, &found, &citation(&found.document, page)))?;
        eprintln!("{}", locale.get("comments.review-how"));
        return Ok(0);
    };
    let field = Field::from_id(name).ok_or_else(|| CommandError::NoField(name.clone()))?;
    let value = match (&review.value, review.none, review.confirm) {
        (Some(value), _, _) => Some(value.clone()),
        (None, true, _) => None,
        (None, false, true) => library.comment(number, document)?.machine.text(field),
        (None, false, false) => return Err(CommandError::NoValue),
    };
    let on = review.on.unwrap_or_else(today).to_string();
    library.decide(number, document, field, value, (person.clone(), on, review.note.clone()))?;
    let found = library.comment(number, document)?;
    let page = found.page().unwrap_or(1);
    output::write_words(&render_comment(locale, &found, &citation(&found.document, page)))?;
    Ok(0)
}
