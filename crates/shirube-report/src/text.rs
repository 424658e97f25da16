//! Terminal text, readable at 80 columns, with colour only where the caller says so.

use crate::edition_notes;
use crate::report::{Report, ReportError, chapter_title};
use shirube_model::{Finding, ProblemLevel, RouteState, Severity, Status};
use std::fmt::Write;
use strum::IntoEnumIterator;
use unicode_width::UnicodeWidthChar;

/// How text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether to colour.
    pub colour: bool,
    /// Columns.
    pub width: usize,
}

impl TextStyle {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn severity_colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "1;31",
        Severity::High => "31",
        Severity::Medium => "33",
        Severity::Low => "36",
    }
}

/// Subjects of one check listed before the rest is counted.
const LISTED_SUBJECTS: usize = 5;

/// Renders the report for a terminal.
pub fn render_text(report: &Report<'_>, style: TextStyle) -> Result<String, ReportError> {
    let mut out = String::new();
    let write = |result: std::fmt::Result| result.map_err(|e| ReportError::Render(e.to_string()));
    write(head(report, style, &mut out))?;
    write(chapters(report, style, &mut out))?;
    write(findings(report, style, &mut out))?;
    write(tail(report, style, &mut out))?;
    Ok(out)
}

fn head(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let (assessment, locale) = (report.assessment, report.locale);
    writeln!(out, "{}", style.paint("1", &assessment.institution_name))?;
    for line in wrap(report.edition.title(locale.language), style.width) {
        writeln!(out, "{line}")?;
    }
    write!(out, "{} {}", locale.get("report.as-of"), assessment.as_of)?;
    // An edition of which no reading patterns are known does not go by them.
    if report.edition.header.has_reading_patterns {
        write!(out, "   {} {}", locale.get("report.pattern"), assessment.pattern.id())?;
    }
    writeln!(out)?;
    if let Some(text) = edition_notes::out_of_force(report) {
        writeln!(out, "{}", style.paint("33", &text))?;
    }
    if let Some(text) = edition_notes::carried(report) {
        for line in wrap(&text, style.width) {
            writeln!(out, "{}", style.paint("33", &line))?;
        }
    }
    writeln!(out)?;
    decision(report, style, out)?;
    let total = assessment.requirements.len().max(1);
    for status in Status::iter() {
        let count = assessment.count(status);
        let declared =
            assessment.count_declared(status).min(if status == Status::Met { count } else { 0 });
        let (width, hatched) = ((count * 30).div_ceil(total), (declared * 30) / total);
        let hatched = if declared == count { width } else { hatched.min(width) };
        let bar = format!("{}{}", "█".repeat(width - hatched), "▒".repeat(hatched));
        let note = match declared {
            0 => String::new(),
            _ => locale.sentence("report.of-which-declared", &[("count", &declared.to_string())]),
        };
        let colour = match status {
            Status::NotMet => "31",
            Status::Met => "32",
            Status::PartlyEvidenced => "33",
            Status::NoEvidence | Status::NotApplicable => "2",
        };
        let name = pad(locale.get(status.key()), 18);
        let end = if note.is_empty() { String::new() } else { format!("  {note}") };
        writeln!(out, "  {name}{count:>4}  {}{end}", style.paint(colour, &bar))?;
    }
    writeln!(out)
}

/// Which volumes apply, and why.
fn decision(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let Some(note) = edition_notes::decision(report) else { return Ok(()) };
    let mut lines = |text: &str, indent: &str| -> std::fmt::Result {
        for line in wrap(text, style.width.saturating_sub(indent.len())) {
            writeln!(out, "{indent}{line}")?;
        }
        Ok(())
    };
    lines(&style.paint("1", report.locale.get("decision.title")), "")?;
    lines(&format!("{} → {}", note.question, note.answer), "  ")?;
    for subject in note.first() {
        lines(&format!("・{subject}"), "    ")?;
    }
    if !note.rest().is_empty() {
        lines(&note.more, "    ")?;
    }
    lines(&note.volumes, "  ")?;
    lines(&note.deemed, "  ")?;
    if let Some(known) = &note.known {
        lines(known, "  ")?;
    }
    writeln!(out)
}

