//! Where a check may ask another query: `EXISTS (…)` and `… IN (…)` are conditions of WHERE, and
//! nothing else. DataFusion does not run them in other places.
//!
//! A question that looks at the outer row is asked again for each row, and SQLite then reads the
//! table again each time: growth with the square of the size. So it is asked once per institution,
//! of rows of `institution`; elsewhere a CTE is joined.

use super::scope::CommonTables;
use sqlparser::ast::{
    BinaryOperator, Expr, InTarget, Query, Select, TableFactor, UnaryOperator, Visit, Visitor,
};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

pub(super) fn faults(query: &Query, common_tables: &CommonTables) -> Vec<String> {
    let mut rules = SubqueryRules { common_tables, faults: Vec::new() };
    let _ = Visit::visit(query, &mut rules);
    rules.faults
}

struct SubqueryRules<'a> {
    common_tables: &'a CommonTables,
    faults: Vec<String>,
}

impl Visitor for SubqueryRules<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if let Some(order) = &query.order_by {
            self.none_in(order);
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        let mut rest = select.clone();
        if let Some(condition) = rest.selection.take() {
            self.condition(&condition, self.rows_are_institutions(select));
        }
        self.none_in(&rest);
        ControlFlow::Continue(())
    }
}

impl SubqueryRules<'_> {
    /// A condition of WHERE, taken apart at AND, OR and NOT.
    fn condition(&mut self, condition: &Expr, per_institution: bool) {
        match condition {
            Expr::BinaryOp { left, op: BinaryOperator::And | BinaryOperator::Or, right } => {
                self.condition(left, per_institution);
                self.condition(right, per_institution);
            }
            Expr::UnaryOp { op: UnaryOperator::Not, expr } | Expr::Nested(expr) => {
                self.condition(expr, per_institution);
            }
            Expr::Exists { .. } => self.row_by_row(condition, per_institution),
            Expr::In { expr, target: InTarget::Subquery(subquery), .. } => {
                self.none_in(expr);
                if looks_outside(subquery) {
                    self.row_by_row(condition, per_institution);
                }
            }
            other => self.none_in(other),
        }
    }

    fn row_by_row(&mut self, question: &Expr, per_institution: bool) {
        if !per_institution {
            let fault = "asked once per institution only; elsewhere join a CTE";
            self.faults.push(format!("a question to each row is {fault}: {question}"));
        }
    }

    fn none_in(&mut self, part: &dyn Part) {
        for question in part.questions() {
            let fault = "EXISTS and IN (SELECT …) are conditions of WHERE only";
            self.faults.push(format!("{fault}: {question}"));
        }
    }

    /// True when the SELECT reads `institution`, and joins nothing that has many rows for one.
    fn rows_are_institutions(&self, select: &Select) -> bool {
        let [from] = select.from.as_slice() else { return false };
        let name = |factor: &TableFactor| match factor {
            TableFactor::Table { name, .. } => Some(name.to_string()),
            _ => None,
        };
        let mut joined = from.joins.iter().map(|join| name(&join.relation));
        name(&from.relation).as_deref() == Some("institution")
            && joined.all(|name| name.is_none_or(|name| self.common_tables.contains_key(&name)))
    }
}

/// A part of a statement, outside of the queries in it.
trait Part {
    /// The subqueries that stand in it as expressions.
    fn questions(&self) -> Vec<String>;
}

impl<T: Visit> Part for T {
    fn questions(&self) -> Vec<String> {
        let mut visitor = Questions::default();
        let _ = Visit::visit(self, &mut visitor);
        visitor.questions
    }
}

#[derive(Default)]
struct Questions {
    depth: usize,
    questions: Vec<String>,
}

impl Visitor for Questions {
    type Break = ();

    fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.depth += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.depth -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let asks = matches!(
            expr,
            Expr::Exists { .. }
                | Expr::In { target: InTarget::Subquery(_), .. }
                | Expr::Subquery(_)
        );
        if asks && self.depth == 0 {
            self.questions.push(expr.to_string());
        }
        ControlFlow::Continue(())
    }
}

/// True when the query names a table that it does not read itself.
fn looks_outside(query: &Query) -> bool {
    let mut names = QualifiedNames::default();
    let _ = Visit::visit(query, &mut names);
    !names.used.is_subset(&names.own)
}

