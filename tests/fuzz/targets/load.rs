//! Several rule files, cut at lines of `=`: each loads after the ones before it, or the whole has a fault.
#![no_main]

use factmark::check::{Checker, RuleText};
use libfuzzer_sys::fuzz_target;

/// A desk's rules, its second file, a pack, and what stands beside an article.
const NAMES: [&str; 4] = ["desk.toml", "more.toml", "packs/sport/pack.toml", "story.claims.toml"];

fuzz_target!(|text: &str| {
    let files: Vec<RuleText> = text
        .split("\n=\n")
        .zip(NAMES)
        .map(|(text, name)| RuleText { name: name.to_owned(), text: text.to_owned() })
        .collect();
    match Checker::load(&files) {
        Ok(checker) => assert_eq!(checker.rules_sha256().len(), 64),
        Err(faults) => assert!(!faults.is_empty()),
    }
});
