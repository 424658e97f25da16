//! HTML: a picture of themes and dispositions, then every comment. One file, nothing loaded.

use super::csv_export::field_key;
use super::{ThemeCount, statistics};
use crate::report::ReportError;
use askama::Template;
use shirube_documents::comment::{Disposition, Field, Reviewed};
use shirube_words::Locale;

/// Width of the picture's bars, in its own units.
const BAR: usize = 560;

#[derive(Template)]
#[template(path = "comments.html")]
struct Page<'a> {
    lang: &'a str,
    locale: Locale,
    total: usize,
    unsure: usize,
    height: usize,
    bars: Vec<Bar>,
    legend: Vec<(&'static str, &'static str, usize)>,
    comments: Vec<Shown<'a>>,
    notices: Vec<(String, String)>,
}

/// One theme of the picture.
struct Bar {
    theme: String,
    total: usize,
    y: usize,
    pieces: Vec<Segment>,
}

struct Segment {
    class: &'static str,
    name: &'static str,
    sure: bool,
    count: usize,
    x: usize,
    width: usize,
}

struct Shown<'a> {
    document: &'a str,
    number: u32,
    theme: &'a str,
    heading: String,
    disposition: &'static str,
    class: &'static str,
    opinion: Vec<&'a str>,
    response: Vec<&'a str>,
    references: String,
    source: String,
    unsure: String,
}

fn class(disposition: Option<Disposition>) -> &'static str {
    match disposition {
        Some(Disposition::Amended) => "amended",
        Some(Disposition::Explained) => "explained",
        Some(Disposition::Noted) => "noted",
        Some(Disposition::ForFutureConsideration) => "future",
        Some(Disposition::KeptAsDrafted) => "kept",
        None => "none",
    }
}

/// Renders the register as one page.
pub fn render_comments_html(locale: Locale, comments: &[Reviewed]) -> Result<String, ReportError> {
    let name = |disposition: Option<Disposition>| {
        locale.get(disposition.map_or("disposition.none", Disposition::key))
    };
    let order: Vec<Option<Disposition>> =
        Disposition::ALL.into_iter().map(Some).chain([None]).collect();
    let statistics = statistics(comments);
    let total = |count: &ThemeCount| count.dispositions.values().sum::<usize>();
    let most = statistics.iter().map(total).max().unwrap_or(1).max(1);
    let mut bars = Vec::new();
    for (index, ThemeCount { theme, sure, dispositions }) in statistics.iter().enumerate() {
        let mut done = 0;
        let mut pieces = Vec::new();
        for disposition in &order {
            for sure in [true, false] {
                let count = dispositions.get(&(*disposition, sure)).copied().unwrap_or(0);
                if count == 0 {
                    continue;
                }
                let (x, end) = (done * BAR / most, (done + count) * BAR / most);
                let (class, name) = (class(*disposition), name(*disposition));
                pieces.push(Segment { class, name, sure, count, x, width: end - x });
                done += count;
            }
        }
        let key = if *sure { "comments.no-theme" } else { "comments.theme-unsure" };
        let theme = theme.clone().unwrap_or_else(|| locale.get(key).to_owned());
        bars.push(Bar { theme, total: done, y: index * 44, pieces });
    }
    let count = |disposition: &Option<Disposition>| {
        comments.iter().filter(|reviewed| reviewed.comment.disposition == *disposition).count()
    };
    let legend = order
        .iter()
        .map(|disposition| (class(*disposition), name(*disposition), count(disposition)))
        .filter(|(_, _, count)| *count > 0)
        .collect();
    let mut notices: Vec<(String, String)> = Vec::new();
    for reviewed in comments {
        let notice = reviewed.document.notice.clone().unwrap_or_default();
        let entry = (reviewed.document.title.clone(), notice);
        if !notices.contains(&entry) {
            notices.push(entry);
        }
    }
    let page = Page {
        lang: locale.language.tag(),
        locale,
        total: comments.len(),
        unsure: comments.iter().filter(|reviewed| reviewed.comment.is_unsure()).count(),
        height: (bars.len() * 44).max(44),
        bars,
        legend,
        comments: comments.iter().map(|reviewed| shown(locale, reviewed)).collect(),
        notices,
    };
    crate::report::written(&page)
}

fn shown(locale: Locale, reviewed: &Reviewed) -> Shown<'_> {
    let comment = &reviewed.comment;
    let heading: Vec<&str> = [&comment.volume, &comment.place, &comment.page]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let unsure: Vec<&str> = comment.unsure().map(|field| locale.get(field_key(field))).collect();
    let references: Vec<&str> =
        reviewed.references().flat_map(|cited| &cited.resolved).map(String::as_str).collect();
    let page = reviewed.page().map_or_else(String::new, |page| format!(" p. {page}"));
    let lines = reviewed.lines(Field::Opinion).map_or_else(String::new, |(_, first, last)| {
        let (first, last) = (first.to_string(), last.to_string());
        let values = [("first", first.as_str()), ("last", last.as_str())];
        format!(", {}", locale.sentence("comments.lines", &values))
    });
    Shown {
        document: &reviewed.document.id,
        number: comment.number,
        theme: comment.theme.as_deref().unwrap_or_default(),
        heading: heading.join(" "),
        disposition: locale.get(comment.disposition.map_or("disposition.none", Disposition::key)),
        class: class(comment.disposition),
        opinion: comment.opinion.lines().collect(),
        response: comment.response.as_deref().unwrap_or_default().lines().collect(),
        references: references.join(" "),
        source: format!("{}{page}{lines}", reviewed.document.title),
        unsure: unsure.join(locale.get("list.separator")),
    }
}
