//! `shirube catalogue import`: a person's copy of an official volume.

use crate::arguments::catalogue::ImportVolumeArguments;
use crate::commands::catalogue::named_volume;
use crate::copies::{Copies, apply, is_edition};
use crate::error::CommandError;
use crate::output;
use crate::pdf;
use serde_json::json;
use shirube_catalogue::{
    AlignedItem, Catalogue, Difference, Edition, EditionCopy, VolumeCopy, align,
};
use shirube_library::read::{MAX_BYTES, hash, is_pdf};
use shirube_library::volume::{named, read_volume};
use shirube_model::{EditionId, Volume};
use shirube_words::Locale;
use std::fmt::Write;

pub(super) fn run(arguments: &ImportVolumeArguments) -> Result<u8, CommandError> {
    let file = &arguments.file;
    let failed = |source| CommandError::Read { path: file.clone(), source };
    let size = std::fs::metadata(file).map_err(failed)?.len();
    let bytes =
        if size > MAX_BYTES as u64 { Vec::new() } else { std::fs::read(file).map_err(failed)? };
    if !is_pdf(&bytes) {
        return Err(CommandError::NoVolume(file.clone()));
    }
    let digest = hash(&bytes);
    let reading = pdf::read(file, &digest, None, None, &mut |_, _| {})?
        .map_err(|_| CommandError::NoVolume(file.clone()))?;
    let (on_cover, volume_on_cover) = named(&reading.pages);
    let stated = arguments.edition.clone();
    let edition = stated.or(on_cover.clone()).ok_or(CommandError::NoVolumeName)?;
    let id = edition.parse::<EditionId>().ok().filter(|_| is_edition(&edition));
    let id = id.ok_or_else(|| CommandError::BadEdition(edition.clone()))?;
    let volume = match &arguments.volume {
        Some(name) => named_volume(name)?,
        None => volume_on_cover.ok_or(CommandError::NoVolumeName)?,
    };
    let other = on_cover.filter(|found| *found != edition).or_else(|| {
        volume_on_cover.filter(|found| *found != volume).map(|found| found.name_ja().to_owned())
    });
    if let Some(cover) = other {
        return Err(CommandError::OtherCover { path: file.clone(), cover });
    }
    let copies = Copies::new(arguments.data.as_deref())?;
    let mut catalogue = Catalogue::shipped()?;
    let (known, _) = copies.read()?;
    if let (Some(_), Some(shipped)) = (arguments.in_force_from, catalogue.edition(&edition)) {
        return Err(CommandError::KnownDay(edition, shipped.header.in_force_from));
    }
    // A day that is stated anew describes the edition anew.
    for copy in &known {
        if arguments.in_force_from.is_none() || copy.id != id {
            catalogue.add_edition(copy)?;
        }
    }
    let new_edition = match catalogue.edition(&edition) {
        Some(_) => None,
        None => Some(describe(arguments, &catalogue, &id)?),
    };
    if let Some(new) = &new_edition {
        catalogue.add_edition(new)?;
    }
    let found =
        catalogue.edition(&edition).ok_or_else(|| CommandError::NoEdition(edition.clone()))?;
    let groups = groups(found, volume);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut copy = read_volume(&reading.pages, &id, volume, (&name, &digest), &groups);
    copy.accept_missing = arguments.accept_missing;
    if copy.chapters.iter().all(|chapter| chapter.items.is_empty()) {
        return Err(CommandError::NoRequirements(file.clone()));
    }
    let lines = found.volume(volume).map_or_else(Vec::new, |shipped| align(shipped, &copy));
    let text = match arguments.json {
        true => format!("{:#}\n", as_json(&copy, &lines)),
        false => as_text(&copy, &lines, found, Locale::new(arguments.lang.into())),
    };
    if let Some(new) = &new_edition {
        copies.keep_edition(new)?;
    }
    copies.keep(&copy)?;
    output::write_words(&text)?;
    Ok(0)
}

/// An edition that was never shipped stands on the newest one.
fn describe(
    arguments: &ImportVolumeArguments,
    catalogue: &Catalogue,
    id: &EditionId,
) -> Result<EditionCopy, CommandError> {
    let in_force_from =
        arguments.in_force_from.ok_or_else(|| CommandError::NoDay(id.to_string()))?;
    let before = catalogue.editions.iter().rfind(|it| it.header.in_force_from < in_force_from);
    let before = before.ok_or_else(|| CommandError::NoDay(id.to_string()))?;
    Ok(EditionCopy {
        id: id.clone(),
        title: format!(
            "医療情報システムの安全管理に関するガイドライン 第{}版",
            id.as_str().rsplit('-').next().unwrap_or(id.as_str())
        ),
        in_force_from,
        carried_from: before.id.clone(),
    })
}

/// The heading groups that are known of a volume.
fn groups(edition: &Edition, volume: Volume) -> Vec<String> {
    let mut groups: Vec<String> = edition
        .volume(volume)
        .iter()
        .flat_map(|text| &text.chapters)
        .flat_map(|chapter| &chapter.requirements)
        .filter_map(|requirement| Some(requirement.group.as_ref()?.ja.clone()))
        .collect();
    groups.sort();
    groups.dedup();
    groups
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
        let found: Vec<&AlignedItem> =
            lines.iter().filter(|line| line.difference == difference).collect();
        if found.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{:>5}  {}", found.len(), locale.get(difference.key()));
        if difference == Difference::Confirmed {
            continue;
        }
        for line in found {
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
    let copies = Copies::new(data)?.read()?;
    let mut catalogue = Catalogue::shipped()?;
    apply(&mut catalogue, &copies)?;
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
        for copy in copies.1.iter().filter(|copy| copy.edition == edition.id) {
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
