//! How much the running query has worked.

use std::sync::atomic::{AtomicU64, Ordering};

/// The work of the running query.
#[derive(Default)]
pub(crate) struct Work(AtomicU64);

impl Work {
    /// A new query begins.
    pub(crate) fn begin(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Counts a look; the number of looks before it.
    pub(crate) fn look(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}
