//! An assessment with what explains it: the catalogue, the edition, the words.

use shirube_catalogue::{Catalogue, Chapter, Check, Edition, Requirement, VolumeText};
use shirube_model::{
    Assessment, CheckCode, Finding, RequirementId, RequirementResult, Route, RouteKind, Status,
    Volume,
};
use shirube_words::Locale;
use std::collections::BTreeMap;
use thiserror::Error;

/// Why a report could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A renderer failed.
    #[error("cannot write the report: {0}")]
    Render(String),
}

/// What every renderer looks at.
pub struct Report<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The catalogue that it was made with.
    pub catalogue: &'a Catalogue,
    /// The edition.
    pub edition: &'a Edition,
    /// The words.
    pub locale: Locale,
}

/// A requirement's result with its place in the edition.
pub struct PlacedResult<'a> {
    /// The result.
    pub result: &'a RequirementResult,
    /// The volume.
    pub volume: &'a VolumeText,
    /// The chapter.
    pub chapter: &'a Chapter,
    /// The requirement.
    pub requirement: &'a Requirement,
}

impl<'a> Report<'a> {
    /// Every result with its place, in the order of the edition.
    pub fn placed(&self) -> Vec<PlacedResult<'a>> {
        let results: BTreeMap<&RequirementId, &RequirementResult> =
            self.assessment.requirements.iter().map(|result| (&result.id, result)).collect();
        self.edition
            .requirements()
            .filter_map(|(volume, chapter, requirement)| {
                let id: RequirementId = requirement.id(volume.volume, chapter).parse().ok()?;
                let result = results.get(&id)?;
                Some(PlacedResult { result, volume, chapter, requirement })
            })
            .collect()
    }

    /// The check of a finding.
    pub fn check(&self, code: &CheckCode) -> Option<&'a Check> {
        self.catalogue.check(code.as_str())
    }

    /// A requirement with the assessed edition: `mhlw-6.0/control/13#6`.
    pub fn key(&self, id: &RequirementId) -> String {
        format!("{}/{id}", self.assessment.edition)
    }

    /// What decided a route's state, in words.
    pub fn detail(&self, route: &Route) -> String {
        route.detail.as_ref().map(|detail| self.locale.message(detail)).unwrap_or_default()
    }

    /// A requirement's id as people cite it: 「システム運用編 13⑥」, `Control 13⑥`.
    pub fn citation(&self, id: &RequirementId) -> String {
        let id = id.to_string();
        let Some((volume, chapter, requirement)) = self.edition.requirement(&id) else {
            return id;
        };
        citation(self.locale, volume.volume, chapter, requirement)
    }

    /// A requirement of any edition, from its id as shipped, with the edition: 「mhlw-7.0 システム運用編 14⑥」.
    pub fn citation_with_edition(&self, id: &str) -> String {
        let found = self.catalogue.editions.iter().find_map(|edition| {
            let plain = id.strip_prefix(edition.id.as_str())?.strip_prefix('/')?;
            let (volume, chapter, requirement) =
                edition.requirements().find(|(volume, chapter, requirement)| {
                    requirement.shipped_id(volume.volume, chapter).as_deref() == Some(plain)
                })?;
            let place = citation(self.locale, volume.volume, chapter, requirement);
            Some(format!("{} {place}", edition.id))
        });
        found.unwrap_or_else(|| id.to_owned())
    }

    /// Counts of each status per chapter, in the order of the edition.
    pub fn by_chapter(&self) -> Vec<(&'a VolumeText, &'a Chapter, BTreeMap<Status, usize>)> {
        let mut rows: Vec<(&VolumeText, &Chapter, BTreeMap<Status, usize>)> = Vec::new();
        for volume in &self.edition.volumes {
            for chapter in &volume.chapters {
                rows.push((volume, chapter, BTreeMap::new()));
            }
        }
        for placed in self.placed() {
            let row = rows.iter_mut().find(|(volume, chapter, _)| {
                volume.volume == placed.volume.volume && chapter.number == placed.chapter.number
            });
            if let Some((_, _, counts)) = row {
                *counts.entry(placed.result.status).or_default() += 1;
            }
        }
        rows
    }

    /// The name of a volume.
    pub fn volume_name(&self, volume: Volume) -> &'static str {
        match self.locale.language {
            shirube_model::Language::Ja => volume.name_ja(),
            shirube_model::Language::En => volume.name_en(),
        }
    }

    /// A route in words: `検査 SHR-NET-001 …`.
    pub fn route_name(&self, route: &Route) -> String {
        let locale = self.locale;
        match &route.kind {
            RouteKind::Check(code) => {
                let title =
                    self.check(code).map_or("", |check| check.text.title.get(locale.language));
                format!("{} {code} {title}", locale.get("route-kind.check"))
            }
            RouteKind::Document(kind) => {
                let name = shirube_facts_word(kind, locale).unwrap_or(kind);
                format!("{} {name}", locale.get("route-kind.document"))
            }
            RouteKind::Declaration => locale.get("route-kind.declaration").to_owned(),
        }
    }

    /// A finding's subject with its name.
    pub fn subject(&self, finding: &Finding) -> String {
        self.subject_of(&finding.verdict)
    }

    /// A verdict's subject with its name.
    pub fn subject_of(&self, verdict: &shirube_model::SubjectVerdict) -> String {
        match &verdict.label {
            Some(label) if *label != verdict.subject => format!("{} {label}", verdict.subject),
            _ => verdict.subject.clone(),
        }
    }
}

/// A chapter's title, or the words that it was not seen.
pub(crate) fn chapter_title(locale: Locale, chapter: &Chapter) -> &str {
    match chapter.title(locale.language) {
        "" => locale.get("report.title-not-seen"),
        title => title,
    }
}

/// A place as people cite it.
pub(crate) fn citation(
    locale: Locale,
    volume: Volume,
    chapter: &Chapter,
    requirement: &Requirement,
) -> String {
    let (name, group) = match locale.language {
        shirube_model::Language::Ja => (volume.name_ja(), requirement.group_ja.as_deref()),
        shirube_model::Language::En => (volume.name_en(), requirement.group_en.as_deref()),
    };
    let container = requirement.section.as_deref().unwrap_or(&chapter.number);
    let group = group.map_or_else(String::new, |group| format!("【{group}】"));
    format!("{name} {container}{group}{}", circled(requirement.item))
}

/// ① to ⑳, (21) and on.
fn circled(item: u16) -> String {
    match item {
        1..=20 => {
            char::from_u32(0x2460 + u32::from(item) - 1).map(String::from).unwrap_or_default()
        }
        _ => format!("({item})"),
    }
}

fn shirube_facts_word(kind: &str, locale: Locale) -> Option<&'static str> {
    shirube_facts::vocabulary::DOCUMENT_KIND.word(kind).map(|word| word.label(locale.language))
}
