//! Every word that a check can say has a line in both locales.

use super::functions;
use super::scope::{CommonTables, Scope};
use sqlparser::ast::{Expr, Function, Query, Select, Visit, Visitor};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

pub(super) fn faults(
    query: &Query,
    common_tables: &CommonTables,
    locale_keys: &BTreeSet<String>,
) -> Vec<String> {
    let mut rule = WordRule { common_tables, locale_keys, faults: Vec::new() };
    let _ = Visit::visit(query, &mut rule);
    rule.faults
}

struct WordRule<'a> {
    common_tables: &'a CommonTables,
    locale_keys: &'a BTreeSet<String>,
    faults: Vec<String>,
}

impl Visitor for WordRule<'_> {
    type Break = ();

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        let mut calls = WordCalls::default();
        let _ = Visit::visit(select, &mut calls);
        let scope = Scope::of(select, self.common_tables);
        for call in &calls.found {
            for argument in functions::arguments(call) {
                match scope.codes(argument) {
                    Ok(codes) => self.known(call, &codes),
                    Err(fault) => self.faults.push(format!("{call}: {fault}")),
                }
            }
        }
        ControlFlow::Continue(())
    }
}

impl WordRule<'_> {
    fn known(&mut self, call: &Function, codes: &BTreeSet<String>) {
        for code in codes {
            if !self.locale_keys.contains(&format!("word.{code}")) {
                let fault = "has no line in both files of locales/";
                self.faults.push(format!("{call}: `word.{code}` {fault}"));
            }
        }
    }
}

/// The calls of `word` in a SELECT, outside of the queries in it.
#[derive(Default)]
struct WordCalls {
    depth: usize,
    found: Vec<Function>,
}

impl Visitor for WordCalls {
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
        if let Expr::Function(function) = expr
            && self.depth == 0
            && function.name.to_string() == "word"
        {
            self.found.push(function.clone());
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::dialect_faults;
    use shirube_facts::vocabulary::{HOSTING, PASSWORD_SETTER};

    /// The faults where the locales have two words, and those of one vocabulary, but not those of
    /// another.
    fn faults(sql: &str) -> Vec<String> {
        let codes = PASSWORD_SETTER.words.iter().map(|word| word.code).chain(["yes", "unknown"]);
        let keys = codes.map(|code| format!("word.{code}")).collect();
        let table = if sql.contains("system") { "system" } else { "device" };
        dialect_faults(sql, &[table.to_owned()], &keys)
    }

    #[test]
    fn literals_and_coded_columns_are_known() {
        for sql in [
            "SELECT word('yes') AS a FROM device",
            "SELECT word(password_set_by) AS a FROM device",
            "SELECT word(d.password_set_by) AS a FROM device AS d",
            "SELECT word(coalesce(device.password_set_by, 'unknown')) AS a FROM device",
            "SELECT word(CASE WHEN d.connected = 1 THEN 'yes' WHEN d.connected = 0 THEN d.password_set_by END) AS a FROM device AS d",
            "SELECT word((max(d.password_set_by))) AS a FROM device AS d GROUP BY d.kind",
            "SELECT word(NULL) AS a FROM device",
            // A text that the word stands in may be anything.
            "SELECT name || ' ' || word('yes') AS a FROM device",
        ] {
            assert_eq!(faults(sql), Vec::<String>::new(), "{sql}");
        }
    }

    #[test]
    fn columns_are_followed_through_queries() {
        for sql in [
            "WITH kept AS (SELECT d.password_set_by AS setter FROM device AS d) SELECT word(k.setter) AS a FROM kept AS k",
            "WITH kept AS (SELECT password_set_by FROM device), again AS (SELECT k.password_set_by FROM kept AS k) \
             SELECT word(password_set_by) AS a FROM again",
            "SELECT word(k.setter) AS a FROM (SELECT d.password_set_by AS setter FROM device AS d) AS k",
            "WITH kept AS (SELECT password_set_by AS setter FROM device UNION ALL SELECT 'yes' AS setter FROM device) \
             SELECT word(setter) AS a FROM kept",
        ] {
            assert_eq!(faults(sql), Vec::<String>::new(), "{sql}");
        }
        let union = "WITH kept AS (SELECT password_set_by AS setter FROM device UNION ALL SELECT name AS setter FROM device) \
             SELECT word(setter) AS a FROM kept";
        assert_eq!(faults(union), ["word(setter): `device.name` holds no codes"]);
    }

    #[test]
    fn what_is_no_code_is_a_fault() {
        for sql in [
            "SELECT word(name) AS a FROM device",
            "SELECT word(d.connected) AS a FROM device AS d",
            "SELECT word(d.nothing) AS a FROM device AS d",
            "SELECT word(x.password_set_by) AS a FROM device AS d",
            "SELECT word(d.password_set_by || 'x') AS a FROM device AS d",
            "SELECT word($code) AS a FROM device",
            "SELECT word(1) AS a FROM device",
            "SELECT word(CASE WHEN connected = 1 THEN 'yes' ELSE name END) AS a FROM device",
            "WITH device_again AS (SELECT name AS kind FROM device) SELECT word(kind) AS a FROM device_again",
        ] {
            assert_eq!(faults(sql).len(), 1, "{sql}");
        }
    }

    #[test]
    fn codes_without_a_word_are_a_fault_one_by_one() {
        assert_eq!(
            faults("SELECT word('no') AS a FROM device"),
            ["word('no'): `word.no` has no line in both files of locales/"]
        );
        let hosting = faults("SELECT word(coalesce(s.hosting, 'unknown')) AS a FROM system AS s");
        assert_eq!(hosting.len(), HOSTING.words.len());
    }

    /// A query that is named like what it reads is not followed for ever.
    #[test]
    fn a_query_named_like_a_table_ends() {
        let sql = "WITH device AS (SELECT kind FROM device) SELECT word(kind) AS a FROM device";
        assert!(faults(sql).iter().any(|fault| fault.contains("too deep")));
    }
}
