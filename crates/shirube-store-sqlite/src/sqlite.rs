//! The embedded store: one SQLite file.

use crate::schema::migrate;
use crate::search::{entries, search};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shirube_documents::comment::{Comment, Decision, Dismissal, Remainder};
use shirube_documents::document::{Document, Page};
use shirube_store::{
    DocumentChange, EntryKind, IndexEntry, LibraryStore, SearchHit, SearchQuery, SearchResults,
    StoreError,
};
use std::path::Path;
use std::time::Duration;

/// Index entries of the catalogue belong to this owner; others to their document.
const CATALOGUE: &str = "catalogue";

/// A library in a SQLite file. What is stored when a call returns survives the end of the process
/// and of the machine.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

impl SqliteStore {
    /// Opens the file, and makes it when it is not there. Its folder must be there.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::prepare(Connection::open(path).map_err(|e| failed("open the library", e))?)
    }

    /// Opens a file that cannot be written to, as on a medium that is only lent. Nobody else may be
    /// writing to it.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let open = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            let path: String = path
                .to_string_lossy()
                .chars()
                .map(|c| match c {
                    '%' => "%25".to_owned(),
                    '?' => "%3f".to_owned(),
                    '#' => "%23".to_owned(),
                    c => c.to_string(),
                })
                .collect();
            let connection =
                Connection::open_with_flags(format!("file:{path}?immutable=1"), flags)?;
            connection.query_row("SELECT count(*) FROM document", [], |_| Ok(()))?;
            Ok(connection)
        };
        let connection = open().map_err(|e: rusqlite::Error| failed("open the library", e))?;
        Ok(Self { connection })
    }

    /// A library that is gone with the process.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory().map_err(|e| failed("open the library", e))?)
    }

    fn prepare(mut connection: Connection) -> Result<Self, StoreError> {
        let mut ready = || {
            connection.busy_timeout(Duration::from_secs(30))?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", "ON")?;
            migrate(&mut connection)
        };
        ready().map_err(|e| failed("open the library", e))?;
        Ok(Self { connection })
    }

    fn write<T>(
        &mut self,
        what: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let run = || -> rusqlite::Result<T> {
            let behaviour = rusqlite::TransactionBehavior::Immediate;
            let transaction = self.connection.transaction_with_behavior(behaviour)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|e| failed(what, e))
    }

    /// The bodies that a query selects, read as JSON.
    fn bodies<T: DeserializeOwned>(
        &self,
        what: &'static str,
        sql: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<T>, StoreError> {
        let select = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map(parameters, |row| row.get::<_, String>(0))?;
            rows.collect::<rusqlite::Result<Vec<String>>>()
        };
        let bodies = select().map_err(|e| failed(what, e))?;
        bodies.iter().map(|body| serde_json::from_str(body).map_err(|e| failed(what, e))).collect()
    }
}

fn failed(
    what: &'static str,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> StoreError {
    StoreError { what, cause: cause.into() }
}

fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
}

fn kind_number(kind: EntryKind) -> u32 {
    EntryKind::ALL.iter().position(|known| *known == kind).unwrap_or_default() as u32
}

