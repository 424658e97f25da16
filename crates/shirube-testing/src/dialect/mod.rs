//! The check dialect: the part of SQL that means the same on SQLite and on DataFusion.

mod functions;
mod scope;
mod subqueries;
mod syntax;
mod words;

use scope::CommonTables;
use sqlparser::ast::{ObjectName, Query, Statement, Visit, Visitor};
use sqlparser::dialect::SQLiteDialect;
use sqlparser::parser::Parser;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// What of `sql` lies outside the dialect, or does not agree with the tables that the check names
/// and with `locale_keys`, the keys that every locale has.
pub fn dialect_faults(sql: &str, tables: &[String], locale_keys: &BTreeSet<String>) -> Vec<String> {
    let statements = match Parser::parse_sql(&SQLiteDialect {}, sql) {
        Ok(statements) => statements,
        Err(error) => return vec![error.to_string()],
    };
    let [Statement::Query(query)] = statements.as_slice() else {
        return vec!["a check is one SELECT".to_owned()];
    };
    let mut names = Names::default();
    let _ = Visit::visit(query.as_ref(), &mut names);
    let mut faults = syntax::faults(query);
    faults.extend(subqueries::faults(query, &names.common_tables));
    faults.extend(words::faults(query, &names.common_tables, locale_keys));
    faults.extend(table_faults(&names, tables));
    faults
}

/// The check reads the tables that its `check.toml` names, and no others.
fn table_faults(names: &Names, tables: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let named: BTreeSet<&String> = tables.iter().collect();
    let is_fact_table = |relation: &&String| !names.common_tables.contains_key(*relation);
    let read: BTreeSet<&String> = names.relations.iter().filter(is_fact_table).collect();
    for table in read.difference(&named) {
        faults.push(format!("reads `{table}`, which check.toml does not name"));
    }
    for table in named.difference(&read) {
        faults.push(format!("check.toml names `{table}`, which is not read"));
    }
    for table in named {
        if shirube_facts::tables::table(table).is_none() {
            faults.push(format!("there is no table `{table}`"));
        }
    }
    faults
}

#[derive(Default)]
struct Names {
    relations: BTreeSet<String>,
    common_tables: CommonTables,
}

impl Visitor for Names {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        for table in query.with.iter().flat_map(|with| &with.cte_tables) {
            self.common_tables.insert(table.alias.name.value.clone(), (*table.query).clone());
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
        self.relations.insert(relation.to_string());
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of a check over `device`, where the locales have the words `yes` and `no`.
    fn faults(sql: &str) -> Vec<String> {
        let keys = ["word.yes", "word.no"].map(str::to_owned).into();
        dialect_faults(sql, &["device".to_owned()], &keys)
    }

    #[test]
    fn distinct_values_are_counted_as_rows() {
        let sql = "SELECT institution_id, count(DISTINCT device_id) AS devices FROM device GROUP BY institution_id";
        let said = faults(sql);
        assert!(said.iter().any(|fault| fault.contains("SELECT DISTINCT")), "{said:?}");
        let sql = "WITH one AS (SELECT DISTINCT institution_id, device_id FROM device) \
            SELECT institution_id, count(device_id) AS devices FROM one GROUP BY institution_id";
        assert_eq!(faults(sql), Vec::<String>::new());
    }

    #[test]
    fn what_both_engines_share_is_in() {
        let sql = "WITH seen AS (SELECT institution_id, max(confirmed_at) AS day FROM device GROUP BY institution_id) \
            SELECT institution_id, CASE WHEN day < $as_of THEN 'fail' ELSE 'pass' END AS verdict, word('yes') AS expected FROM seen";
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
            "SELECT name FROM",
        ] {
            assert!(!faults(sql).is_empty(), "{sql}");
        }
    }

    #[test]
    fn tables_agree_with_the_check() {
        let read_twice = "WITH kept AS (SELECT name FROM device) SELECT k.name FROM kept AS k JOIN device AS d ON d.name = k.name";
        assert_eq!(faults(read_twice), Vec::<String>::new());
        let other = "WITH kept AS (SELECT name FROM system) SELECT name FROM kept";
        assert_eq!(
            faults(other),
            [
                "reads `system`, which check.toml does not name",
                "check.toml names `device`, which is not read"
            ]
        );
    }
}
