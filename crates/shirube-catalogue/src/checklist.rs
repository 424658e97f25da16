//! The ministry's checklists: the yearly one for inspections (令和5年度 on), and the sheet for
//! business continuity plans.

use crate::routes::DocumentRoute;
use shirube_model::checklist::Party;
use shirube_model::{Bilingual, CheckCode, Confidence, Date, EditionId, Language, RequirementKey};
use std::collections::BTreeMap;

/// What a checklist is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChecklistKind {
    /// Looked at in the yearly inspection; every item is to be met within the fiscal year.
    Yearly,
    /// Matters of a business continuity plan.
    Continuity,
}

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Checklist {
    /// `r5` to `r8`, or `bcp`.
    pub id: String,
    /// Its title.
    pub title: Bilingual,
    /// What it is for.
    pub kind: ChecklistKind,
    /// The year in which its fiscal year begins.
    pub fiscal_year: Option<i16>,
    /// The edition of the guideline that it belongs to.
    pub edition: EditionId,
    /// How sure its items are.
    pub confidence: Confidence,
    /// Where they were seen.
    pub source: String,
    /// What was not seen of it.
    pub not_known: Vec<Bilingual>,
    /// The forms, one per answering party.
    pub forms: Vec<Form>,
    /// The sections, in the ministry's order.
    pub sections: Vec<ChecklistSection>,
    /// The items, in the ministry's order.
    pub items: Vec<ChecklistItem>,
}

/// A form: the items that one party answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    /// Who answers it.
    pub party: Party,
    /// Its title.
    pub title: Bilingual,
}

/// A section of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChecklistSection {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Bilingual,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChecklistItem {
    /// Its number, such as `2-①`.
    pub number: String,
    /// The section that it lies in.
    pub section: String,
    /// `general`, `server`, `client-pc`, `network-device`.
    pub scope: Vec<String>,
    /// What it asks, in our own words.
    pub summary: Bilingual,
    /// The fiscal year in which it is to be met, when that is a later one.
    pub target_fiscal_year: Option<i16>,
    /// True when an institution without any vendor need not answer it.
    pub not_required_without_vendor: bool,
    /// Clauses that the ministry's manual prints beside it.
    pub cites: Vec<String>,
    /// Clauses that Shirube relates it to.
    pub related: Vec<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Where the text of another document contradicts it.
    pub conflict: Option<Conflict>,
    /// The forms that have it, with how sure that is.
    pub forms: BTreeMap<Party, FormItem>,
    /// The evidence that its answer is derived from.
    pub routes: ItemRoutes,
}

/// How sure it is that a form has an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormItem {
    /// How sure.
    pub confidence: Confidence,
    /// Where it was seen.
    pub source: String,
}

/// Two texts that cannot both be followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// The place that contradicts.
    pub with: RequirementKey,
    /// How the two contradict.
    pub text: Bilingual,
}

/// The evidence that an item's answer is derived from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ItemRoutes {
    /// Codes of checks.
    pub checks: Vec<CheckCode>,
    /// Documents.
    pub documents: Vec<DocumentRoute>,
    /// False when passing evidence covers only part of what is asked: it never makes a yes alone.
    pub decides: bool,
}

impl Checklist {
    /// The form of a party.
    pub fn form(&self, party: Party) -> Option<&Form> {
        self.forms.iter().find(|form| form.party == party)
    }

    /// The number and the title of a section.
    pub fn section_title(&self, number: &str, language: Language) -> String {
        let known = self.sections.iter().find(|section| section.number == number);
        format!("{number} {}", known.map_or("", |section| section.title.get(language)))
    }

    /// The items of a party's form, in the ministry's order.
    pub fn items_of(&self, party: Party) -> impl Iterator<Item = (&ChecklistItem, &FormItem)> {
        self.items.iter().filter_map(move |item| Some((item, item.forms.get(&party)?)))
    }

    /// The first and the last day of its fiscal year.
    pub fn year(&self) -> Option<(Date, Date)> {
        let first = self.fiscal_year?;
        Some((Date::new(first, 4, 1).ok()?, Date::new(first.checked_add(1)?, 3, 31).ok()?))
    }
}