#[derive(Default)]
struct QualifiedNames {
    own: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Visitor for QualifiedNames {
    type Break = ();

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        match factor {
            TableFactor::Table { alias: Some(alias), .. }
            | TableFactor::Derived { alias: Some(alias), .. } => {
                self.own.insert(alias.name.value.clone());
            }
            TableFactor::Table { name, .. } => {
                self.own.insert(name.to_string());
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::CompoundIdentifier(parts) = expr
            && let Some(table) = parts.first()
        {
            self.used.insert(table.value.clone());
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::dialect_faults;
    use std::collections::BTreeSet;

    fn faults(sql: &str) -> Vec<String> {
        let mut tables = vec!["device".to_owned()];
        if sql.contains("institution AS i") {
            tables.push("institution".to_owned());
        }
        dialect_faults(sql, &tables, &BTreeSet::new())
    }

    const PER_INSTITUTION: &str =
        "SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id";

    #[test]
    fn exists_is_asked_of_institutions_in_where() {
        for sql in [
            "SELECT i.name FROM institution AS i WHERE EXISTS (@)",
            "SELECT i.name FROM institution AS i WHERE i.beds = 0 AND (NOT EXISTS (@) OR i.beds > 1)",
            "WITH kept AS (SELECT institution_id, count(1) AS devices FROM device GROUP BY institution_id) \
             SELECT i.name FROM institution AS i JOIN kept AS k ON k.institution_id = i.institution_id WHERE EXISTS (@)",
            "SELECT i.name FROM (SELECT i.name AS name FROM institution AS i WHERE EXISTS (@)) AS i",
            "SELECT d.name FROM device AS d UNION ALL SELECT i.name FROM institution AS i WHERE NOT EXISTS (@)",
        ] {
            assert_eq!(faults(&sql.replace('@', PER_INSTITUTION)), Vec::<String>::new(), "{sql}");
        }
    }

    #[test]
    fn exists_is_asked_nowhere_else() {
        for sql in [
            "SELECT EXISTS (@) AS a FROM institution AS i",
            "SELECT CASE WHEN NOT EXISTS (@) THEN 1 ELSE 0 END AS a FROM institution AS i",
            "SELECT coalesce(i.beds, EXISTS (@)) AS a FROM institution AS i",
            "SELECT i.name FROM institution AS i WHERE CASE WHEN EXISTS (@) THEN 1 ELSE 0 END = 1",
            "SELECT i.name FROM institution AS i WHERE (EXISTS (@)) = 1",
            "SELECT i.name FROM institution AS i JOIN device AS d ON EXISTS (@)",
            "SELECT i.beds FROM institution AS i GROUP BY i.beds HAVING EXISTS (@)",
            "SELECT i.name FROM institution AS i ORDER BY EXISTS (@)",
            "SELECT i.name FROM institution AS i WHERE i.beds = (@)",
            "SELECT (@) AS a FROM institution AS i",
        ] {
            assert_eq!(faults(&sql.replace('@', PER_INSTITUTION)).len(), 1, "{sql}");
        }
    }

    #[test]
    fn each_row_is_asked_only_of_institutions() {
        for sql in [
            "SELECT d.name FROM device AS d WHERE EXISTS (SELECT 1 FROM device AS x WHERE x.name = d.name)",
            "SELECT d.name FROM device AS d WHERE d.name IN (SELECT x.name FROM device AS x WHERE x.system_id = d.system_id)",
            "SELECT d.name FROM institution AS i JOIN device AS d ON d.institution_id = i.institution_id \
             WHERE EXISTS (SELECT 1 FROM device AS x WHERE x.name = d.name)",
            "SELECT d.name FROM institution AS i, device AS d WHERE EXISTS (SELECT 1 FROM device AS x WHERE x.name = d.name)",
        ] {
            assert_eq!(faults(sql).len(), 1, "{sql}");
        }
    }

    #[test]
    fn in_asks_once_where_it_looks_at_no_outer_row() {
        for sql in [
            "SELECT d.name FROM device AS d WHERE d.name IN (SELECT x.name FROM device AS x WHERE x.kind = 'pc')",
            "SELECT d.name FROM device AS d WHERE NOT (d.name IN (SELECT name FROM device WHERE kind = 'pc') OR d.kind = 'pc')",
            "SELECT d.name FROM device AS d WHERE d.kind IN ('pc', 'laptop')",
            "SELECT CASE WHEN d.kind IN ('pc', 'laptop') THEN 1 ELSE 0 END AS a FROM device AS d",
        ] {
            assert_eq!(faults(sql), Vec::<String>::new(), "{sql}");
        }
        let in_list = "SELECT d.name IN (SELECT name FROM device) AS a FROM device AS d";
        assert_eq!(faults(in_list).len(), 1);
    }
}
