#![no_main]

use libfuzzer_sys::fuzz_target;
use shirube_model::reference::{Context, parse, scan};

fuzz_target!(|text: &str| {
    for found in parse(text, &Context::default()).references {
        assert!(text.get(found.span).is_some());
    }
    for found in scan(text, &Context::default()).references {
        assert!(text.get(found.span).is_some());
    }
});
