//! A pattern: what is parsed prints as a pattern that prints the same.
#![no_main]

use factmark::rule::Pattern;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(pattern) = Pattern::parse(text) {
        let printed = pattern.to_string();
        let again = Pattern::parse(&printed).map(|p| p.to_string());
        assert_eq!(again.ok(), Some(printed));
    }
});
