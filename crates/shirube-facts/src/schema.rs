//! The schema as people and programs read it.

use crate::table::{ColumnKind, Table, TableScope};
use crate::tables::TABLES;
use serde_json::{Value, json};
use shirube_model::Language;
use std::fmt::Write;

/// The schema of every table as JSON: tables, columns, kinds, headings, vocabularies.
pub fn json_schema() -> Value {
    Value::Array(TABLES.iter().map(|table| table_json(table)).collect())
}

fn table_json(table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let codes = match column.kind {
                ColumnKind::Code(vocabulary) => vocabulary
                    .words
                    .iter()
                    .map(|word| json!({"code": word.code, "ja": word.ja, "en": word.en}))
                    .collect(),
                _ => Vec::new(),
            };
            json!({
                "name": column.name, "kind": column.kind.name(), "heading_ja": column.heading_ja,
                "aliases": column.aliases, "description_ja": column.description_ja,
                "description_en": column.description_en, "codes": codes,
            })
        })
        .collect();
    json!({
        "name": table.name, "name_ja": table.name_ja, "description_ja": table.description_ja,
        "description_en": table.description_en,
        "scope": match table.scope { TableScope::Institution => "institution", TableScope::World => "world" },
        "leading_columns": ["institution_id"], "columns": columns,
        "trailing_columns": crate::TRAILING_COLUMNS,
    })
}

/// The schema as text for a terminal or a Markdown page.
pub fn text_schema(language: Language) -> String {
    let mut out = String::new();
    for table in TABLES {
        let about = match language {
            Language::Ja => table.description_ja,
            Language::En => table.description_en,
        };
        let _ = writeln!(out, "## {} ({})\n\n{about}\n", table.name, table.name_ja);
        for column in table.columns {
            let description = match language {
                Language::Ja => column.description_ja,
                Language::En => column.description_en,
            };
            let _ = write!(
                out,
                "- `{}` ({}, {}): {description}",
                column.name,
                column.kind.name(),
                column.heading_ja
            );
            if let ColumnKind::Code(vocabulary) = column.kind {
                let words: Vec<String> = vocabulary
                    .words
                    .iter()
                    .map(|word| format!("`{}` {}", word.code, word.label(language)))
                    .collect();
                let _ = write!(out, " [{}]", words.join(", "));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}
