//! One cell, read as what its column holds.

use super::grid::{Cell, LONGEST_CELL};
use super::written;
use shirube_facts::vocabulary::Vocabulary;
use shirube_facts::{Column, ColumnKind};
use shirube_model::Language;
use shirube_model::date::{from_serial, parse_date};
use shirube_model::functions::Value;
use shirube_model::text::{normalize, shorten};

/// Why a cell could not be read: the code of the problem, and what would have been read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CellProblem {
    pub(crate) code: &'static str,
    /// What can be written, where that is known; beside it in English.
    pub(crate) known: Option<String>,
    pub(crate) known_en: Option<String>,
}

/// Words for yes and no.
const YES: [&str; 26] = [
    "○",
    "〇",
    "◯",
    "はい",
    "有",
    "あり",
    "有り",
    "済",
    "済み",
    "yes",
    "y",
    "true",
    "1",
    "on",
    "する",
    "実施",
    "✓",
    "✔",
    "レ",
    "☑",
    "●",
    "◎",
    "有効",
    "可",
    "導入済",
    "実施済",
];
const NO: [&str; 22] = [
    "×",
    "✕",
    "✗",
    "いいえ",
    "無",
    "なし",
    "無し",
    "未",
    "未実施",
    "no",
    "n",
    "false",
    "0",
    "off",
    "しない",
    "ない",
    "☐",
    "□",
    "無効",
    "不可",
    "未導入",
    "ｘ",
];
/// Words for "not known", in any column: read as NULL without a word.
const UNKNOWN: [&str; 17] = [
    "不明",
    "未確認",
    "?",
    "-",
    "ー",
    "n/a",
    "unknown",
    "―",
    "—",
    "–",
    "わからない",
    "未調査",
    "調査中",
    "確認中",
    "未記入",
    "tbd",
    "na",
];

/// Words for "nothing", in a column of text.
const NOTHING: [&str; 11] = [
    "なし",
    "無し",
    "無",
    "ない",
    "特になし",
    "該当なし",
    "未承認",
    "未定",
    "未設定",
    "未登録",
    "none yet",
];

/// Reads `cell` as `column` wants it.
pub(crate) fn read(column: &Column, cell: &Cell) -> Result<Value, CellProblem> {
    if let Cell::Error(_) = cell {
        return Err(CellProblem { code: "import.cell-error", known: None, known_en: None });
    }
    // Nothing that a ledger holds is longer; more would only be normalised in vain.
    let text = normalize(&shorten(&cell.shown(), LONGEST_CELL));
    if UNKNOWN.contains(&text.to_lowercase().as_str()) {
        return Ok(Value::Null);
    }
    // Typed as 7.2.4 or 3-2, a spreadsheet program keeps it as a day.
    let is_day = matches!(cell, Cell::Serial(_) | Cell::Day(_))
        || is_version(column) && is_written_day(&text);
    if is_day && !matches!(column.kind, ColumnKind::Date) {
        return Err(CellProblem { code: "import.cell-is-a-date", known: None, known_en: None });
    }
    match column.kind {
        // Nobody and nothing: a text says what there is.
        ColumnKind::Text if NOTHING.contains(&text.to_lowercase().as_str()) => Ok(Value::Null),
        ColumnKind::Text => Ok(Value::Text(written::text(column, cell, text))),
        ColumnKind::Integer => integer(&text),
        ColumnKind::Date => date(cell, &text),
        ColumnKind::Flag => flag(cell, &text),
        ColumnKind::Code(vocabulary) => match vocabulary.code(&text) {
            Some(code) => Ok(Value::Text(code.to_owned())),
            None => Err(CellProblem {
                code: "import.cell-unknown-word",
                known: Some(words(vocabulary, Language::Ja).join("、")),
                known_en: Some(words(vocabulary, Language::En).join(", ")),
            }),
        },
    }
}

/// True for a column that holds the version of something.
fn is_version(column: &Column) -> bool {
    matches!(column.kind, ColumnKind::Text)
        && (column.name.contains("version") || column.name.ends_with("cycle"))
}

/// `2007/2/4`: a day as a spreadsheet program writes it into CSV.
fn is_written_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number) && parts.iter().any(|part| part.len() == 4)
}

/// What the words are called in `language`.
fn words(vocabulary: &Vocabulary, language: Language) -> Vec<&'static str> {
    vocabulary.words.iter().map(|word| word.label(language)).collect()
}

/// `14`, `14文字`, `1,000`, `10分`: a number with the unit that the column's name already has.
fn integer(text: &str) -> Result<Value, CellProblem> {
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(digits.len());
    let unit = &digits[end..];
    let known_unit =
        ["", "文字", "日", "日間", "分", "世代", "回", "人", "名", "件", "床", "種", "種類", ".0"]
            .contains(&unit.trim());
    match digits[..end].parse::<i64>() {
        // Nothing that a ledger counts is less than none.
        Ok(number) if number < 0 => {
            Err(CellProblem { code: "import.negative-number", known: None, known_en: None })
        }
        Ok(number) if known_unit => Ok(Value::Integer(number)),
        _ => Err(CellProblem { code: "import.not-a-number", known: None, known_en: None }),
    }
}

fn date(cell: &Cell, text: &str) -> Result<Value, CellProblem> {
    let day = match cell {
        Cell::Day(day) => Some(*day),
        Cell::Serial(serial) => from_serial(*serial),
        // The day's own format of a Japanese workbook is not always known as one: a number of its
        // size is a day (1950 to 2099).
        Cell::Number(number) if (18_264.0..73_050.0).contains(number) => from_serial(*number),
        _ => parse_date(text).ok(),
    };
    day.map(|day| Value::Text(day.to_string())).ok_or(CellProblem {
        code: "import.cell-not-a-date",
        known: None,
        known_en: None,
    })
}

fn flag(cell: &Cell, text: &str) -> Result<Value, CellProblem> {
    if let Cell::Flag(flag) = cell {
        return Ok(Value::Integer(i64::from(*flag)));
    }
    let lower = text.trim_end_matches(['。', '.']).to_lowercase();
    if YES.contains(&lower.as_str()) {
        Ok(Value::Integer(1))
    } else if NO.contains(&lower.as_str()) {
        Ok(Value::Integer(0))
    } else {
        Err(CellProblem {
            code: "import.not-a-flag",
            known: Some("○、×、有、無".to_owned()),
            known_en: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_facts::{FactRow, tables};

    fn device(column: &str, text: &str) -> Result<Value, CellProblem> {
        let table = tables::Device::TABLE;
        let column = &table.columns[table.column_index(column).unwrap()];
        read(column, &Cell::Text(text.to_owned()))
    }

    #[test]
    fn what_people_write() {
        assert_eq!(device("screen_lock_minutes", "１０分"), Ok(Value::Integer(10)));
        assert_eq!(device("encrypted", "○"), Ok(Value::Integer(1)));
        assert_eq!(device("encrypted", "無"), Ok(Value::Integer(0)));
        assert_eq!(device("encrypted", "不明"), Ok(Value::Null));
        assert_eq!(device("kind", "サーバー"), Ok(Value::Text("server".to_owned())));
        let day = Ok(Value::Text("2025-04-01".to_owned()));
        assert_eq!(device("confirmed_at", "R7.4.1"), day);
        assert_eq!(device("confirmed_at", "いつか").unwrap_err().code, "import.cell-not-a-date");
        assert_eq!(device("encrypted", "たぶん").unwrap_err().code, "import.not-a-flag");
    }
}
