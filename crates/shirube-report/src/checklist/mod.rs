//! The forms of a checklist, one renderer per output format, in the ministry's order.

mod html;
mod text;
mod xlsx;

pub use html::render_checklists_html;
pub use text::render_checklists_text;
pub use xlsx::render_checklists_xlsx;

use crate::report::Report;
use serde_json::{Value, json};
use shirube_catalogue::{Checklist, ChecklistItem, Form, FormItem};
use shirube_model::checklist::{
    Answer, ChecklistResult, GivenAnswer, ItemResult, ItemState, Party,
};
use shirube_words::Locale;
use strum::IntoEnumIterator;

/// Forms of one checklist with what explains them.
pub struct ChecklistReport<'a> {
    /// The checklist.
    pub list: &'a Checklist,
    /// The forms as they stand.
    pub results: &'a [ChecklistResult],
    /// The assessment that the evidence comes from.
    pub report: &'a Report<'a>,
}

/// An item as it is shown.
struct ItemRow<'a> {
    item: &'a ChecklistItem,
    result: &'a ItemResult,
    known: &'a FormItem,
    scope: String,
    /// Answer and day of the first and of the second check.
    first: (String, String),
    second: (String, String),
    target: String,
    /// What the evidence shows, one line per route.
    evidence: Vec<String>,
    /// What a person must look at.
    remarks: Vec<String>,
}

impl<'a> ChecklistReport<'a> {
    fn locale(&self) -> Locale {
        self.report.locale
    }

    fn form(&self, party: Party) -> Option<&'a Form> {
        self.list.form(party)
    }

    /// The title of a form with the vendor whom it is for.
    fn form_title(&self, result: &ChecklistResult) -> String {
        let title =
            self.form(result.party).map_or("", |form| form.title.get(self.locale().language));
        match &result.vendor {
            Some((id, name)) => format!("{title} {id} {name}"),
            None => title.to_owned(),
        }
    }

    /// The items of a form with their section, in order.
    fn rows(&self, result: &'a ChecklistResult) -> Vec<ItemRow<'a>> {
        let item_result = |item: &ChecklistItem| {
            result.items.iter().find(|item_result| item_result.number == item.number)
        };
        self.list
            .items_of(result.party)
            .filter_map(|(item, known)| Some(self.row(item, known, item_result(item)?)))
            .collect()
    }

    fn row(
        &self,
        item: &'a ChecklistItem,
        known: &'a FormItem,
        item_result: &'a ItemResult,
    ) -> ItemRow<'a> {
        let locale = self.locale();
        let scope: Vec<&str> =
            item.scope.iter().map(|scope| locale.get(scope_key(scope))).collect();
        let given = |answer: &Option<GivenAnswer>| match answer {
            Some(given) => {
                (locale.get(given.answer.key()).to_owned(), given.checked_at.to_string())
            }
            None => (String::new(), String::new()),
        };
        let mut first = given(&item_result.first);
        // Where nobody answered, the evidence stands in for the first check, and says so.
        if matches!(item_result.state, ItemState::ShownYes | ItemState::ShownNo) {
            // Nobody checked on the day of the assessment, so that no day is written.
            first = (locale.get(item_result.state.key()).to_owned(), String::new());
        }
        // The form keeps the target of a no also when a yes followed.
        let target = [&item_result.second, &item_result.first]
            .into_iter()
            .flatten()
            .find(|given| given.answer == Answer::No)
            .and_then(|given| given.target)
            .map(|day| day.to_string())
            .unwrap_or_default();
        let mut evidence: Vec<String> = item_result
            .routes
            .iter()
            .map(|route| {
                let state = locale.get(route.state.key());
                let detail = self.report.detail(route);
                let source = route.source.as_ref().map(|s| format!(" ← {s}")).unwrap_or_default();
                format!("{state}: {} {detail}{source}", self.report.route_name(route))
            })
            .collect();
        for given in [&item_result.first, &item_result.second].into_iter().flatten() {
            let note = given.note.as_deref().map(|note| format!(" {note}")).unwrap_or_default();
            evidence.push(format!(
                "{}: {} {}{note} ← {}",
                locale.get("checklist.answered-by"),
                given.person,
                given.checked_at,
                given.source
            ));
        }
        ItemRow {
            item,
            result: item_result,
            known,
            scope: scope.join(locale.get("list.separator")),
            first,
            second: given(&item_result.second),
            target,
            evidence,
            remarks: self.remarks(item, item_result),
        }
    }

    fn remarks(&self, item: &ChecklistItem, item_result: &ItemResult) -> Vec<String> {
        let locale = self.locale();
        let mut remarks = Vec::new();
        if item_result.contradicted {
            remarks.push(locale.get("checklist.contradicted").to_owned());
        }
        if let Some(conflict) = &item.conflict {
            let with = self.report.citation_with_edition(&conflict.with);
            let values = [("with", with.as_str()), ("text", conflict.text.get(locale.language))];
            remarks.push(locale.sentence("checklist.conflict", &values));
        }
        if !item_result.open_scopes.is_empty() {
            let scopes: Vec<&str> =
                item_result.open_scopes.iter().map(|scope| locale.get(scope_key(scope))).collect();
            let scopes = scopes.join(locale.get("list.separator"));
            remarks.push(locale.sentence("checklist.open-scopes", &[("value", &scopes)]));
        }
        if item_result.state == ItemState::ShownNo && self.list.year().is_some() {
            remarks.push(locale.get("checklist.target-needed").to_owned());
        }
        if let Some(reason) = &item_result.reason {
            remarks.push(locale.message(reason));
        }
        if let Some(year) = item.target_fiscal_year {
            remarks.push(locale.sentence("checklist.target-year", &[("value", &year.to_string())]));
        }
        remarks
    }

    /// Why the evidence fills nothing in, when the day lies outside of the list's year.
    fn outside_year(&self) -> Option<String> {
        let (first, last) = self.list.year()?;
        let day = self.report.assessment.as_of;
        let (first, last) = (first.to_string(), last.to_string());
        let values = [("first", first.as_str()), ("last", last.as_str())];
        let inside = self.list.year().is_some_and(|(first, last)| (first..=last).contains(&day));
        (!inside).then(|| self.locale().sentence("checklist.outside-year", &values))
    }

    /// How many items stand how, in words.
    fn counts(&self, result: &ChecklistResult) -> String {
        let locale = self.locale();
        let counts: Vec<String> = ItemState::iter()
            .map(|state| (state, result.count(state)))
            .filter(|(_, count)| *count > 0)
            .map(|(state, count)| format!("{} {count}", locale.get(state.key())))
            .collect();
        counts.join(" / ")
    }
}

