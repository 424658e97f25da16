//! What the readers make of genuine files.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod needs_shared;
