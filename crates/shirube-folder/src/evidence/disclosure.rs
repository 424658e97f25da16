//! Filled MDS and SDS forms (製造業者/サービス事業者による医療情報セキュリティ開示書).
//!
//! An empty answer is unanswered, never a no. No item text is kept: the number, the answer and the
//! vendor's remark are.

use super::sniff::head;
use crate::input::{Input, Output};
use crate::ledger::grid::{Cell, Grid};
use crate::ledger::grids;
use crate::settings::DisclosureForm;
use shirube_facts::vocabulary::ANSWER;
use shirube_facts::{Provenance, tables};
use shirube_model::text::{heading_key, normalize};
use shirube_model::{Basis, Problem};
use std::collections::BTreeSet;

/// Rows at the top of a sheet in which title and headings are looked for.
const TOP: usize = 40;
/// Columns that name the headings found, in a message.
const SHOWN: usize = 12;

pub(super) fn looks_like(input: &Input<'_>) -> bool {
    let lower = input.path.to_ascii_lowercase();
    let tells = |text: &str| text.contains("セキュリティ開示書");
    if lower.ends_with(".csv") {
        return tells(head(input.text));
    }
    // A workbook has to be opened to be known: only where its name or an entry of the settings
    // suggests a form.
    let named = lower.ends_with(".xlsx") && (lower.contains("mds") || lower.contains("sds"));
    named || lower.ends_with(".xlsx") && input.hints.vendor.is_some()
}

pub(super) fn read(input: &Input<'_>, forms: &[DisclosureForm], output: &mut Output) {
    let mut any = false;
    for grid in grids(input.path, input.bytes, output) {
        let Some((kind, edition)) = title(&grid) else { continue };
        any = true;
        let described =
            forms.iter().rfind(|form| form.kind == kind && form.edition == edition).cloned();
        let form = described.unwrap_or_else(|| DisclosureForm::assumed(kind, &edition));
        read_sheet(input, &grid, &form, output);
    }
    if !any {
        let source = shirube_model::Source::whole(input.path);
        output.problem(Problem::error("import.disclosure-title", source));
    }
}

/// Kind and edition of the form, from the cells above its table.
fn title(grid: &Grid) -> Option<(&'static str, String)> {
    let cells = grid.rows.iter().take(TOP).flat_map(|(_, cells)| cells.iter().flatten());
    let words: Vec<String> = grid
        .sheet
        .iter()
        .cloned()
        .chain(cells.map(Cell::shown))
        .map(|text| normalize(&text).to_lowercase())
        .collect();
    let named = |name: &str| words.iter().any(|text| text.contains(name));
    let service = named("サービス事業者による") || named("sds");
    let maker = named("製造業者による") || named("mds");
    // A sheet that names both is told apart by what stands alone in a cell.
    let alone = |name: &str| words.iter().any(|text| text == name);
    let kind = match (maker, service) {
        (true, false) => "mds",
        (false, true) => "sds",
        (true, true) if alone("sds") && !alone("mds") => "sds",
        (true, true) if alone("mds") && !alone("sds") => "mds",
        _ => return None,
    };
    let edition = ["ver.", "version", "第"].iter().find_map(|mark| {
        words.iter().flat_map(|text| text.split(mark).skip(1)).find_map(|rest| {
            let rest = rest.trim_start();
            let number: String =
                rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let number = number.trim_end_matches('.').to_owned();
            number.starts_with(|c: char| c.is_ascii_digit()).then_some(number)
        })
    });
    Some((kind, edition.unwrap_or_default()))
}

/// Where the parts of an answer stand, columns counted from 0.
struct Columns {
    number: usize,
    answer: Option<usize>,
    ticked: Option<[usize; 3]>,
    note: Option<usize>,
    annex: Option<usize>,
}

