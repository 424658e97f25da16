//! The rows of the report's tables, ready for the template.

use crate::edition_notes;
use crate::report::{Report, chapter_title, summary};
use shirube_model::{Status, StatusBasis, Volume};
use std::collections::BTreeMap;
use strum::IntoEnumIterator;

pub(super) struct VolumeRows<'a> {
    pub(super) name: &'a str,
    pub(super) rows: Vec<ChapterRow<'a>>,
}

pub(super) struct ChapterRow<'a> {
    pub(super) number: u16,
    pub(super) title: &'a str,
    pub(super) total: usize,
    pub(super) bars: Vec<Bar<'a>>,
    pub(super) note: String,
}

pub(super) struct Bar<'a> {
    pub(super) class: String,
    pub(super) name: &'a str,
    pub(super) count: usize,
    pub(super) x: f64,
    pub(super) width: f64,
    /// The part of the width that rests on a person's word.
    pub(super) hatched: f64,
}

pub(super) struct Group<'a> {
    pub(super) class: String,
    pub(super) severity: &'a str,
    pub(super) off_path: Option<&'a str>,
    pub(super) code: &'a str,
    pub(super) title: &'a str,
    pub(super) remedy: &'a str,
    pub(super) clauses: String,
    pub(super) expected: String,
    pub(super) rows: Vec<FindingRow>,
}

pub(super) struct FindingRow {
    pub(super) id: String,
    pub(super) subject: String,
    pub(super) observed: String,
    pub(super) source: String,
}

pub(super) struct WaivedRow {
    pub(super) title: String,
    pub(super) text: String,
}

pub(super) struct RequirementRow<'a> {
    pub(super) id: String,
    pub(super) citation: String,
    pub(super) class: String,
    pub(super) status: &'a str,
    /// What the status rests on.
    pub(super) basis: &'a str,
    pub(super) summary: &'a str,
    pub(super) confidence: &'a str,
    pub(super) lineage: Option<String>,
    pub(super) reason: String,
    pub(super) routes: Vec<RouteRow<'a>>,
}

pub(super) struct RouteRow<'a> {
    pub(super) name: String,
    pub(super) state: &'a str,
    pub(super) class: String,
    pub(super) detail: String,
    pub(super) source: String,
}

/// The part of a key after the dot: the CSS class of a status or severity.
pub(super) fn class(key: &str) -> String {
    key.replace('.', "-")
}

