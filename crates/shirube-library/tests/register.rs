//! Tables that do not say clearly which record a row belongs to: nothing is merged on a guess, and
//! nothing is lost.
#![allow(clippy::unwrap_used)]

use shirube_documents::comment::{Field, ReadingConfidence, Register, RemainderKind};
use shirube_documents::document::{Page, PageState, TableCell, TableCells};
use shirube_library::read::{Stated, pdf_document};
use shirube_library::register::{account_page, register};
use shirube_library::{pdf::Described, read::ReadDocument};

const HEADING: [&str; 7] = ["番号", "項目", "編", "該当箇所", "頁", "御意見", "回答"];

/// A page with a ruled table; empty cells have no text.
fn table_page(number: u32, rows: &[[&str; 7]]) -> Page {
    let mut text = String::new();
    let mut table = TableCells { rows: rows.len() as u32, columns: 7, cells: Vec::new() };
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u32..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let start = text.len() as u32;
            text.push_str(cell);
            let spans = vec![(start, text.len() as u32)];
            text.push('\n');
            table.cells.push(TableCell { row, row_span: 1, column, column_span: 1, spans });
        }
    }
    page(number, &text, PageState::Text, vec![table])
}

fn page(number: u32, text: &str, state: PageState, tables: Vec<TableCells>) -> Page {
    Page {
        number,
        file_hash: "hash".to_owned(),
        text: text.to_owned(),
        body: (0, text.len() as u32),
        state,
        unknown_glyphs: 0,
        tables,
    }
}

fn row<'a>(number: &'a str, theme: &'a str, opinion: &'a str, response: &'a str) -> [&'a str; 7] {
    [number, theme, if theme.is_empty() { "" } else { "概説編" }, "", "", opinion, response]
}

fn read(pages: Vec<Page>) -> (ReadDocument, Register) {
    let read = pdf_document("abc", pages, &Described::default(), "x.pdf", &Stated::default());
    let register = register(&read.document, &read.pages, None);
    for page in &read.pages {
        let left: Vec<_> =
            register.remainders.iter().filter(|left| left.page == page.number).cloned().collect();
        let accounting = account_page(page, &register);
        assert_eq!(accounting.claimed_twice, [], "page {}", page.number);
        assert_eq!(accounting.remainders, left, "page {}", page.number);
    }
    (read, register)
}

/// The text that waits for a person.
fn waiting(read: &ReadDocument, register: &Register) -> String {
    let waits = register.remainders.iter().filter(|left| left.kind == RemainderKind::Unassigned);
    let text = waits.filter_map(|left| {
        let page = read.pages.iter().find(|page| page.number == left.page)?;
        page.text.get(left.span.0 as usize..left.span.1 as usize)
    });
    text.collect()
}

#[test]
fn a_number_that_cannot_be_read_makes_no_record_and_is_swallowed_by_none() {
    let (read, register) = read(vec![table_page(
        1,
        &[
            HEADING,
            row("2", "甲", "意見二。", "御意見として参考にさせていただきます。"),
            row("2の2", "甲", "枝番の意見。", "枝番の回答。"),
            row("", "", "枝番の続き。", ""),
            row("3", "乙", "意見三。", "修正いたします。"),
            row("3", "乙", "別の意見三。", "原案どおり。"),
        ],
    )]);
    let opinions: Vec<&str> = register.comments.iter().map(|c| c.opinion.as_str()).collect();
    assert_eq!(opinions, ["意見二。", "意見三。"]);
    let waiting = waiting(&read, &register);
    for text in ["2の2", "枝番の意見。", "枝番の回答。", "枝番の続き。", "別の意見三。"]
    {
        assert!(waiting.contains(text), "{text}: {waiting}");
    }
}

#[test]
fn numbers_that_begin_again_are_not_the_same_records() {
    let pages = vec![
        table_page(1, &[HEADING, row("1", "甲", "別紙一の意見。", "参考にいたします。")]),
        table_page(2, &[HEADING, row("1", "甲", "別紙二の意見。", "修正いたします。")]),
    ];
    let (read, register) = read(pages);
    assert_eq!(register.comments.len(), 1);
    let comment = &register.comments[0];
    assert_eq!(comment.opinion, "別紙一の意見。");
    assert_eq!(comment.confidence[&Field::Number], ReadingConfidence::Unsure);
    assert_eq!(comment.doubts[&Field::Number], "doubt.number-twice");
    assert!(waiting(&read, &register).contains("別紙二の意見。"));
}

#[test]
fn a_row_without_a_number_goes_on_only_when_it_holds_nothing_that_a_record_has_once() {
    let pages = vec![
        table_page(1, &[HEADING, row("1", "甲", "前の頁から", "参考に")]),
        table_page(
            2,
            &[row("", "", "つづく意見。", "いたします。"), row("", "乙", "番号のない意見。", "")],
        ),
    ];
    let (read, register) = read(pages);
    assert_eq!(register.comments[0].opinion, "前の頁からつづく意見。");
    assert!(waiting(&read, &register).contains("番号のない意見。"));
}

#[test]
fn a_page_between_that_cannot_be_read_breaks_no_columns_and_lends_no_record() {
    let pages = vec![
        page(1, "表紙\n", PageState::Text, Vec::new()),
        table_page(2, &[HEADING, row("1", "甲", "意見一。", "参考にいたします。")]),
        page(3, "", PageState::Scanned, Vec::new()),
        table_page(
            4,
            &[
                row("", "", "どの意見の続きか。", ""),
                row("2", "乙", "意見二。", "修正いたします。"),
            ],
        ),
        page(5, "途中の文章\n", PageState::Text, Vec::new()),
        table_page(6, &[HEADING, row("3", "乙", "意見三。", "修正いたします。")]),
    ];
    let (read, register) = read(pages);
    let opinions: Vec<&str> = register.comments.iter().map(|c| c.opinion.as_str()).collect();
    assert_eq!(opinions, ["意見一。", "意見二。", "意見三。"]);
    let waiting = waiting(&read, &register);
    assert!(waiting.contains("どの意見の続きか。") && waiting.contains("途中の文章"), "{waiting}");
    let cover = register.remainders.iter().find(|left| left.page == 1).unwrap();
    assert_eq!(cover.kind, RemainderKind::OtherPage);
}
