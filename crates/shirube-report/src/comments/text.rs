//! Text: a table to look over, and one comment in full.

use super::csv_export::field_key;
use shirube_documents::comment::{Field, ReadingConfidence, Reviewed};
use shirube_model::Language;
use shirube_model::text::shorten;
use shirube_words::Locale;
use std::fmt::Write;

/// One line per comment: number, volume, place, page, disposition, theme, the beginning of opinion and
/// response. `?` marks what is not sure.
pub fn render_comments_text(locale: Locale, comments: &[Reviewed]) -> String {
    let mut out = String::new();
    let mut theme: Option<&Option<String>> = None;
    let mut document: Option<&str> = None;
    for reviewed in comments {
        let comment = &reviewed.comment;
        if document != Some(reviewed.document.id.as_str()) {
            document = Some(&reviewed.document.id);
            theme = None;
            let _ = writeln!(out, "■ {} [{}]", reviewed.document.title, reviewed.document.id);
        }
        if theme != Some(&comment.theme) {
            theme = Some(&comment.theme);
            let name = comment.theme.as_deref().unwrap_or(locale.get("comments.no-theme"));
            let _ = writeln!(out, "{name}{}", mark(reviewed, Field::Theme));
        }
        let cell = |field: Field| {
            let text = shown(locale, reviewed, field).unwrap_or_else(|| "-".to_owned());
            format!("{text}{}", mark(reviewed, field))
        };
        let disposition = comment.disposition.map_or("-", |d| locale.get(d.key()));
        let _ = writeln!(
            out,
            "{:>5}  {} | {} | {} | {disposition}{}",
            comment.number,
            cell(Field::Volume),
            cell(Field::Place),
            cell(Field::Page),
            mark(reviewed, Field::Disposition),
        );
        let opinion = shorten(&one_line(&comment.opinion), 60);
        let response = comment.response.as_deref().map_or("-".to_owned(), one_line);
        let response = shorten(&response, 60);
        let (opinion_name, response_name) =
            (locale.get(field_key(Field::Opinion)), locale.get(field_key(Field::Response)));
        let _ = writeln!(out, "       {opinion_name}: {opinion}{}", mark(reviewed, Field::Opinion));
        let _ =
            writeln!(out, "       {response_name}: {response}{}", mark(reviewed, Field::Response));
    }
    out
}

fn mark(reviewed: &Reviewed, field: Field) -> &'static str {
    match reviewed.comment.confidence.get(&field) {
        Some(ReadingConfidence::Unsure) => " (?)",
        _ => "",
    }
}

/// A field as it is shown: the guideline's volumes have names in both languages.
fn shown(locale: Locale, reviewed: &Reviewed, field: Field) -> Option<String> {
    match (field, reviewed.comment.volume_id, locale.language) {
        (Field::Volume, Some(volume), Language::En) => Some(volume.name_en().to_owned()),
        _ => reviewed.comment.text(field),
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// A comment in full, with its source, confidence and decisions.
pub fn render_comment(locale: Locale, reviewed: &Reviewed, citation: &str) -> String {
    let comment = &reviewed.comment;
    let mut out = String::new();
    for field in Field::COLUMNS {
        let text = shown(locale, reviewed, field).filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| "-".to_owned());
        let confidence = comment.confidence.get(&field).copied();
        let name = locale.get(field_key(field));
        let _ = write!(out, "{name}: ");
        if matches!(field, Field::Opinion | Field::Response) {
            let _ = write!(out, "\n  {}", text.replace('\n', "\n  "));
        } else {
            out.push_str(&text);
        }
        if let Some(confidence) = confidence {
            let _ = write!(out, "  [{}", locale.get(&format!("reading.{}", confidence.id())));
            if let Some(doubt) = comment.doubts.get(&field) {
                let _ = write!(out, ": {}", locale.get(doubt));
            }
            out.push(']');
        }
        out.push('\n');
    }
    let disposition = comment.disposition.map_or("-", |d| locale.get(d.key()));
    let _ = writeln!(out, "{}: {disposition}", locale.get("field.disposition"));
    if !comment.response_shared_with.is_empty() {
        let others: Vec<String> =
            comment.response_shared_with.iter().map(ToString::to_string).collect();
        let others = others.join(", ");
        let _ = writeln!(out, "{}", locale.sentence("comments.shared", &[("value", &others)]));
    }
    if !comment.references.is_empty() {
        let _ = writeln!(out, "{}:", locale.get("field.references"));
        for cited in &comment.references {
            let target = if cited.resolved.is_empty() {
                locale.sentence("comments.unresolved", &[("value", &cited.reference)])
            } else {
                cited.resolved.join(" ")
            };
            let _ = writeln!(out, "  {} → {target}", cited.text);
        }
    }
    for decision in &reviewed.decisions {
        let brief =
            |value: &Option<String>| shorten(&one_line(value.as_deref().unwrap_or("-")), 40);
        let (value, machine) = (brief(&decision.value), brief(&decision.machine_value));
        let values = [
            ("field", locale.get(field_key(decision.field))),
            ("value", value.as_str()),
            ("person", decision.person.as_str()),
            ("date", decision.decided_at.as_str()),
            ("machine", machine.as_str()),
        ];
        let _ = write!(out, "{}", locale.sentence("comments.decision", &values));
        match &decision.note {
            Some(note) => {
                let _ = writeln!(out, " ({note})");
            }
            None => out.push('\n'),
        }
    }
    let _ = writeln!(out, "{}: {citation}", locale.get("comments.source"));
    if let Some((_, first, last)) = reviewed.lines(Field::Opinion) {
        let values = [("first", first.to_string()), ("last", last.to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let _ = writeln!(out, "{}", locale.sentence("comments.lines", &values));
    }
    if let Some(notice) = &reviewed.document.notice {
        let _ = writeln!(out, "{}: {}", locale.get("comments.notice"), one_line(notice));
    }
    out
}

/// The comments on a place, for `explain`: opinion and response, with where they stand.
pub fn comments_about(locale: Locale, comments: &[Reviewed]) -> String {
    let mut out = String::new();
    if comments.is_empty() {
        return out;
    }
    let count = comments.len().to_string();
    let _ = writeln!(out, "\n{}", locale.sentence("comments.about", &[("value", &count)]));
    for reviewed in comments {
        let comment = &reviewed.comment;
        let disposition = comment.disposition.map_or("-", |d| locale.get(d.key()));
        let page = reviewed.page().map_or_else(String::new, |page| format!(" p. {page}"));
        let _ = writeln!(
            out,
            "- No. {} [{disposition}] {}{page}",
            comment.number, reviewed.document.title
        );
        let (opinion, response) = (locale.get("field.opinion"), locale.get("field.response"));
        let _ = writeln!(
            out,
            "  {opinion}{}: {}",
            mark(reviewed, Field::Opinion),
            shorten(&one_line(&comment.opinion), 240)
        );
        if let Some(text) = &comment.response {
            let text = shorten(&one_line(text), 240);
            let _ = writeln!(out, "  {response}{}: {text}", mark(reviewed, Field::Response));
        }
    }
    out
}
