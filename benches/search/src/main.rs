//! Index time, index size, recall, precision and latency of our index and of FTS5's trigram, on the
//! same pages in the same run.

mod pages;

use pages::{QUERIES, page, says};
use rusqlite::Connection;
use shirube_catalogue::Catalogue;
use shirube_library::read::{ReadDocument, Stated, read_text};
use shirube_library::room::{Library, SearchFilter};
use shirube_library::text::{fold, search_query};
use shirube_model::Language;
use shirube_store::{Actor, Store, Timestamp};
use shirube_store_sqlite::SqliteStore;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

const PAGES_PER_DOCUMENT: usize = 500;
const ROUNDS: usize = 20;
const RESULTS: usize = 20;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let count: usize = std::env::args().nth(1).map_or(Ok(5_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let (ours_path, trigram_path) = (folder.path().join("ours"), folder.path().join("trigram"));

    // Ours, through the same door as the command line.
    let catalogue = Catalogue::shipped()?;
    let store = SqliteStore::open(&ours_path)?;
    let library = Library::new(&store, &catalogue);
    let (actor, at) = (Actor::program(), Timestamp::UNIX_EPOCH);
    let mut ids: Vec<String> = Vec::new();
    let mut spent = Duration::ZERO;
    for first in (0..count).step_by(PAGES_PER_DOCUMENT) {
        let last = (first + PAGES_PER_DOCUMENT).min(count);
        let text: Vec<String> = (first..last).map(|number| page(number).text).collect();
        let text = text.join("\u{c}");
        let start = Instant::now();
        let read: ReadDocument = read_text(text.as_bytes(), &text, "made", &Stated::default())?;
        ids.extend(read.pages.iter().map(|page| format!("{}/{}", read.document.id, page.number)));
        library.add(read, &actor, at)?;
        spent += start.elapsed();
    }
    println!("{count} pages");
    println!("ours: import {:.2} s, file {} MB", spent.as_secs_f64(), size(&ours_path)?);
    println!("ours: index alone {} MB", table_size(&ours_path, "entry_token")?);

    // FTS5's trigram over the folded text.
    let mut trigram = Connection::open(&trigram_path)?;
    trigram.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE VIRTUAL TABLE page USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'trigram');
         CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT NOT NULL);",
    )?;
    let mut spent = Duration::ZERO;
    for first in (0..count).step_by(PAGES_PER_DOCUMENT) {
        let last = (first + PAGES_PER_DOCUMENT).min(count);
        let texts: Vec<String> = (first..last).map(|number| page(number).text).collect();
        let start = Instant::now();
        let transaction = trigram.transaction()?;
        for (number, text) in (first..last).zip(&texts) {
            let folded = fold(text).text;
            transaction.execute("INSERT INTO page (rowid, body) VALUES (?1, ?2)", (number as i64, &folded))?;
            transaction.execute("INSERT INTO text VALUES (?1, ?2)", (number as i64, &folded))?;
        }
        transaction.commit()?;
        spent += start.elapsed();
    }
    println!("trigram: index {:.2} s, index alone {} MB", spent.as_secs_f64(), table_size(&trigram_path, "page")?);

    let clean: Vec<String> = (0..count).map(|number| page(number).clean).collect();
    let (mut ours_times, mut whole_times, mut trigram_times) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ours_sums, mut trigram_sums) = ((0.0, 0.0), (0.0, 0.0));
    println!("query | truth | ours recall precision | trigram recall precision | ours ms | trigram ms");
    for (query, words) in QUERIES {
        let truth: BTreeSet<usize> =
            (0..count).filter(|at| words.iter().all(|word| says(&clean[*at], word))).collect();
        let all = shirube_store::SearchQuery { limit: count, ..search_query(query, count) };
        let found: BTreeSet<usize> = store
            .view()?
            .search(&all)?
            .hits
            .iter()
            .filter_map(|hit| ids.iter().position(|id| *id == hit.id))
            .collect();
        let matching = trigram_ids(&trigram, query, count)?;
        let (ours, theirs) = (quality(&truth, &found), quality(&truth, &matching));
        ours_sums = (ours_sums.0 + ours.0, ours_sums.1 + ours.1);
        trigram_sums = (trigram_sums.0 + theirs.0, trigram_sums.1 + theirs.1);
        let (mut ours_ms, mut theirs_ms) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let start = Instant::now();
            store.view()?.search(&search_query(query, RESULTS))?;
            ours_ms.push(start.elapsed());
            let start = Instant::now();
            library.search(query, &SearchFilter::default(), RESULTS, Language::Ja)?;
            whole_times.push(start.elapsed());
            let start = Instant::now();
            trigram_ids(&trigram, query, RESULTS)?;
            theirs_ms.push(start.elapsed());
        }
        println!(
            "{query} | {} | {:.3} {:.3} | {:.3} {:.3} | {:.2} | {:.2}",
            truth.len(), ours.0, ours.1, theirs.0, theirs.1, mean(&ours_ms), mean(&theirs_ms)
        );
        ours_times.extend(ours_ms);
        trigram_times.extend(theirs_ms);
    }
    let n = QUERIES.len() as f64;
    println!("mean recall, precision: ours {:.3} {:.3}, trigram {:.3} {:.3}",
        ours_sums.0 / n, ours_sums.1 / n, trigram_sums.0 / n, trigram_sums.1 / n);
    println!("95th percentile ms: ours {:.2}, ours with snippets {:.2}, trigram {:.2}",
        percentile(&mut ours_times), percentile(&mut whole_times), percentile(&mut trigram_times));
    Ok(())
}

