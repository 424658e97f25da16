#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_folder::{FolderInput, Output, ledger, read_folder};

fuzz_target!(|bytes: &[u8]| {
    for path in ["ledger/機器.csv", "ledger/device.xlsx"] {
        ledger::read_file(path, bytes, &mut Output::new("x"));
    }
    for path in ["shirube.toml", "declarations.toml"] {
        read_folder(&FolderInput::from_files([(path, bytes.to_vec())]), &mut |_| {});
    }
});
