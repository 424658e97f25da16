//! Filled MDS and SDS forms: made here, for no official form is shipped.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use shirube_facts::{FactRow, tables};
use shirube_folder::{FolderInput, InstitutionFolder, read_folder};
use shirube_model::functions::Value;

fn folder(settings: &str, name: &str, bytes: Vec<u8>) -> InstitutionFolder {
    let settings = format!(
        "[institution]\nid = \"x\"\nname = \"x\"\n\n[[source]]\npath = \"evidence/*\"\nvendor = \"V-01\"\nsystem = \"S-01\"\n\n{settings}"
    );
    let files = [("shirube.toml".to_owned(), settings.into_bytes()), (name.to_owned(), bytes)];
    read_folder(&FolderInput::from_files(files), &mut |_| {})
}

/// Number, annex, answer, planned and line of every answer.
fn answers(folder: &InstitutionFolder) -> Vec<(String, Value, Value, Value, Option<u32>)> {
    let table = tables::DisclosureAnswer::TABLE;
    let at = |name: &str| table.column_index(name).unwrap();
    folder
        .facts
        .rows(table.name)
        .iter()
        .map(|row| {
            let cell = |name: &str| row.values[at(name)].clone();
            let Value::Text(question) = cell("question") else { panic!("no number") };
            let line = row.provenance.source.line_number();
            (question, cell("annex"), cell("answer"), cell("planned"), line)
        })
        .collect()
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

const FORM: &str = "サービス事業者による医療情報セキュリティ開示書 チェックリスト Ver.5.0,,,,\n製品名,架空クラウド,,,\n項番,項目,回答,別紙,備考\n7.,情報管理,,,\n7.1,(項目の文),はい,○,\n7.2,(項目の文),いいえ,○,契約時に説明\n７．３,(項目の文),対象外,,\n7.4,(項目の文),,○,\n14.1,(項目の文),はい,○,令和9年度の更新で導入予定\n注,上の回答は2026年7月1日のもの,,,\n";

#[test]
fn a_filled_form_becomes_answers_and_blank_is_unanswered() {
    let folder = folder("", "evidence/sds.csv", FORM.as_bytes().to_vec());
    assert!(folder.problems.is_empty(), "{:?}", folder.problems);
    let (yes, no) = (Value::Integer(1), Value::Integer(0));
    assert_eq!(
        answers(&folder),
        [
            ("7.1".to_owned(), yes.clone(), text("yes"), no.clone(), Some(5)),
            ("7.2".to_owned(), yes.clone(), text("no"), no.clone(), Some(6)),
            ("7.3".to_owned(), no.clone(), text("not-applicable"), no.clone(), Some(7)),
            ("7.4".to_owned(), yes.clone(), Value::Null, Value::Null, Some(8)),
            ("14.1".to_owned(), yes.clone(), text("yes"), yes, Some(9)),
        ]
    );
    let table = tables::DisclosureAnswer::TABLE;
    let row = &folder.facts.rows(table.name)[0].values;
    let at = |name: &str| row[table.column_index(name).unwrap()].clone();
    assert_eq!((at("kind"), at("edition")), (text("sds"), text("5.0")));
    assert_eq!((at("vendor_id"), at("system_id")), (text("V-01"), text("S-01")));
}

#[test]
fn a_workbook_gives_the_same_as_csv() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0u32..).zip(FORM.lines()) {
        for (column, cell) in (0u16..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let read = folder("", "evidence/回答_sds.xlsx", bytes);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let csv = folder("", "evidence/sds.csv", FORM.as_bytes().to_vec());
    let plain = |folder: &InstitutionFolder| -> Vec<(String, Value, Value, Value)> {
        answers(folder)
            .into_iter()
            .map(|(number, annex, answer, planned, _)| (number, annex, answer, planned))
            .collect()
    };
    assert_eq!(plain(&read), plain(&csv));
}

#[test]
fn other_headings_are_refused_until_a_person_says_what_they_mean() {
    let form = "製造業者による医療情報セキュリティ開示書 Ver.9.1,,,,\n番,問い,該当,非該当,適用外,説明\n1,(項目の文),○,,,\n2,(項目の文),,レ,,\n3,(項目の文),,,〇,\n4,(項目の文),,,,\n5,(項目の文),○,○,,\n";
    let refused = folder("", "evidence/mds.csv", form.as_bytes().to_vec());
    assert!(answers(&refused).is_empty());
    let problem = &refused.problems[0];
    assert_eq!(problem.code(), "import.disclosure-headings");
    let headings = problem.message.value("headings").and_then(|value| value.as_text()).unwrap();
    assert!(headings.contains("非該当"), "{headings:?}");

    let mapping = "[[disclosure_form]]\nkind = \"MDS\"\nedition = \"9.1\"\nnumber = \"番\"\nticked = [\"該当\", \"非該当\", \"適用外\"]\nnote = \"説明\"\nannex_items = [\"1\", \"2\"]\n";
    let read = folder(mapping, "evidence/mds.csv", form.as_bytes().to_vec());
    let found: Vec<(String, Value, Value)> = answers(&read)
        .into_iter()
        .map(|(number, annex, answer, _, _)| (number, annex, answer))
        .collect();
    let (yes, no) = (Value::Integer(1), Value::Integer(0));
    assert_eq!(
        found,
        [
            ("1".to_owned(), yes.clone(), text("yes")),
            ("2".to_owned(), yes, text("no")),
            ("3".to_owned(), no.clone(), text("not-applicable")),
            ("4".to_owned(), no.clone(), Value::Null),
            ("5".to_owned(), no, Value::Null),
        ]
    );
    // Two ticks in one row are no answer.
    assert!(read.problems.iter().any(|problem| problem.code() == "import.unknown-word"));
}

#[test]
fn a_mapping_holds_for_its_own_edition_only() {
    let mapping = "[[disclosure_form]]\nkind = \"SDS\"\nedition = \"6.0\"\nnumber = \"番\"\nanswer = \"答\"\n";
    let other = FORM.replace("Ver.5.0", "Ver.6.0");
    let read = folder(mapping, "evidence/sds.csv", other.as_bytes().to_vec());
    assert_eq!(read.problems[0].code(), "import.disclosure-headings");
    let read = folder(mapping, "evidence/sds.csv", FORM.as_bytes().to_vec());
    assert_eq!(answers(&read).len(), 5);
}

#[test]
fn a_workbook_without_a_title_says_so() {
    let form = "サービス,開示\nセキュリティ開示書,\n";
    let read = folder("", "evidence/x.csv", form.as_bytes().to_vec());
    assert_eq!(read.problems[0].code(), "import.disclosure-title");
}
