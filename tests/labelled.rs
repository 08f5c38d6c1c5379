//! Articles of our own with labelled statements (`tests/labelled/`): they are whole, and the engine is no less right on them than
//! README.md of this folder says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::check::Checker;
use factmark::outcome::Verdict;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// One statement with its label.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    statement: String,
    source: String,
    label: String,
    wording: String,
    kinds: Vec<String>,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    why: String,
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labelled");

fn rows(set: &str) -> Vec<Row> {
    let text = fs::read_to_string(format!("{FOLDER}/{set}.jsonl")).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{set}: {e}: {l}"))).collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_row_is_whole_and_its_evidence_stands_in_its_article() {
    let (mut ids, mut used) = (BTreeSet::new(), BTreeSet::new());
    for row in rows("read").into_iter().chain(rows("unread")) {
        let article = words(&fs::read_to_string(format!("{FOLDER}/{}", row.source)).unwrap());
        assert!(ids.insert(row.id.clone()), "{}: twice", row.id);
        assert!(Verdict::from_code(&row.label).is_some(), "{}: {}", row.id, row.label);
        assert!(["near", "moderate", "free"].contains(&row.wording.as_str()), "{}: {}", row.id, row.wording);
        assert!(article.contains(&words(&row.evidence)), "{}: {}", row.id, row.evidence);
        let reasoned = row.label == "supported" || !row.why.is_empty();
        assert!(reasoned && !row.kinds.is_empty() && !row.statement.is_empty(), "{}: a field is empty", row.id);
        used.insert(row.source);
    }
    assert_eq!(used.len(), fs::read_dir(format!("{FOLDER}/articles")).unwrap().count(), "articles without a row");
}

/// Of a set: how many with each label got each verdict.
fn counts(set: &str) -> BTreeMap<(String, &'static str), usize> {
    let checker = Checker::builtin().unwrap();
    let (mut sources, mut out) = (BTreeMap::new(), BTreeMap::new());
    for row in rows(set) {
        let source = sources
            .entry(row.source.clone())
            .or_insert_with(|| checker.read(&fs::read_to_string(format!("{FOLDER}/{}", row.source)).unwrap()));
        let report = checker.check(&row.statement, &[source]);
        *out.entry((row.label, report.verdict.code())).or_default() += 1;
    }
    out
}

#[test]
fn few_verdicts_are_wrong_and_many_are_found() {
    for set in ["read", "unread"] {
        let counts = counts(set);
        let of = |label: &str, verdict: &str| {
            let all = counts
                .iter()
                .filter(|((l, v), _)| (label.is_empty() || l == label) && (verdict.is_empty() || *v == verdict));
            all.map(|(_, n)| *n as f64).sum::<f64>()
        };
        let all = of("", "");
        for (verdict, found, wrong) in [("supported", 0.27, 0.07), ("contradicted", 0.20, 0.03)] {
            let right = of(verdict, verdict);
            let share = right / of(verdict, "");
            assert!(share >= found, "{set}: {verdict} found {share:.3}");
            let share = (of("", verdict) - right) / (all - of(verdict, ""));
            assert!(share <= wrong, "{set}: {verdict} called wrongly {share:.3}");
        }
    }
}

/// A statement beside the one to four sentences that it was written from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    id: String,
    source_text: String,
    statement: String,
    label: String,
    wording: String,
    kind: String,
}

#[test]
fn pairs_are_whole_and_few_true_ones_are_contradicted() {
    let checker = Checker::builtin().unwrap();
    let mut ids = BTreeSet::new();
    for (set, found, supported, contradicted) in [("pairs", 0.5, 0.3, 0.02), ("pairs-held", 0.5, 0.33, 0.04)] {
        let text = fs::read_to_string(format!("{FOLDER}/{set}.jsonl")).unwrap();
        let mut counts: BTreeMap<(bool, &'static str), f64> = BTreeMap::new();
        for line in text.lines() {
            let row: Pair = serde_json::from_str(line).unwrap_or_else(|e| panic!("{set}: {e}: {line}"));
            assert!(ids.insert(row.id.clone()), "{}: twice", row.id);
            assert!(Verdict::from_code(&row.label).is_some(), "{}: {}", row.id, row.label);
            assert!(["near", "moderate"].contains(&row.wording.as_str()) && !row.kind.is_empty(), "{}", row.id);
            let source = checker.read(&row.source_text);
            let verdict = checker.check(&row.statement, &[&source]).verdict.code();
            *counts.entry((row.label == "supported", verdict)).or_default() += 1.0;
        }
        let of = |label: bool, verdict: &str| {
            let all = counts.iter().filter(|((l, v), _)| *l == label && (verdict.is_empty() || *v == verdict));
            all.map(|(_, n)| *n).sum::<f64>()
        };
        let share = |label, verdict| of(label, verdict) / of(label, "");
        println!(
            "{set}: true ones found {:.2}, contradicted {:.2}; false ones supported {:.2}",
            share(true, "supported"),
            share(true, "contradicted"),
            share(false, "supported")
        );
        assert!(share(true, "supported") > found, "{set}: found {:.2}", share(true, "supported"));
        assert!(share(true, "contradicted") < contradicted, "{set}: {:.2} contradicted", share(true, "contradicted"));
        assert!(share(false, "supported") < supported, "{set}: {:.2} supported", share(false, "supported"));
    }
}
