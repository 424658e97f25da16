#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_folder::evidence::FORMATS;
use shirube_folder::{Input, Output, SourceHints, decode};

fuzz_target!(|bytes: &[u8]| {
    let hints = SourceHints::default();
    let decoded = decode(bytes);
    let input = Input { path: "evidence/x", bytes, text: &decoded.text, hints: &hints };
    for format in FORMATS {
        let _ = (format.looks_like)(&input);
        format.read(&input, &[], &mut Output::new("x"));
    }
});
