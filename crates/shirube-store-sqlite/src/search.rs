//! Questions to the index.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use shirube_model::Volume;
use shirube_store::{EntryKind, SearchHit, SearchQuery, SearchResults};

/// Matches among which the best are looked for. A question that more entries match is a common
/// word; then the first of them, requirements before checks, comments and pages, stand for all.
const RANKED: usize = 1_500;
/// Matches that are counted; beyond, the count is a lower bound.
const COUNTED: usize = 10_000;

/// What [`hit`] reads.
const COLUMNS: &str = "entry.kind, entry.id, entry.title, entry.edition, entry.volume, entry.body";

/// The question in the language of FTS5: every phrase quoted, so that nothing in it is syntax.
pub(crate) fn expression(query: &SearchQuery) -> String {
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

pub(crate) fn search(
    connection: &Connection,
    query: &SearchQuery,
) -> rusqlite::Result<SearchResults> {
    let matching = expression(query);
    if matching.is_empty() {
        return Ok(SearchResults::default());
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
        "SELECT {COLUMNS}
         FROM entry_token JOIN entry ON entry.entry = entry_token.rowid
         WHERE entry_token MATCH ?1{filter}
         ORDER BY {order} LIMIT {limit}"
    );
    let bound = [Value::Text(matching)].into_iter().chain(values);
    let mut statement = connection.prepare_cached(&sql)?;
    let hits = statement.query_map(params_from_iter(bound), hit)?;
    let hits = hits.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(SearchResults { hits, count: counted.min(COUNTED), more: counted > COUNTED })
}

fn hit(row: &Row<'_>) -> rusqlite::Result<SearchHit> {
    let kind: u32 = row.get(0)?;
    let volume: Option<String> = row.get(4)?;
    Ok(SearchHit {
        kind: EntryKind::ALL.get(kind as usize).copied().unwrap_or(EntryKind::Page),
        id: row.get(1)?,
        title: row.get(2)?,
        edition: row.get(3)?,
        volume: volume.as_deref().and_then(Volume::from_id),
        text: row.get(5)?,
    })
}

/// The entries with these ids that are there.
pub(crate) fn entries(
    connection: &Connection,
    ids: &[(EntryKind, String)],
    number: impl Fn(EntryKind) -> u32,
) -> rusqlite::Result<Vec<SearchHit>> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE kind = ?1 AND id = ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut out = Vec::new();
    for (kind, id) in ids {
        out.extend(statement.query_row((number(*kind), id), hit).optional()?);
    }
    Ok(out)
}

fn filters(query: &SearchQuery) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values = Vec::new();
    if !query.kinds.is_empty() {
        let kinds: Vec<String> = EntryKind::ALL
            .iter()
            .enumerate()
            .filter(|(_, kind)| query.kinds.contains(kind))
            .map(|(index, _)| index.to_string())
            .collect();
        sql.push_str(&format!(" AND entry.kind IN ({})", kinds.join(", ")));
    }
    if let Some(edition) = &query.edition {
        values.push(Value::Text(edition.clone()));
        sql.push_str(&format!(" AND entry.edition = ?{}", values.len() + 1));
    }
    if let Some(volume) = query.volume {
        values.push(Value::Text(volume.id().to_owned()));
        sql.push_str(&format!(" AND entry.volume = ?{}", values.len() + 1));
    }
    (sql, values)
}
