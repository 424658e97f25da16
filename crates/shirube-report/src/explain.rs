//! What a check, a requirement or another cited place means: for `shirube explain`.

use crate::report::{chapter_title, citation, summary};
use crate::research::label;
use shirube_catalogue::{
    Catalogue, Chapter, Check, Edition, Placed, Resolution, ResolvedPlace, VolumeText,
};
use shirube_model::reference::{Context, parse};
use shirube_words::Locale;
use std::fmt::Write;

/// Explains what `text` names: a check by code or name, or any place that people cite. The error is
/// the reason why nothing was found.
pub fn explain(
    catalogue: &Catalogue,
    edition: &Edition,
    locale: Locale,
    text: &str,
) -> Result<String, String> {
    if let Some(check) = catalogue.check(text.trim()) {
        return Ok(explain_check(edition, locale, check));
    }
    let parsed = parse(text, &Context::default());
    let mut out = String::new();
    let mut reasons: Vec<String> =
        parsed.problems.iter().map(|(_, problem)| locale.message(&problem.message())).collect();
    for cited in &parsed.references {
        match edition.resolve(&cited.reference) {
            Resolution::Found(places) => {
                for place in places {
                    out.push_str(&explain_place(catalogue, edition, locale, &place));
                    out.push('\n');
                }
            }
            Resolution::Unresolved(reason) => {
                let (key, value) = reason.message();
                reasons.push(locale.sentence(key, &[("value", &value)]));
            }
        }
    }
    let reason = reasons.join("; ");
    if out.is_empty() {
        return Err(locale.sentence("explain.not-resolved", &[("text", text), ("reason", &reason)]));
    }
    if !reasons.is_empty() {
        let values = [("text", text), ("reason", reason.as_str())];
        let _ = writeln!(out, "{}", locale.sentence("explain.not-resolved", &values));
    }
    Ok(out)
}

fn explain_check(edition: &Edition, locale: Locale, check: &Check) -> String {
    let language = locale.language;
    let mut out = String::new();
    let doc = check.doc(language).unwrap_or_default();
    let _ = writeln!(out, "{} {} ({})", check.code(), check.text.title.get(language), check.name);
    let _ = writeln!(
        out,
        "{}: {}   {}: {}\n",
        locale.get("explain.severity"),
        locale.get(check.text.severity.key()),
        locale.get("explain.state"),
        locale.get(check.text.state.key())
    );
    let body = doc.split_once('\n').map_or(doc, |(_, body)| body);
    let _ = writeln!(out, "{}\n", body.trim());
    thresholds(edition, locale, check, &mut out);
    let _ = writeln!(out, "## {}\n", locale.get("explain.cites"));
    for Placed { requirement, .. } in edition.requirements() {
        // A copy may give a requirement another number; the check stays with the duty.
        let shipped = requirement.shipped_id();
        if shipped.is_some_and(|shipped| check.text.requirements.contains(shipped)) {
            let _ = writeln!(
                out,
                "- {} ({}) [{}]\n  {}",
                citation(locale, requirement),
                requirement.id,
                locale.get(requirement.confidence.key()),
                summary(locale, requirement)
            );
        }
    }
    out
}

/// The check's thresholds as the edition has them.
fn thresholds(edition: &Edition, locale: Locale, check: &Check, out: &mut String) {
    let language = locale.language;
    if !check.own && !edition.checks_asked().contains(check.code()) {
        let values = [("value", edition.id.as_str())];
        let _ = writeln!(out, "{}\n", locale.sentence("explain.not-asked", &values));
        return;
    }
    let mut lines = check.parameters(edition).peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "## {} ({})\n", locale.get("explain.thresholds"), edition.id);
    for (name, threshold) in lines {
        let Some(threshold) = threshold else { continue };
        let _ = writeln!(
            out,
            "- {name} = {}: {} [{}]\n  {}: {}",
            threshold.value,
            threshold.about.get(language),
            locale.get(threshold.confidence.key()),
            label(locale, "explain.source", &threshold.source),
            threshold.source
        );
    }
    out.push('\n');
}

fn explain_place(
    catalogue: &Catalogue,
    edition: &Edition,
    locale: Locale,
    place: &ResolvedPlace,
) -> String {
    match place {
        ResolvedPlace::Requirement { id, sub } => edition
            .placed(id)
            .map(|placed| explain_requirement(catalogue, locale, placed, sub.as_deref()))
            .unwrap_or_default(),
        ResolvedPlace::Chapter { volume, number } => edition
            .volume(*volume)
            .and_then(|text| Some((text, text.chapter(*number)?)))
            .map(|(text, chapter)| explain_chapter(locale, text, chapter))
            .unwrap_or_default(),
        ResolvedPlace::Section { volume, number } => {
            let chapter = edition.volume(*volume).and_then(|text| text.chapter(number.chapter()));
            let section =
                chapter.and_then(|chapter| chapter.sections.iter().find(|s| s.number == *number));
            let Some(section) = section else { return String::new() };
            let title = section.title.get_or_other(locale.language);
            let page = section.page.map_or_else(String::new, |page| {
                format!(" ({})", locale.sentence("explain.page", &[("value", &page.to_string())]))
            });
            format!(
                "{} {number} {}{page} [{}]\n",
                volume.name(locale.language),
                if title.is_empty() { locale.get("word.unknown") } else { title },
                locale.get(section.confidence.key())
            )
        }
        ResolvedPlace::Volume(volume) => edition.volume(*volume).map_or_else(String::new, |text| {
            let mut out = format!("{}\n", text.title.get(locale.language));
            for chapter in &text.chapters {
                let _ = writeln!(out, "  {} {}", chapter.number, chapter_title(locale, chapter));
            }
            out
        }),
    }
}

