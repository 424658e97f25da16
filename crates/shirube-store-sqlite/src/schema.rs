//! The tables. `user_version` tells which of these steps a file has seen; steps are only appended.

use rusqlite::{Connection, TransactionBehavior};
use shirube_store::StoreError;

const STEPS: &[&str] = &[
    "
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE page (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    file_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE comment (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT;
CREATE TABLE remainder (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX remainder_document ON remainder (document);
CREATE TABLE decision (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE entry (
    entry INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    edition TEXT,
    volume TEXT,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE INDEX entry_owner ON entry (owner);
CREATE VIRTUAL TABLE entry_token USING fts5 (
    tokens, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
",
    "
CREATE TABLE dismissal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL
) STRICT;
",
    // Bodies get a schema number, decisions the columns that they are asked for by, remainders a place
    // in their order, entries a column per language (U+001F stood between them). A decision whose body
    // cannot be read keeps its row and belongs to no document.
    "
ALTER TABLE document ADD COLUMN schema INTEGER NOT NULL DEFAULT 1;
ALTER TABLE page ADD COLUMN schema INTEGER NOT NULL DEFAULT 1;
CREATE INDEX page_file_hash ON page (file_hash);
ALTER TABLE comment ADD COLUMN schema INTEGER NOT NULL DEFAULT 1;
CREATE INDEX comment_number ON comment (number);

ALTER TABLE remainder RENAME TO earlier_remainder;
DROP INDEX remainder_document;
CREATE TABLE remainder (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    page INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT;
INSERT INTO remainder (document, place, page, schema, body)
    SELECT document, row_number() OVER (PARTITION BY document ORDER BY page, rowid) - 1, page, 1, body
    FROM earlier_remainder;
DROP TABLE earlier_remainder;

ALTER TABLE decision RENAME TO earlier_decision;
CREATE TABLE decision (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    number INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO decision (sequence, document, number, schema, body)
    SELECT sequence,
        CASE WHEN json_valid(body) THEN coalesce(CAST(json_extract(body, '$.document') AS TEXT), '')
            ELSE '' END,
        CASE WHEN json_valid(body) THEN coalesce(CAST(json_extract(body, '$.number') AS INTEGER), 0)
            ELSE 0 END,
        1, body
    FROM earlier_decision;
DROP TABLE earlier_decision;
CREATE INDEX decision_document ON decision (document, number);

ALTER TABLE dismissal RENAME TO earlier_dismissal;
CREATE TABLE dismissal (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    schema INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO dismissal (sequence, document, schema, body)
    SELECT sequence,
        CASE WHEN json_valid(body) THEN coalesce(CAST(json_extract(body, '$.document') AS TEXT), '')
            ELSE '' END,
        1, body
    FROM earlier_dismissal;
DROP TABLE earlier_dismissal;
CREATE INDEX dismissal_document ON dismissal (document);

ALTER TABLE entry ADD COLUMN title_en TEXT;
ALTER TABLE entry ADD COLUMN body_en TEXT;
UPDATE entry SET
    title = substr(title, 1, instr(title, char(31)) - 1),
    title_en = substr(title, instr(title, char(31)) + 1)
    WHERE kind < 2 AND instr(title, char(31)) > 0;
UPDATE entry SET
    body = substr(body, 1, instr(body, char(31)) - 1),
    body_en = substr(body, instr(body, char(31)) + 1)
    WHERE kind < 2 AND instr(body, char(31)) > 0;

CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    known_by INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
",
];

/// The schema that this build reads and writes.
pub(crate) const SCHEMA: i64 = STEPS.len() as i64;

/// The schema of a file; a later one than this build knows is refused.
pub(crate) fn schema_of(connection: &Connection) -> Result<i64, StoreError> {
    let stored: i64 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(|error| StoreError::storage("open the library", error))?;
    if stored > SCHEMA {
        return Err(StoreError::Newer { stored, known: SCHEMA });
    }
    Ok(stored)
}

/// Brings a file up to date. Two processes may try at once: the second waits and finds it done.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    if schema_of(connection)? == SCHEMA {
        return Ok(());
    }
    let failed = |error| StoreError::storage("bring the library up to date", error);
    let behaviour = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behaviour).map_err(failed)?;
    let done = usize::try_from(schema_of(&transaction)?).unwrap_or(0);
    let run = || {
        for step in STEPS.iter().skip(done) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "user_version", SCHEMA)
    };
    run().map_err(failed)?;
    transaction.commit().map_err(failed)
}
