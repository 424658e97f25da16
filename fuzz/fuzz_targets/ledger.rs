#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_folder::edit::{self, Author, absence::NewAbsence};
use shirube_folder::{FolderInput, Output, ledger, read_folder};

fuzz_target!(|bytes: &[u8]| {
    for path in ["ledger/機器.csv", "ledger/device.xlsx"] {
        ledger::read_file(path, bytes, &mut Output::new("x"));
    }
    for path in ["shirube.toml", "declarations.toml"] {
        read_folder(&FolderInput::from_files([(path, bytes.to_vec())]), &mut |_| {});
    }
    let day = shirube_model::Date::constant(2026, 11, 24);
    let Ok(author) = Author::new("x", day) else { return };
    let absence =
        NewAbsence { what: "vpn".to_owned(), reason: "x".to_owned(), expires_at: None };
    let _ = edit::absence::put(Some(bytes), &absence, &author);
    let _ = edit::declaration::withdraw(Some(bytes), "control/14#3", None, None, &author);
    let _ = edit::ledger::add("ledger/機器.csv", Some(bytes), &[("機器ID", "X-1")], &author);
    let _ = edit::ledger::remove("ledger/機器.csv", Some(bytes), "D-1", &author);
});
