//! What of the catalogue can be found: requirements of every edition, and checks.

use crate::text::tokens_as_text;
use shirube_catalogue::{Catalogue, Chapter, Check, Edition, Requirement, VolumeText};
use shirube_model::Language;
use shirube_model::library::{EntryKind, IndexEntry};

/// The entries of the catalogue, requirements first, in the order of the guideline.
pub(super) fn entries(catalogue: &Catalogue) -> Vec<IndexEntry> {
    let mut out = Vec::new();
    for edition in &catalogue.editions {
        for (volume, chapter, requirement) in edition.requirements() {
            out.push(entry_of_requirement(edition, volume, chapter, requirement));
        }
    }
    out.extend(catalogue.checks.iter().map(check));
    out
}

/// ①… for 1 to 50.
fn circled(item: u16) -> String {
    let c = match item {
        1..=20 => char::from_u32(0x2460 + u32::from(item) - 1),
        21..=35 => char::from_u32(0x3251 + u32::from(item) - 21),
        36..=50 => char::from_u32(0x32b1 + u32::from(item) - 36),
        _ => None,
    };
    c.map_or_else(|| format!("({item})"), String::from)
}

fn entry_of_requirement(
    edition: &Edition,
    volume: &VolumeText,
    chapter: &Chapter,
    requirement: &Requirement,
) -> IndexEntry {
    let container = requirement.section.as_deref().unwrap_or(&chapter.number);
    let group = requirement.group_ja.as_deref().unwrap_or_default();
    let item = circled(requirement.item);
    let name = volume.volume.name_ja();
    let title = format!("{name} {container}.{group}{item} {}", chapter.title_ja);
    let mut text = format!("{} / {} / {}", requirement.summary_ja, title, requirement.summary_en);
    for words in [&requirement.concrete, &requirement.keywords_ja] {
        if !words.is_empty() {
            text.push_str(" / ");
            text.push_str(&words.join("、"));
        }
    }
    for sub in &requirement.sub {
        text.push_str(&format!(" / {} {}", sub.id, sub.summary_ja));
    }
    IndexEntry {
        kind: EntryKind::Requirement,
        id: format!("{}/{}", edition.id, requirement.id(volume.volume, chapter)),
        title,
        edition: Some(edition.id.clone()),
        volume: Some(volume.volume),
        tokens: tokens_as_text(&text),
        text,
    }
}

fn check(check: &Check) -> IndexEntry {
    let title = format!("{} {}", check.code(), check.text.title.get(Language::Ja));
    let mut text = format!("{title} / {} / {}", check.name, check.text.title.get(Language::En));
    for language in [Language::Ja, Language::En] {
        // The documentation is Markdown; its marks are no words.
        for line in check.doc(language).unwrap_or_default().lines() {
            let line = line.trim_start_matches(['#', ' ']);
            if !line.is_empty() {
                text.push_str(" / ");
                text.push_str(line);
            }
        }
    }
    IndexEntry {
        kind: EntryKind::Check,
        id: check.code().to_owned(),
        title,
        edition: None,
        volume: None,
        tokens: tokens_as_text(&text),
        text,
    }
}
