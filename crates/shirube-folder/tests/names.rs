//! Names of files that are no UTF-8, or that two files share: no file takes another's place.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use shirube_folder::{FolderInput, read_folder};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

/// Folders of a ZIP of a Japanese Windows, unpacked elsewhere: 東棟 and 西棟.
#[test]
fn ledgers_in_folders_of_another_encoding_are_all_read() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path();
    std::fs::write(root.join("shirube.toml"), "[institution]\nid = \"t\"\nname = \"t\"\n").unwrap();
    let names: [&[u8]; 4] = [b"\x93\x8c\x93\x8f", b"\x90\xbc\x93\x8f", b"\xff\xfe", b"\xff\xfd"];
    for (number, name) in names.iter().enumerate() {
        let folder = root.join("ledger").join(OsStr::from_bytes(name));
        std::fs::create_dir_all(&folder).unwrap();
        let rows = format!("機器ID,機器名\nD-{number}a,PC\nD-{number}b,PC\n");
        std::fs::write(folder.join("機器.csv"), rows).unwrap();
    }
    let read = read_folder(&FolderInput::walk(root).unwrap(), &mut |_| {});
    assert_eq!(read.facts.rows("device").len(), 8, "{:?}", read.problems);
    let sources = read.facts.rows("device").iter().map(|row| row.provenance.source.to_string());
    let sources: Vec<String> = sources.collect();
    for folder in ["ledger/東棟/", "ledger/西棟/"] {
        assert!(sources.iter().any(|source| source.starts_with(folder)), "{sources:?}");
    }
}

/// Names that are one once what may not stand in them is replaced.
#[test]
fn of_two_names_that_become_one_both_are_read() {
    let ledger = |id: &str| format!("機器ID,機器名\n{id},PC\n").into_bytes();
    let files = [
        ("shirube.toml", b"[institution]\nid = \"t\"\nname = \"t\"\n".to_vec()),
        ("ledger/\u{FDD0}/機器.csv", ledger("D-1")),
        ("ledger/\u{FDD1}/機器.csv", ledger("D-2")),
        ("ledger/\u{FFFD}/機器.csv", ledger("D-3")),
    ];
    let read = read_folder(&FolderInput::from_files(files), &mut |_| {});
    assert_eq!(read.facts.rows("device").len(), 3, "{:?}", read.problems);
}
