//! Professions that handle medical information, whatever the column beside them says.

use super::grid::{Cell, Grid};
use crate::input::Output;
use shirube_facts::{FactRow, Table, tables};
use shirube_model::Problem;
use shirube_model::functions::Value;
use shirube_model::text::{normalize, shorten};

/// Of the Medical Practitioners', Dental Practitioners', Pharmacists' and Nurses' Acts and those of the
/// technicians; in English as they are translated.
const PROFESSIONS: [&str; 18] = [
    "医師",
    "歯科医師",
    "薬剤師",
    "看護師",
    "准看護師",
    "助産師",
    "保健師",
    "診療放射線技師",
    "臨床検査技師",
    "臨床工学技士",
    "理学療法士",
    "作業療法士",
    "管理栄養士",
    "医療事務",
    "physician",
    "dentist",
    "pharmacist",
    "nurse",
];

/// A person of such a profession who is said to handle none: that is not known, and said.
pub(super) fn note<'c>(
    place: (&str, &Grid, u32),
    table: &Table,
    cell: impl Fn(usize) -> Option<&'c Cell>,
    values: &mut [Value],
    output: &mut Output,
) {
    let columns = tables::Person::COLUMNS;
    if table.name != tables::Person::TABLE.name
        || values[columns.handles_medical_information] != Value::Integer(0)
    {
        return;
    }
    let Some(cell) = cell(columns.roles) else { return };
    let shown = normalize(&cell.shown()).to_lowercase();
    let mut named = shown.split([',', '、', '/', '・', ';', ' ']);
    if !named.any(|name| PROFESSIONS.contains(&name.trim())) {
        return;
    }
    values[columns.handles_medical_information] = Value::Null;
    let (path, grid, row) = place;
    let column = &table.columns[columns.handles_medical_information];
    let problem = Problem::error("import.profession-handles", grid.row_source(path, row));
    output.problem(
        problem
            .with("text", shorten(&cell.shown(), 40))
            .with("heading", column.heading_ja)
            .with("column", column.name),
    );
}