/// Pages by trigram; words of fewer than three characters need a scan of the text.
fn trigram_ids(connection: &Connection, query: &str, limit: usize) -> Result<BTreeSet<usize>, Failure> {
    let words: Vec<String> = query.split(' ').map(|word| fold(word).text).collect();
    let long: Vec<String> = words
        .iter()
        .filter(|word| word.chars().count() >= 3)
        .map(|word| format!("\"{word}\""))
        .collect();
    let short: Vec<&String> = words.iter().filter(|word| word.chars().count() < 3).collect();
    let likes: String = short.iter().map(|word| format!(" AND text.body LIKE '%{word}%'")).collect();
    let sql = if long.is_empty() {
        format!("SELECT text.id FROM text WHERE 1{likes} LIMIT {limit}")
    } else if short.is_empty() {
        format!("SELECT rowid FROM page WHERE page MATCH '{}' ORDER BY rank LIMIT {limit}", long.join(" AND "))
    } else {
        format!(
            "SELECT page.rowid FROM page JOIN text ON text.id = page.rowid
             WHERE page MATCH '{}'{likes} ORDER BY rank LIMIT {limit}",
            long.join(" AND ")
        )
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
    Ok(rows.map(|row| row.map(|id| id as usize)).collect::<Result<_, _>>()?)
}

fn quality(truth: &BTreeSet<usize>, found: &BTreeSet<usize>) -> (f64, f64) {
    let right = truth.intersection(found).count() as f64;
    let share = |whole: usize| if whole == 0 { 1.0 } else { right / whole as f64 };
    (share(truth.len()), share(found.len()))
}

fn mean(times: &[Duration]) -> f64 {
    times.iter().map(Duration::as_secs_f64).sum::<f64>() * 1000.0 / times.len() as f64
}

fn percentile(times: &mut [Duration]) -> f64 {
    times.sort();
    times[times.len() * 95 / 100].as_secs_f64() * 1000.0
}

fn size(path: &Path) -> Result<String, Failure> {
    Connection::open(path)?.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(format!("{:.1}", std::fs::metadata(path)?.len() as f64 / 1e6))
}

/// The bytes in the pages of an FTS5 table's own tables.
fn table_size(path: &Path, table: &str) -> Result<String, Failure> {
    let connection = Connection::open(path)?;
    let mut bytes = 0i64;
    for part in ["data", "idx", "docsize"] {
        let sql = match part {
            "data" => format!("SELECT sum(length(block)) FROM {table}_data"),
            "idx" => format!("SELECT sum(length(term) + 8) FROM {table}_idx"),
            _ => format!("SELECT sum(length(sz) + 8) FROM {table}_docsize"),
        };
        bytes += connection.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0))?.unwrap_or(0);
    }
    Ok(format!("{:.1}", bytes as f64 / 1e6))
}
