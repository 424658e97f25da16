//! `checklists/*.toml`.

use super::routes::ItemRoutesFile;
use crate::checklist::{
    Checklist, ChecklistItem, ChecklistKind, ChecklistSection, Conflict, Form, FormItem,
};
use serde::Deserialize;
use shirube_model::checklist::Party;
use shirube_model::{Bilingual, Confidence, EditionId, RequirementKey};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "notes of the research stay in the file")]
pub(crate) struct ChecklistFile {
    id: String,
    title_ja: String,
    title_en: String,
    kind: ChecklistKind,
    fiscal_year: Option<i16>,
    edition: EditionId,
    /// When it was issued, as far as known.
    issued: String,
    confidence: Confidence,
    source: String,
    #[serde(default)]
    not_known: Vec<Bilingual>,
    forms: Vec<FormFile>,
    sections: Vec<SectionFile>,
    items: Vec<ItemFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    party: Party,
    title_ja: String,
    title_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    number: String,
    title_ja: String,
    title_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    number: String,
    section: String,
    scope: Vec<String>,
    summary_ja: String,
    summary_en: String,
    target_fiscal_year: Option<i16>,
    #[serde(default)]
    not_required_without_vendor: bool,
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default)]
    related: Vec<String>,
    note: Option<String>,
    conflict: Option<ConflictFile>,
    forms: BTreeMap<Party, FormItemFile>,
    #[serde(default)]
    routes: ItemRoutesFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConflictFile {
    with: RequirementKey,
    ja: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormItemFile {
    confidence: Confidence,
    source: String,
}

impl ChecklistFile {
    pub(crate) fn into_checklist(self) -> Checklist {
        Checklist {
            id: self.id,
            title: Bilingual { ja: self.title_ja, en: self.title_en },
            kind: self.kind,
            fiscal_year: self.fiscal_year,
            edition: self.edition,
            confidence: self.confidence,
            source: self.source,
            not_known: self.not_known,
            forms: self.forms.into_iter().map(FormFile::into_form).collect(),
            sections: self.sections.into_iter().map(SectionFile::into_section).collect(),
            items: self.items.into_iter().map(ItemFile::into_item).collect(),
        }
    }
}

impl FormFile {
    fn into_form(self) -> Form {
        Form { party: self.party, title: Bilingual { ja: self.title_ja, en: self.title_en } }
    }
}

impl SectionFile {
    fn into_section(self) -> ChecklistSection {
        let title = Bilingual { ja: self.title_ja, en: self.title_en };
        ChecklistSection { number: self.number, title }
    }
}

impl ItemFile {
    fn into_item(self) -> ChecklistItem {
        let forms = self.forms.into_iter().map(|(party, form)| {
            (party, FormItem { confidence: form.confidence, source: form.source })
        });
        ChecklistItem {
            number: self.number,
            section: self.section,
            scope: self.scope,
            summary: Bilingual { ja: self.summary_ja, en: self.summary_en },
            target_fiscal_year: self.target_fiscal_year,
            not_required_without_vendor: self.not_required_without_vendor,
            cites: self.cites,
            related: self.related,
            note: self.note,
            conflict: self.conflict.map(|conflict| Conflict {
                with: conflict.with,
                text: Bilingual { ja: conflict.ja, en: conflict.en },
            }),
            forms: forms.collect(),
            routes: self.routes.into_routes(),
        }
    }
}