fn chapters(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let locale = report.locale;
    writeln!(out, "{}", style.paint("1", locale.get("report.by-volume")))?;
    let mut volume_seen = None;
    for (volume, chapter, counts) in report.by_chapter() {
        let nothing = counts.is_empty() && !chapter.count_is_unknown();
        if nothing {
            continue;
        }
        if volume_seen != Some(volume.volume) {
            volume_seen = Some(volume.volume);
            writeln!(out, " {}", report.volume_name(volume.volume))?;
        }
        let title = shortened(chapter_title(locale, chapter), 34);
        let cells: Vec<String> = Status::iter()
            .filter_map(|status| {
                let count = counts.get(&status)?;
                let mark = status_mark(status);
                Some(format!("{mark}{count}"))
            })
            .collect();
        // What is true of every carried chapter is said once, at the head.
        let note = if chapter.count_is_unknown() && (!chapter.carried || counts.is_empty()) {
            format!(" ({})", locale.get("report.count-unknown"))
        } else if !chapter.missing_items.is_empty() {
            format!(" (+{} {})", chapter.missing_items.len(), locale.get("word.unknown"))
        } else {
            String::new()
        };
        writeln!(out, "  {:>2} {}{}{note}", chapter.number, pad(&title, 36), cells.join(" "))?;
    }
    let legend: Vec<String> = Status::iter()
        .map(|status| format!("{}{}", status_mark(status), locale.get(status.key())))
        .collect();
    writeln!(out, "  {}", style.paint("2", &legend.join("  ")))?;
    writeln!(out)
}

fn status_mark(status: Status) -> char {
    match status {
        Status::NotMet => '×',
        Status::NoEvidence => '?',
        Status::PartlyEvidenced => '△',
        Status::Met => '○',
        Status::NotApplicable => '-',
    }
}

fn findings(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let locale = report.locale;
    let open: Vec<&Finding> = report.assessment.open_findings().collect();
    writeln!(out, "{} ({})", style.paint("1", locale.get("report.findings")), open.len())?;
    if open.is_empty() {
        writeln!(out, "  {}", locale.get("report.none"))?;
    }
    let mut at = 0;
    while at < open.len() {
        let first = open[at];
        let group: Vec<&&Finding> =
            open[at..].iter().take_while(|finding| finding.check == first.check).collect();
        at += group.len();
        let Some(check) = report.check(&first.check) else { continue };
        let severity = locale.get(first.severity.key());
        let badge = style.paint(severity_colour(first.severity), &format!("[{severity}]"));
        let mut title = format!("{} {}", first.check, check.text.title.get(locale.language));
        if edition_notes::is_off_path(report, first) {
            title.push_str(&format!(" ({})", locale.get("report.off-path")));
        }
        for (index, line) in wrap(&title, style.width.saturating_sub(12)).iter().enumerate() {
            if index == 0 {
                writeln!(out, "{badge} {line}")?;
            } else {
                writeln!(out, "       {line}")?;
            }
        }
        let clauses: Vec<String> =
            first.requirements.iter().map(|id| report.citation(id)).collect();
        labelled(out, style, locale.get("report.clause"), &clauses.join("、"))?;
        for finding in group.iter().take(LISTED_SUBJECTS) {
            let source = finding.verdict.source.as_ref().map(ToString::to_string);
            let line = format!(
                "{}: {} ← {}",
                report.subject(finding),
                locale.wording(&finding.verdict.observed),
                source.unwrap_or_default()
            );
            for (index, part) in wrap(&line, style.width.saturating_sub(6)).iter().enumerate() {
                writeln!(out, "    {}{part}", if index == 0 { "・" } else { "  " })?;
            }
        }
        if group.len() > LISTED_SUBJECTS {
            let rest = (group.len() - LISTED_SUBJECTS).to_string();
            writeln!(out, "    {}", locale.sentence("report.more", &[("value", &rest)]))?;
        }
        labelled(
            out,
            style,
            locale.get("report.expected"),
            &locale.wording(&first.verdict.expected),
        )?;
        labelled(out, style, locale.get("report.remedy"), check.text.remedy.get(locale.language))?;
        writeln!(out)?;
    }
    waived(report, style, out)
}

fn waived(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let locale = report.locale;
    let waived: Vec<_> = report
        .assessment
        .findings
        .iter()
        .filter_map(|finding| finding.waiver.as_ref().map(|waiver| (finding, waiver)))
        .collect();
    if waived.is_empty() {
        return Ok(());
    }
    writeln!(out, "{} ({})", style.paint("1", locale.get("report.waived")), waived.len())?;
    for (finding, waiver) in waived {
        let text =
            format!("{} {}: {}", finding.check, report.subject(finding), report.waiver(waiver));
        for line in wrap(&text, style.width.saturating_sub(2)) {
            writeln!(out, "  {line}")?;
        }
    }
    writeln!(out)
}

