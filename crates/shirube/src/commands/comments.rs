//! `shirube comments`: the register of public comments and responses.

use super::library::{added_text, import};
use crate::arguments::library::{
    CommentFilter, CommentFormat, CommentsArguments, CommentsCommand, ImportArguments,
    ReviewArguments, TextOrJson,
};
use crate::clock::{now, today};
use crate::error::CommandError;
use crate::library::with_library;
use crate::output::{self, Kind};
use serde_json::{Value, json};
use shirube_app::{Access, OpenLibrary};
use shirube_documents::comment::{Disposition, Field, Reviewed};
use shirube_library::room::{CommentQuery, Library, Review, ReviewItem, Signature, citation};
use shirube_model::text::shorten;
use shirube_report::{
    comment_json, render_comment, render_comments_csv, render_comments_html, render_comments_json,
    render_comments_text, render_comments_xlsx,
};
use shirube_words::Locale;
use std::fmt::Write;
use std::path::Path;

pub(crate) fn run(arguments: &CommentsArguments) -> Result<u8, CommandError> {
    let access = match &arguments.command {
        CommentsCommand::Import(_) => Access::Writes,
        CommentsCommand::Review(review) if review.writes() => Access::Writes,
        _ => Access::Reads,
    };
    with_library(&arguments.place, access, |open, library, locale| {
        command(&arguments.command, open, library, locale)
    })
}

fn command(
    command: &CommentsCommand,
    open: &OpenLibrary,
    library: &Library<'_>,
    locale: Locale,
) -> Result<u8, CommandError> {
    match command {
        CommentsCommand::Import(arguments) => import_all(open, library, arguments, locale),
        CommentsCommand::List { filter, format, output } => {
            let comments = library.find_comments(&query(filter)?)?;
            let path = output.as_deref();
            let format = output::format_of(path, *format, CommentFormat::Text)?;
            write(&comments, format, path, locale)
        }
        CommentsCommand::Export { filter, format, output } => {
            let path = Some(output.as_path());
            // Without a name that says one, nothing is guessed.
            if format.is_none() && output.extension().is_none() {
                return Err(CommandError::NoFormat(output.clone()));
            }
            let format = output::format_of(path, *format, CommentFormat::Text)?;
            let comments = library.find_comments(&query(filter)?)?;
            write(&comments, format, path, locale)
        }
        CommentsCommand::Show { number, document, format } => {
            let reviewed = library.comment(*number, document.as_deref())?;
            match format {
                TextOrJson::Json => {
                    output::write_words(&format!("{:#}\n", comment_json(&reviewed)))?;
                }
                TextOrJson::Text => show(&reviewed, locale)?,
            }
            Ok(0)
        }
        CommentsCommand::Review(review) => match (&review.dismiss, review.number) {
            (Some(id), _) => {
                let text =
                    library.dismiss(id, review.document.as_deref(), &signature(review), now())?;
                let values = [("text", text.trim())];
                let sentence = locale.sentence("comments.dismissed", &values);
                output::write_words(&format!("{sentence}\n"))?;
                Ok(0)
            }
            (None, None) => queue(library, review, locale),
            (None, Some(number)) => decide(library, number, review, locale),
        },
    }
}