fn read_sheet(input: &Input<'_>, grid: &Grid, form: &DisclosureForm, output: &mut Output) {
    let heading_row = grid.rows.iter().take(TOP).enumerate().find_map(|(index, (_, cells))| {
        let columns = columns(form, cells)?;
        Some((index, columns))
    });
    let Some((heading, columns)) = heading_row else {
        let (row, cells) = fullest(grid);
        let headings: Vec<String> = cells.iter().flatten().take(SHOWN).map(Cell::shown).collect();
        let source = grid.row_source(input.path, row);
        let problem = Problem::error("import.disclosure-headings", source)
            .with("kind", form.kind.to_uppercase())
            .with("edition", &form.edition)
            .with("headings", headings.join(" / "));
        return output.problem(problem);
    };
    let numbers: BTreeSet<String> = grid.rows[heading + 1..]
        .iter()
        .filter_map(|(_, cells)| cells.get(columns.number)?.as_ref())
        .map(|cell| normalize(&cell.shown()))
        .collect();
    let annex_known = columns.annex.is_some() || !form.annex_items.is_empty();
    for (row, cells) in &grid.rows[heading + 1..] {
        let text = |column: usize| {
            let cell = cells.get(column).and_then(Option::as_ref);
            cell.map(|cell| normalize(cell.shown().trim())).filter(|text| !text.is_empty())
        };
        let Some(number) = text(columns.number).filter(|text| is_number(text)) else { continue };
        let marked = columns.annex.and_then(&text).is_some_and(|mark| is_tick(&mark));
        let listed = form.annex_items.iter().any(|item| normalize(item) == number);
        let note = columns.note.and_then(&text);
        let source = grid.row_source(input.path, *row);
        let answer = match answer(&columns, &text) {
            // 「7 情報管理」 above 7.1 is a heading, not a question that was left open.
            Ok(None) if is_heading(&number, &numbers) => continue,
            Ok(answer) => answer,
            Err(written) => {
                let problem = Problem::error("import.unknown-word", source.clone())
                    .with("text", written)
                    .with("known", "はい, いいえ, 対象外");
                output.problem(problem);
                None
            }
        };
        // 第7.0版's relief lets a plan stand for a yes: the two are told apart.
        let planned = answer == Some("yes")
            && note.as_deref().is_some_and(|note| note.contains("予定") || note.contains("計画"));
        let row = tables::DisclosureAnswer {
            vendor_id: input.hints.vendor.clone(),
            system_id: input.hints.system.clone(),
            kind: Some(form.kind.clone()),
            edition: Some(form.edition.clone()).filter(|edition| !edition.is_empty()),
            question: Some(number),
            annex: annex_known.then_some(marked || listed),
            answer: answer.map(str::to_owned),
            planned: answer.map(|_| planned),
            note,
        };
        let provenance = Provenance::new(Basis::Declared, source).observed(input.hints.observed_at);
        output.push_row(row, provenance);
    }
}

/// The columns, when this row has the headings of the form.
fn columns(form: &DisclosureForm, cells: &[Option<Cell>]) -> Option<Columns> {
    let at = |heading: &str| {
        let key = heading_key(heading);
        cells
            .iter()
            .position(|cell| cell.as_ref().is_some_and(|cell| heading_key(&cell.shown()) == key))
    };
    let number = at(&form.number)?;
    let answer = form.answer.as_deref().and_then(at);
    let ticked =
        form.ticked.as_ref().and_then(|[yes, no, outside]| Some([at(yes)?, at(no)?, at(outside)?]));
    (answer.is_some() || ticked.is_some()).then(|| Columns {
        number,
        answer,
        ticked,
        note: form.note.as_deref().and_then(at),
        annex: form.annex.as_deref().and_then(at),
    })
}

/// The answer of a row; `None` when it is left empty, an error when it is none of the three.
fn answer(
    columns: &Columns,
    text: &impl Fn(usize) -> Option<String>,
) -> Result<Option<&'static str>, String> {
    if let Some(written) = columns.answer.and_then(text) {
        return ANSWER.code(&written).map(Some).ok_or(written);
    }
    let Some(ticked) = columns.ticked else { return Ok(None) };
    let marks: Vec<&'static str> = ["yes", "no", "not-applicable"]
        .into_iter()
        .zip(ticked)
        .filter(|(_, column)| text(*column).is_some_and(|mark| is_tick(&mark)))
        .map(|(answer, _)| answer)
        .collect();
    match marks.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => Err(several.join(", ")),
    }
}

fn is_tick(mark: &str) -> bool {
    matches!(mark, "○" | "〇" | "◯" | "●" | "✓" | "✔" | "レ" | "x" | "X" | "1" | "true" | "TRUE")
}

/// A number such as `1`, `1.1`, `12-3`; section headings and notes have none.
fn is_number(text: &str) -> bool {
    text.len() <= 16
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '(' | ')'))
}

/// True when other items are numbered below this one.
fn is_heading(number: &str, numbers: &BTreeSet<String>) -> bool {
    let stem = number.trim_end_matches('.');
    ['.', '-'].into_iter().any(|separator| {
        let below = format!("{stem}{separator}");
        numbers.iter().any(|other| other.len() > below.len() && other.starts_with(&below))
    })
}

/// The row with the most cells near the top: most likely that of the headings.
fn fullest(grid: &Grid) -> (u32, &[Option<Cell>]) {
    let rows = grid.rows.iter().take(TOP);
    rows.max_by_key(|(row, cells)| (cells.iter().flatten().count(), u32::MAX - row))
        .map_or((1, &[][..]), |(row, cells)| (*row, cells.as_slice()))
}