fn scope_key(scope: &str) -> &'static str {
    match scope {
        "server" => "scope.server",
        "client-pc" => "scope.client-pc",
        "network-device" => "scope.network-device",
        _ => "scope.general",
    }
}

/// The forms as JSON.
pub fn checklists_json(report: &ChecklistReport<'_>) -> Value {
    let language = report.locale().language;
    let answer = |given: &Option<GivenAnswer>| {
        given.as_ref().map(|given| {
            json!({
                "answer": given.answer, "person": given.person,
                "checked_at": given.checked_at.to_string(),
                "target": given.target.map(|day| day.to_string()),
                "note": given.note, "source": given.source.to_string(),
            })
        })
    };
    let forms: Vec<Value> = report
        .results
        .iter()
        .map(|result| {
            let items: Vec<Value> = report
                .rows(result)
                .into_iter()
                .map(|row| {
                    json!({
                        "number": row.item.number,
                        "section": row.item.section,
                        "scope": row.item.scope,
                        "summary": row.item.summary.get(language),
                        "state": row.result.state,
                        "first": answer(&row.result.first),
                        "second": answer(&row.result.second),
                        "open_scopes": row.result.open_scopes,
                        "shown": row.result.shown,
                        "contradicted": row.result.contradicted,
                        "evidence": row.evidence,
                        "remarks": row.remarks,
                        "cites": row.item.cites,
                        "related": row.item.related,
                        "confidence": row.known.confidence,
                        "source": row.known.source,
                    })
                })
                .collect();
            let counts: serde_json::Map<String, Value> = ItemState::iter()
                .map(|state| (state.word().to_owned(), json!(result.count(state))))
                .collect();
            json!({
                "party": result.party,
                "vendor": result.vendor.as_ref().map(|(id, name)| json!({"id": id, "name": name})),
                "counts": counts,
                "items": items,
            })
        })
        .collect();
    json!({
        "checklist": report.list.id,
        "title": report.list.title.get(language),
        "edition": report.list.edition,
        "institution": report.report.assessment.institution_name,
        "as_of": report.report.assessment.as_of.to_string(),
        "outside_year": report.outside_year(),
        "not_known": report.list.not_known.iter().map(|text| text.get(language)).collect::<Vec<_>>(),
        "forms": forms,
    })
}
