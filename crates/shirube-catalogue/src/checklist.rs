//! The ministry's checklists: the yearly one for inspections (令和5年度 on), and the sheet for
//! business continuity plans.

use crate::volume::DocumentRoute;
use serde::Deserialize;
use shirube_model::checklist::Party;
use shirube_model::{Bilingual, Confidence, Date, Language};
use std::collections::BTreeMap;

/// What a checklist is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChecklistKind {
    /// Looked at in the yearly inspection; every item is to be met within the fiscal year.
    Yearly,
    /// Matters of a business continuity plan.
    Continuity,
}

/// A checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Checklist {
    /// `r5` to `r8`, or `bcp`.
    pub id: String,
    pub title_ja: String,
    pub title_en: String,
    pub kind: ChecklistKind,
    /// The year in which its fiscal year begins.
    pub fiscal_year: Option<i16>,
    /// The edition of the guideline that it belongs to.
    pub edition: String,
    /// When it was issued, as far as known.
    pub issued: String,
    pub confidence: Confidence,
    pub source: String,
    /// What was not seen of it.
    #[serde(default)]
    pub not_known: Vec<Bilingual>,
    pub forms: Vec<Form>,
    pub sections: Vec<ChecklistSection>,
    pub items: Vec<ChecklistItem>,
}

/// A form: the items that one party answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Form {
    pub party: Party,
    pub title_ja: String,
    pub title_en: String,
}

/// A section of a checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ChecklistSection {
    pub number: String,
    pub title_ja: String,
    pub title_en: String,
}

/// An item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ChecklistItem {
    pub number: String,
    pub section: String,
    /// `general`, `server`, `client-pc`, `network-device`.
    pub scope: Vec<String>,
    /// What it asks, in our own words.
    pub summary_ja: String,
    pub summary_en: String,
    /// The fiscal year in which it is to be met, when that is a later one.
    pub target_fiscal_year: Option<i16>,
    /// True when an institution without any vendor need not answer it.
    #[serde(default)]
    pub not_required_without_vendor: bool,
    /// Clauses that the ministry's manual prints beside it.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Clauses that Shirube relates it to.
    #[serde(default)]
    pub related: Vec<String>,
    pub note: Option<String>,
    /// Where the text of another document contradicts it.
    pub conflict: Option<Conflict>,
    /// The forms that have it, with how sure that is.
    pub forms: BTreeMap<String, FormItem>,
    #[serde(default)]
    pub routes: ItemRoutes,
}

/// How sure it is that a form has an item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FormItem {
    pub confidence: Confidence,
    pub source: String,
}

/// Two texts that cannot both be followed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The place that contradicts, canonical id with the edition.
    pub with: String,
    /// How, in Japanese.
    pub ja: String,
    /// How, in English.
    pub en: String,
}

impl Conflict {
    /// How the two contradict.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }
}

/// The evidence that an item's answer is derived from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ItemRoutes {
    /// Codes of checks.
    pub checks: Vec<String>,
    /// Documents.
    pub documents: Vec<DocumentRoute>,
    /// False when passing evidence covers only part of what is asked: it never makes a yes alone.
    pub decides: bool,
}

impl Default for ItemRoutes {
    fn default() -> Self {
        Self { checks: Vec::new(), documents: Vec::new(), decides: true }
    }
}

impl Checklist {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }

    /// The form of a party.
    pub fn form(&self, party: Party) -> Option<&Form> {
        self.forms.iter().find(|form| form.party == party)
    }

    /// The number and the title of a section.
    pub fn section_title(&self, number: &str, language: Language) -> String {
        let known = self.sections.iter().find(|section| section.number == number);
        format!("{number} {}", known.map_or("", |section| section.title(language)))
    }

    /// The items of a party's form, in the ministry's order.
    pub fn items_of(&self, party: Party) -> impl Iterator<Item = (&ChecklistItem, &FormItem)> {
        self.items.iter().filter_map(move |item| Some((item, item.forms.get(party.id())?)))
    }

    /// The first and the last day of its fiscal year.
    pub fn year(&self) -> Option<(Date, Date)> {
        let first = self.fiscal_year?;
        Some((Date::constant(first, 4, 1), Date::constant(first + 1, 3, 31)))
    }
}

impl Form {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }
}

impl ChecklistSection {
    /// The title in `language`.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }
}

impl ChecklistItem {
    /// The summary in `language`.
    pub fn summary(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.summary_ja,
            Language::En => &self.summary_en,
        }
    }
}
