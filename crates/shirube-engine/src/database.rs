//! Facts in an in-memory SQLite, with the check functions registered.

use crate::error::EngineError;
use crate::work::Work;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, Table, TableScope};
use shirube_model::functions::{Argument, CheckFunction, FUNCTIONS, MOST_ARGUMENTS, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A database that holds facts and can run checks. It can be emptied and filled again, which costs
/// less than a new one: tables, functions and prepared statements stay.
pub struct Database {
    connection: Connection,
    /// The tables that have rows.
    filled: BTreeSet<&'static str>,
    /// Counted while a confined query runs.
    work: Option<Arc<Work>>,
}

/// Statements that stay prepared: every check, and what fills and empties every table.
const KEPT_STATEMENTS: usize = 512;

impl Database {
    /// An empty database with every fact table and every check function.
    pub fn new() -> Result<Self, EngineError> {
        let connection = Connection::open_in_memory().map_err(EngineError::Load)?;
        for function in FUNCTIONS {
            register(&connection, function).map_err(EngineError::Load)?;
        }
        let mut schema = String::new();
        for table in TABLES {
            schema.push_str(&create(table));
        }
        connection.execute_batch(&schema).map_err(EngineError::Load)?;
        connection.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
        Ok(Self { connection, filled: BTreeSet::new(), work: None })
    }

    /// Loads facts, all of them in one transaction.
    pub fn load(&mut self, facts: &Facts) -> Result<(), EngineError> {
        let with_rows = TABLES.iter().filter(|table| !facts.rows(table.name).is_empty());
        self.filled.extend(with_rows.clone().map(|table| table.name));
        let load = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            for table in with_rows {
                load_table(&transaction, table, facts)?;
            }
            transaction.commit()
        };
        load(&mut self.connection).map_err(EngineError::Load)
    }

    /// Removes every row, and takes the seal off: the database is as [`Database::new`] gives it.
    pub fn clear(&mut self) -> Result<(), EngineError> {
        let clear = |connection: &mut Connection, filled: &BTreeSet<&str>| {
            connection.pragma_update(None, "query_only", false)?;
            let transaction = connection.transaction()?;
            for table in filled {
                transaction.prepare_cached(&format!("DELETE FROM {table}"))?.execute([])?;
            }
            transaction.commit()
        };
        clear(&mut self.connection, &self.filled).map_err(EngineError::Load)?;
        self.filled.clear();
        Ok(())
    }

    /// No statement changes anything from here on.
    pub fn seal(&self) -> Result<(), EngineError> {
        self.connection.pragma_update(None, "query_only", true).map_err(EngineError::Load)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    pub(crate) fn watch(&mut self, work: Arc<Work>) {
        self.work = Some(work);
    }

    /// The work of the query, where queries are confined.
    pub(crate) fn work(&self) -> Option<&Work> {
        self.work.as_deref()
    }
}

fn create(table: &Table) -> String {
    let mut columns = vec!["institution_id TEXT NOT NULL".to_owned()];
    columns.extend(
        table.columns.iter().map(|column| format!("{} {}", column.name, column.kind.sql_type())),
    );
    columns.extend(shirube_facts::TRAILING_COLUMNS.iter().map(|name| format!("{name} TEXT")));
    format!("CREATE TABLE {} ({});\n", table.name, columns.join(", "))
}

fn load_table(connection: &Connection, table: &Table, facts: &Facts) -> rusqlite::Result<()> {
    let institution_id = match table.scope {
        TableScope::Institution => facts.institution_id(),
        TableScope::World => "*",
    };
    let width = table.columns.len();
    let places = vec!["?"; width + 4].join(", ");
    let mut insert =
        connection.prepare_cached(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
    for row in facts.rows(table.name) {
        insert.raw_bind_parameter(1, institution_id)?;
        for (index, value) in row.values.iter().enumerate() {
            insert.raw_bind_parameter(index + 2, Bound(value))?;
        }
        let provenance = &row.provenance;
        insert.raw_bind_parameter(width + 2, provenance.basis.word())?;
        let day = provenance.observed_at.map(|day| day.to_string());
        insert.raw_bind_parameter(width + 3, day)?;
        insert.raw_bind_parameter(width + 4, provenance.source.to_string())?;
        insert.raw_execute()?;
    }
    Ok(())
}

/// A plain value as SQLite binds it.
pub(crate) struct Bound<'a>(pub(crate) &'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

fn register(connection: &Connection, function: &'static CheckFunction) -> rusqlite::Result<()> {
    let count = i32::try_from(function.arguments.len()).unwrap_or(-1);
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function(function.name, count, flags, |context| {
        let mut arguments = [Argument::Null; MOST_ARGUMENTS];
        let arguments = &mut arguments[..context.len()];
        for (index, argument) in arguments.iter_mut().enumerate() {
            *argument = borrowed(context.get_raw(index));
        }
        Ok(match (function.call)(arguments) {
            Value::Null => rusqlite::types::Value::Null,
            Value::Integer(number) => rusqlite::types::Value::Integer(number),
            Value::Real(number) => rusqlite::types::Value::Real(number),
            Value::Text(text) => rusqlite::types::Value::Text(text),
        })
    })
}

/// What SQLite hands over; a text that is not UTF-8 is as unreadable as a blob.
fn borrowed(value: ValueRef<'_>) -> Argument<'_> {
    match value {
        ValueRef::Integer(number) => Argument::Integer(number),
        ValueRef::Real(number) => Argument::Real(number),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_or(Argument::Null, Argument::Text),
        ValueRef::Null | ValueRef::Blob(_) => Argument::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shirube_facts::Provenance;
    use shirube_facts::TypedFacts;
    use shirube_facts::tables::Person;
    use shirube_model::{Basis, Source};

    fn persons(database: &Database) -> i64 {
        let count = "SELECT count(1) FROM person WHERE comma_list_contains(roles, 'staff') = 1";
        let mut statement = database.connection().prepare_cached(count).unwrap();
        statement.query_row([], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_cleared_database_is_filled_again() {
        let mut facts = Facts::new("one");
        let provenance = Provenance::new(Basis::Declared, Source::line("persons.csv", 2));
        facts.push(Person { roles: Some("staff".to_owned()), ..Person::default() }, provenance);
        let mut database = Database::new().unwrap();
        for _ in 0..2 {
            database.load(&facts).unwrap();
            database.seal().unwrap();
            assert_eq!(persons(&database), 1);
            assert!(database.load(&facts).is_err(), "sealed");
            database.clear().unwrap();
            assert_eq!(persons(&database), 0);
        }
    }

    /// Registering a function under a built-in's name would hide the built-in, here and not in
    /// another engine.
    #[test]
    fn no_function_of_ours_is_built_in() {
        let plain = Connection::open_in_memory().unwrap();
        let mut names = plain.prepare("SELECT name FROM pragma_function_list").unwrap();
        let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for name in names.map(Result::unwrap) {
            assert!(FUNCTIONS.iter().all(|function| function.name != name), "{name}");
        }
    }
}
