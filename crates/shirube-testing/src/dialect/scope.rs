//! What a column of a query holds, when it is a code: which codes it may be.

use super::functions;
use shirube_facts::{ColumnKind, Table, tables};
use sqlparser::ast::{Expr, Query, Select, SelectItem, SetExpr, TableFactor, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The queries that `WITH` names, by their names.
pub(super) type CommonTables = BTreeMap<String, Query>;

/// Queries stand in queries no deeper than this.
const DEEPEST: usize = 30;

/// The tables that a SELECT reads, by the names that it gives them.
pub(super) struct Scope<'a> {
    sources: Vec<(String, Source<'a>)>,
    common_tables: &'a CommonTables,
    depth: usize,
}

enum Source<'a> {
    Facts(&'static Table),
    Query(&'a Query),
}

impl<'a> Scope<'a> {
    pub(super) fn of(select: &'a Select, common_tables: &'a CommonTables) -> Self {
        Self::at(select, common_tables, 0)
    }

    fn at(select: &'a Select, common_tables: &'a CommonTables, depth: usize) -> Self {
        let factors = select.from.iter().flat_map(|from| {
            std::iter::once(&from.relation).chain(from.joins.iter().map(|join| &join.relation))
        });
        let sources = factors.filter_map(|factor| named_source(factor, common_tables)).collect();
        Self { sources, common_tables, depth }
    }

    /// The codes that an expression may give. The error says why they are not known.
    pub(super) fn codes(&self, expr: &Expr) -> Result<BTreeSet<String>, String> {
        match expr {
            Expr::Value(value) => match &value.value {
                Value::SingleQuotedString(code) => Ok(BTreeSet::from([code.clone()])),
                Value::Null => Ok(BTreeSet::new()),
                _ => Err(format!("`{expr}` is no code")),
            },
            Expr::Nested(expr) => self.codes(expr),
            Expr::Case { conditions, else_result, .. } => {
                let results = conditions.iter().map(|when| &when.result);
                self.codes_of_all(results.chain(else_result.as_deref()))
            }
            Expr::Function(function)
                if ["coalesce", "max", "min"].contains(&function.name.to_string().as_str()) =>
            {
                self.codes_of_all(functions::arguments(function))
            }
            Expr::Identifier(column) => self.column(None, &column.value),
            Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                [table, column] => self.column(Some(&table.value), &column.value),
                _ => Err(format!("`{expr}` is no column")),
            },
            _ => Err(format!("`{expr}` is no code, no coded column and no CASE of them")),
        }
    }

    fn codes_of_all<'e>(
        &self,
        exprs: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<BTreeSet<String>, String> {
        let mut codes = BTreeSet::new();
        for expr in exprs {
            codes.extend(self.codes(expr)?);
        }
        Ok(codes)
    }

    fn column(&self, table: Option<&str>, column: &str) -> Result<BTreeSet<String>, String> {
        let named =
            self.sources.iter().filter(|(name, _)| table.is_none_or(|wanted| wanted == name));
        for (name, source) in named {
            match source {
                Source::Facts(table) => {
                    let Some(index) = table.column_index(column) else { continue };
                    return match table.columns[index].kind {
                        ColumnKind::Code(vocabulary) => {
                            Ok(vocabulary.words.iter().map(|word| word.code.to_owned()).collect())
                        }
                        _ => Err(format!("`{}.{column}` holds no codes", table.name)),
                    };
                }
                Source::Query(query) => {
                    if self.depth == DEEPEST {
                        return Err(format!("`{name}` goes too deep"));
                    }
                    if let Some(codes) = self.output(query, column) {
                        return codes;
                    }
                }
            }
        }
        Err(format!("there is no column `{column}`"))
    }

    /// The codes of a column of a query's result; of a UNION, those of all its parts.
    fn output(&self, query: &Query, column: &str) -> Option<Result<BTreeSet<String>, String>> {
        let mut selects = Vec::new();
        collect_selects(&query.body, &mut selects);
        let named = |item: &SelectItem| output_name(item) == Some(column);
        let position = selects.first()?.projection.iter().position(named)?;
        let mut codes = BTreeSet::new();
        for select in selects {
            let scope = Scope::at(select, self.common_tables, self.depth + 1);
            let codes_of_arm = match select.projection.get(position)? {
                SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
                    scope.codes(expr)
                }
                item => Err(format!("`{item}` is no column")),
            };
            match codes_of_arm {
                Ok(codes_of_arm) => codes.extend(codes_of_arm),
                Err(fault) => return Some(Err(fault)),
            }
        }
        Some(Ok(codes))
    }
}

fn named_source<'a>(
    factor: &'a TableFactor,
    common_tables: &'a CommonTables,
) -> Option<(String, Source<'a>)> {
    match factor {
        TableFactor::Table { name, alias, .. } => {
            let name = name.to_string();
            let source = match common_tables.get(&name) {
                Some(query) => Source::Query(query),
                None => Source::Facts(tables::table(&name)?),
            };
            Some((alias.as_ref().map_or(name, |alias| alias.name.value.clone()), source))
        }
        TableFactor::Derived { subquery, alias: Some(alias), .. } => {
            Some((alias.name.value.clone(), Source::Query(subquery)))
        }
        _ => None,
    }
}

fn collect_selects<'a>(body: &'a SetExpr, selects: &mut Vec<&'a Select>) {
    match body {
        SetExpr::Select(select) => selects.push(select),
        SetExpr::Query(query) => collect_selects(&query.body, selects),
        SetExpr::SetOperation { left, right, .. } => {
            collect_selects(left, selects);
            collect_selects(right, selects);
        }
        _ => {}
    }
}

/// The name of a column in a query's result.
fn output_name(item: &SelectItem) -> Option<&str> {
    match item {
        SelectItem::ExprWithAlias { alias, .. } => Some(&alias.value),
        SelectItem::UnnamedExpr(Expr::Identifier(column)) => Some(&column.value),
        SelectItem::UnnamedExpr(Expr::CompoundIdentifier(parts)) => {
            parts.last().map(|column| column.value.as_str())
        }
        _ => None,
    }
}
