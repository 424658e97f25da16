//! The expressions and clauses of the dialect.

use super::functions;
use shirube_model::Verdict;
use sqlparser::ast::{
    CaseWhen, DataType, Expr, InTarget, Query, Select, SelectItem, SetExpr, Value, Visit, Visitor,
};
use std::fmt::Display;
use std::ops::ControlFlow;

pub(super) fn faults(query: &Query) -> Vec<String> {
    let mut rules = SyntaxRules::default();
    let _ = Visit::visit(query, &mut rules);
    rules.faults
}

#[derive(Default)]
struct SyntaxRules {
    faults: Vec<String>,
}

impl SyntaxRules {
    fn outside(&mut self, what: &str, node: &dyn Display) {
        self.faults.push(format!("{what} is outside the dialect: {node}"));
    }

    fn body(&mut self, body: &SetExpr) {
        match body {
            SetExpr::Select(_) | SetExpr::Query(_) => {}
            SetExpr::SetOperation { left, right, .. } => {
                self.body(left);
                self.body(right);
            }
            other => self.outside("the statement", other),
        }
    }

    fn literal(&mut self, value: &Value) {
        match value {
            Value::Placeholder(name) if !name.starts_with('$') => {
                self.outside("a parameter without `$`", name);
            }
            Value::Placeholder(_)
            | Value::Number(..)
            | Value::SingleQuotedString(_)
            | Value::Null => {}
            other => self.outside("the literal", other),
        }
    }
}

impl Visitor for SyntaxRules {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if query.with.as_ref().is_some_and(|with| with.recursive) {
            self.outside("a recursive CTE", query);
        }
        if query.limit_clause.is_some() || query.fetch.is_some() {
            self.outside("LIMIT", query);
        }
        self.body(&query.body);
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        for item in &select.projection {
            if matches!(item, SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..)) {
                self.outside("`*`", item);
            }
        }
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
            | Expr::In { target: InTarget::Unnest(_) | InTarget::Table { .. }, .. }
            | Expr::Collate { .. } => self.outside("the expression", expr),
            Expr::Cast { data_type: DataType::Text | DataType::Integer(_), .. } => {}
            Expr::Cast { .. } => self.outside("the cast", expr),
            Expr::Function(function) => self.faults.extend(functions::fault(function)),
            Expr::Identifier(identifier) if identifier.quote_style.is_some() => {
                self.outside("a quoted identifier", expr);
            }
            Expr::Value(value) => self.literal(&value.value),
            Expr::Case { conditions, else_result: None, .. } if gives_a_verdict(conditions) => {
                self.faults.push(format!("a CASE of verdicts ends in ELSE: {expr}"));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// True when a result of the CASE is a verdict: without ELSE it would be NULL, which is none.
fn gives_a_verdict(conditions: &[CaseWhen]) -> bool {
    conditions.iter().any(|when| match &when.result {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => Verdict::from_word(text).is_some(),
            _ => false,
        },
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlparser::dialect::SQLiteDialect;
    use sqlparser::parser::Parser;

    fn faults_of(sql: &str) -> Vec<String> {
        let mut parser = Parser::new(&SQLiteDialect {}).try_with_sql(sql).unwrap();
        faults(&parser.parse_query().unwrap())
    }

    #[test]
    fn a_case_of_verdicts_ends_in_else() {
        for sql in [
            "SELECT CASE WHEN a = 1 THEN 'pass' WHEN a = 0 THEN 'fail' END AS verdict FROM device",
            "SELECT CASE WHEN a = 1 THEN b WHEN a = 0 THEN 'fail' END AS verdict FROM device",
            "SELECT CASE a WHEN 1 THEN 'pass' END AS verdict FROM device",
            "SELECT CASE WHEN a = 1 THEN CASE WHEN b = 1 THEN 'pass' END ELSE 'fail' END FROM device",
            "WITH kept AS (SELECT CASE WHEN a = 1 THEN 'unknown' END AS verdict FROM device) SELECT verdict FROM kept",
        ] {
            assert_eq!(faults_of(sql).len(), 1, "{sql}");
        }
    }

    #[test]
    fn other_cases_may_end_without_else() {
        for sql in [
            "SELECT CASE WHEN a = 1 THEN 'pass' ELSE 'fail' END AS verdict FROM device",
            "SELECT CASE WHEN a = 1 THEN 'passed' END FROM device",
            "SELECT CASE WHEN a = 'pass' THEN 1 END FROM device",
            "SELECT sum(CASE WHEN verdict = 'fail' THEN 1 END) FROM device",
        ] {
            assert_eq!(faults_of(sql), Vec::<String>::new(), "{sql}");
        }
    }

    #[test]
    fn functions_are_ours_or_common() {
        for sql in [
            "SELECT lower(name) FROM device",
            "SELECT list_contains(name, 'a') FROM device",
            "SELECT max(a, b) FROM device",
            "SELECT min() FROM device",
        ] {
            assert_eq!(faults_of(sql).len(), 1, "{sql}");
        }
        let sql =
            "SELECT max(a), coalesce(a, b), comma_list_contains(name, 'a'), count(1) FROM device";
        assert_eq!(faults_of(sql), Vec::<String>::new());
    }
}
