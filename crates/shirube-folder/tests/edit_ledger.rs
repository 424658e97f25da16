//! Edits of one row of a ledger: every other row stays byte for byte, in every encoding.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use proptest::prelude::*;
use shirube_folder::edit::{Author, EditError, FolderEdit, ledger};
use shirube_folder::{FolderInput, read_folder};
use shirube_model::Date;
use shirube_model::functions::Value;

const PATH: &str = "ledger/機器.csv";

fn author() -> Author {
    Author::new("梅田進", Date::constant(2026, 11, 24)).unwrap()
}

/// Number, name and kind of every device.
fn devices(path: &str, bytes: &[u8]) -> Vec<[String; 3]> {
    let settings = b"[institution]\nid = \"x\"\nname = \"x\"\n".to_vec();
    let files = [("shirube.toml".to_owned(), settings), (path.to_owned(), bytes.to_vec())];
    let folder = read_folder(&FolderInput::from_files(files), &mut |_| {});
    let columns = shirube_facts::tables::Device::COLUMNS;
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    let row = |values: &[Value]| {
        [columns.device_id, columns.name, columns.kind].map(|column| text(&values[column]))
    };
    folder.facts.rows("device").iter().map(|fact| row(&fact.values)).collect()
}

fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    let units = || std::iter::once(0xFEFF).chain(text.encode_utf16());
    match encoding {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{FEFF}{text}").into_bytes(),
        2 => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        3 => units().flat_map(u16::to_le_bytes).collect(),
        _ => units().flat_map(u16::to_be_bytes).collect(),
    }
}

/// A ledger: lines above the heading, rows as people write them, line ends as they come.
#[derive(Debug, Clone)]
struct Sheet {
    /// Each line with its line end, the last perhaps without one.
    lines: Vec<String>,
    /// How many rows it has, numbered D-0, D-1, …
    rows: usize,
}

impl Sheet {
    fn text(&self) -> String {
        self.lines.concat()
    }

    /// The line of the row `D-{row}`.
    fn line(&self, row: usize) -> usize {
        let number = format!("D-{row}");
        let is_row = |line: &String| {
            line.split([',', '\r', '\n']).any(|cell| cell.trim_matches(['"', ' ']) == number)
        };
        self.lines.iter().position(is_row).unwrap()
    }
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let name = prop::sample::select(vec![
        "受付PC",
        "\"受付,\"\"奥\"\"\"",
        "\"二行の\n名前\"",
        "\"引用\"",
        "ｶﾅ≒",
        "",
    ]);
    let row = (name, prop::sample::select(vec!["パソコン", " サーバ ", "\"ルータ\"", ""]), 0..4u8);
    let end = || prop::sample::select(vec!["\n", "\r\n"]);
    let rows = prop::collection::vec((row, end()), 0..6);
    let above = prop::sample::select(vec!["", "# 注記\n", "機器台帳 令和8年度,,\r\n", "\n\n"]);
    (above, end(), rows, any::<bool>(), any::<bool>()).prop_map(
        |(above, end, rows, quoted, cut)| {
            let mut lines: Vec<String> = above.split_inclusive('\n').map(str::to_owned).collect();
            lines.push(format!("備考,機器ID,機器名,種別{end}"));
            for (number, ((name, kind, form), end)) in rows.iter().enumerate() {
                let id = if quoted { format!("\"D-{number}\"") } else { format!("D-{number}") };
                lines.push(match form {
                    // A short row, a long one, one with a blank line or a comment below it.
                    0 => format!("x,{id},{name}{end}"),
                    1 => format!("x,{id},{name},{kind},,{end}"),
                    2 => format!("x,{id},{name},{kind}{end}{end}"),
                    _ => format!("x, {id} ,{name},{kind}{end}# x,y\n")
                        .replace(" \"", "\"")
                        .replace("\" ", "\""),
                });
            }
            if cut {
                let last = lines.pop().unwrap();
                lines.push(last.trim_end_matches(['\r', '\n']).to_owned());
            }
            Sheet { lines, rows: rows.len() }
        },
    )
}

/// What a person may write into a cell.
fn names() -> impl Strategy<Value = String> {
    "[a-c機器,\"'; \n]{0,12}".prop_map(|text| format!("x{text}y"))
}

