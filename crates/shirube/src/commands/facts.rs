//! `shirube facts`: what was read, as it is loaded.

use crate::arguments::{FactsArguments, FactsFormat};
use crate::error::CommandError;
use crate::output;
use serde_json::{Map, Value as Json, json};
use shirube_facts::tables::{TABLES, table, table_for_ledger};
use shirube_facts::{Facts, Table, text_schema};
use shirube_folder::{FolderInput, evidence, read_folder};
use shirube_model::functions::Value;
use shirube_report::ReportError;
use std::fmt::Write;

pub(crate) fn run(arguments: &FactsArguments) -> Result<u8, CommandError> {
    if arguments.formats {
        let mut out = String::new();
        for format in evidence::FORMATS {
            let _ = writeln!(out, "{}\t{}", format.id, format.about);
        }
        return output::write(None, &out).map(|()| 0);
    }
    let Some(folder) = arguments.folder.as_ref().filter(|_| !arguments.schema) else {
        let text = match arguments.format {
            FactsFormat::Csv => text_schema(arguments.lang.into()),
            FactsFormat::Json => format!("{:#}\n", shirube_facts::json_schema()),
        };
        return output::write(None, &text).map(|()| 0);
    };
    let read = read_folder(&FolderInput::walk(folder)?, &mut |_| {});
    let text = match &arguments.table {
        None if arguments.all => all_json(&read.facts),
        None => counts(&read.facts),
        Some(name) => {
            let table = table(name)
                .or_else(|| table_for_ledger(name))
                .ok_or_else(|| CommandError::NoTable(name.clone()))?;
            match arguments.format {
                FactsFormat::Csv => rows_csv(&read.facts, table)?,
                FactsFormat::Json => format!("{:#}\n", rows_json(&read.facts, table)),
            }
        }
    };
    output::write(None, &text)?;
    let locale = shirube_words::Locale::new(arguments.lang.into());
    for problem in &read.problems {
        let (text, hint) = locale.problem(problem);
        let place = locale.place(&problem.source, problem.column);
        eprintln!("{place}: {text}\n  hint: {hint}");
    }
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

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}

fn rows_csv(facts: &Facts, table: &Table) -> Result<String, CommandError> {
    let mut rows = vec![table.sql_columns().iter().map(ToString::to_string).collect::<Vec<_>>()];
    for row in facts.rows(table.name) {
        let mut cells = vec![facts.institution_id().to_owned()];
        cells.extend(row.values.iter().map(cell));
        cells.push(row.provenance.basis.word().to_owned());
        cells.push(row.provenance.observed_at.map(|day| day.to_string()).unwrap_or_default());
        cells.push(row.provenance.source.to_string());
        rows.push(cells);
    }
    let failed = |error: &dyn std::fmt::Display| {
        CommandError::Report(ReportError::Render(error.to_string()))
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cells in rows {
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
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
