//! Sheets and files that are no ledger of today: past, hidden, an example, a copy. They are left aside
//! and said.

use crate::input::Output;
use shirube_model::text::{normalize, shorten};
use shirube_model::{Problem, Source, Wording};

/// Parts of a name that say that what it holds is past.
const PAST: [&str; 8] = ["廃棄", "除却", "廃止", "退役", "過去", "以前", "archive", "retired"];
/// Parts of a name that say that what it holds is an example.
const EXAMPLES: [&str; 7] =
    ["記入例", "記載例", "見本", "サンプル", "sample", "example", "テンプレート"];

/// Why a sheet, a file or a folder of this name is left aside: a key of the locales.
pub(crate) fn retired(name: &str) -> Option<&'static str> {
    let key = normalize(&shorten(name, 80)).to_lowercase();
    if EXAMPLES.iter().any(|part| key.contains(part)) {
        return Some("aside.example");
    }
    // 旧 and old stand at one end: 復旧 and 旧姓 say something else.
    let is_old = key.starts_with('旧') || (key.ends_with('旧') && !key.ends_with("復旧"));
    let is_old = is_old || key.contains("(旧)") || key == "old" || key.starts_with("old_");
    let is_old = is_old || key.ends_with("_old") || key.ends_with(" old");
    if is_old || PAST.iter().any(|part| key.contains(part)) {
        return Some("aside.past");
    }
    None
}

/// The name without the number that a program gives a copy: `機器(1)`, `機器 (2)`, `機器 - コピー`.
pub(crate) fn original(name: &str) -> Option<&str> {
    let name = name.trim_end();
    for mark in [" - コピー", "のコピー", " - Copy", " copy"] {
        if let Some(original) = name.strip_suffix(mark) {
            return Some(original.trim_end());
        }
    }
    let open = name.rfind(['(', '（'])?;
    let inside = name[open..].trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
    let is_number = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit());
    (is_number && name.ends_with([')', '）'])).then(|| name[..open].trim_end())
}

/// Says that a sheet or a file was left aside.
pub(crate) fn note(path: &str, sheet: Option<&str>, word: &'static str, output: &mut Output) {
    let problem = Problem::warning("import.left-aside", Source::whole(path));
    let problem = problem.with("sheet", sheet.unwrap_or(path));
    output.problem(problem.with_wording("reason", Wording::word(word)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_past() {
        for name in ["機器（廃棄）", "機器_旧", "旧", "旧機器", "廃棄済み", "記入例", "Sample"]
        {
            assert!(retired(name).is_some(), "{name}");
        }
        for name in ["機器", "復旧手順", "システム", "訓練", "機器 2026"] {
            assert_eq!(retired(name), None, "{name}");
        }
        assert_eq!(original("機器(1)"), Some("機器"));
        assert_eq!(original("機器 (2)"), Some("機器"));
        assert_eq!(original("機器 - コピー"), Some("機器"));
        assert_eq!(original("機器（廃棄）"), None);
        assert_eq!(original("機器"), None);
    }
}
