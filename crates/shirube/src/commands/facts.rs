//! `shirube facts`: what was read, as it is loaded.

use crate::arguments::{FactsArguments, FactsFormat};
use crate::error::CommandError;
use crate::output::{self, Kind};
use serde_json::{Map, Value as Json, json};
use shirube_app::{AppError, refuse_unread};
use shirube_facts::tables::{TABLES, table, table_for_ledger};
use shirube_facts::{Facts, Table, text_schema};
use shirube_folder::{FolderInput, evidence, read_folder};
use shirube_model::functions::Value;
use shirube_report::csv_text;
use std::fmt::Write;

pub(crate) fn run(arguments: &FactsArguments) -> Result<u8, CommandError> {
    if arguments.formats {
        let mut out = String::new();
        let locale = output::locale();
        for format in evidence::FORMATS {
            let _ =
                writeln!(out, "{}\t{}", format.id, locale.get(&format!("format.{}", format.id)));
        }
        return output::write_words(&out).map(|()| 0);
    }
    let Some(folder) = arguments.folder.as_ref().filter(|_| !arguments.schema) else {
        let (kind, text) = match arguments.format {
            FactsFormat::Csv => (Kind::Text, text_schema(output::locale().language)),
            FactsFormat::Json => (Kind::Json, format!("{:#}\n", shirube_facts::json_schema())),
        };
        return output::write(None, kind, &text).map(|()| 0);
    };
    let read = read_folder(&FolderInput::walk(folder)?, &mut |_| {});
    refuse_unread(&read.problems)?;
    let (kind, text) = match &arguments.table {
        None if arguments.all => (Kind::Json, all_json(&read.facts)),
        None => (Kind::Csv, counts(&read.facts)),
        Some(name) => {
            let table = table(name)
                .or_else(|| table_for_ledger(name))
                .ok_or_else(|| AppError::NoTable(name.clone()))?;
            match arguments.format {
                FactsFormat::Csv => (Kind::Csv, rows_csv(&read.facts, table)?),
                FactsFormat::Json => (Kind::Json, format!("{:#}\n", rows_json(&read.facts, table))),
            }
        }
    };
    output::write(None, kind, &text)?;
    output::say_problems(&read.problems);
    Ok(0)
}

fn counts(facts: &Facts) -> String {
    let mut out = String::new();
    for table in TABLES {
        let count = facts.rows(table.name).len();
        let _ = writeln!(out, "{},{},{count}", table.name, table.name_ja);
    }
    out
}

fn rows_csv(facts: &Facts, table: &Table) -> Result<String, CommandError> {
    let mut rows = vec![table.sql_columns().iter().map(ToString::to_string).collect::<Vec<_>>()];
    for row in facts.rows(table.name) {
        let mut cells = vec![facts.institution_id().to_owned()];
        cells.extend(row.values.iter().map(ToString::to_string));
        cells.push(row.provenance.basis.word().to_owned());
        cells.push(row.provenance.observed_at.map(|day| day.to_string()).unwrap_or_default());
        cells.push(row.provenance.source.to_string());
        rows.push(cells);
    }
    Ok(csv_text(rows)?)
}

fn all_json(facts: &Facts) -> String {
    let tables: Map<String, Json> =
        TABLES.iter().map(|table| (table.name.to_owned(), rows_json(facts, table))).collect();
    format!("{:#}\n", Json::Object(tables))
}

fn rows_json(facts: &Facts, table: &Table) -> Json {
    let rows: Vec<Json> = facts
        .rows(table.name)
        .iter()
        .map(|row| {
            let mut object = Map::new();
            object.insert("institution_id".to_owned(), json!(facts.institution_id()));
            for (column, value) in table.columns.iter().zip(&row.values) {
                let value = match value {
                    Value::Null => Json::Null,
                    Value::Integer(number) => json!(number),
                    Value::Real(number) => json!(number),
                    Value::Text(text) => json!(text),
                };
                object.insert(column.name.to_owned(), value);
            }
            object.insert("basis".to_owned(), json!(row.provenance.basis.word()));
            let day = row.provenance.observed_at.map(|day| day.to_string());
            object.insert("observed_at".to_owned(), json!(day));
            object.insert("source".to_owned(), json!(row.provenance.source.to_string()));
            Json::Object(object)
        })
        .collect();
    Json::Array(rows)
}
