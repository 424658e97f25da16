//! The binary as people run it: one test binary, a module for each thing that it is asked for.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

mod agree;
mod basis;
mod checklist;
mod cli;
mod common;
mod editions;
mod english;
mod home;
mod japanese;
mod library;
mod library_safety;
mod oscal;
mod output;
mod own_checks;
mod problems;
mod schemas;
mod snapshots;
mod statements;
mod store;
mod volumes;
mod words;
