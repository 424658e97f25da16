//! PDFs of our own making: a guideline, a table of comments, a scan, and what is broken. The truth
//! of each was written by the script that made it, see `testdata/library/make.py`.
#![allow(clippy::unwrap_used)]

use shirube_documents::comment::{Disposition, Field, ReadingConfidence, RemainderKind};
use shirube_documents::document::PageState;
use shirube_library::pdf::{self, Described, PageRead, Wanted};
use shirube_library::read::{ReadError, Stated, hash, pdf_document};
use shirube_library::register::{account_page, register};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn path(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/library")).join(name)
}

fn read_bytes(
    bytes: Vec<u8>,
    image_width: Option<u16>,
) -> Result<(Described, Vec<PageRead>), ReadError> {
    let hash = hash(&bytes);
    let mut pages = Vec::new();
    let wanted = Wanted { image_width, ..Wanted::default() };
    let described = pdf::read(Arc::new(bytes), &hash, &wanted, &mut |_| {}, &mut |page| {
        pages.push(page);
        true
    })?;
    Ok((described, pages))
}

fn read(name: &str, image_width: Option<u16>) -> Result<(Described, Vec<PageRead>), ReadError> {
    read_bytes(std::fs::read(path(name)).unwrap(), image_width)
}

fn json(name: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path(name)).unwrap()).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Thirty pages, line by line: ① to ⑳ run over pages, sub-items, contents, footers.
#[test]
fn the_guideline_is_read_line_by_line() {
    let (described, pages) = read("guideline.pdf", None).unwrap();
    assert_eq!((described.pages, described.cut_off), (30, false));
    let truth = json("guideline.json");
    for read in &pages {
        let page = &read.page;
        assert_eq!((page.state, page.unknown_glyphs), (PageState::Text, 0), "page {}", page.number);
        let lines = truth[page.number.to_string()].as_array().unwrap();
        let wanted: Vec<String> =
            lines.iter().map(|line| squeezed(line.as_str().unwrap())).collect();
        let found: Vec<String> =
            page.text.lines().map(squeezed).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, wanted, "page {}", page.number);
    }
    let pages = pages.into_iter().map(|read| read.page).collect();
    let read = pdf_document("abc", pages, &described, "guideline.pdf", &Stated::default());
    assert_eq!(read.document.edition.as_deref(), Some("mhlw-9.1"));
    assert!(read.document.title.contains("架空運用編"), "{}", read.document.title);
}

/// Twelve pages: cells over page breaks, responses to several opinions, rowspans; two kinds of font.
#[test]
fn the_comment_table_becomes_records() {
    let truth = json("comments.json");
    for (name, from, to) in [("comments.pdf", 201, 270), ("comments-type3.pdf", 201, 212)] {
        let (described, pages) = read(name, None).unwrap();
        let pages: Vec<_> = pages.into_iter().map(|read| read.page).collect();
        let read = pdf_document("abc", pages, &described, name, &Stated::default());
        let register = register(&read.document, &read.pages, None);
        let numbers: Vec<u32> = register.comments.iter().map(|comment| comment.number).collect();
        assert_eq!(numbers, (from..=to).collect::<Vec<u32>>(), "{name}");
        for comment in &register.comments {
            let wanted = truth.as_array().unwrap().iter().find(|r| r["number"] == comment.number);
            let wanted = wanted.unwrap();
            for field in Field::COLUMNS.into_iter().filter(|field| *field != Field::Number) {
                let mut text = wanted[field.id()].as_str().unwrap_or_default().to_owned();
                if field == Field::Volume {
                    text = text.split('(').next().unwrap_or_default().to_owned();
                }
                let found = comment.text(field).unwrap_or_default();
                let (found, text) = (squeezed(&found), squeezed(&text));
                assert_eq!(found, text, "{name} {} {}", comment.number, field.id());
            }
            let shared: Vec<u64> = wanted["shared_with"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|number| number.as_u64().unwrap())
                .collect();
            let found: Vec<u64> =
                comment.response_shared_with.iter().map(|number| u64::from(*number)).collect();
            assert_eq!(found, shared, "{name} {}", comment.number);
            let kind = match wanted["kind"].as_str().unwrap_or_default() {
                "noted" => Disposition::Noted,
                "amended" => Disposition::Amended,
                "kept" => Disposition::KeptAsDrafted,
                "future" => Disposition::ForFutureConsideration,
                _ => Disposition::Explained,
            };
            let unsure = comment.confidence[&Field::Disposition] == ReadingConfidence::Unsure;
            assert!(unsure || comment.disposition == Some(kind), "{name} {}", comment.number);
        }
        for page in &read.pages {
            let left: Vec<_> = register
                .remainders
                .iter()
                .filter(|left| left.page == page.number)
                .cloned()
                .collect();
            let accounting = account_page(page, &register);
            assert_eq!(accounting.claimed_twice, [], "{name} page {}", page.number);
            assert_eq!(accounting.remainders, left, "{name} page {}", page.number);
            assert!(left.iter().all(|left| left.kind != RemainderKind::Unassigned), "{left:?}");
        }
    }
}

#[test]
fn a_scan_is_said_to_be_one_and_no_text_is_made_up() {
    let (_, pages) = read("scanned.pdf", Some(900)).unwrap();
    let page = &pages[0];
    assert_eq!((page.page.state, page.page.text.as_str()), (PageState::Scanned, ""));
    assert!(page.image.as_ref().is_some_and(|png| png.starts_with(b"\x89PNG")));
}

#[test]
fn images_have_the_width_asked_for() {
    let (_, pages) = read("comments-type3.pdf", Some(900)).unwrap();
    let png = pages[0].image.clone().unwrap();
    let decoder = png::Decoder::new(std::io::Cursor::new(&png));
    let info = decoder.read_info().unwrap();
    assert_eq!(info.info().width, 900);
    assert!(png.len() < 250_000, "{} bytes", png.len());
}

#[test]
fn broken_and_encrypted_files_have_a_clear_result() {
    assert_eq!(read("encrypted.pdf", None).unwrap_err(), ReadError::Encrypted);
    let (described, _) = read("broken.pdf", None).unwrap();
    assert!(described.cut_off);
    let error = read_bytes(b"%PDF-1.7\nnothing".to_vec(), None).unwrap_err();
    assert!(matches!(error, ReadError::BrokenPdf(_)));
}
