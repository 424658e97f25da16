//! Reads `cases.md`. What looks like a setting or a block and is none is an error: a case that says
//! less than its author thinks is worse than none.

use super::case::{Case, Expected};
use shirube_model::{Date, Verdict};
use std::iter::Enumerate;
use std::str::Lines;

/// The date of a case that names none.
const DEFAULT_DATE: Date = Date::constant(2026, 11, 24);

/// Prose that begins so, or is as short as a setting and names a day or an edition, was meant as one.
const SETTING_WORDS: [&str; 4] = ["edition", "as", "date", "on"];
const SETTING_LENGTH: usize = 6;

/// Reads the cases of a file. The error says the line.
pub fn parse_cases(text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut lines = text.lines().enumerate();
    let mut open: Option<Open> = None;
    while let Some((index, line)) = lines.next() {
        let at = |fault: String| format!("line {}: {fault}", index + 1);
        if let Some(title) = line.strip_prefix("## ") {
            cases.extend(open.take().map(Open::close).transpose()?);
            open = Some(Open::new(title.trim(), index + 1));
        } else if let Some(open) = &mut open {
            open.line(line, &mut lines).map_err(at)?;
        } else if line.trim_start().starts_with("```") {
            return Err(at("a block before the first case".to_owned()));
        }
    }
    cases.extend(open.map(Open::close).transpose()?);
    Ok(cases)
}

/// A case that is being read.
struct Open {
    case: Case,
    /// The line of its heading.
    line: usize,
    dated: bool,
    judged: bool,
}

impl Open {
    fn new(title: &str, line: usize) -> Self {
        let case = Case {
            title: title.to_owned(),
            edition: None,
            as_of: DEFAULT_DATE,
            tables: Vec::new(),
            expected: Vec::new(),
        };
        Self { case, line, dated: false, judged: false }
    }

    fn close(self) -> Result<Case, String> {
        if self.judged { Ok(self.case) } else { Err(format!("line {}: no findings", self.line)) }
    }

    fn line(&mut self, line: &str, lines: &mut Enumerate<Lines<'_>>) -> Result<(), String> {
        if let Some(setting) = setting(line)? {
            if self.judged || !self.case.tables.is_empty() {
                return Err(format!("`{line}` stands after a block"));
            }
            return self.set(setting).map_err(|()| format!("`{line}` is said twice"));
        }
        if let Some(fence) = line.strip_prefix("```") {
            if self.judged {
                return Err(format!("the block `{fence}` stands after the findings"));
            }
            return self.block(fence, lines);
        }
        if line.trim_start().starts_with("```") || line.starts_with('#') {
            return Err(format!("`{line}` is neither a case nor a block"));
        }
        Ok(())
    }

    fn set(&mut self, setting: Setting) -> Result<(), ()> {
        match setting {
            Setting::Edition(_) if self.case.edition.is_some() => return Err(()),
            Setting::Edition(edition) => self.case.edition = Some(edition),
            Setting::Date(_) if self.dated => return Err(()),
            Setting::Date(date) => {
                self.case.as_of = date;
                self.dated = true;
            }
        }
        Ok(())
    }

    fn block(&mut self, fence: &str, lines: &mut Enumerate<Lines<'_>>) -> Result<(), String> {
        let mut body = Vec::new();
        loop {
            match lines.next() {
                Some((_, "```")) => break,
                Some((index, line)) => body.push((index + 1, line)),
                None => return Err(format!("the block `{fence}` never ends")),
            }
        }
        match fence.split_once(' ') {
            Some(("csv", table)) => {
                let first = body.first().map_or(0, |(line, _)| *line);
                let text = body.iter().map(|(_, line)| format!("{line}\n")).collect();
                self.case.tables.push((table.trim().to_owned(), text, first));
            }
            None if fence == "findings" => {
                for (at, line) in body {
                    let fault = || format!("`{line}` in line {at} is no finding");
                    let (verdict, subject) = line.split_once(' ').ok_or_else(fault)?;
                    let verdict = Verdict::from_word(verdict).ok_or_else(fault)?;
                    self.case.expected.push(Expected { subject: subject.to_owned(), verdict });
                }
                self.case.expected.sort();
                self.judged = true;
            }
            _ => return Err(format!("unknown block `{fence}`")),
        }
        Ok(())
    }
}

enum Setting {
    Edition(String),
    Date(Date),
}

