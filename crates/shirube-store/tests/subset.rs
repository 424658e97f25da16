//! Every statement keeps to the part of SQL that means the same on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used)]

use shirube_store::driver::statements;
use sqlparser::ast::{Expr, FromTable, Insert, ObjectName, Query, Statement, Visit, Visitor};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use std::ops::ControlFlow;

/// Functions that both databases have with one meaning.
const FUNCTIONS: [&str; 6] = ["coalesce", "count", "max", "min", "sum", "substr"];

/// Numbered parameters as PostgreSQL writes them.
fn with_dollars(sql: &str) -> String {
    sql.replace('?', "$")
}

#[derive(Default)]
struct Subset {
    faults: Vec<String>,
}

impl Subset {
    fn fault(&mut self, what: impl Into<String>) -> ControlFlow<()> {
        self.faults.push(what.into());
        ControlFlow::Continue(())
    }
}

impl Visitor for Subset {
    type Break = ();

    fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
        match statement {
            Statement::Query(_) => {}
            Statement::Insert(Insert { or, replace_into, ignore, columns, .. }) => {
                if or.is_some() || *replace_into || *ignore {
                    return self.fault("INSERT OR …");
                }
                if columns.is_empty() {
                    return self.fault("an INSERT that does not name its columns");
                }
            }
            Statement::Delete(delete) => {
                let FromTable::WithFromKeyword(from) = &delete.from else {
                    return self.fault("a DELETE without FROM");
                };
                if from.len() != 1 || delete.limit.is_some() || !delete.order_by.is_empty() {
                    return self.fault("a DELETE with more than a WHERE");
                }
            }
            Statement::Update(update) if update.or.is_none() && update.from.is_none() => {}
            other => return self.fault(format!("the statement {other}")),
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if query.to_string().contains('*') {
            return self.fault("a *, or a multiplication");
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
        let name = relation.to_string();
        if name.starts_with("sqlite_") || name.starts_with("pg_") || name.contains('.') {
            return self.fault(format!("the table {name}"));
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expression: &Expr) -> ControlFlow<()> {
        let shown = expression.to_string();
        match expression {
            Expr::Identifier(name) => {
                let hidden = ["rowid", "oid", "_rowid_", "ctid"];
                if hidden.contains(&name.value.to_lowercase().as_str())
                    || name.quote_style.is_some()
                {
                    return self.fault(format!("the name {shown}"));
                }
            }
            Expr::Function(function) => {
                let name = function.name.to_string();
                let arguments = shown.matches(',').count() + 1;
                // With two arguments these are other functions in SQLite, and none in PostgreSQL.
                let one = !["max", "min"].contains(&name.as_str()) || arguments == 1;
                if !FUNCTIONS.contains(&name.as_str()) || !one {
                    return self.fault(format!("the function {shown}"));
                }
            }
            Expr::Like { .. }
            | Expr::ILike { .. }
            | Expr::SimilarTo { .. }
            | Expr::RLike { .. }
            | Expr::JsonAccess { .. }
            | Expr::Collate { .. }
            | Expr::IsDistinctFrom(..)
            | Expr::IsNotDistinctFrom(..)
            | Expr::Cast { .. } => return self.fault(format!("the expression {shown}")),
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// What of a statement lies outside of the subset.
fn faults(sql: &str) -> Vec<String> {
    let parsed = match Parser::parse_sql(&PostgreSqlDialect {}, &with_dollars(sql)) {
        Ok(parsed) => parsed,
        Err(error) => return vec![error.to_string()],
    };
    let mut subset = Subset::default();
    if parsed.len() != 1 {
        let _ = subset.fault("not one statement");
    }
    let _ = parsed.visit(&mut subset);
    subset.faults
}

#[test]
fn every_statement_keeps_to_the_subset() {
    let mut count = 0;
    for statement in statements() {
        assert_eq!(faults(statement.sql()), [""; 0], "{}", statement.sql());
        assert!(!statement.what().is_empty());
        count += 1;
    }
    assert!(count > 25, "{count}");
}

#[test]
fn what_only_one_database_knows_is_seen() {
    for sql in [
        "INSERT OR REPLACE INTO page (document) VALUES (?1)",
        "REPLACE INTO page (document) VALUES (?1)",
        "INSERT INTO page VALUES (?1)",
        "SELECT body FROM remainder ORDER BY rowid",
        "SELECT max(number, 3) FROM page",
        "SELECT ifnull(edition, '') FROM entry",
        "SELECT * FROM page",
        "SELECT body FROM page WHERE body GLOB 'x'",
        "SELECT body FROM page WHERE body LIKE 'x'",
        "SELECT json_extract(body, '$.id') FROM page",
        "SELECT name FROM sqlite_schema",
        "SELECT \"body\" FROM page",
        "PRAGMA user_version",
        "DELETE FROM page WHERE number = ?1 LIMIT 1",
        "SELECT body FROM page; DELETE FROM page",
    ] {
        assert!(!faults(sql).is_empty(), "{sql}");
    }
}
