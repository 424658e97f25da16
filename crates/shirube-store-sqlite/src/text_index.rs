//! Full-text search with FTS5: the table `entry_token`, whose rows have the numbers of entries.

use crate::session::SqliteSession;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use shirube_model::Volume;
use shirube_store::driver::{Matches, TextIndex};
use shirube_store::{EntryKind, SearchQuery, StoreError};

/// Matches among which the best are looked for. A question that more entries match is a common
/// word; then the first of them, requirements before checks, comments and pages, stand for all.
const RANKED: usize = 1_500;
/// Matches that are counted; beyond, the count is a lower bound.
const COUNTED: usize = 10_000;

impl TextIndex for SqliteSession<'_> {
    fn put_tokens(&mut self, entry: i64, tokens: &str) -> Result<(), StoreError> {
        let put = || {
            let sql = "INSERT INTO entry_token (rowid, tokens) VALUES (?1, ?2)";
            self.connection().prepare_cached(sql)?.execute((entry, tokens))
        };
        put().map(|_| ()).map_err(|error| StoreError::storage("store the index", error))
    }

    fn remove_tokens(&mut self, entry: i64) -> Result<(), StoreError> {
        let remove = || {
            let sql = "DELETE FROM entry_token WHERE rowid = ?1";
            self.connection().prepare_cached(sql)?.execute([entry])
        };
        remove().map(|_| ()).map_err(|error| StoreError::storage("store the index", error))
    }

    fn find(&mut self, query: &SearchQuery) -> Result<Matches, StoreError> {
        matches(self.connection(), query).map_err(|error| StoreError::storage("search", error))
    }
}

/// The question in the language of FTS5: every phrase quoted, so that nothing in it is syntax.
fn expression(query: &SearchQuery) -> String {
    let mut out = String::new();
    for phrase in query.phrases.iter().filter(|phrase| !phrase.tokens.is_empty()) {
        if !out.is_empty() {
            out.push_str(" AND ");
        }
        out.push('"');
        for (index, token) in phrase.tokens.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            out.extend(token.chars().filter(|c| *c != '"' && *c != '\0'));
        }
        out.push('"');
        if phrase.prefix {
            out.push('*');
        }
    }
    out
}

fn matches(connection: &Connection, query: &SearchQuery) -> rusqlite::Result<Matches> {
    let matching = expression(query);
    if matching.is_empty() {
        return Ok(Matches::default());
    }
    let (filter, values) = filters(query);
    let join =
        if filter.is_empty() { "" } else { " JOIN entry ON entry.entry = entry_token.rowid" };
    let counted = {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM entry_token{join}
             WHERE entry_token MATCH ?1{filter} LIMIT {})",
            COUNTED + 1
        );
        let bound = [Value::Text(matching.clone())].into_iter().chain(values.clone());
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_row(params_from_iter(bound), |row| row.get::<_, u32>(0))? as usize
    };
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
    // The best entries come first by BM25, unless there are so many that ranking all takes long.
    let order = if counted <= RANKED {
        "bm25(entry_token), entry.kind, entry.id"
    } else {
        "entry_token.rowid"
    };
    let sql = format!(
        "SELECT entry.entry
         FROM entry_token JOIN entry ON entry.entry = entry_token.rowid
         WHERE entry_token MATCH ?1{filter}
         ORDER BY {order} LIMIT {limit}"
    );
    let bound = [Value::Text(matching)].into_iter().chain(values);
    let mut statement = connection.prepare_cached(&sql)?;
    let entries = statement.query_map(params_from_iter(bound), |row| row.get(0))?;
    let entries = entries.collect::<rusqlite::Result<Vec<i64>>>()?;
    Ok(Matches { entries, count: counted.min(COUNTED), more: counted > COUNTED })
}

/// What narrows a question, and its values from `?2` on.
fn filters(query: &SearchQuery) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values = Vec::new();
    if !query.kinds.is_empty() {
        let kinds = EntryKind::ALL.into_iter().filter(|kind| query.kinds.contains(kind));
        let numbers: Vec<String> = kinds.map(|kind| kind.stored().to_string()).collect();
        sql.push_str(&format!(" AND entry.kind IN ({})", numbers.join(", ")));
    }
    if let Some(edition) = &query.edition {
        values.push(Value::Text(edition.clone()));
        sql.push_str(&format!(" AND entry.edition = ?{}", values.len() + 1));
    }
    if let Some(volume) = query.volume {
        values.push(Value::Text(Volume::id(volume).to_owned()));
        sql.push_str(&format!(" AND entry.volume = ?{}", values.len() + 1));
    }
    (sql, values)
}
