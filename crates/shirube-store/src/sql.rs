//! What a driver must be able to do with SQL, and nothing more.

use crate::error::StoreError;
use crate::index::SearchQuery;
use std::borrow::Cow;

/// A statement, with what it is for. All of them stand in `rooms/`, so that one test sees each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    what: &'static str,
    sql: &'static str,
}

impl Statement {
    pub(crate) const fn new(what: &'static str, sql: &'static str) -> Self {
        Self { what, sql }
    }

    /// What it does, for errors: "list the documents".
    pub fn what(self) -> &'static str {
        self.what
    }

    /// The SQL, with parameters `?1`, `?2` and so on.
    pub fn sql(self) -> &'static str {
        self.sql
    }
}

/// A value that goes into a statement or comes out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SqlValue<'v> {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(Cow<'v, str>),
}

impl<'v> From<&'v str> for SqlValue<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'v> From<&'v String> for SqlValue<'v> {
    fn from(text: &'v String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for SqlValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for SqlValue<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for SqlValue<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl<'v, T: Into<SqlValue<'v>>> From<Option<T>> for SqlValue<'v> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row that a statement gives, for [`Statement::what`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlRow {
    what: &'static str,
    values: Vec<SqlValue<'static>>,
}

impl SqlRow {
    /// A row of a statement.
    pub fn new(statement: Statement, values: Vec<SqlValue<'static>>) -> Self {
        Self { what: statement.what, values }
    }

    fn unexpected(&self, column: usize, expected: &str) -> StoreError {
        StoreError::storage(self.what, format!("column {column} holds no {expected}"))
    }

    /// The whole number in a column.
    pub(crate) fn integer(&self, column: usize) -> Result<i64, StoreError> {
        match self.values.get(column) {
            Some(SqlValue::Integer(number)) => Ok(*number),
            _ => Err(self.unexpected(column, "number")),
        }
    }

    /// The number in a column that counts pages or comments.
    pub(crate) fn count(&self, column: usize) -> Result<u32, StoreError> {
        u32::try_from(self.integer(column)?).map_err(|_| self.unexpected(column, "such number"))
    }

    /// The text in a column.
    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.values.get(column) {
            Some(SqlValue::Text(text)) => Ok(text),
            _ => Err(self.unexpected(column, "text")),
        }
    }

    /// The text in a column, when there is one.
    pub(crate) fn optional_text(&self, column: usize) -> Result<Option<&str>, StoreError> {
        match self.values.get(column) {
            Some(SqlValue::Null) => Ok(None),
            _ => self.text(column).map(Some),
        }
    }

    /// Whatever a column holds, to be shown.
    pub(crate) fn shown(&self, column: usize) -> String {
        match self.values.get(column) {
            Some(SqlValue::Text(text)) => text.to_string(),
            Some(SqlValue::Integer(number)) => number.to_string(),
            Some(SqlValue::Null) | None => String::new(),
        }
    }
}

/// Runs statements.
pub trait Sql {
    /// The rows that a statement gives.
    fn rows(
        &mut self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<Vec<SqlRow>, StoreError>;

    /// Runs a statement that gives no rows; how many rows it wrote or removed comes back.
    fn execute(
        &mut self,
        statement: Statement,
        parameters: &[SqlValue<'_>],
    ) -> Result<u64, StoreError>;
}

/// The entries that a question finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matches {
    /// Their numbers, the best first, as many as were asked for.
    pub entries: Vec<i64>,
    /// How many match; a lower bound when `more` is set.
    pub count: usize,
    /// True when counting stopped at the driver's limit.
    pub more: bool,
}

/// Full-text search, which each database does in its own way. Entries are known by their number in
/// the table `entry`.
pub trait TextIndex {
    /// Indexes the tokens of an entry, which are parted by single spaces. It has none yet.
    fn put_tokens(&mut self, entry: i64, tokens: &str) -> Result<(), StoreError>;

    /// Forgets the tokens of an entry.
    fn remove_tokens(&mut self, entry: i64) -> Result<(), StoreError>;

    /// Asks the index. Nothing in the question is syntax.
    fn find(&mut self, query: &SearchQuery) -> Result<Matches, StoreError>;
}

/// A transaction of a driver. Dropped without a commit, nothing happened.
pub trait Session: Sql + TextIndex {
    /// Keeps what was written; it survives the end of the process and of the machine.
    fn commit(self) -> Result<(), StoreError>;
}