fn tail(report: &Report<'_>, style: TextStyle, out: &mut String) -> std::fmt::Result {
    let (assessment, locale) = (report.assessment, report.locale);
    let stale = assessment
        .requirements
        .iter()
        .flat_map(|result| &result.routes)
        .filter(|route| route.state == RouteState::Stale)
        .count();
    if stale > 0 {
        writeln!(out, "{} ({stale})\n", style.paint("1", locale.get("report.overdue")))?;
    }
    let own = report.own_thresholds(None);
    if !own.is_empty() {
        writeln!(out, "{} ({})", style.paint("1", locale.get("report.overrides")), own.len())?;
        for line in own.iter().flat_map(|line| wrap(line, style.width.saturating_sub(2))) {
            writeln!(out, "  {line}")?;
        }
        writeln!(out)?;
    }
    if !assessment.renewals.is_empty() {
        let count = assessment.renewals.len();
        writeln!(out, "{} ({count})", style.paint("1", locale.get("report.renewals")))?;
        for renewal in &assessment.renewals {
            let text = format!("・{}", edition_notes::renewal(report, renewal));
            for line in wrap(&text, style.width.saturating_sub(2)) {
                writeln!(out, "  {line}")?;
            }
        }
        writeln!(out)?;
    }
    if !assessment.problems.is_empty() {
        writeln!(out, "{}", style.paint("1", locale.get("report.problems")))?;
        for problem in &assessment.problems {
            let (text, hint) = locale.problem(problem);
            let (level, colour) = match problem.level {
                ProblemLevel::Error => (locale.get("level.error"), "31"),
                ProblemLevel::Warning => (locale.get("level.warning"), "33"),
            };
            let place = locale.place(&problem.source, problem.column);
            writeln!(out, "  {} {place}", style.paint(colour, level))?;
            for line in wrap(&text, style.width.saturating_sub(4)) {
                writeln!(out, "    {line}")?;
            }
            let hint = format!("{}: {hint}", locale.get("report.hint"));
            for line in wrap(&hint, style.width.saturating_sub(4)) {
                writeln!(out, "    {}", style.paint("2", &line))?;
            }
        }
        writeln!(out)?;
    }
    if !report.edition.header.not_known.is_empty() {
        writeln!(out, "{}", style.paint("1", locale.get("report.not-known")))?;
        for text in &report.edition.header.not_known {
            let text = format!("・{}", locale.explanation(text));
            for line in wrap(&text, style.width.saturating_sub(2)) {
                writeln!(out, "  {line}")?;
            }
        }
        writeln!(out)?;
    }
    for feed in &assessment.feeds {
        let dated = feed.dated.to_string();
        let dated = locale.sentence("report.dated", &[("value", &dated)]);
        writeln!(out, "{}: {} {dated}", locale.get("report.feeds"), feed.name)?;
    }
    for text in [locale.get("report.disclaimer"), locale.get("report.see-html")] {
        for line in wrap(text, style.width) {
            writeln!(out, "{}", style.paint("2", &line))?;
        }
    }
    Ok(())
}

fn labelled(out: &mut String, style: TextStyle, label: &str, text: &str) -> std::fmt::Result {
    let text = format!("{label}: {text}");
    for (index, line) in wrap(&text, style.width.saturating_sub(6)).iter().enumerate() {
        writeln!(out, "    {}{line}", if index == 0 { "" } else { "  " })?;
    }
    Ok(())
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

fn shortened(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + c.width().unwrap_or(0) > columns.saturating_sub(1) {
            out.push('…');
            return out;
        }
        out.push(c);
    }
    out
}

/// Breaks text into lines: at spaces in English, anywhere in Japanese, never before a closing mark.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in pieces(text) {
        let fits = width(&line) + width(word.trim_end()) <= columns.max(10);
        if !fits && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line.push_str(word.trim_start());
        } else {
            line.push_str(word);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for pair in chars.windows(2) {
        let ((_, before), (at, after)) = (pair[0], pair[1]);
        let wide = before.width() == Some(2) || after.width() == Some(2);
        let closing = "、。)」』】〉,.:;）".contains(after);
        let opening = "(「『【〈（".contains(before);
        if before == ' ' || (wide && !closing && !opening) {
            out.push(&text[start..at]);
            start = at;
        }
    }
    out.push(&text[start..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_width() {
        let text = "TLS 1.1以前とSSLを止めてください(FortiOS: `set ssl-min-proto-ver tls1-2`)。確かめます。";
        for columns in [20, 30, 74] {
            let lines = wrap(text, columns);
            assert!(lines.iter().all(|line| width(line) <= columns), "{lines:?}");
            assert!(
                lines.iter().skip(1).all(|line| !line.starts_with(['。', '、', ')'])),
                "{lines:?}"
            );
        }
        assert_eq!(wrap("a bb ccc", 80), ["a bb ccc"]);
        // A token that is longer than a line stands alone: half a path leads nowhere.
        let path = "evidence/a-very-long-name-of-a-file.conf";
        assert_eq!(wrap(&format!("in {path} of"), 20), ["in", path, "of"]);
    }
}
