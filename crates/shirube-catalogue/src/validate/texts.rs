//! Texts that a person must write: not what the scaffold put there to be replaced, and not nothing.

use shirube_model::Language;

/// Headings that every page of a check has, in this order.
const HEADINGS: [(Language, [&str; 5]); 2] = [
    (Language::Ja, ["何を見るか", "なぜ大切か", "証跡", "直し方", "限界"]),
    (Language::En, ["What it does", "Why it matters", "Evidence", "How to fix", "Limits"]),
];

/// True for a text that only holds a place: the scaffold sets such texts in brackets.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let opens = text.starts_with(['(', '(']);
    opens && text.ends_with([')', ')']) && text.matches(['(', '(']).count() == 1
}

/// What a check's page in `language` lacks.
pub(super) fn page(text: &str, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let title = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or("").trim();
    if title.is_empty() || is_placeholder(title) {
        faults.push("has no title".to_owned());
    }
    let headings = HEADINGS.iter().find(|(of, _)| *of == language).map(|(_, headings)| headings);
    let present: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    if headings.is_none_or(|headings| present != headings) {
        faults.push(format!("must have the headings {headings:?}"));
    }
    let empty: Vec<&str> = text
        .split("\n## ")
        .skip(1)
        .map(|section| section.split_once('\n').unwrap_or((section, "")))
        .filter(|(_, body)| {
            let words: Vec<&str> = body.lines().filter(|line| !line.starts_with('#')).collect();
            let text = words.join(" ");
            text.trim().is_empty() || is_placeholder(&text)
        })
        .map(|(heading, _)| heading)
        .collect();
    if !empty.is_empty() {
        faults.push(format!("says nothing under `{}`", empty.join("`, `")));
    }
    faults
}

/// True when both pages have headings of the same levels, in the same order.
pub(super) fn same_headings(one: &str, other: &str) -> bool {
    let levels = |text: &str| -> Vec<usize> {
        let lines = text.lines().filter(|line| line.starts_with('#'));
        lines.map(|line| line.chars().take_while(|c| *c == '#').count()).collect()
    };
    levels(one) == levels(other)
}
