//! One rule file: it loads, or every fault lies in it and says something.
#![no_main]

use factmark::rule::{RuleText, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = RuleText { name: "desk.toml".to_owned(), text: text.to_owned() };
    if let Err(faults) = load(&[file]) {
        assert!(!faults.is_empty());
        assert!(faults.iter().all(|f| !f.message.is_empty()));
    }
});
