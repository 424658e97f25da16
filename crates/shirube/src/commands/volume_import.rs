//! `shirube catalogue import`: a person's copy of an official volume.

use crate::arguments::catalogue::ImportVolumeArguments;
use crate::error::CommandError;
use crate::{output, wiring};
use serde_json::json;
use shirube_app::{CatalogueChoice, VolumeImport};
use shirube_catalogue::{AlignedItem, Difference, Edition, VolumeCopy};
use shirube_words::Locale;
use std::fmt::Write;

pub(super) fn run(arguments: &ImportVolumeArguments) -> Result<u8, CommandError> {
    let stated = VolumeImport {
        edition: arguments.edition.clone(),
        volume: arguments.volume,
        in_force_from: arguments.in_force_from,
        accept_missing: arguments.accept_missing,
    };
    let app = wiring::open_with_data(arguments.data.as_deref())?;
    let imported = app.import_volume(&arguments.file, &stated)?;
    output::say_problems(&imported.problems);
    let (copy, lines) = (&imported.copy, &imported.lines);
    let text = match arguments.json {
        true => format!("{:#}\n", as_json(copy, lines)),
        false => as_text(copy, lines, &imported.edition, output::locale()),
    };
    output::write_words(&text)?;
    Ok(0)
}

fn place(copy: &VolumeCopy, line: &AlignedItem) -> String {
    let Some((chapter, item)) = line.copied else { return "-".to_owned() };
    let chapter = &copy.chapters[chapter];
    let item = &chapter.items[item];
    let container = item.section.clone().unwrap_or_else(|| chapter.number.to_string());
    let group = item.group.as_ref().map_or_else(String::new, |group| format!("/{group}"));
    format!("{}/{container}{group}#{}", copy.volume.id(), item.item)
}

fn as_json(copy: &VolumeCopy, lines: &[AlignedItem]) -> serde_json::Value {
    let count = |difference| lines.iter().filter(|line| line.difference == difference).count();
    let counts: serde_json::Map<String, serde_json::Value> = Difference::ALL
        .into_iter()
        .map(|difference| (difference.word().to_owned(), json!(count(difference))))
        .collect();
    json!({
        "edition": copy.edition,
        "volume": copy.volume.id(),
        "title": copy.title,
        "chapters": copy.chapters.len(),
        "requirements": copy.chapters.iter().map(|chapter| chapter.items.len()).sum::<usize>(),
        "unread_pages": copy.unread_pages,
        "counts": counts,
        "lines": lines.iter().map(|line| json!({
            "difference": line.difference.word(),
            "shipped": line.shipped,
            "copy": line.copied.map(|_| place(copy, line)),
        })).collect::<Vec<_>>(),
    })
}

fn as_text(copy: &VolumeCopy, lines: &[AlignedItem], edition: &Edition, locale: Locale) -> String {
    let mut out = String::new();
    let items: usize = copy.chapters.iter().map(|chapter| chapter.items.len()).sum();
    let (chapters, items) = (copy.chapters.len().to_string(), items.to_string());
    let values = [
        ("edition", copy.edition.as_str()),
        ("volume", copy.volume.name_ja()),
        ("chapters", chapters.as_str()),
        ("value", items.as_str()),
    ];
    let _ = writeln!(out, "{}", locale.sentence("copy.read", &values));
    for difference in Difference::ALL {
        let items: Vec<&AlignedItem> =
            lines.iter().filter(|line| line.difference == difference).collect();
        if items.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{:>5}  {}", items.len(), locale.get(difference.key()));
        if difference == Difference::Confirmed {
            continue;
        }
        for line in items {
            let shipped = line.shipped.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
            let placed = line.shipped.as_ref().and_then(|id| edition.placed(id));
            let summary = placed.map(|placed| placed.requirement.summary.ja.as_str());
            let text =
                line.copied.map(|(chapter, item)| copy.chapters[chapter].items[item].text.as_str());
            let words = text.or(summary).unwrap_or_default();
            let words: String = words.chars().take(30).collect();
            let _ = writeln!(out, "         {shipped} → {}  {words}…", place(copy, line));
        }
    }
    if !copy.unread_pages.is_empty() {
        let pages: Vec<String> = copy.unread_pages.iter().map(ToString::to_string).collect();
        let pages = pages.join(", ");
        let _ = writeln!(out, "{}", locale.sentence("copy.unread", &[("value", &pages)]));
    }
    let _ = writeln!(out, "{}", locale.get("copy.kept"));
    out
}

/// The copies that are kept.
pub(super) fn list(data: Option<&std::path::Path>, locale: Locale) -> Result<u8, CommandError> {
    let app = wiring::open_with_data(data)?;
    let read = app.catalogue(CatalogueChoice::default())?;
    output::say_problems(&read.problems);
    let (catalogue, copies) = (&read.catalogue, app.copies()?);
    let mut out = String::new();
    for edition in &catalogue.editions {
        let count = edition.requirements().count().to_string();
        let day = edition.header.in_force_from.to_string();
        let values = [("value", count.as_str()), ("day", day.as_str())];
        let _ = writeln!(
            out,
            "{} {} ({})",
            edition.id,
            edition.title(locale.language),
            locale.sentence("copy.edition", &values)
        );
        for copy in copies.volumes.iter().filter(|copy| copy.edition == edition.id) {
            let _ = writeln!(
                out,
                "  {} ← {} ({})",
                copy.volume.name_ja(),
                copy.file_name,
                &copy.file_hash[..copy.file_hash.len().min(12)]
            );
        }
    }
    output::write_words(&out)?;
    Ok(0)
}