fn unwrap(edit: Result<FolderEdit, EditError>) -> FolderEdit {
    edit.unwrap_or_else(|error| panic!("{error:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_row_is_added_below_and_can_be_removed(
        sheet in sheets(), encoding in 0..5usize, name in names(),
    ) {
        let before = encoded(&sheet.text(), encoding);
        let cells = [("機器ID", "D-new"), ("name", name.as_str()), ("機器種別", "ノートPC")];
        let edit = unwrap(ledger::add(PATH, Some(&before), &cells, &author()));
        prop_assert!(edit.bytes.starts_with(&before));
        let mut expected = devices(PATH, &before);
        expected.push(["D-new".to_owned(), name, "laptop".to_owned()]);
        prop_assert_eq!(devices(PATH, &edit.bytes), expected);
        let back = unwrap(ledger::remove(PATH, Some(&edit.bytes), "D-new", &author()));
        prop_assert_eq!(back.bytes, before);
    }

    #[test]
    fn a_changed_row_leaves_all_others(
        sheet in sheets(), encoding in 0..5usize, name in names(), at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(sheet.rows > 0);
        let row = at.index(sheet.rows);
        let before = encoded(&sheet.text(), encoding);
        let id = format!("D-{row}");
        let cells = [("機器名", name.as_str()), ("種別", "タブレット")];
        let edit = unwrap(ledger::change(PATH, Some(&before), &id, &cells, &author()));
        let mut expected = devices(PATH, &before);
        expected[row] = [id, name, "tablet".to_owned()];
        prop_assert_eq!(devices(PATH, &edit.bytes), expected);
        // The lines before and after the row, in the bytes of the file.
        let line = sheet.line(row);
        let front = encoded(&sheet.lines[..line].concat(), encoding);
        prop_assert!(edit.bytes.starts_with(&front));
        let back = encoded(&sheet.lines[line + 1..].concat(), encoding);
        let mark = [0, 3, 0, 2, 2][encoding];
        prop_assert!(edit.bytes.ends_with(&back[mark..]));
    }

    #[test]
    fn a_removed_row_leaves_all_others(
        sheet in sheets(), encoding in 0..5usize, at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(sheet.rows > 0);
        let row = at.index(sheet.rows);
        let before = encoded(&sheet.text(), encoding);
        let edit = unwrap(ledger::remove(PATH, Some(&before), &format!("D-{row}"), &author()));
        let mut expected = devices(PATH, &before);
        expected.remove(row);
        prop_assert_eq!(devices(PATH, &edit.bytes), expected);
        let front = before.iter().zip(&edit.bytes).take_while(|(a, b)| a == b).count();
        let rest = before.iter().rev().zip(edit.bytes.iter().rev());
        let back = rest.take_while(|(a, b)| a == b).count();
        prop_assert!(front + back >= edit.bytes.len(), "one part went, nothing else changed");
    }

    /// Whatever stands in a file: an edit never panics, and what it gives can be read.
    #[test]
    fn hostile_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let heading = "機器ID,機器名\nD-1,x\n".as_bytes();
        for bytes in [bytes.clone(), [heading, &bytes].concat()] {
            let edits = [
                ledger::add(PATH, Some(&bytes), &[("機器ID", "D-2")], &author()),
                ledger::change(PATH, Some(&bytes), "D-1", &[("機器名", "y")], &author()),
                ledger::remove(PATH, Some(&bytes), "D-1", &author()),
            ];
            for edit in edits.into_iter().flatten() {
                let again = ledger::add(PATH, Some(&edit.bytes), &[("機器ID", "D-3")], &author());
                prop_assert!(again.is_ok(), "{again:?}");
            }
        }
    }
}

const CSV: &str =
    "機器ID,機器名,種別,画面ロック\nD-1,受付PC,パソコン,10\nD-2,サーバ,サーバ,いつか\nD-2,x,,\n";

fn refused(edit: Result<FolderEdit, EditError>) -> (&'static str, Option<usize>) {
    let error = edit.unwrap_err();
    (error.code(), error.line())
}

#[test]
fn rows_are_told_by_their_number() {
    let bytes = Some(CSV.as_bytes());
    let add = |cells: &[(&str, &str)]| refused(ledger::add(PATH, bytes, cells, &author()));
    assert_eq!(add(&[("機器ID", " D-1 ")]), ("edit-row-there", Some(2)));
    assert_eq!(add(&[("機器名", "x")]), ("edit-empty", None));
    assert_eq!(add(&[("機器ID", "")]), ("edit-empty", None));
    let change =
        |id: &str, cells: &[(&str, &str)]| ledger::change(PATH, bytes, id, cells, &author());
    assert_eq!(refused(change("D-9", &[])), ("edit-none-such", None));
    assert_eq!(refused(change("D-2", &[])), ("edit-several", Some(4)));
    assert_eq!(refused(change("D-1", &[("機器ID", "D-2")])), ("edit-row-there", Some(3)));
    assert_eq!(change("D-1", &[]).unwrap().bytes, CSV.as_bytes(), "nothing to be changed");
    let renamed = change("D-1", &[("機器ID", "D-7")]).unwrap();
    assert_eq!(renamed.bytes, CSV.replace("D-1", "D-7").into_bytes());
    assert_eq!(refused(ledger::remove(PATH, bytes, "D-9", &author())), ("edit-none-such", None));
    assert_eq!(refused(ledger::remove(PATH, None, "D-1", &author())), ("edit-no-file", None));
}

