//! A whole check: the first line is the statement, the rest the source. No verdict but absent without evidence, and every
//! piece of evidence lies in the source.
#![no_main]

use factmark::check::Checker;
use factmark::outcome::Verdict;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::builtin().expect("the shipped rules load"));

fuzz_target!(|text: &str| {
    let (statement, article) = text.split_once('\n').unwrap_or((text, text));
    let source = CHECKER.read(article);
    let report = CHECKER.check(statement, &[&source]);
    assert!(report.verdict == Verdict::Absent || !report.evidence.is_empty());
    for span in report.evidence.iter().map(|p| p.span) {
        assert!(article.get(span.start as usize..span.end as usize).is_some());
    }
});
