//! Why an edit is refused. A refused edit gives no bytes.

use shirube_model::Failure;
use shirube_model::{Date, Message, Problem};
use thiserror::Error;

/// Why an edit is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EditError {
    /// The file cannot be read whole.
    #[error("`{}` cannot be read whole: {}", problem.source, problem.code())]
    NotWhole {
        /// The first thing in it that cannot be read.
        problem: Box<Problem>,
    },
    /// Some bytes are no text in the encoding that the file seems to have.
    #[error("`{path}:{line}` is damaged: no text in {encoding}")]
    Damaged {
        /// The file.
        path: String,
        /// The first line with such bytes, counted from 1.
        line: usize,
        /// The encoding.
        encoding: &'static str,
    },
    /// A quotation mark in a CSV file neither opens nor closes a cell.
    #[error("`{path}:{line}:{column}`: a quotation mark neither opens nor closes a cell")]
    StrayQuote {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: usize,
        /// The column in characters, counted from 1.
        column: usize,
    },
    /// The file is a workbook.
    #[error("`{path}` is a workbook; rows of workbooks are not edited here")]
    Workbook {
        /// The file.
        path: String,
    },
    /// The file is no ledger, or not one that is known.
    #[error("`{path}` is no ledger")]
    NotALedger {
        /// The file.
        path: String,
    },
    /// There is no such file.
    #[error("there is no `{path}`")]
    NoFile {
        /// The file.
        path: String,
    },
    /// The file would become larger than files that are read.
    #[error("`{path}` would become too large")]
    TooLarge {
        /// The file.
        path: String,
    },
    /// The list stands on one line in brackets, where no entry can be put below another.
    #[error("`{path}:{line}`: `{name}` is a list in brackets")]
    InlineList {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: usize,
        /// The list.
        name: &'static str,
    },
    /// A character cannot be written in the encoding of the file.
    #[error("`{path}` is {encoding}, which has no `{character}`")]
    NotInEncoding {
        /// The file.
        path: String,
        /// The encoding.
        encoding: &'static str,
        /// The first such character.
        character: char,
    },
    /// A text holds a control character, or a mark of Shirube's own words.
    #[error("`{field}` holds the character U+{:04X}", u32::from(*character))]
    BadCharacter {
        /// The field or the heading.
        field: String,
        /// The character.
        character: char,
    },
    /// Something that must be said is empty.
    #[error("`{field}` is empty")]
    Empty {
        /// The field or the heading.
        field: String,
    },
    /// A value that the reader of the file would not take.
    #[error("`{text}` is no value of `{field}`")]
    BadValue {
        /// The field or the heading.
        field: String,
        /// What was to be written, shortened.
        text: String,
        /// What would be taken: words, or an example.
        known: String,
    },
    /// A cell that a spreadsheet program would calculate.
    #[error("`{text}` in `{field}` would be calculated as a formula")]
    Formula {
        /// The heading.
        field: String,
        /// What was to be written, shortened.
        text: String,
    },
    /// There is no such entry or row.
    #[error("`{path}` has no `{what}`")]
    NoneSuch {
        /// The file.
        path: String,
        /// What was looked for.
        what: String,
    },
    /// Several entries or rows are meant.
    #[error("`{path}:{line}`: `{what}` stands there more than once")]
    Several {
        /// The file.
        path: String,
        /// The line of the second, counted from 1.
        line: usize,
        /// What was looked for.
        what: String,
    },
    /// A row with this number is there already.
    #[error("`{path}:{line}` already has the number `{what}`")]
    RowThere {
        /// The file.
        path: String,
        /// The line of the row, counted from 1.
        line: usize,
        /// The number.
        what: String,
    },
    /// The ledger has no such column.
    #[error("`{path}` has no column `{heading}`")]
    NoColumn {
        /// The file.
        path: String,
        /// The heading.
        heading: String,
    },
    /// Somebody approved it already.
    #[error("`{what}` was approved by {person} already")]
    Approved {
        /// What.
        what: String,
        /// Who approved it.
        person: String,
    },
    /// An approval of a day before the decision never counts.
    #[error("`{what}` was asked for on {day}, after the approval")]
    ApprovedEarly {
        /// What.
        what: String,
        /// The day of the decision.
        day: Date,
    },
    /// A statement of another person, who has to be named to take it back.
    #[error("this is what {person} stated")]
    OfAnother {
        /// Who stated it.
        person: String,
    },
    /// Nothing is taken back before the day on which it was stated.
    #[error("{person} stated this on {day}, later than it is taken back")]
    WithdrawnEarly {
        /// Who stated it.
        person: String,
        /// When.
        day: Date,
    },
    /// Who asked for a waiver cannot approve it.
    #[error("`{person}` asked for this waiver and cannot approve it")]
    SamePerson {
        /// The person.
        person: String,
    },
    /// Read again, the edited file did not say what was to be said: a fault of Shirube.
    #[error("`{path}`, edited, does not say what was to be said")]
    NotKept {
        /// The file.
        path: String,
    },
}

