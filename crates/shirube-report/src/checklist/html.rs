//! The forms as one page, for screens and for A4.

use super::{ChecklistReport, ItemRow};
use crate::report::ReportError;
use askama::Template;
use shirube_model::checklist::ItemState;
use shirube_words::Locale;
use strum::IntoEnumIterator;

#[derive(Template)]
#[template(path = "checklist.html")]
struct Page<'a> {
    lang: &'a str,
    locale: Locale,
    title: &'a str,
    institution: &'a str,
    as_of: String,
    outside_year: Option<String>,
    not_known: Vec<&'a str>,
    forms: Vec<FormView<'a>>,
}

struct FormView<'a> {
    title: String,
    tiles: Vec<(&'static str, &'static str, usize)>,
    sections: Vec<SectionView<'a>>,
}

struct SectionView<'a> {
    title: String,
    rows: Vec<RowView<'a>>,
}

struct RowView<'a> {
    row: ItemRow<'a>,
    summary: &'a str,
    state: &'static str,
    class: &'static str,
    confidence: &'static str,
    cites: String,
}

/// Renders the forms as one self-contained page.
pub fn render_checklists_html(report: &ChecklistReport<'_>) -> Result<String, ReportError> {
    let locale = report.locale();
    let language = locale.language;
    let forms = report
        .results
        .iter()
        .map(|result| {
            let mut sections: Vec<(&str, SectionView<'_>)> = Vec::new();
            for row in report.rows(result) {
                let number = row.item.section.as_str();
                if sections.last().is_none_or(|(last, _)| *last != number) {
                    let title = report.list.section_title(number, language);
                    sections.push((number, SectionView { title, rows: Vec::new() }));
                }
                let mut cites = row.item.cites.clone();
                cites.extend(row.item.related.iter().map(|place| format!("({place})")));
                let view = RowView {
                    summary: row.item.summary.get(language),
                    state: locale.get(row.result.state.key()),
                    class: row.result.state.word(),
                    confidence: locale.get(row.known.confidence.key()),
                    cites: cites.join(locale.get("list.separator")),
                    row,
                };
                if let Some((_, section)) = sections.last_mut() {
                    section.rows.push(view);
                }
            }
            let tiles = ItemState::iter()
                .map(|state| (state.word(), locale.get(state.key()), result.count(state)))
                .filter(|(_, _, count)| *count > 0)
                .collect();
            FormView {
                title: report.form_title(result),
                tiles,
                sections: sections.into_iter().map(|(_, section)| section).collect(),
            }
        })
        .collect();
    let page = Page {
        lang: language.tag(),
        locale,
        title: report.list.title.get(language),
        institution: &report.report.assessment.institution_name,
        as_of: report.report.assessment.as_of.to_string(),
        outside_year: report.outside_year(),
        not_known: report.list.not_known.iter().map(|text| text.get(language)).collect(),
        forms,
    };
    crate::report::written(&page)
}
