//! How fast texts are read and statements are checked: `cargo bench`. On texts of the project's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use factmark::check::{Checker, Source};
use std::sync::LazyLock;

const TEXTS: &[(&str, &str)] = &[
    ("harbour", include_str!("texts/harbour.txt")),
    ("dam", include_str!("texts/dam.txt")),
    ("merger", include_str!("texts/merger.txt")),
    ("trial", include_str!("texts/trial.txt")),
];

/// Statements about the four texts: near to them, freely worded, and wrong.
const STATEMENTS: &[(usize, &str)] = &[
    (0, "Dock workers in Lira will return to work on Thursday after their union agreed on a pay deal."),
    (0, "The harbour authority must retrain up to 180 crane drivers at its own cost."),
    (0, "Peter Halvorsen said that the strike cost importers $40 million."),
    (1, "The crack in the spillway gate is 2.8 metres long."),
    (1, "Police charged two men who had broken into an empty house in Lower Varn."),
    (1, "Mara Voss said the crack should have been found in 2021."),
    (2, "Belt has agreed to buy Arvo for $3.2 billion."),
    (2, "“We are short of capacity, not long,” Daniel Roth told reporters."),
    (2, "The deal needs approval in at least six countries."),
    (3, "Stefan Kolar was convicted of fraud."),
    (3, "The court sentenced the former mayor to seven years in prison."),
    (3, "The trial lasted 43 days and was interrupted twice."),
];

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::builtin().unwrap());
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| TEXTS.iter().map(|(_, text)| CHECKER.read(text)).collect());

/// Loading the rules and the lexicon: what every run of the program pays once.
#[divan::bench]
fn start() -> Checker {
    Checker::builtin().unwrap()
}

/// Reading an article, on one core.
#[divan::bench(args = 0..TEXTS.len())]
fn read(bencher: Bencher, which: usize) {
    let text = TEXTS[which].1;
    LazyLock::force(&CHECKER);
    bencher.counter(BytesCount::of_str(text)).bench(|| CHECKER.read(divan::black_box(text)));
}

/// Reading all articles as one text of about a megabyte: reading must stay linear.
#[divan::bench(sample_count = 5)]
fn read_a_megabyte(bencher: Bencher) {
    let all: Vec<&str> = TEXTS.iter().map(|(_, text)| *text).collect();
    let text = all.join("\n").repeat(80);
    LazyLock::force(&CHECKER);
    bencher.counter(BytesCount::of_str(&text)).bench(|| CHECKER.read(divan::black_box(&text)));
}

/// One statement against a source that is read already.
#[divan::bench(args = 0..STATEMENTS.len())]
fn check(bencher: Bencher, which: usize) {
    let (text, statement) = STATEMENTS[which];
    let source = &SOURCES[text];
    bencher.bench(|| CHECKER.check(divan::black_box(statement), &[source]));
}

/// All statements, one after the other.
#[divan::bench]
fn check_all(bencher: Bencher) {
    LazyLock::force(&SOURCES);
    bencher
        .counter(ItemsCount::new(STATEMENTS.len()))
        .bench(|| STATEMENTS.iter().map(|(text, s)| CHECKER.check(s, &[&SOURCES[*text]]).details.len()).sum::<usize>());
}

fn main() {
    divan::main();
}
