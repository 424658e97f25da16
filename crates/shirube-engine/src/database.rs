//! Facts in an in-memory SQLite, with the check functions registered.

use crate::error::EngineError;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use shirube_facts::tables::TABLES;
use shirube_facts::{Facts, Table, TableScope};
use shirube_model::functions::{CheckFunction, FUNCTIONS, Value};

/// A database that holds facts and can run checks.
pub struct Database {
    connection: Connection,
}

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
        Ok(Self { connection })
    }

    /// Loads facts, all of them in one transaction.
    pub fn load(&mut self, facts: &Facts) -> Result<(), EngineError> {
        let load = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            for table in TABLES {
                load_table(&transaction, table, facts)?;
            }
            transaction.commit()
        };
        load(&mut self.connection).map_err(EngineError::Load)
    }

    /// No statement changes anything from here on.
    pub fn seal(&self) -> Result<(), EngineError> {
        self.connection.pragma_update(None, "query_only", true).map_err(EngineError::Load)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
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
    let rows = facts.rows(table.name);
    if rows.is_empty() {
        return Ok(());
    }
    let institution_id = match table.scope {
        TableScope::Institution => facts.institution_id(),
        TableScope::World => "*",
    };
    let width = table.columns.len();
    let places = vec!["?"; width + 4].join(", ");
    let mut insert =
        connection.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
    for row in rows {
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
        let values: Vec<Value> = (0..context.len())
            .map(|index| match context.get_raw(index) {
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
                ValueRef::Null | ValueRef::Blob(_) => Value::Null,
            })
            .collect();
        Ok(match (function.call)(&values) {
            Value::Null => rusqlite::types::Value::Null,
            Value::Integer(number) => rusqlite::types::Value::Integer(number),
            Value::Real(number) => rusqlite::types::Value::Real(number),
            Value::Text(text) => rusqlite::types::Value::Text(text),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
