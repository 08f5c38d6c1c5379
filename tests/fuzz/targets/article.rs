//! An article: it is read, and what is cut out of it lies in it.
#![no_main]

use factmark::check::Checker;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::builtin().expect("the shipped rules load"));

fuzz_target!(|text: &str| {
    let source = CHECKER.read(text);
    assert_eq!(source.text(), text);
});
