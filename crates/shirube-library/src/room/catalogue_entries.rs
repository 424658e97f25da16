//! What of the catalogue can be found: requirements of every edition, and checks.

use shirube_catalogue::{Catalogue, Chapter, Check, Edition, Requirement, VolumeText};
use shirube_model::Language;
use shirube_store::{EntryKind, IndexEntry, Wording};

/// The entries of the catalogue, requirements first, in the order of the guideline. Their tokens are
/// not made yet.
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

fn entry(
    kind: EntryKind,
    id: String,
    title: Wording,
    text: Wording,
    place: Option<(&Edition, &VolumeText)>,
) -> IndexEntry {
    IndexEntry {
        kind,
        id,
        title,
        edition: place.map(|(edition, _)| edition.id.clone()),
        volume: place.map(|(_, volume)| volume.volume),
        text,
        tokens: String::new(),
    }
}

fn entry_of_requirement(
    edition: &Edition,
    volume: &VolumeText,
    chapter: &Chapter,
    requirement: &Requirement,
) -> IndexEntry {
    let container = requirement.section.as_deref().unwrap_or(&chapter.number);
    let item = circled(requirement.item);
    let group = |language: Language| match language {
        Language::Ja => requirement.group_ja.as_deref().unwrap_or_default(),
        Language::En => requirement.group_en.as_deref().unwrap_or_default(),
    };
    let name = volume.volume;
    let ja = format!(
        "{} {container}.{}{item} {}",
        name.name_ja(),
        group(Language::Ja),
        chapter.title(Language::Ja)
    );
    let en = format!(
        "{} {container}.{}{item} {}",
        name.name_en(),
        group(Language::En),
        chapter.title(Language::En)
    );
    let mut text_ja = format!("{} / {ja}", requirement.summary_ja);
    for words in [&requirement.concrete, &requirement.keywords_ja] {
        if !words.is_empty() {
            text_ja.push_str(&format!(" / {}", words.join("、")));
        }
    }
    let mut text_en = format!("{} / {en}", requirement.summary_en);
    for sub in &requirement.sub {
        text_ja.push_str(&format!(" / {} {}", sub.id, sub.summary_ja));
        if let Some(summary) = &sub.summary_en {
            text_en.push_str(&format!(" / {} {summary}", sub.id));
        }
    }
    let id = format!("{}/{}", edition.id, requirement.id(volume.volume, chapter));
    let (title, text) = (Wording::in_both(ja, en), Wording::in_both(text_ja, text_en));
    entry(EntryKind::Requirement, id, title, text, Some((edition, volume)))
}

fn check(check: &Check) -> IndexEntry {
    let title = |language| format!("{} {}", check.code(), check.text.title.get(language));
    let text = |language| {
        let mut text = format!("{} / {}", title(language), check.name);
        // The documentation is Markdown; its marks are no words.
        for line in check.doc(language).unwrap_or_default().lines() {
            let line = line.trim_start_matches(['#', ' ']);
            if !line.is_empty() {
                text.push_str(" / ");
                text.push_str(line);
            }
        }
        text
    };
    let texts = Wording::in_both(text(Language::Ja), text(Language::En));
    let titles = Wording::in_both(title(Language::Ja), title(Language::En));
    entry(EntryKind::Check, check.code().to_owned(), titles, texts, None)
}
