//! The comparison as one page for people.

use super::EditionDiff;
use crate::report::ReportError;
use askama::Template;
use shirube_model::Relation;
use shirube_words::Locale;

#[derive(Template)]
#[template(path = "diff.html")]
struct Page<'a> {
    lang: &'a str,
    locale: Locale,
    before: &'a str,
    after: &'a str,
    before_id: &'a str,
    after_id: &'a str,
    groups: Vec<Group<'a>>,
    total: usize,
    not_known: Vec<String>,
}

struct Group<'a> {
    key: &'static str,
    class: &'static str,
    name: &'static str,
    x: usize,
    width: usize,
    rows: Vec<RequirementRow<'a>>,
}

struct RequirementRow<'a> {
    before: Option<(String, &'a str)>,
    after: Option<(String, &'a str)>,
    reason: String,
    confidence: &'static str,
    source: &'a str,
}

/// Width of the picture's bar, in its own units.
const BAR: usize = 1000;

/// Renders the comparison as one self-contained page.
pub fn render_diff_html(diff: &EditionDiff<'_>) -> Result<String, ReportError> {
    let locale = diff.locale;
    let total = diff.mapping.lines.len().max(1);
    let mut done = 0;
    let mut groups = Vec::new();
    for relation in Relation::ALL {
        let rows: Vec<RequirementRow<'_>> = diff
            .lines(relation)
            .map(|line| RequirementRow {
                before: diff.before(line).map(|side| (side.citation, side.summary)),
                after: diff.after(line).map(|side| (side.citation, side.summary)),
                reason: diff.reason(line),
                confidence: locale.get(line.confidence.key()),
                source: &line.source,
            })
            .collect();
        let (x, end) = (done * BAR / total, (done + rows.len()) * BAR / total);
        done += rows.len();
        groups.push(Group {
            key: relation.word(),
            class: relation.word(),
            name: locale.get(relation.key()),
            x,
            width: end - x,
            rows,
        });
    }
    let page = Page {
        lang: locale.language.tag(),
        locale,
        before: diff.before.title(locale.language),
        after: diff.after.title(locale.language),
        before_id: diff.before.id.as_str(),
        after_id: diff.after.id.as_str(),
        groups,
        total: diff.mapping.lines.len(),
        not_known: diff.not_known().collect(),
    };
    crate::report::written(&page)
}
