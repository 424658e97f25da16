//! Two editions side by side, one renderer per output format.

mod html;
mod text;
mod xlsx;

pub use html::render_diff_html;
pub use text::render_diff_text;
pub use xlsx::render_diff_xlsx;

use crate::report::{citation, summary};
use serde_json::{Value, json};
use shirube_catalogue::{Catalogue, Edition, MappedRequirement, Mapping};
use shirube_model::{Relation, RequirementId};
use shirube_words::Locale;

/// Two editions and how their requirements correspond.
pub struct EditionDiff<'a> {
    before: &'a Edition,
    after: &'a Edition,
    mapping: Mapping,
    locale: Locale,
}

/// A requirement as one of the editions has it.
struct Side<'a> {
    citation: String,
    summary: &'a str,
}

impl<'a> EditionDiff<'a> {
    /// Compares two editions of the catalogue; `None` when they do not stand on each other.
    pub fn new(
        catalogue: &Catalogue,
        before: &'a Edition,
        after: &'a Edition,
        locale: Locale,
    ) -> Option<Self> {
        let mapping = catalogue.mapping(before.id.as_str(), after.id.as_str())?;
        Some(Self { before, after, mapping, locale })
    }

    /// How many requirements stand in each relation, in the order of [`Relation::ALL`].
    fn counts(&self) -> impl Iterator<Item = (Relation, usize)> {
        Relation::ALL.into_iter().map(|relation| (relation, self.mapping.count(relation)))
    }

    fn lines(&self, relation: Relation) -> impl Iterator<Item = &MappedRequirement> {
        self.mapping.lines.iter().filter(move |line| line.relation == relation)
    }

    fn side(&self, edition: &'a Edition, id: Option<&RequirementId>) -> Option<Side<'a>> {
        let requirement = edition.placed(id?)?.requirement;
        Some(Side {
            citation: citation(self.locale, requirement),
            summary: summary(self.locale, requirement),
        })
    }

    fn before(&self, line: &MappedRequirement) -> Option<Side<'a>> {
        self.side(self.before, line.from.as_ref())
    }

    fn after(&self, line: &MappedRequirement) -> Option<Side<'a>> {
        self.side(self.after, line.to.as_ref())
    }

    fn reason(&self, line: &MappedRequirement) -> String {
        self.locale.explanation(&line.reason)
    }

    /// What is not known of the later edition.
    fn not_known(&self) -> impl Iterator<Item = String> {
        self.after.header.not_known.iter().map(|text| self.locale.explanation(text))
    }
}

/// The comparison as JSON, every requirement of both editions.
pub fn diff_json(diff: &EditionDiff<'_>) -> Value {
    let counts: serde_json::Map<String, Value> =
        diff.counts().map(|(relation, count)| (relation.word().to_owned(), json!(count))).collect();
    let side = |side: Option<Side<'_>>| {
        side.map(|side| json!({ "citation": side.citation, "summary": side.summary }))
    };
    let lines: Vec<Value> = diff
        .mapping
        .lines
        .iter()
        .map(|line| {
            json!({
                "relation": line.relation.word(),
                "from": line.from.as_ref().map(|id| format!("{}/{id}", diff.before.id)),
                "to": line.to.as_ref().map(|id| format!("{}/{id}", diff.after.id)),
                "before": side(diff.before(line)),
                "after": side(diff.after(line)),
                "reason": diff.reason(line),
                "confidence": line.confidence,
                "source": line.source,
            })
        })
        .collect();
    json!({
        "from": diff.before.id,
        "to": diff.after.id,
        "counts": counts,
        "requirements": lines,
        "not_known": diff.not_known().collect::<Vec<_>>(),
    })
}
