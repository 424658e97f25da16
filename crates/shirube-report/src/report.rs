//! An assessment with what explains it: the catalogue, the edition, the words.

use askama::Template;
use shirube_catalogue::{Catalogue, Chapter, Check, Edition, Placed, Requirement, VolumeText};
use shirube_model::Failure;
use shirube_model::text::{circled, harmless};
use shirube_model::{
    Assessment, CheckCode, Finding, Message, ParameterOverride, RequirementId, RequirementKey,
    RequirementResult, Route, RouteKind, Status, Volume, Waiver,
};
use shirube_words::Locale;
use std::collections::BTreeMap;
use strum::EnumCount;
use thiserror::Error;

/// Why a report could not be written.
#[derive(Debug, Error, EnumCount)]
#[non_exhaustive]
pub enum ReportError {
    /// A renderer failed.
    #[error("cannot write the report: {0}")]
    Render(String),
}

impl Failure for ReportError {
    fn message(&self) -> Message {
        Message::new("other-fault").with("reason", self)
    }
}

/// A page as text. What strangers wrote is quiet in it: whoever prints the file to a terminal is not
/// steered.
pub(crate) fn written(page: &impl Template) -> Result<String, ReportError> {
    let page = page.render().map_err(|error| ReportError::Render(error.to_string()))?;
    Ok(harmless(&page))
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
            .filter_map(|placed| {
                let Placed { volume, chapter, requirement } = placed;
                let result = results.get(placed.id())?;
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

    /// Who decided to live with a finding, until when and why; and that nobody else approved it.
    pub fn waiver(&self, waiver: &Waiver) -> String {
        let as_of = self.assessment.as_of;
        let until = waiver.holds_until(as_of).unwrap_or(waiver.until).to_string();
        let approver = waiver.approved_by.as_deref().filter(|_| waiver.is_approved(as_of));
        let key = if approver.is_some() { "report.approved-by" } else { "report.by-not-approved" };
        let values = [
            ("person", waiver.requested_by()),
            ("approver", approver.unwrap_or_default()),
            ("until", until.as_str()),
            ("reason", waiver.reason.as_str()),
        ];
        self.locale.sentence(key, &values)
    }

    /// A requirement's id as people cite it: 「システム運用編 13⑥」, `Control 13⑥`.
    pub fn citation(&self, id: &RequirementId) -> String {
        let placed = self.edition.placed(id);
        placed.map_or_else(|| id.to_string(), |placed| citation(self.locale, placed.requirement))
    }

    /// A requirement of any edition, from its id as shipped, with the edition: 「mhlw-7.0 システム運用編 14⑥」.
    pub fn citation_with_edition(&self, key: &RequirementKey) -> String {
        let edition = self.catalogue.edition(key.edition.as_str());
        match edition.and_then(|edition| edition.placed_as_shipped(&key.requirement)) {
            Some(placed) => {
                format!("{} {}", key.edition, citation(self.locale, placed.requirement))
            }
            None => key.to_string(),
        }
    }

    /// Counts of each status per chapter, in the order of the edition.
    pub fn by_chapter(&self) -> Vec<(&'a VolumeText, &'a Chapter, BTreeMap<Status, usize>)> {
        let mut rows: Vec<(&VolumeText, &Chapter, BTreeMap<Status, usize>)> = Vec::new();
        for volume in self.edition.volumes() {
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

    /// The thresholds that the institution set itself, one line each: of one check, or of all.
    pub fn own_thresholds(&self, check: Option<&CheckCode>) -> Vec<String> {
        let overrides = self.assessment.overrides.iter();
        let of_check = overrides.filter(|own| check.is_none_or(|check| own.check == *check));
        of_check
            .map(|own| {
                let ParameterOverride { check, name, shipped, used, reason } = own;
                format!("{check} {name}: {shipped} → {used} ({reason})")
            })
            .collect()
    }

    /// The name of a volume.
    pub fn volume_name(&self, volume: Volume) -> &'static str {
        volume.name(self.locale.language)
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
    match chapter.title.get(locale.language) {
        "" => locale.get("report.title-not-seen"),
        title => title,
    }
}

/// What a requirement asks for, or the words that nobody summarised it.
pub fn summary(locale: Locale, requirement: &Requirement) -> &str {
    match requirement.summary.get(locale.language) {
        "" => locale.get("report.not-summarised"),
        summary => summary,
    }
}

/// A place as people cite it.
pub fn citation(locale: Locale, requirement: &Requirement) -> String {
    let (id, language) = (&requirement.id, locale.language);
    let group = requirement.group.as_ref().map(|group| format!("【{}】", group.get(language)));
    let group = group.unwrap_or_default();
    format!("{} {}{group}{}", id.volume.name(language), id.container, circled(id.item))
}

fn shirube_facts_word(kind: &str, locale: Locale) -> Option<&'static str> {
    shirube_facts::vocabulary::DOCUMENT_KIND.word(kind).map(|word| word.label(locale.language))
}
