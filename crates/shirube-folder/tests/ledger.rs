//! Ledgers as people keep them.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use rust_xlsxwriter::{Format, Workbook};
use shirube_facts::{FactRow, tables};
use shirube_folder::{FolderInput, InstitutionFolder, read_folder};
use shirube_model::functions::Value;

fn read(path: &str, bytes: Vec<u8>) -> InstitutionFolder {
    let settings = "[institution]\nid = \"x\"\nname = \"x\"\n".as_bytes().to_vec();
    let input = FolderInput::from_files([("shirube.toml", settings), (path, bytes)]);
    read_folder(&input, &mut |_| {})
}

fn cell(folder: &InstitutionFolder, row: usize, column: &str) -> Value {
    let table = tables::Device::TABLE;
    folder.facts.rows(table.name)[row].values[table.column_index(column).unwrap()].clone()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

const CSV: &str = "機器ＩＤ（必須）,機器名,種別,棚卸日,画面ロック,暗号化\nD-1,受付PC,パソコン,令和7年4月1日,１０分,○\n";

#[test]
fn csv_in_three_encodings() {
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(CSV);
    let marked = ["\u{feff}".as_bytes(), CSV.as_bytes()].concat();
    for bytes in [CSV.as_bytes().to_vec(), marked, cp932.into_owned()] {
        let folder = read("ledger/機器台帳.csv", bytes);
        assert_eq!(folder.problems, []);
        assert_eq!(cell(&folder, 0, "device_id"), text("D-1"));
        assert_eq!(cell(&folder, 0, "kind"), text("pc"));
        assert_eq!(cell(&folder, 0, "confirmed_at"), text("2025-04-01"));
        assert_eq!(cell(&folder, 0, "screen_lock_minutes"), Value::Integer(10));
        assert_eq!(cell(&folder, 0, "encrypted"), Value::Integer(1));
    }
}

#[test]
fn blank_lines_are_counted() {
    for csv in ["\n機器ID,種別\n\n\nD-1,宇宙船\n", "\r\n機器ID,種別\r\n\r\n\r\nD-1,宇宙船"]
    {
        let folder = read("ledger/機器.csv", csv.as_bytes().to_vec());
        let row = &folder.facts.rows("device")[0].provenance.source;
        assert_eq!(row.to_string(), "ledger/機器.csv:5");
        assert_eq!(folder.problems[0].source.to_string(), "ledger/機器.csv:5");
    }
}

#[test]
fn english_headings() {
    let csv = "Device ID,name,kind,Confirmed at\nD-1,front desk,laptop,2025/4/1\n";
    let folder = read("ledger/device.csv", csv.as_bytes().to_vec());
    assert_eq!(folder.problems, []);
    assert_eq!(cell(&folder, 0, "kind"), text("laptop"));
    assert_eq!(cell(&folder, 0, "confirmed_at"), text("2025-04-01"));
}

#[test]
fn what_cannot_be_read_names_its_place() {
    let csv = "機器ID,種別,棚卸日,色\nD-1,宇宙船,いつか,赤\n";
    let folder = read("ledger/機器.csv", csv.as_bytes().to_vec());
    let places: Vec<(String, Option<u32>, &str)> = folder
        .problems
        .iter()
        .map(|problem| (problem.source.to_string(), problem.column, problem.code()))
        .collect();
    assert!(places.contains(&(
        "ledger/機器.csv:2".to_owned(),
        Some(2),
        "import.cell-unknown-word"
    )));
    assert!(places.contains(&("ledger/機器.csv:2".to_owned(), Some(3), "import.cell-not-a-date")));
    assert!(places.contains(&("ledger/機器.csv:1".to_owned(), Some(4), "import.unknown-column")));
    assert_eq!(cell(&folder, 0, "device_id"), text("D-1"), "the rest of the row is kept");
}

/// A title, group headings merged over columns and rows, real dates, a second sheet.
#[test]
fn a_workbook_with_merged_headings() {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    let sheet = workbook.add_worksheet().set_name("機器").unwrap();
    sheet.merge_range(0, 0, 0, 4, "機器台帳 令和8年度", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "機器ID", &plain).unwrap();
    sheet.merge_range(1, 1, 1, 2, "種類", &plain).unwrap();
    sheet.write(2, 1, "機器名").unwrap();
    sheet.write(2, 2, "機器種別").unwrap();
    sheet.merge_range(1, 3, 1, 4, "管理", &plain).unwrap();
    sheet.write(2, 3, "棚卸日").unwrap();
    sheet.write(2, 4, "画面ロック").unwrap();
    sheet.write(3, 0, "D-1").unwrap();
    sheet.write(3, 1, "受付").unwrap();
    sheet.write(3, 2, "サーバー").unwrap();
    sheet.write_with_format(3, 3, 45748, &day).unwrap();
    sheet.write(3, 4, 5).unwrap();
    sheet.write(4, 0, "D-2").unwrap();
    sheet.write(4, 3, "来年").unwrap();
    let other = workbook.add_worksheet().set_name("事業者").unwrap();
    other.write(0, 0, "事業者ID").unwrap();
    other.write(0, 1, "会社名").unwrap();
    other.write(1, 0, "V-1").unwrap();
    other.write(1, 1, "架空").unwrap();
    let folder = read("ledger/台帳.xlsx", workbook.save_to_buffer().unwrap());
    assert_eq!(cell(&folder, 0, "kind"), text("server"));
    assert_eq!(cell(&folder, 0, "confirmed_at"), text("2025-04-01"));
    assert_eq!(cell(&folder, 0, "screen_lock_minutes"), Value::Integer(5));
    assert_eq!(folder.facts.rows("vendor").len(), 1);
    let source = folder.facts.rows("device")[0].provenance.source.to_string();
    assert_eq!(source, "ledger/台帳.xlsx:機器!A4");
    let places: Vec<String> = folder.problems.iter().map(|p| p.source.to_string()).collect();
    assert_eq!(places, ["ledger/台帳.xlsx:機器!D5"], "{:?}", folder.problems);
}

/// A cell at the far corner must not make the reader span the rectangle up to it.
#[test]
fn a_far_cell_is_refused() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("機器").unwrap();
    sheet.write(0, 0, "機器ID").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let folder = read("ledger/台帳.xlsx", workbook.save_to_buffer().unwrap());
    assert_eq!(folder.problems.len(), 1);
    assert_eq!(folder.problems[0].code(), "import.unreadable-sheet");
}

#[test]
fn numbers_that_stand_twice_or_lead_nowhere() {
    let settings = "[institution]\nid = \"x\"\nname = \"x\"\n".as_bytes().to_vec();
    let devices = "機器ID,責任者ID,事業者ID\nD-1,P-1,V-1\nD-1,P-9,V-9\n".as_bytes().to_vec();
    let persons = "職員ID,氏名\nP-1,x\n".as_bytes().to_vec();
    let input = FolderInput::from_files([
        ("shirube.toml", settings),
        ("ledger/機器.csv", devices),
        ("ledger/人員.csv", persons),
    ]);
    let folder = read_folder(&input, &mut |_| {});
    let places: Vec<(String, &str)> =
        folder.problems.iter().map(|p| (p.source.to_string(), p.code())).collect();
    let place = || "ledger/機器.csv:3".to_owned();
    // Nobody keeps a ledger of vendors: V-9 is no fault.
    assert_eq!(places, [(place(), "import.number-twice"), (place(), "import.number-unknown")]);
}
