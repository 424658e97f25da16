//! Where a fact came from: the artifact, the place in it, and how it was learnt.

use serde::{Deserialize, Serialize};

/// How a fact was learnt. A configuration proves intent, a measurement proves state, a ledger
/// entry is somebody's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// 設定: read from a configuration.
    Configured,
    /// 実測: read from the output of a scan or another measurement.
    Measured,
    /// 申告: written down by a person.
    Declared,
}

impl Basis {
    /// The word stored in the `basis` column of every fact table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Configured => "configured",
            Self::Measured => "measured",
            Self::Declared => "declared",
        }
    }
}

/// A position inside an artifact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Position {
    /// The artifact as a whole.
    Whole,
    /// A line, counted from 1.
    Line {
        /// The line number.
        line: u32,
    },
    /// A cell of a spreadsheet, as `Sheet!B3`.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// Row, counted from 1.
        row: u32,
        /// Column, counted from 1.
        column: u32,
    },
}

/// An artifact and a position in it. Its text form, used in the `source` column of every fact
/// table, is `path`, `path:LINE` or `path:SHEET!CELL`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Path inside the institution folder, with `/` between its parts.
    pub artifact: String,
    /// Where in the artifact.
    pub position: Position,
}

impl Source {
    /// The artifact as a whole.
    pub fn whole(artifact: impl Into<String>) -> Self {
        Self { artifact: artifact.into(), position: Position::Whole }
    }

    /// A line of the artifact, counted from 1.
    pub fn line(artifact: impl Into<String>, line: usize) -> Self {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Self { artifact: artifact.into(), position: Position::Line { line } }
    }

    /// A cell of a spreadsheet, row and column counted from 1.
    pub fn cell(artifact: impl Into<String>, sheet: &str, row: u32, column: u32) -> Self {
        let position = Position::Cell { sheet: sheet.to_owned(), row, column };
        Self { artifact: artifact.into(), position }
    }

    /// Reads the text form back. Total: what has no position is taken as a whole artifact.
    pub fn parse(text: &str) -> Self {
        if let Some((artifact, tail)) = text.rsplit_once(':') {
            if let Ok(line) = tail.parse::<u32>() {
                return Self { artifact: artifact.to_owned(), position: Position::Line { line } };
            }
            if let Some((sheet, cell)) = tail.rsplit_once('!')
                && let Some((row, column)) = parse_cell(cell)
            {
                return Self::cell(artifact, sheet, row, column);
            }
        }
        Self::whole(text)
    }

    /// The line number, when the position is a line.
    pub fn line_number(&self) -> Option<u32> {
        match &self.position {
            Position::Line { line } => Some(*line),
            Position::Cell { row, .. } => Some(*row),
            Position::Whole => None,
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.position {
            Position::Whole => write!(f, "{}", self.artifact),
            Position::Line { line } => write!(f, "{}:{line}", self.artifact),
            Position::Cell { sheet, row, column } => {
                write!(f, "{}:{sheet}!{}{row}", self.artifact, column_letters(*column))
            }
        }
    }
}

/// `1` is `A`, `27` is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

fn parse_cell(cell: &str) -> Option<(u32, u32)> {
    let split = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = cell.split_at(split);
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    let mut column = 0u32;
    for c in letters.chars() {
        if !c.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + (c as u32 - 'A' as u32 + 1);
    }
    Some((digits.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips() {
        for text in ["ledger/device.csv:12", "ledger/台帳.xlsx:機器!AB30", "evidence/fw.conf"] {
            assert_eq!(Source::parse(text).to_string(), text);
        }
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!(column_letters(1), "A");
        assert_eq!(column_letters(26), "Z");
        assert_eq!(column_letters(27), "AA");
        assert_eq!(column_letters(703), "AAA");
    }
}
