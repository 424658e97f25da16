//! The page of the ministry's comment table that is kept beside the project, and pages of the same
//! form with other numbers, themes, widths and column orders, of which the truth is known.
#![allow(clippy::unwrap_used)]

use shirube_catalogue::Catalogue;
use shirube_library::read::{Stated, read_text};
use shirube_library::register::register;
use shirube_model::comment::{Field, ReadingConfidence};

fn squeezed(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn flattened() {
    let folder = std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../testdata/library/flattened"
    ));
    let catalogue = Catalogue::shipped().unwrap();
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    for path in names {
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let truth: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
        let truth =
            truth.as_array().cloned().or_else(|| truth["records"].as_array().cloned()).unwrap();
        let read = read_text(&bytes, &text, "x.txt", &Stated::default()).unwrap();
        let t = std::time::Instant::now();
        let register = register(&read.document, &read.pages, catalogue.edition("mhlw-6.0"));
        let (mut right, mut wrong_sure, mut wrong_marked, mut right_marked) = (0, 0, 0, 0);
        println!("== {} {:?}", path.file_name().unwrap().to_string_lossy(), t.elapsed());
        for record in &truth {
            let number = record["number"].as_u64().unwrap_or(0) as u32;
            if number == 0 {
                continue;
            }
            let found = register.comments.iter().find(|c| c.number == number);
            for field in Field::COLUMNS {
                if field == Field::Number {
                    if found.is_none() {
                        println!("  missing {number}");
                        wrong_sure += 1;
                    }
                    continue;
                }
                let mut expected = squeezed(record[field.id()].as_str());
                if field == Field::Volume {
                    for l in ["(Overview)", "(Governance)", "(Management)", "(Control)"] {
                        expected = expected.replace(l, "");
                    }
                }
                let got = squeezed(found.and_then(|c| c.text(field)).as_deref());
                let marked =
                    found.is_none_or(|c| c.confidence[&field] == ReadingConfidence::Unsure);
                match (expected == got, marked) {
                    (true, false) => right += 1,
                    (true, true) => right_marked += 1,
                    (false, m) => {
                        if m {
                            wrong_marked += 1
                        } else {
                            wrong_sure += 1
                        }
                        println!(
                            "  {number} {} {}\n     want {expected}\n     got  {got}",
                            field.id(),
                            if m { "(marked)" } else { "(NOT MARKED)" }
                        );
                    }
                }
            }
        }
        println!(
            "  right {right}, right but marked {right_marked}, wrong and marked {wrong_marked}, wrong and not marked {wrong_sure}"
        );
    }
}

#[test]
fn dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    let bytes = std::fs::read(&path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let catalogue = Catalogue::shipped().unwrap();
    let read = read_text(&bytes, &text, "x.txt", &Stated::default()).unwrap();
    let register = register(&read.document, &read.pages, catalogue.edition("mhlw-6.0"));
    let mut parts: Vec<(u32, u32, String, String)> = Vec::new();
    for c in &register.comments {
        for p in &c.parts {
            parts.push((
                p.span.0,
                p.line,
                format!(
                    "{}.{}{}",
                    c.number,
                    p.field.id(),
                    if c.confidence[&p.field] == ReadingConfidence::Unsure { "?" } else { "" }
                ),
                text[p.span.0 as usize..p.span.1 as usize].to_owned(),
            ));
        }
    }
    for r in &register.remainders {
        if !matches!(
            r.kind,
            shirube_model::comment::RemainderKind::Layout
                | shirube_model::comment::RemainderKind::Site
        ) {
            parts.push((
                r.span.0,
                0,
                format!("{:?}", r.kind),
                text[r.span.0 as usize..r.span.1 as usize].to_owned(),
            ));
        }
    }
    parts.sort();
    for p in parts {
        println!("{:4} {:18} {}", p.1, p.2, p.3.replace('\n', "/"));
    }
}
