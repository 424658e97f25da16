//! The check dialect: the part of SQL that means the same on SQLite and on DataFusion.

use shirube_model::functions;
use sqlparser::ast::{
    DataType, Expr, Query, Select, SelectItem, SetExpr, Statement, Value, Visit, Visitor,
};
use sqlparser::dialect::SQLiteDialect;
use sqlparser::parser::Parser;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Functions that both engines have with one meaning.
const COMMON_FUNCTIONS: [&str; 12] = [
    "coalesce",
    "count",
    "max",
    "min",
    "nullif",
    "row_number",
    "sum",
    "abs",
    "lower",
    "upper",
    "dense_rank",
    "rank",
];

/// What of `sql` lies outside the dialect, or does not agree with the tables that the check names.
pub fn dialect_faults(sql: &str, tables: &[String]) -> Vec<String> {
    let statements = match Parser::parse_sql(&SQLiteDialect {}, sql) {
        Ok(statements) => statements,
        Err(error) => return vec![error.to_string()],
    };
    let [Statement::Query(query)] = statements.as_slice() else {
        return vec!["a check is one SELECT".to_owned()];
    };
    let mut visitor = DialectVisitor::default();
    let _ = Visit::visit(query.as_ref(), &mut visitor);
    // Row by row it would read a table again for each row: growth with the square of the size.
    if visitor.exists && !visitor.relations.contains("institution") {
        let fault = "EXISTS asks once per institution only; elsewhere join a CTE";
        visitor.faults.push(fault.to_owned());
    }
    let named: BTreeSet<String> = tables.iter().cloned().collect();
    let read: BTreeSet<String> =
        visitor.relations.difference(&visitor.common_tables).cloned().collect();
    for table in read.difference(&named) {
        visitor.faults.push(format!("reads `{table}`, which check.toml does not name"));
    }
    for table in named.difference(&read) {
        visitor.faults.push(format!("check.toml names `{table}`, which is not read"));
    }
    for table in &named {
        if shirube_facts::tables::table(table).is_none() {
            visitor.faults.push(format!("there is no table `{table}`"));
        }
    }
    visitor.faults
}

#[derive(Default)]
struct DialectVisitor {
    faults: Vec<String>,
    relations: BTreeSet<String>,
    common_tables: BTreeSet<String>,
    exists: bool,
}

impl DialectVisitor {
    fn fault(&mut self, what: &str, node: &dyn std::fmt::Display) {
        self.faults.push(format!("{what} is outside the dialect: {node}"));
    }
}

impl Visitor for DialectVisitor {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if let Some(with) = &query.with {
            if with.recursive {
                self.fault("a recursive CTE", query);
            }
            for table in &with.cte_tables {
                self.common_tables.insert(table.alias.name.value.clone());
            }
        }
        if query.limit_clause.is_some() || query.fetch.is_some() {
            self.fault("LIMIT", query);
        }
        self.body(&query.body);
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &sqlparser::ast::ObjectName) -> ControlFlow<()> {
        self.relations.insert(relation.to_string());
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Like { .. }
            | Expr::ILike { .. }
            | Expr::SimilarTo { .. }
            | Expr::RLike { .. }
            | Expr::JsonAccess { .. }
            | Expr::Interval(_)
            | Expr::Extract { .. }
            | Expr::Substring { .. }
            | Expr::IsDistinctFrom(..)
            | Expr::Collate { .. } => self.fault("the expression", expr),
            Expr::Exists { .. } => self.exists = true,
            Expr::Cast { data_type: DataType::Text | DataType::Integer(_), .. } => {}
            Expr::Cast { .. } => self.fault("the cast", expr),
            Expr::Function(function) => {
                let name = function.name.to_string();
                let known = COMMON_FUNCTIONS.contains(&name.as_str())
                    || functions::function(&name).is_some();
                if !known {
                    self.fault("the function", &name);
                }
            }
            Expr::Identifier(identifier) if identifier.quote_style.is_some() => {
                self.fault("a quoted identifier", expr);
            }
            Expr::Value(value) => match &value.value {
                Value::Placeholder(name) if !name.starts_with('$') => {
                    self.fault("a parameter without `$`", name);
                }
                Value::Placeholder(_)
                | Value::Number(..)
                | Value::SingleQuotedString(_)
                | Value::Null => {}
                other => self.fault("the literal", other),
            },
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

impl DialectVisitor {
    fn body(&mut self, body: &SetExpr) {
        match body {
            SetExpr::Select(select) => self.select(select),
            SetExpr::SetOperation { left, right, .. } => {
                self.body(left);
                self.body(right);
            }
            SetExpr::Query(_) => {}
            other => self.fault("the statement", other),
        }
    }

    fn select(&mut self, select: &Select) {
        for item in &select.projection {
            if matches!(item, SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..)) {
                self.fault("`*`", item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(sql: &str) -> Vec<String> {
        dialect_faults(sql, &["device".to_owned()])
    }

    #[test]
    fn what_both_engines_share_is_in() {
        let sql = "WITH seen AS (SELECT institution_id, max(confirmed_at) AS day FROM device GROUP BY institution_id) \
            SELECT institution_id, CASE WHEN day < $as_of THEN 'fail' ELSE 'pass' END AS verdict FROM seen";
        assert_eq!(faults(sql), Vec::<String>::new());
    }

    #[test]
    fn what_they_do_not_share_is_out() {
        for sql in [
            "SELECT * FROM device",
            "SELECT name FROM device LIMIT 1",
            "SELECT name FROM device WHERE name LIKE 'a%'",
            "SELECT group_concat(name) FROM device",
            "SELECT julianday('now') FROM device",
            "SELECT name FROM device WHERE name = ?1",
            "SELECT \"name\" FROM device",
            "DELETE FROM device",
            "SELECT name FROM device; SELECT name FROM device",
            "SELECT name FROM person",
            "SELECT name FROM device AS d WHERE EXISTS (SELECT 1 FROM device AS x WHERE x.name = d.name)",
            "SELECT name FROM",
        ] {
            assert!(!faults(sql).is_empty(), "{sql}");
        }
    }
}
