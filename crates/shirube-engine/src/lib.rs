//! Runs the checks over facts in an in-process SQLite and rolls the verdicts up into statuses and findings.