impl EditError {
    /// The error's code. In the locale files its sentence stands under `failure.CODE` and its hint
    /// under `failure-hint.CODE`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotWhole { .. } => "edit-not-whole",
            Self::Damaged { .. } => "edit-damaged",
            Self::StrayQuote { .. } => "edit-stray-quote",
            Self::Workbook { .. } => "edit-workbook",
            Self::NotALedger { .. } => "edit-not-a-ledger",
            Self::NoFile { .. } => "edit-no-file",
            Self::TooLarge { .. } => "edit-too-large",
            Self::InlineList { .. } => "edit-inline-list",
            Self::NotInEncoding { .. } => "edit-not-in-encoding",
            Self::BadCharacter { .. } => "edit-bad-character",
            Self::Empty { .. } => "edit-empty",
            Self::BadValue { .. } => "edit-bad-value",
            Self::Formula { .. } => "edit-formula",
            Self::NoneSuch { .. } => "edit-none-such",
            Self::Several { .. } => "edit-several",
            Self::RowThere { .. } => "edit-row-there",
            Self::NoColumn { .. } => "edit-no-column",
            Self::Approved { .. } => "edit-approved",
            Self::ApprovedEarly { .. } => "edit-approved-early",
            Self::OfAnother { .. } => "edit-of-another",
            Self::WithdrawnEarly { .. } => "edit-withdrawn-early",
            Self::SamePerson { .. } => "edit-same-person",
            Self::NotKept { .. } => "edit-not-kept",
        }
    }

    /// The file that stands in the way.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::NotWhole { problem } => Some(&problem.source.artifact),
            Self::Damaged { path, .. }
            | Self::StrayQuote { path, .. }
            | Self::Workbook { path }
            | Self::NotALedger { path }
            | Self::NoFile { path }
            | Self::TooLarge { path }
            | Self::InlineList { path, .. }
            | Self::NotInEncoding { path, .. }
            | Self::NoneSuch { path, .. }
            | Self::Several { path, .. }
            | Self::RowThere { path, .. }
            | Self::NoColumn { path, .. }
            | Self::NotKept { path } => Some(path),
            Self::BadCharacter { .. }
            | Self::Empty { .. }
            | Self::BadValue { .. }
            | Self::Formula { .. }
            | Self::Approved { .. }
            | Self::ApprovedEarly { .. }
            | Self::OfAnother { .. }
            | Self::WithdrawnEarly { .. }
            | Self::SamePerson { .. } => None,
        }
    }

    /// The line in the file, counted from 1.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NotWhole { problem } => {
                problem.source.line_number().and_then(|line| usize::try_from(line).ok())
            }
            Self::Damaged { line, .. }
            | Self::StrayQuote { line, .. }
            | Self::InlineList { line, .. }
            | Self::Several { line, .. }
            | Self::RowThere { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// The column in the line in characters, counted from 1.
    pub fn column(&self) -> Option<usize> {
        match self {
            Self::NotWhole { problem } => {
                problem.column.and_then(|column| usize::try_from(column).ok())
            }
            Self::StrayQuote { column, .. } => Some(*column),
            _ => None,
        }
    }

    /// The values in the sentence, by name.
    fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = Vec::new();
        if let Some(path) = self.path() {
            let at = |number: Option<usize>| number.map(|n| format!(":{n}")).unwrap_or_default();
            let place = format!("{path}{}{}", at(self.line()), at(self.column()));
            values.push(("path", path.to_owned()));
            values.push(("place", place));
        }
        match self {
            Self::Damaged { encoding, .. } => values.push(("encoding", (*encoding).to_owned())),
            Self::NotInEncoding { encoding, character, .. } => {
                values.push(("encoding", (*encoding).to_owned()));
                values.push(("character", character.to_string()));
            }
            Self::InlineList { name, .. } => values.push(("name", (*name).to_owned())),
            Self::BadCharacter { field, character } => {
                values.push(("field", field.clone()));
                values.push(("character", format!("U+{:04X}", u32::from(*character))));
            }
            Self::Empty { field } => values.push(("field", field.clone())),
            Self::Formula { field, text } => {
                values.push(("field", field.clone()));
                values.push(("value", text.clone()));
            }
            Self::BadValue { field, text, known } => {
                values.push(("field", field.clone()));
                values.push(("value", text.clone()));
                values.push(("known", known.clone()));
            }
            Self::NoneSuch { what, .. }
            | Self::Several { what, .. }
            | Self::RowThere { what, .. } => {
                values.push(("value", what.clone()));
            }
            Self::NoColumn { heading, .. } => values.push(("heading", heading.clone())),
            Self::Approved { what, person } => {
                values.push(("value", what.clone()));
                values.push(("person", person.clone()));
            }
            Self::ApprovedEarly { what, day } => {
                values.push(("value", what.clone()));
                values.push(("day", day.to_string()));
            }
            Self::WithdrawnEarly { person, day } => {
                values.push(("person", person.clone()));
                values.push(("day", day.to_string()));
            }
            Self::OfAnother { person } | Self::SamePerson { person } => {
                values.push(("person", person.clone()))
            }
            _ => {}
        }
        values
    }
}

impl Failure for EditError {
    fn message(&self) -> Message {
        let values = self.values().into_iter();
        values.fold(Message::new(self.code()), |message, (name, value)| message.with(name, value))
    }

    fn problems(&self) -> Vec<&Problem> {
        match self {
            Self::NotWhole { problem } => vec![problem],
            _ => Vec::new(),
        }
    }
}
