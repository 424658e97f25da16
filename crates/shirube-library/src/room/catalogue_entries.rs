//! What of the catalogue can be found: requirements of every edition, and checks.

use shirube_catalogue::{Catalogue, Check, Placed};
use shirube_model::Language;
use shirube_model::text::circled;
use shirube_store::{EntryKind, EntryText, IndexEntry};

/// The entries of the catalogue, requirements first, in the order of the guideline. Their tokens are
/// not made yet.
pub(super) fn entries(catalogue: &Catalogue) -> Vec<IndexEntry> {
    let mut out = Vec::new();
    for edition in &catalogue.editions {
        out.extend(edition.requirements().map(requirement));
    }
    out.extend(catalogue.checks.iter().map(check));
    out
}

fn entry(
    kind: EntryKind,
    id: String,
    title: EntryText,
    text: EntryText,
    placed: Option<Placed<'_>>,
) -> IndexEntry {
    IndexEntry {
        kind,
        id,
        title,
        edition: placed.map(|placed| placed.volume.edition.to_string()),
        volume: placed.map(|placed| placed.volume.volume),
        text,
        tokens: String::new(),
    }
}

fn requirement(placed: Placed<'_>) -> IndexEntry {
    let (id, requirement) = (placed.id(), placed.requirement);
    let title = |language: Language| {
        let name = match language {
            Language::Ja => id.volume.name_ja(),
            Language::En => id.volume.name_en(),
        };
        let group = requirement.group.as_ref().map_or("", |group| group.get(language));
        let (item, title) = (circled(id.item), placed.chapter.title.get(language));
        format!("{name} {}.{group}{item} {title}", id.container)
    };
    let (ja, en) = (title(Language::Ja), title(Language::En));
    let mut text_ja = format!("{} / {ja}", requirement.summary.ja);
    for words in [&requirement.concrete, &requirement.keywords] {
        if !words.is_empty() {
            text_ja.push_str(&format!(" / {}", words.join("、")));
        }
    }
    let mut text_en = format!("{} / {en}", requirement.summary.en);
    for sub in &requirement.sub {
        text_ja.push_str(&format!(" / {} {}", sub.id, sub.summary.ja));
        if !sub.summary.en.is_empty() {
            text_en.push_str(&format!(" / {} {}", sub.id, sub.summary.en));
        }
    }
    let (title, text) = (EntryText::in_both(ja, en), EntryText::in_both(text_ja, text_en));
    entry(EntryKind::Requirement, placed.key().to_string(), title, text, Some(placed))
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
    let texts = EntryText::in_both(text(Language::Ja), text(Language::En));
    let titles = EntryText::in_both(title(Language::Ja), title(Language::En));
    entry(EntryKind::Check, check.code().to_string(), titles, texts, None)
}