#[test]
fn what_would_not_be_read_is_not_written() {
    let bytes = Some(CSV.as_bytes());
    let change = |cells: &[(&str, &str)]| ledger::change(PATH, bytes, "D-1", cells, &author());
    for (cells, code) in [
        ([("種別", "宇宙船")], "edit-bad-value"),
        ([("画面ロック", "十分")], "edit-bad-value"),
        ([("機器ID", "#1")], "edit-bad-value"),
        ([("色", "赤")], "edit-no-column"),
        ([("棚卸日", "2026-11-24")], "edit-no-column"),
        ([("機器名", "=HYPERLINK(\"x\")")], "edit-formula"),
        ([("機器名", "\u{FDD0}on\u{FDD1}")], "edit-bad-character"),
        ([("機器名", "a\tb")], "edit-bad-character"),
    ] {
        assert_eq!(refused(change(&cells)).0, code, "{cells:?}");
    }
    let long = "あ".repeat(2_001);
    assert_eq!(refused(change(&[("機器名", &long)])).0, "edit-bad-value");
    assert_eq!(refused(change(&[("機器名", "a"), ("name", "b")])).0, "edit-bad-value");
    // A cell that cannot be read can be mended.
    let alone = CSV.replace("D-2,x,,\n", "");
    let edit =
        ledger::change(PATH, Some(alone.as_bytes()), "D-2", &[("画面ロック", "")], &author());
    assert_eq!(edit.unwrap().bytes, alone.replace("いつか", "").into_bytes());
}

#[test]
fn files_that_cannot_be_edited_say_why() {
    let cells = [("機器ID", "D-9")];
    let add = |path: &str, bytes: &[u8]| refused(ledger::add(path, Some(bytes), &cells, &author()));
    assert_eq!(add("ledger/台帳.xlsx", b"x"), ("edit-workbook", None));
    assert_eq!(add("ledger/台帳.XLSM", b"x"), ("edit-workbook", None));
    assert_eq!(add("ledger/機器.pdf", b"x"), ("edit-not-a-ledger", None));
    assert_eq!(add("ledger/何か.csv", CSV.as_bytes()), ("edit-not-a-ledger", None));
    assert_eq!(add(PATH, b""), ("edit-not-a-ledger", None));
    assert_eq!(add(PATH, "機器ID\nD-\"1\n".as_bytes()), ("edit-stray-quote", Some(2)));
    assert_eq!(add(PATH, "機器ID\n\"D-1\n".as_bytes()), ("edit-stray-quote", Some(2)));
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode("機器ID\nD-1\n");
    assert_eq!(add(PATH, &[&cp932, &b"\xFF\xFF\n"[..]].concat()), ("edit-damaged", Some(3)));
    let error = ledger::add(PATH, Some(&cp932), &[("機器ID", "D-😀")], &author()).unwrap_err();
    assert!(matches!(error, EditError::NotInEncoding { character: '😀', .. }), "{error}");
}

#[test]
fn a_ledger_that_is_not_there_is_made() {
    let edit = ledger::add(PATH, None, &[("device_id", "D-1"), ("機器名", "受付PC")], &author());
    let edit = edit.unwrap();
    assert_eq!(edit.before, None);
    let text = String::from_utf8(edit.bytes.clone()).unwrap();
    assert!(text.starts_with("\u{FEFF}機器ID,"), "{text}");
    assert!(text.lines().count() == 2 && text.ends_with("\r\n"), "{text}");
    let row = ["D-1", "受付PC", ""].map(str::to_owned);
    assert_eq!(devices(PATH, &edit.bytes), [row]);
}

#[test]
fn tabs_separate_the_cells_of_a_tsv() {
    let text = "機器ID\t機器名\nD-1\t\"a\tb\"\n";
    let path = "ledger/機器.tsv";
    let cells = [("機器ID", "D-2"), ("機器名", "c,d")];
    let edit = ledger::add(path, Some(text.as_bytes()), &cells, &author()).unwrap();
    assert_eq!(edit.bytes, format!("{text}D-2\tc,d\n").into_bytes());
}

#[test]
fn every_ledger_of_the_examples_can_be_edited_and_comes_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut tried = 0;
    for example in ["clinic", "hospital", "cloud-clinic"] {
        for entry in std::fs::read_dir(root.join(example).join("ledger")).unwrap() {
            let entry = entry.unwrap().path();
            let path = format!("ledger/{}", entry.file_name().unwrap().to_string_lossy());
            let before = std::fs::read(&entry).unwrap();
            let stem = entry.file_stem().unwrap().to_string_lossy().into_owned();
            let table = shirube_facts::tables::table_for_ledger(&stem).unwrap();
            let cells = [(table.columns[0].name, "X-new")];
            if let Ok(edit) = ledger::add(&path, Some(&before), &cells, &author()) {
                let back = ledger::remove(&path, Some(&edit.bytes), "X-new", &author()).unwrap();
                assert_eq!(back.bytes, before, "{path}");
                tried += 1;
            }
        }
    }
    assert!(tried > 25, "{tried}");
}