pub(super) fn groups<'a>(report: &Report<'a>) -> Vec<Group<'a>> {
    let locale = report.locale;
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in report.assessment.open_findings() {
        let Some(check) = report.check(&finding.check) else { continue };
        if groups.last().is_none_or(|group| group.code != finding.check.as_str()) {
            let clauses: Vec<String> =
                finding.requirements.iter().map(|id| report.citation(id)).collect();
            groups.push(Group {
                class: class(finding.severity.key()),
                severity: locale.find(finding.severity.key()).unwrap_or("?"),
                off_path: edition_notes::is_off_path(report, finding)
                    .then(|| locale.find("report.off-path").unwrap_or("?")),
                code: check.code().as_str(),
                title: check.text.title.get(locale.language),
                remedy: check.text.remedy.get(locale.language),
                clauses: clauses.join("、"),
                expected: locale.wording(&finding.verdict.expected),
                rows: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(FindingRow {
                id: finding.id.clone(),
                subject: report.subject(finding),
                observed: locale.wording(&finding.verdict.observed),
                source: finding
                    .verdict
                    .source
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            });
        }
    }
    groups
}

/// How many requirements of each chapter are met on a person's word.
fn declared(report: &Report<'_>) -> BTreeMap<(Volume, u16), usize> {
    let mut chapters = BTreeMap::new();
    for placed in report.placed() {
        let is_met = placed.result.status == Status::Met;
        if is_met && placed.result.basis() == Some(StatusBasis::Declared) {
            *chapters.entry((placed.volume.volume, placed.chapter.number)).or_default() += 1;
        }
    }
    chapters
}

pub(super) fn volumes<'a>(report: &Report<'a>) -> Vec<VolumeRows<'a>> {
    let locale = report.locale;
    let mut volumes: Vec<VolumeRows<'a>> = Vec::new();
    let declared = declared(report);
    for (volume, chapter, counts) in report.by_chapter() {
        if counts.is_empty() && !chapter.count_is_unknown() {
            continue;
        }
        let name = report.volume_name(volume.volume);
        if volumes.last().is_none_or(|last| last.name != name) {
            volumes.push(VolumeRows { name, rows: Vec::new() });
        }
        let total: usize = counts.values().sum();
        let mut x = 0.0;
        let bars = Status::iter()
            .filter_map(|status| {
                let count = *counts.get(&status)?;
                let width = count as f64 * 100.0 / total.max(1) as f64;
                let hatched = match status {
                    Status::Met => declared.get(&(volume.volume, chapter.number)).copied(),
                    _ => None,
                }
                .unwrap_or_default();
                let bar = Bar {
                    class: class(status.key()),
                    name: locale.find(status.key()).unwrap_or("?"),
                    count,
                    x,
                    width,
                    hatched: hatched as f64 * 100.0 / total.max(1) as f64,
                };
                x += width;
                Some(bar)
            })
            .collect();
        let mut notes = Vec::new();
        if chapter.count_is_unknown() && (!chapter.carried || counts.is_empty()) {
            notes.push(locale.get("report.count-unknown").to_owned());
        }
        if !chapter.missing_items.is_empty() {
            let items: Vec<String> =
                chapter.missing_items.iter().map(ToString::to_string).collect();
            notes.push(format!("{}: {}", locale.get("report.items-not-seen"), items.join(", ")));
        }
        if !chapter.unplaced.is_empty() {
            notes.push(format!("{}: {}", locale.get("report.unplaced"), chapter.unplaced.len()));
        }
        if let Some(last) = volumes.last_mut() {
            last.rows.push(ChapterRow {
                number: chapter.number,
                title: chapter_title(locale, chapter),
                total,
                bars,
                note: notes.join(" / "),
            });
        }
    }
    volumes
}

pub(super) fn waived(report: &Report<'_>) -> Vec<WaivedRow> {
    let locale = report.locale;
    report
        .assessment
        .findings
        .iter()
        .filter_map(|finding| {
            let waiver = finding.waiver.as_ref()?;
            let check = report.check(&finding.check)?;
            Some(WaivedRow {
                title: format!(
                    "{} {} — {}",
                    finding.check,
                    check.text.title.get(locale.language),
                    report.subject(finding)
                ),
                text: report.waiver(waiver),
            })
        })
        .collect()
}

pub(super) fn requirements<'a>(report: &Report<'a>) -> Vec<RequirementRow<'a>> {
    let locale = report.locale;
    report
        .placed()
        .into_iter()
        .map(|placed| RequirementRow {
            id: report.key(&placed.result.id),
            citation: report.citation(&placed.result.id),
            class: class(placed.result.status.key()),
            status: locale.find(placed.result.status.key()).unwrap_or("?"),
            basis: placed.result.basis().and_then(|basis| locale.find(basis.key())).unwrap_or(""),
            summary: summary(locale, placed.requirement),
            confidence: locale.find(placed.requirement.confidence.key()).unwrap_or("?"),
            lineage: edition_notes::lineage(locale, placed.requirement),
            reason: placed
                .result
                .reason
                .as_ref()
                .map(|reason| locale.message(reason))
                .unwrap_or_default(),
            routes: placed
                .result
                .routes
                .iter()
                .map(|route| RouteRow {
                    name: report.route_name(route),
                    state: locale.find(route.state.key()).unwrap_or("?"),
                    class: class(route.state.key()),
                    detail: report.detail(route),
                    source: route.source.as_ref().map(ToString::to_string).unwrap_or_default(),
                })
                .collect(),
        })
        .collect()
}