fn explain_chapter(locale: Locale, volume: &VolumeText, chapter: &Chapter) -> String {
    let language = locale.language;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} {} {}",
        volume.volume.name(language),
        chapter.number,
        chapter_title(locale, chapter)
    );
    if chapter.count_is_unknown() {
        let note = chapter.item_count.note.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{} {note}", locale.get("report.count-unknown"));
    }
    if !chapter.missing_items.is_empty() {
        let items: Vec<String> = chapter.missing_items.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "{}: {}", locale.get("report.items-not-seen"), items.join(", "));
    }
    for requirement in &chapter.requirements {
        let _ = writeln!(
            out,
            "- {} [{}]\n  {}",
            citation(locale, requirement),
            locale.get(requirement.confidence.key()),
            summary(locale, requirement)
        );
    }
    if !chapter.unplaced.is_empty() {
        let _ = writeln!(out, "{}:", locale.get("report.unplaced"));
        for item in &chapter.unplaced {
            let confidence = locale.get(item.confidence.key());
            let _ = writeln!(out, "- [{confidence}] {}", item.summary.get(language));
        }
    }
    for note in &chapter.notes {
        let _ = writeln!(out, "{}: {note}", label(locale, "explain.note", note));
    }
    out
}

fn explain_requirement(
    catalogue: &Catalogue,
    locale: Locale,
    placed: Placed<'_>,
    sub: Option<&str>,
) -> String {
    let Placed { chapter, requirement, .. } = placed;
    let language = locale.language;
    let mut out = String::new();
    let _ = writeln!(out, "{} ({})", citation(locale, requirement), placed.key());
    let _ = writeln!(out, "{} {}\n", chapter.number, chapter_title(locale, chapter));
    let _ = writeln!(out, "{}\n", summary(locale, requirement));
    if requirement.is_outside_of_copy() {
        let _ = writeln!(out, "{}\n", locale.get("explain.not-in-copy"));
    }
    if let Some(official) = requirement.official() {
        let page = official.page.to_string();
        let values = [("file", official.file_name.as_str()), ("page", page.as_str())];
        let _ = writeln!(out, "{}", locale.sentence("explain.official", &values));
        let _ = writeln!(out, "  {}", official.text);
        for (mark, text) in &official.sub {
            let _ = writeln!(out, "  {mark}. {text}");
        }
        if official.doubtful {
            let _ = writeln!(out, "  {}", locale.get("explain.doubtful"));
        }
        if let Some(item) = requirement.shipped_item() {
            let shipped = item.to_string();
            let _ = writeln!(
                out,
                "  {}",
                locale.sentence("explain.renumbered", &[("value", &shipped)])
            );
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{}: {}   {}: {}",
        locale.get("report.confidence"),
        locale.get(requirement.confidence.key()),
        label(locale, "explain.source", &requirement.source),
        requirement.source
    );
    if let Some(text) = crate::edition_notes::lineage(locale, requirement) {
        let _ = writeln!(out, "{}: {text}", locale.get("report.lineage"));
    }
    let patterns = requirement.patterns.as_ref().unwrap_or(&chapter.patterns);
    if !patterns.is_empty() {
        let patterns: Vec<&str> = patterns.iter().map(|pattern| pattern.id()).collect();
        let _ = writeln!(out, "{}: {}", locale.get("explain.patterns"), patterns.join(", "));
    }
    if !requirement.concrete.is_empty() {
        let terms = requirement.concrete.join("、");
        let _ = writeln!(out, "{}: {terms}", locale.get("explain.keywords"));
    }
    for note in requirement.note.iter().chain(&requirement.sub_note) {
        let _ = writeln!(out, "{}: {note}", label(locale, "explain.note", note));
    }
    if !requirement.sub.is_empty() {
        let _ = writeln!(out, "\n{}", locale.get("explain.sub"));
        for item in requirement.sub.iter().filter(|item| sub.is_none_or(|sub| item.id == sub)) {
            let _ = writeln!(out, "- {}: {}", item.id, item.summary.get_or_other(language));
        }
    }
    let _ = writeln!(out, "\n{}", locale.get("explain.routes"));
    for code in &requirement.routes.checks {
        if let Some(check) = catalogue.check(code.as_str()) {
            let kind = locale.get("route-kind.check");
            let _ = writeln!(out, "- {kind} {code} {}", check.text.title.get(language));
        }
    }
    for document in &requirement.routes.documents {
        let word = shirube_facts::vocabulary::DOCUMENT_KIND.word(&document.kind);
        let name = word.map_or(document.kind.as_str(), |word| word.label(language));
        let months = document.review_months.to_string();
        let review = locale.sentence("explain.document-review", &[("value", &months)]);
        let _ = writeln!(out, "- {} {name} ({review})", locale.get("route-kind.document"));
    }
    if let Some(months) = requirement.routes.declaration_months {
        let months = months.to_string();
        let text = locale.sentence("explain.declaration-months", &[("value", &months)]);
        let _ = writeln!(out, "- {text}");
    }
    if let Some(what) = &requirement.routes.absence {
        let name = locale.get(&format!("absence.{what}"));
        let _ = writeln!(out, "- {}: {name} ({what})", locale.get("explain.absence"));
    }
    for reference in &catalogue.cross_references {
        let related: Vec<String> = requirement
            .shipped_id()
            .into_iter()
            .flat_map(|shipped| reference.of(shipped))
            .map(|map| format!("{} [{}]", map.to.join(", "), locale.get(map.confidence.key())))
            .collect();
        if !related.is_empty() {
            let title = reference.title.get(language);
            let separator = locale.get("list.separator");
            let _ = writeln!(out, "{title}: {}", related.join(separator));
        }
    }
    let _ = writeln!(out, "\n{}", locale.get("explain.paraphrase"));
    out
}