fn page_numbers(at: &Connection, document: &str) -> rusqlite::Result<Vec<(u32, String)>> {
    let mut statement = at
        .prepare_cached("SELECT number, file_hash FROM page WHERE document = ?1 ORDER BY number")?;
    let rows = statement.query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn put_entries(at: &Transaction<'_>, owner: &str, entries: &[IndexEntry]) -> rusqlite::Result<()> {
    let mut known = at.prepare_cached("SELECT entry FROM entry WHERE kind = ?1 AND id = ?2")?;
    let mut forget = at.prepare_cached("DELETE FROM entry WHERE entry = ?1")?;
    let mut forget_tokens = at.prepare_cached("DELETE FROM entry_token WHERE rowid = ?1")?;
    // Numbers go up by kind, so that the order of numbers is requirements, checks, comments, pages.
    let mut last = at.prepare_cached(
        "SELECT max(entry) FROM entry WHERE entry >= ?1 << 40 AND entry < (?1 + 1) << 40",
    )?;
    let mut add = at.prepare_cached(
        "INSERT INTO entry (entry, kind, id, owner, title, edition, volume, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut add_tokens =
        at.prepare_cached("INSERT INTO entry_token (rowid, tokens) VALUES (?1, ?2)")?;
    for entry in entries {
        let kind = kind_number(entry.kind);
        let old: Option<i64> =
            known.query_row(params![kind, entry.id], |row| row.get(0)).optional()?;
        if let Some(old) = old {
            forget.execute([old])?;
            forget_tokens.execute([old])?;
        }
        let volume = entry.volume.map(shirube_model::Volume::id);
        let last: Option<i64> = last.query_row([kind], |row| row.get(0))?;
        let number = last.unwrap_or(i64::from(kind) << 40) + 1;
        let IndexEntry { id, title, edition, text, tokens, .. } = entry;
        add.execute(params![number, kind, id, owner, title, edition, volume, text])?;
        add_tokens.execute(params![number, tokens])?;
    }
    Ok(())
}

/// Removes the entries of an owner; of one kind, or of all.
fn drop_entries(
    at: &Transaction<'_>,
    owner: &str,
    kind: Option<EntryKind>,
) -> rusqlite::Result<()> {
    let kind = kind.map(kind_number);
    at.execute(
        "DELETE FROM entry_token WHERE rowid IN
         (SELECT entry FROM entry WHERE owner = ?1 AND (?2 IS NULL OR kind = ?2))",
        params![owner, kind],
    )?;
    at.execute(
        "DELETE FROM entry WHERE owner = ?1 AND (?2 IS NULL OR kind = ?2)",
        params![owner, kind],
    )?;
    Ok(())
}

impl LibraryStore for SqliteStore {
    fn documents(&self) -> Result<Vec<Document>, StoreError> {
        let mut found: Vec<Document> =
            self.bodies("list the documents", "SELECT body FROM document ORDER BY id", [])?;
        found.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        Ok(found)
    }

    fn page_numbers(&self, document: &str) -> Result<Vec<(u32, String)>, StoreError> {
        page_numbers(&self.connection, document).map_err(|e| failed("list the pages", e))
    }

    fn page(&self, document: &str, number: u32) -> Result<Option<Page>, StoreError> {
        let sql = "SELECT body FROM page WHERE document = ?1 AND number = ?2";
        Ok(self.bodies("read the page", sql, params![document, number])?.pop())
    }

    fn put_document(&mut self, change: &DocumentChange<'_>) -> Result<bool, StoreError> {
        let DocumentChange { document, expected_pages, pages, register, entries } = *change;
        self.write("store the document", |at| {
            if page_numbers(at, &document.id)? != expected_pages {
                return Ok(false);
            }
            at.execute(
                "INSERT INTO document (id, body) VALUES (?1, ?2)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                params![document.id, json(document)?],
            )?;
            let mut put = at.prepare_cached(
                "INSERT OR REPLACE INTO page (document, number, file_hash, body) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for page in pages {
                put.execute(params![document.id, page.number, page.file_hash, json(page)?])?;
            }
            at.execute("DELETE FROM comment WHERE document = ?1", [&document.id])?;
            at.execute("DELETE FROM remainder WHERE document = ?1", [&document.id])?;
            drop_entries(at, &document.id, Some(EntryKind::Comment))?;
            let mut put = at
                .prepare_cached("INSERT INTO comment (document, number, body) VALUES (?1, ?2, ?3)")?;
            for comment in &register.comments {
                put.execute(params![document.id, comment.number, json(comment)?])?;
            }
            let mut put = at
                .prepare_cached("INSERT INTO remainder (document, page, body) VALUES (?1, ?2, ?3)")?;
            for remainder in &register.remainders {
                put.execute(params![document.id, remainder.page, json(remainder)?])?;
            }
            put_entries(at, &document.id, entries)?;
            Ok(true)
        })
    }

    fn remove_document(&mut self, document: &str) -> Result<bool, StoreError> {
        self.write("remove the document", |at| {
            drop_entries(at, document, None)?;
            Ok(at.execute("DELETE FROM document WHERE id = ?1", [document])? > 0)
        })
    }

    fn comments(&self) -> Result<Vec<Comment>, StoreError> {
        self.bodies("list the comments", "SELECT body FROM comment ORDER BY number, document", [])
    }

    fn remainders(&self, document: &str) -> Result<Vec<Remainder>, StoreError> {
        let sql = "SELECT body FROM remainder WHERE document = ?1 ORDER BY page, rowid";
        self.bodies("list the remainders", sql, [document])
    }

    fn put_decision(&mut self, decision: &Decision) -> Result<(), StoreError> {
        self.write("store the decision", |at| {
            at.execute("INSERT INTO decision (body) VALUES (?1)", [json(decision)?]).map(|_| ())
        })
    }

    fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.bodies("list the decisions", "SELECT body FROM decision ORDER BY sequence", [])
    }

    fn put_dismissal(&mut self, dismissal: &Dismissal) -> Result<(), StoreError> {
        self.write("store the decision", |at| {
            at.execute("INSERT INTO dismissal (body) VALUES (?1)", [json(dismissal)?]).map(|_| ())
        })
    }

    fn dismissals(&self) -> Result<Vec<Dismissal>, StoreError> {
        self.bodies("list the decisions", "SELECT body FROM dismissal ORDER BY sequence", [])
    }

    fn entries(&self, ids: &[(EntryKind, String)]) -> Result<Vec<SearchHit>, StoreError> {
        entries(&self.connection, ids, kind_number).map_err(|e| failed("look up the index", e))
    }

    fn catalogue_digest(&self) -> Result<Option<String>, StoreError> {
        self.connection
            .query_row("SELECT value FROM setting WHERE name = 'catalogue'", [], |row| row.get(0))
            .optional()
            .map_err(|e| failed("look at the catalogue's index", e))
    }

    fn put_catalogue(&mut self, digest: &str, entries: &[IndexEntry]) -> Result<(), StoreError> {
        self.write("index the catalogue", |at| {
            drop_entries(at, CATALOGUE, None)?;
            put_entries(at, CATALOGUE, entries)?;
            at.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES ('catalogue', ?1)",
                [digest],
            )
            .map(|_| ())
        })
    }

    fn search(&self, query: &SearchQuery) -> Result<SearchResults, StoreError> {
        search(&self.connection, query).map_err(|e| failed("search", e))
    }
}
