#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_library::read::{Stated, read_text};
use shirube_library::register::{account_page, register};
use shirube_library::text::{phrases, snippet};

// Saved pages of a media site, HTML and plain text, through to the register and its account.
fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let Ok(read) = read_text(bytes, &text, "x.txt", &Stated::default()) else { return };
    // Sharing out a long table takes seconds under the sanitizer; short ones go the same ways.
    let tabled = if text.len() <= 1_500 { read.pages.as_slice() } else { &[] };
    let register = register(&read.document, tabled, None);
    for page in tabled {
        let left: Vec<_> =
            register.remainders.iter().filter(|left| left.page == page.number).cloned().collect();
        if left.is_empty() {
            continue;
        }
        let accounting = account_page(page, &register);
        assert_eq!(accounting.claimed_twice, []);
        assert_eq!(accounting.remainders, left);
    }
    let question: String = text.chars().take(12).collect();
    let found = snippet(&text, &phrases(&question), 60);
    for range in found.highlights {
        assert!(found.text.get(range).is_some());
    }
});
