//! A TOML file of statements, and the three things that an edit does with it.

use super::author::Author;
use super::encoded::EncodedText;
use super::entries::{self, EntryPlace};
use super::entry::Entry;
use super::error::EditError;
use super::folder_edit::FolderEdit;
use super::splice::Splice;
use crate::lines::Lines;
use shirube_model::text::heading_key;
use shirube_model::{Problem, ProblemLevel, Withdrawable, Withdrawal};

/// A file of statements.
pub(super) struct TomlFile<'b> {
    path: &'static str,
    before: Option<&'b [u8]>,
    encoded: EncodedText<'b>,
}

impl<'b> TomlFile<'b> {
    /// The file with the bytes `before`; one that is not there begins with `heading`.
    pub(super) fn open(
        path: &'static str,
        before: Option<&'b [u8]>,
        heading: &'static str,
    ) -> Result<Self, EditError> {
        let encoded = EncodedText::read(path, before.unwrap_or(heading.as_bytes()))?;
        Ok(Self { path, before, encoded })
    }

    /// The text as it is.
    pub(super) fn text(&self) -> &str {
        &self.encoded.text
    }

    /// Puts an entry of the list `name` below everything else.
    pub(super) fn put_below(
        &self,
        name: &'static str,
        entry: &Entry,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        // Refused where the list has another form.
        entries::places(self.path, self.text(), name)?;
        self.edit(entries::append(self.text(), &entry.render(name)), author)
    }

    /// Puts the fields of `entry` over those of the entry `index`.
    pub(super) fn put_over(
        &self,
        name: &'static str,
        index: usize,
        entry: &Entry,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        let place = self.place(name, index)?;
        let lines = &self.text()[place.lines.clone()];
        let entry = entry.render_over(name, lines).ok_or_else(|| self.not_kept())?;
        self.edit(entries::replace(self.text(), &place, &entry), author)
    }

    /// Takes the entry `index` out.
    pub(super) fn take_out(
        &self,
        name: &'static str,
        index: usize,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        let place = self.place(name, index)?;
        self.edit(entries::remove(self.text(), &place), author)
    }

    /// Writes below the fields of the entry `index` who takes the statement back, and when. `of`
    /// names whose statement it is, where it is another person's than the author's.
    pub(super) fn withdraw<T: Withdrawable>(
        &self,
        name: &'static str,
        index: usize,
        statement: &mut T,
        of: Option<&str>,
        author: &Author,
    ) -> Result<FolderEdit, EditError> {
        let person = statement.stated_by().to_owned();
        if heading_key(of.unwrap_or(author.name())) != heading_key(&person) {
            return Err(EditError::OfAnother { person });
        }
        if let Some(day) = statement.stated_at().filter(|day| author.day() < *day) {
            return Err(EditError::WithdrawnEarly { person, day });
        }
        let withdrawal = Withdrawal { by: author.name().to_owned(), on: author.day() };
        let entry = Entry::default()
            .text("withdrawn_by", &withdrawal.by)
            .day("withdrawn_at", Some(withdrawal.on));
        statement.withdraw(withdrawal);
        let place = self.place(name, index)?;
        let edit = self.edit(entries::add(self.text(), &place, &entry.render_fields()), author)?;
        Ok(FolderEdit { of: vec![person], ..edit })
    }

    /// The edit, when the edited file reads as `expected`.
    pub(super) fn confirmed<T: PartialEq>(
        &self,
        edit: FolderEdit,
        expected: &[T],
        read: impl FnOnce(&str) -> Result<Vec<T>, EditError>,
    ) -> Result<FolderEdit, EditError> {
        let again = EncodedText::read(self.path, &edit.bytes)?;
        let kept = read(&again.text).is_ok_and(|statements| statements == expected);
        if kept { Ok(edit) } else { Err(self.not_kept()) }
    }

    /// The line of the entry `index`, counted from 1.
    pub(super) fn line_of(&self, name: &'static str, index: usize) -> Result<usize, EditError> {
        let place = self.place(name, index)?;
        Ok(Lines::new(self.text()).line(place.lines.start))
    }

    fn place(&self, name: &'static str, index: usize) -> Result<EntryPlace, EditError> {
        let places = entries::places(self.path, self.text(), name)?;
        places.into_iter().nth(index).ok_or_else(|| self.not_kept())
    }

    fn edit(&self, splice: Splice, author: &Author) -> Result<FolderEdit, EditError> {
        let bytes = self.encoded.with(&[splice])?;
        Ok(FolderEdit::new(self.path, self.before, bytes, author))
    }

    fn not_kept(&self) -> EditError {
        EditError::NotKept { path: self.path.to_owned() }
    }
}

/// Refuses a file of which something could not be read: the first error in it.
pub(super) fn read_whole(mut problems: Vec<Problem>) -> Result<(), EditError> {
    problems.retain(|problem| problem.level == ProblemLevel::Error);
    problems.sort();
    match problems.into_iter().next() {
        Some(problem) => Err(EditError::NotWhole { problem: Box::new(problem) }),
        None => Ok(()),
    }
}

/// The position of the newest of the statements that are meant and that nobody took back: of those of
/// the person, and where that one stated none, of all. Of those of one day it is the last.
pub(super) fn newest<T: Withdrawable>(
    statements: &[T],
    is_meant: impl Fn(&T) -> bool,
    person: &str,
) -> Option<usize> {
    let meant = || {
        let all = statements.iter().enumerate();
        all.filter(|(_, statement)| statement.withdrawn().is_none() && is_meant(statement))
    };
    let is_own = |statement: &T| heading_key(statement.stated_by()) == heading_key(person);
    let last = |(index, statement): &(usize, &T)| (statement.stated_at(), *index);
    let own = meant().filter(|(_, statement)| is_own(statement)).max_by_key(last);
    own.or_else(|| meant().max_by_key(last)).map(|(index, _)| index)
}
