//! Readings of a page that is kept beside the project.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod needs_shared;
