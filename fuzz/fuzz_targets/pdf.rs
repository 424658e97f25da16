#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_library::pdf::{self, Wanted};
use shirube_library::read::{Stated, pdf_document};
use shirube_library::register::{account_page, register};
use std::sync::Arc;

// Panics inside the interpreter are caught by the reader, so they are no finding; what gets out is.
fuzz_target!(
    init: {
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| {
        let mut pages = Vec::new();
        let wanted = Wanted { pages: 1..=8, ..Wanted::default() };
        let read = pdf::read(Arc::new(bytes.to_vec()), "0", &wanted, &mut |_| {}, &mut |read| {
            pages.push(read.page);
            true
        });
        let Ok(described) = read else { return };
        let read = pdf_document("0123456789abcdef", pages, &described, "x.pdf", &Stated::default());
        let register = register(&read.document, &read.pages, None);
        for page in &read.pages {
            if !account_page(page, &register).claimed_twice.is_empty() {
                std::process::abort();
            }
        }
    }
);
