//! Hostile bytes through every reader: no panic, no hang, bounded memory.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use peak_alloc::PeakAlloc;
use shirube_folder::edit::absence::NewAbsence;
use shirube_folder::edit::declaration::NewDeclaration;
use shirube_folder::edit::{self, Author};
use shirube_folder::evidence::FORMATS;
use shirube_folder::{Input, Output, SourceHints, decode, ledger};
use shirube_model::{Date, DeclaredResult};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// A small generator (xorshift): the same bytes in every run.
struct Bytes(u64);

impl Bytes {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap()
    }
}

/// Changes a sample: flips, cuts, doubles, and words that parsers care about.
fn mutate(bytes: &[u8], random: &mut Bytes) -> Vec<u8> {
    const WORDS: [&[u8]; 12] = [
        b"\"",
        b"{",
        b"[[[[[[",
        b"<!DOCTYPE x [",
        b"&#x0;",
        b"\0",
        b"\xff\xfe",
        b"config a\nedit b\n",
        b"99999999999999999999",
        b"\r\n",
        b"]]>",
        b"\\u0000",
    ];
    let mut out = bytes.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(out.len() + 1);
        match random.below(5) {
            0 if at < out.len() => out[at] ^= 1 << random.below(8),
            1 => out.truncate(at),
            2 => {
                let end = (at + random.below(400)).min(out.len());
                let part = out[at.min(end)..end].to_vec();
                out.splice(at..at, part);
            }
            3 => {
                let end = (at + random.below(200)).min(out.len());
                out.drain(at.min(end)..end);
            }
            _ => {
                let word = WORDS[random.below(WORDS.len())];
                out.splice(at..at, word.iter().copied());
            }
        }
    }
    out
}

/// Every reader reads the bytes, whatever they look like.
fn read_all(bytes: &[u8], name: &str) {
    let hints = SourceHints::default();
    let decoded = decode(bytes);
    let input =
        Input { path: "evidence/x", bytes, text: &decoded.text, hints: &hints, observed_at: None };
    for format in FORMATS {
        timed(name, format.id, || {
            let _ = (format.looks_like)(&input);
            format.read(&input, &[], &mut Output::new("x"));
        });
    }
    for path in ["ledger/機器.csv", "ledger/device.xlsx", "ledger/device.tsv"] {
        timed(name, path, || {
            ledger::read_file(path, bytes, &mut Output::new("x"));
        });
    }
    edit_all(bytes, name);
}

/// Every edit of the bytes is refused, or gives what can be read.
fn edit_all(bytes: &[u8], name: &str) {
    let author = Author::new("x", Date::constant(2026, 11, 24)).unwrap();
    let declaration = NewDeclaration {
        requirement: "control/14#3".to_owned(),
        edition: None,
        numbers_of_copy: false,
        result: DeclaredResult::Met,
        role: None,
        expires_at: None,
        statement: "x".to_owned(),
        evidence: Vec::new(),
    };
    let absence = NewAbsence { what: "vpn".to_owned(), reason: "x".to_owned(), expires_at: None };
    let cells = [("機器ID", "X-1")];
    timed(name, "edit of a statement", || {
        let _ = edit::declaration::put(Some(bytes), &declaration, &author);
        let _ = edit::declaration::withdraw(Some(bytes), "control/14#3", None, None, &author);
    });
    timed(name, "edit of the settings", || {
        let _ = edit::absence::put(Some(bytes), &absence, &author);
    });
    timed(name, "edit of a row", || {
        let _ = edit::ledger::add("ledger/機器.csv", Some(bytes), &cells, &author);
    });
}

fn timed(name: &str, reader: &str, work: impl FnOnce()) {
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    work();
    let seconds = start.elapsed().as_secs_f64();
    assert!(seconds < 2.0, "{name} as {reader} took {seconds} s");
    let peak = MEMORY.peak_usage_as_mb();
    assert!(peak < 512.0, "{name} as {reader} took {peak} MiB");
}

/// The sample files below these folders.
fn samples(folders: &[PathBuf]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in folders {
        collect(folder, &mut files);
    }
    assert!(files.len() > 10, "{} samples", files.len());
    files
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

/// One test at a time, so that no other's memory is counted.
static ALONE: Mutex<()> = Mutex::new(());

fn mutations(samples: &[(String, Vec<u8>)], random: &mut Bytes) {
    for (name, bytes) in samples {
        // Large samples are cut: the mutations then reach more of what remains.
        let bytes = &bytes[..bytes.len().min(16_000)];
        for _ in 0..200 {
            read_all(&mutate(bytes, random), name);
        }
    }
}

#[test]
fn hostile_files_are_survived() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut random = Bytes(0x5348_4952_5542_4531);
    for round in 0..200 {
        let length = random.below(4000);
        let bytes: Vec<u8> = (0..length).map(|_| (random.next() & 0xff) as u8).collect();
        read_all(&bytes, &format!("random {round}"));
    }
    let clinic = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/clinic");
    mutations(&samples(&[clinic]), &mut random);
    bombs();
}

mod needs_shared {
    use super::*;

    #[test]
    #[ignore = "needs ../shared"]
    fn hostile_changes_of_genuine_files_are_survived() {
        let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let given = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/given");
        let kinds = ["fortios", "hostapd", "nmap-xml", "windows-secedit", "linux", "cyclonedx"];
        let samples = samples(&kinds.map(|kind| given.join(kind)));
        mutations(&samples, &mut Bytes(0x5348_4952_5542_4532));
    }
}

fn bombs() {
    read_all("[".repeat(2_000_000).as_bytes(), "deep JSON");
    read_all(format!("[{}0]", "{},".repeat(2_000_000)).as_bytes(), "wide JSON");
    let xml = format!("<nmaprun>{}</nmaprun>", "<host><a/></host>".repeat(200_000));
    read_all(xml.as_bytes(), "wide XML");
    let mut entities = String::from("<!DOCTYPE nmaprun [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">");
    for (name, inner) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e")] {
        let value = format!("&{inner};").repeat(10);
        entities.push_str(&format!("<!ENTITY {name} \"{value}\">"));
    }
    entities.push_str("]><nmaprun><host>&f;&f;</host></nmaprun>");
    read_all(entities.as_bytes(), "entities");
    read_all("config a\nedit b\n".repeat(200_000).as_bytes(), "nested blocks");
    let declaration = "[[declaration]]\nrequirement=\"control/14#3\"\nresult=\"met\"\nperson=\"x\"\ndeclared_at=\"2026-04-01\"\nstatement=\"x\"\n";
    read_all(declaration.repeat(20_000).as_bytes(), "many declarations");
    read_all(format!("x={}", "[".repeat(500_000)).as_bytes(), "deep TOML");
    read_all("機器ID,機器名\nD-1,\"\"\"\"\n".repeat(100_000).as_bytes(), "many rows");
    read_all("bss=x\nssid=y\n".repeat(200_000).as_bytes(), "many networks");
}
