//! What a check of one's own may do: read facts and call functions, within limits of work, rows,
//! text and memory. It has a database of its own, so that nothing it does is seen by another check.

use crate::database::Database;
use crate::error::EngineError;
use crate::work::Work;
use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Instructions of SQLite's machine that a query may take: a join of 1,000 × 10,000 rows stays below.
const MOST_INSTRUCTIONS: u64 = 200_000_000;
const INSTRUCTIONS_PER_LOOK: u32 = 10_000;
/// Behind the count of instructions: one instruction on long texts may take a second.
const MOST_TIME: Duration = Duration::from_secs(20);
/// Verdicts that a query may give.
pub(crate) const MOST_ROWS: usize = 100_000;
/// Bytes of all texts of the verdicts of a query.
pub(crate) const MOST_TEXT: usize = 64 << 20;
/// Bytes of a text or a row that a query may make.
const LONGEST_TEXT: i32 = 1 << 18;
/// Bytes that SQLite may hold, in the whole process.
const MOST_MEMORY: u32 = 1 << 30;

impl Database {
    /// From here on, reading and functions only: no statement changes a row, a setting or a file.
    pub(crate) fn confine(&mut self) -> Result<(), EngineError> {
        let work = Arc::<Work>::default();
        confine(self.connection_mut(), Arc::clone(&work)).map_err(EngineError::Load)?;
        self.watch(work);
        Ok(())
    }
}

fn confine(connection: &mut Connection, work: Arc<Work>) -> rusqlite::Result<()> {
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "hard_heap_limit", MOST_MEMORY)?;
    connection.pragma_update(None, "query_only", true)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST_TEXT),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    let mut began = Instant::now();
    let looks = MOST_INSTRUCTIONS / u64::from(INSTRUCTIONS_PER_LOOK);
    let watch = move || {
        let look = work.look();
        if look == 0 {
            began = Instant::now();
        }
        look >= looks || began.elapsed() > MOST_TIME
    };
    connection.progress_handler(INSTRUCTIONS_PER_LOOK as i32, Some(watch))?;
    connection.authorizer(Some(allowed))
}

/// Functions that give something else each time, or reach out of the database.
const NOT_ALLOWED: [&str; 14] = [
    "random",
    "randomblob",
    "load_extension",
    "date",
    "time",
    "datetime",
    "julianday",
    "unixepoch",
    "strftime",
    "timediff",
    "current_date",
    "current_time",
    "current_timestamp",
    "fts3_tokenizer",
];

fn allowed(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => {
            Authorization::Allow
        }
        AuthAction::Function { function_name }
            if !NOT_ALLOWED.iter().any(|name| function_name.eq_ignore_ascii_case(name)) =>
        {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}