fn import_all(
    open: &OpenLibrary,
    library: &Library<'_>,
    arguments: &ImportArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let mut documents = Vec::new();
    let failed = import(open, arguments, &mut |added| {
        output::talk(&added_text(&added, locale));
        documents.push(added.document.id);
    })?;
    let comments: Vec<Reviewed> = library
        .comments()?
        .into_iter()
        .filter(|reviewed| documents.contains(&reviewed.document.id))
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

fn write(
    comments: &[Reviewed],
    format: CommentFormat,
    path: Option<&Path>,
    locale: Locale,
) -> Result<u8, CommandError> {
    if comments.is_empty() {
        output::say("comments.none", &[]);
    }
    match format {
        CommentFormat::Text => match path {
            Some(_) => output::write_report(path, &render_comments_text(locale, comments), false)?,
            None => output::write_words(&render_comments_text(locale, comments))?,
        },
        CommentFormat::Json => output::write(path, Kind::Json, &render_comments_json(comments))?,
        CommentFormat::Csv => {
            output::write(path, Kind::Csv, &render_comments_csv(locale, comments)?)?;
        }
        CommentFormat::Html => {
            output::write(path, Kind::Html, &render_comments_html(locale, comments)?)?;
        }
        CommentFormat::Xlsx => {
            output::write_workbook(path, &render_comments_xlsx(locale, comments)?)?;
        }
    }
    Ok(0)
}

fn signature(review: &ReviewArguments) -> Signature {
    Signature {
        person: review.by.clone().unwrap_or_default(),
        decided_at: review.on.unwrap_or_else(today).to_string(),
        note: review.note.clone(),
    }
}

fn queue(
    library: &Library<'_>,
    review: &ReviewArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let queue = library.review_queue(review.document.as_deref())?;
    if review.format == TextOrJson::Json {
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
        item_text(item, locale, &mut out);
    }
    output::write_words(&out)?;
    output::talk(&format!("{}\n", locale.get("comments.review-how")));
    Ok(0)
}

fn item_text(item: &ReviewItem, locale: Locale, out: &mut String) {
    let say = |key: &str, document: &str, page: u32, more: &[(&str, &str)]| {
        let page = page.to_string();
        let mut values = vec![("document", document), ("page", page.as_str())];
        values.extend(more);
        locale.sentence(key, &values)
    };
    let line = match item {
        ReviewItem::Field { document, number, field, value, doubt, place } => {
            let place = place.map_or_else(String::new, |(page, line)| format!(" p. {page}:{line}"));
            let value = value.as_deref().unwrap_or("-").replace('\n', " ");
            let name = locale.get(&format!("field.{}", field.id()));
            format!(
                "{number} {name} ({}) [{}{place}] {}\n    {}",
                field.id(),
                document.id,
                locale.get(doubt),
                shorten(&value, 100)
            )
        }
        ReviewItem::PoorPage { document, page, numbers } => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let numbers = numbers.join(", ");
            say("comments.review-poor", &document.id, *page, &[("numbers", numbers.as_str())])
        }
        ReviewItem::Text { document, remainder, text, id } => {
            let text = shorten(&text.replace('\n', " "), 80);
            let kind = locale.get(remainder.kind.key());
            let more = [("kind", kind), ("text", text.as_str()), ("id", id.as_str())];
            say("comments.review-text", &document.id, remainder.page, &more)
        }
        ReviewItem::Page { document, page, state } => {
            say("comments.review-page", &document.id, *page, &[("state", locale.get(state.key()))])
        }
    };
    let _ = writeln!(out, "{line}");
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
        ReviewItem::PoorPage { document, page, numbers } => json!({
            "document": document.id,
            "page": page,
            "doubt": "poor-fit",
            "numbers": numbers,
        }),
        ReviewItem::Text { document, remainder, text, id } => json!({
            "document": document.id,
            "page": remainder.page,
            "kind": remainder.kind,
            "span": remainder.span,
            "text": text,
            "id": id,
        }),
        ReviewItem::Page { document, page, state } => json!({
            "document": document.id,
            "page": page,
            "state": state,
        }),
    }
}

fn decide(
    library: &Library<'_>,
    number: u32,
    review: &ReviewArguments,
    locale: Locale,
) -> Result<u8, CommandError> {
    let document = review.document.as_deref();
    let Some(name) = &review.field else {
        show(&library.comment(number, document)?, locale)?;
        output::talk(&format!("{}\n", locale.get("comments.review-how")));
        return Ok(0);
    };
    let field = || Field::from_id(name).ok_or_else(|| CommandError::NoField(name.clone()));
    let decided = match (name.as_str(), &review.value, review.none, review.confirm) {
        // A page that fits poorly has many fields in doubt, and all may be right.
        ("all", _, _, true) => Review::AllAsRead,
        ("all", _, _, false) => return Err(CommandError::NoValue),
        (_, Some(value), _, _) => Review::Field { field: field()?, value: Some(value.clone()) },
        (_, None, true, _) => Review::Field { field: field()?, value: None },
        (_, None, false, true) => Review::AsRead(field()?),
        (_, None, false, false) => return Err(CommandError::NoValue),
    };
    show(&library.decide(number, document, &decided, &signature(review), now())?, locale)?;
    Ok(0)
}

/// Shows a comment with its source.
fn show(reviewed: &Reviewed, locale: Locale) -> Result<(), CommandError> {
    let page = reviewed.page().unwrap_or(1);
    let citation = citation(&reviewed.document, page);
    output::write_words(&render_comment(locale, reviewed, &citation))
}
