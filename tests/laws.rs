//! Two laws on the seed article, and properties: spans, sameness of answers, agreement of values.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop at what must hold

use factmark::check::Checker;
use factmark::outcome::{DetailKind, Verdict};
use factmark::text::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::builtin().unwrap());
const SEED: &str = include_str!("../seeds/cartel-designations.txt");

/// The sentences of the seed article, as the engine cuts them.
fn sentences() -> Vec<String> {
    let reading = CHECKER.reading(SEED);
    reading.document.sentences().iter().map(|s| reading.document.exact(s.run).to_string()).collect()
}

#[test]
fn every_sentence_supports_itself() {
    let source = CHECKER.read(SEED);
    for sentence in sentences() {
        let report = CHECKER.check(&sentence, &[&source]);
        assert_eq!(report.verdict, Verdict::Supported, "{sentence}");
    }
}

/// Details of one kind alone: what is contradicted is so by one of them, and nothing is supported that was not.
#[test]
fn some_kinds_alone_support_and_contradict_nothing_more() {
    let statements: Vec<&str> = include_str!("../seeds/statements.txt").lines().collect();
    let mut checker = Checker::builtin().unwrap();
    let source = checker.read(SEED);
    let whole: Vec<_> = statements.iter().map(|s| checker.check(s, &[&source])).collect();
    let (mut kept, mut left) = (0, 0);
    for kind in DetailKind::ALL {
        checker = checker.of_kinds(&[*kind]);
        for (statement, whole) in statements.iter().zip(&whole) {
            let report = checker.check(statement, &[&source]);
            assert!(report.details.iter().all(|d| d.kind == *kind), "{statement}");
            let against = |d: &&factmark::verdict::Detail| d.kind == *kind && d.verdict == Verdict::Contradicted;
            let wanted = match whole.verdict {
                Verdict::Contradicted if whole.details.iter().any(|d| against(&d)) => Verdict::Contradicted,
                Verdict::Supported if report.checked => Verdict::Supported,
                _ => Verdict::Absent,
            };
            assert_eq!(report.verdict, wanted, "{kind:?}: {statement}");
            assert_eq!(report.evidence.is_empty(), wanted == Verdict::Absent, "{kind:?}: {statement}");
            kept += usize::from(wanted == whole.verdict);
            left += usize::from(wanted != whole.verdict);
        }
    }
    assert!(kept > 10 && left > 10, "{kept} verdicts stay, {left} do not");
}

#[test]
fn a_changed_sentence_is_not_supported() {
    let source = CHECKER.read(SEED);
    let changes = [
        ("Thursday", "Monday"),
        ("25%", "35%"),
        ("eight", "nine"),
        ("seven", "five"),
        ("750,000", "950,000"),
        ("480,000", "680,000"),
        ("2006", "2003"),
        ("two key figures", "four key figures"),
        ("never tolerate", "tolerate"),
        ("cannot be", "can be"),
        ("ruled out", "ruled in"),
        ("Marco Rubio", "Elon Musk"),
        ("Canada joined", "Mexico joined"),
        ("collaboration and coordination", "collaboration and competition"),
        ("has increased", "has not increased"),
        ("annually", "weekly"),
        ("has labelled", "has not labelled"),
        ("Mexico estimates", "Canada estimates"),
    ];
    let mut changed = 0;
    for sentence in sentences() {
        for (from, to) in changes.iter().filter(|(from, _)| sentence.contains(from)) {
            let mutant = sentence.replacen(from, to, 1);
            let report = CHECKER.check(&mutant, &[&source]);
            assert_ne!(report.verdict, Verdict::Supported, "{mutant}");
            changed += 1;
        }
    }
    assert!(changed >= changes.len(), "only {changed} mutants were made");
}

/// Text made of words, marks and figures that the reader has rules for, and of anything else.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("said".to_string()),
        Just("about 1.3bn".to_string()),
        Just("“never".to_string()),
        Just("again,”".to_string()),
        Just("U.S.".to_string()),
        Just("Anna Berg".to_string()),
        Just("3-1".to_string()),
        Just("half a".to_string()),
        Just("in 2006.".to_string()),
        Just("\n".to_string()),
        Just("Mr.".to_string()),
        Just("—".to_string()),
        Just("'".to_string()),
        Just("not".to_string()),
        Just("(7)".to_string()),
        ".{0,6}",
        "[a-z]{1,9}",
        "[A-Z][a-z]{1,8}",
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_inside_their_text(text in prose(), statement in prose()) {
        let source = CHECKER.read(&text);
        let report = CHECKER.check(&statement, &[&source]);
        let fits = |span: Span, text: &str| text.get(span.start as usize..span.end as usize).is_some();
        for detail in report.details.iter().chain(&report.possible) {
            prop_assert!(fits(detail.span, &statement));
            prop_assert!(detail.evidence.iter().all(|e| fits(e.passage.span, &text)));
        }
        prop_assert!(report.missing.iter().all(|s| fits(*s, &statement)));
        prop_assert!(report.verdict == Verdict::Absent || !report.evidence.is_empty());
        prop_assert!((0.0..=1.0).contains(&report.coverage));
    }

    #[test]
    fn the_same_input_gives_the_same_answer(text in prose(), statement in prose()) {
        let once = CHECKER.check(&statement, &[&CHECKER.read(&text)]);
        prop_assert_eq!(once, CHECKER.check(&statement, &[&CHECKER.read(&text)]));
    }

    #[test]
    fn an_unrelated_source_never_removes_support(k in 0usize..12) {
        let all = sentences();
        let sentence = &all[k % all.len()];
        let (source, other) = (CHECKER.read(SEED), CHECKER.read("Bakers in the valley sold rye bread at dawn."));
        let report = CHECKER.check(sentence, &[&source, &other]);
        prop_assert_eq!(report.verdict, Verdict::Supported);
    }

    #[test]
    fn a_shifted_text_shifts_its_spans(k in 0usize..12) {
        let shifted = format!("\n{SEED}");
        let all = sentences();
        let sentence = &all[k % all.len()];
        let one = CHECKER.check(sentence, &[&CHECKER.read(SEED)]);
        let two = CHECKER.check(sentence, &[&CHECKER.read(&shifted)]);
        let moved: Vec<_> = two.evidence.iter().map(|p| (p.span.start - 1, p.span.end - 1)).collect();
        let stayed: Vec<_> = one.evidence.iter().map(|p| (p.span.start, p.span.end)).collect();
        prop_assert_eq!(moved, stayed);
    }
}
