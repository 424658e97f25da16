//! Every statement of the rooms runs on SQLite.

use rusqlite::Connection;
use shirube_store::driver::statements;
use shirube_store_sqlite::SqliteStore;

#[test]
fn every_statement_can_be_prepared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    SqliteStore::open(&path).unwrap();
    let connection = Connection::open(&path).unwrap();
    let mut count = 0;
    for statement in statements() {
        let prepared = connection.prepare(statement.sql());
        let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}", statement.sql()));
        // Parameters are numbered without a gap.
        for number in 1..=prepared.parameter_count() {
            assert_eq!(
                prepared.parameter_name(number),
                Some(format!("?{number}").as_str()),
                "{}",
                statement.sql()
            );
        }
        count += 1;
    }
    assert!(count > 25, "{count}");
}
