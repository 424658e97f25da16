//! The comparison for a terminal.

use super::EditionDiff;
use crate::research::label;
use crate::text::wrap;
use shirube_model::Relation;
use std::fmt::Write;

const WIDTH: usize = 80;

/// Renders the comparison: counts, then what changed, is new or gone with its reason. What is merely
/// carried is listed only when `all` is asked for.
pub fn render_diff_text(diff: &EditionDiff<'_>, all: bool) -> String {
    let locale = diff.locale;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}\n→ {}\n",
        diff.before.title(locale.language),
        diff.after.title(locale.language)
    );
    for (relation, count) in diff.counts() {
        let _ = writeln!(out, "{count:>5}  {}", locale.get(relation.key()));
    }
    for relation in Relation::ALL {
        let mut lines = diff.lines(relation).peekable();
        if lines.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n{}", locale.get(relation.key()));
        if relation == Relation::NotSeen && !all {
            let _ = writeln!(out, "  {}", locale.get("diff.see-all"));
            continue;
        }
        for line in lines {
            let (before, after) = (diff.before(line), diff.after(line));
            let Some(shown) = after.as_ref().or(before.as_ref()) else { continue };
            let confidence = locale.get(line.confidence.key());
            let _ = writeln!(out, "- {} [{confidence}]", shown.citation);
            let mut part = |label: &str, text: &str| {
                for (index, piece) in
                    wrap(&format!("{label}: {text}"), WIDTH - 4).into_iter().enumerate()
                {
                    let _ = writeln!(out, "  {}{piece}", if index == 0 { "" } else { "  " });
                }
            };
            if relation == Relation::Changed
                && let (Some(before), Some(after)) = (&before, &after)
            {
                part(diff.before.id.as_str(), before.summary);
                part(diff.after.id.as_str(), after.summary);
            } else if relation != Relation::NotSeen {
                part(locale.get("diff.summary"), shown.summary);
            }
            if relation != Relation::NotSeen {
                part(locale.get("diff.reason"), &diff.reason(line));
                part(&label(locale, "explain.source", &line.source), &line.source);
            }
        }
    }
    if !diff.after.header.not_known.is_empty() {
        let _ = writeln!(out, "\n{}", locale.get("report.not-known"));
        for text in diff.not_known() {
            for (index, piece) in wrap(&text, WIDTH - 2).into_iter().enumerate() {
                let _ = writeln!(out, "{}{piece}", if index == 0 { "- " } else { "  " });
            }
        }
    }
    out
}