/// `Edition mhlw-6.0.` and `As of 2026-11-24.`; `None` for prose.
fn setting(line: &str) -> Result<Option<Setting>, String> {
    let edition = line.strip_prefix("Edition ").and_then(|rest| rest.strip_suffix('.'));
    if let Some(edition) = edition.filter(|edition| edition.starts_with("mhlw-")) {
        return Ok(Some(Setting::Edition(edition.to_owned())));
    }
    let date = line.strip_prefix("As of ").and_then(|rest| rest.strip_suffix('.'));
    if let Some(Ok(date)) = date.map(str::parse) {
        return Ok(Some(Setting::Date(date)));
    }
    if line.contains("```") || !looks_like_a_setting(line) {
        return Ok(None);
    }
    Err(format!("`{line}` is no setting: write `Edition mhlw-6.0.` or `As of 2026-11-24.`"))
}

fn looks_like_a_setting(line: &str) -> bool {
    let lower = line.to_lowercase();
    let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = lower.split_whitespace().map(bare).collect();
    let names_one = words.iter().any(|word| {
        word.parse::<Date>().is_ok() || word.starts_with("mhlw-") || is_edition_number(word)
    });
    let begins = words.first().is_some_and(|word| SETTING_WORDS.contains(&word.as_str()));
    let opens = lower.starts_with("edition ") || lower.starts_with("as of ");
    opens || (names_one && (begins || words.len() <= SETTING_LENGTH))
}

/// `6.0`, `7.0`.
fn is_edition_number(word: &str) -> bool {
    let digit = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('.').is_some_and(|(major, minor)| digit(major) && minor == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINDINGS: &str = "```findings\npass D\n```\n";

    fn fault(text: &str) -> String {
        parse_cases(text).unwrap_err()
    }

    #[test]
    fn settings_facts_and_findings_are_read() {
        let text = format!(
            "# Name\n\nProse.\n\n## One\n\nEdition mhlw-6.0.\nAs of 2027-04-01.\n\n\
             An MDS has 41 items of edition 6.0 of the annex in force.\n\n\
             ```csv device\ndevice_id\nD\n```\n\n{FINDINGS}\n## None\n\n```findings\n```\n"
        );
        let cases = parse_cases(&text).unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[0].edition.as_deref(), Some("mhlw-6.0"));
        assert_eq!(cases[0].as_of, Date::constant(2027, 4, 1));
        assert_eq!(cases[0].expected[0].subject, "D");
        assert_eq!(cases[0].facts("x", true).unwrap().rows("device").len(), 1);
        assert_eq!((cases[1].as_of, cases[1].expected.len()), (DEFAULT_DATE, 0));
    }

    #[test]
    fn prose_that_looks_like_a_setting_is_refused() {
        for line in [
            "As at 2026-01-01.",
            "as of 2026-01-01.",
            "As of 2026-01-01",
            "As of 2026-13-01.",
            "As of today.",
            "Edition 6.0.",
            "edition mhlw-6.0.",
            "Edition mhlw-6.0",
            "On 2026-01-01.",
            "Date: 2026-01-01",
            "2026-01-01",
            "(mhlw-7.0)",
        ] {
            let message = fault(&format!("## One\n\n{line}\n\n{FINDINGS}"));
            assert!(message.contains("line 3") && message.contains(line), "{line}: {message}");
        }
    }

    #[test]
    fn blocks_that_are_not_where_or_what_they_should_be_are_refused() {
        let table = "```csv device\ndevice_id\nD\n```\n";
        for (text, said) in [
            (format!("## One\n\n{table}\n```findings\npass D\n"), "never ends"),
            (format!("## One\n\n```csv device\ndevice_id\nD\n\n{FINDINGS}"), "no findings"),
            (format!("## One\n\n{FINDINGS}\n{table}"), "after the findings"),
            (format!("## One\n\n{FINDINGS}\n{FINDINGS}"), "after the findings"),
            (format!("## One\n\n{FINDINGS}\nAs of 2026-01-01.\n"), "after a block"),
            (format!("## One\n\nAs of 2026-01-01.\nAs of 2026-01-02.\n{FINDINGS}"), "twice"),
            (format!("## One\n\n{table}"), "no findings"),
            (format!("{table}\n## One\n\n{FINDINGS}"), "before the first case"),
            (format!("## One\n\n ```findings\npass D\n```\n{FINDINGS}"), "neither"),
            (format!("## One\n\n{FINDINGS}\n##Two\n"), "neither"),
            ("## One\n\n```findings\npassed D\n```\n".to_owned(), "no finding"),
            ("## One\n\n```sql\nSELECT 1\n```\n".to_owned(), "unknown block"),
        ] {
            let message = fault(&text);
            assert!(message.contains(said), "{text}: {message}");
        }
    }
}
