//! The page of the ministry's comment table that is kept beside the project.
#![allow(clippy::unwrap_used)]

use shirube_library::read::{Stated, read_text};
use shirube_library::register::register;
use shirube_catalogue::Catalogue;

#[test]
fn seed() {
    let Some(path) = shirube_testing::shared("seeds/mhlw-public-comments-page14.txt") else { return };
    let bytes = std::fs::read(path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let read = read_text(&bytes, &text, "x.txt", &Stated::default()).unwrap();
    println!("{:?}", read.document);
    let catalogue = Catalogue::shipped().unwrap();
    let t = std::time::Instant::now();
    let register = register(&read.document, &read.pages, catalogue.edition("mhlw-6.0"));
    println!("{:?}", t.elapsed());
    for c in &register.comments {
        println!("\n{} | {:?} | {:?} | {:?} | {:?}\n  O: {}\n  R: {:?} {:?}", c.number, c.theme, c.volume, c.place, c.page, c.opinion, c.response, c.disposition);
        println!("  {:?}", c.references.iter().map(|r| format!("{}={:?}", r.reference, r.resolved)).collect::<Vec<_>>());
        println!("  {:?} {:?}", c.confidence, c.doubts);
    }
    for r in register.remainders.iter().filter(|r| r.kind != shirube_model::comment::RemainderKind::Layout) {
        println!("{:?} {:?}", r.kind, &text[r.span.0 as usize..r.span.1 as usize].chars().take(40).collect::<String>());
    }
}
