//! What came of an article and its mutants, as a table for a person and as JSON.

use super::columns::columns;
use super::style::Style;
use super::terminal::plural;
use crate::batch::Article;
use crate::mutate::{Measured, Supported, Tally, Unsupported};
use crate::text::Span;
use crate::verdict::Report;
use colored::Colorize;
use schemars::JsonSchema;
use serde::Serialize;

/// What came of the mutants of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindRow {
    /// The kind: figure, number-word, year, date, name, swap, negation-in, negation-out, opposite, operator, guard, quoted-word.
    pub kind: &'static str,
    /// How many were made.
    pub made: usize,
    /// How many are not supported.
    pub kept_out: usize,
    /// How many of these are contradicted.
    pub contradicted: usize,
    /// How many are supported, and must not be.
    pub supported: usize,
}

/// A mutant that is supported, or a sentence that is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FoundRow {
    /// What was found: "supported" of a mutant, "not-supported" of a sentence.
    pub found: &'static str,
    /// The kind of a mutant.
    pub kind: Option<&'static str>,
    /// The line of the sentence in the article, from 1.
    pub line: usize,
    /// Its column, from 1, in code points.
    pub column: usize,
    /// The sentence as it stands in the article.
    pub sentence: String,
    /// What was taken out, place by place; empty where something was put in.
    pub from: Vec<String>,
    /// What stands there instead.
    pub to: Vec<String>,
    /// The statement that was checked.
    pub statement: String,
    /// Its verdict.
    pub verdict: &'static str,
    /// How it is supported, or why it is not.
    pub reason: &'static str,
    /// The caveats of a supported one.
    pub caveats: Vec<&'static str>,
    /// The words of the article that are said to bear it.
    pub evidence: Vec<String>,
}

/// The whole measure as one JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasuredRow {
    /// The article.
    pub article: String,
    /// The hash of the rules.
    pub rules_sha256: String,
    /// How many sentences were checked against their own article.
    pub sentences: usize,
    /// How many mutants were checked.
    pub mutants: usize,
    /// How many were left out by the limit.
    pub left_out: usize,
    /// What came of each kind.
    pub kinds: Vec<KindRow>,
    /// What is not as it must be.
    pub found: Vec<FoundRow>,
}

impl MeasuredRow {
    /// A measure of the article of this name.
    pub fn of(measured: &Measured, name: &str, article: &Article, rules_sha256: &str) -> Self {
        let kinds: Vec<KindRow> = measured.tallies.iter().map(kind).collect();
        let supported = measured.supported.iter().map(|s| supported(s, article));
        let unsupported = measured.unsupported.iter().map(|u| unsupported(u, article));
        Self {
            article: name.to_owned(),
            rules_sha256: rules_sha256.to_owned(),
            sentences: measured.sentences,
            mutants: kinds.iter().map(|k| k.made).sum(),
            left_out: measured.left_out,
            found: supported.chain(unsupported).collect(),
            kinds,
        }
    }
}

fn kind(tally: &Tally) -> KindRow {
    let Tally { kind, made, contradicted, absent, supported } = *tally;
    KindRow { kind: kind.code(), made, kept_out: contradicted + absent, contradicted, supported }
}

fn supported(found: &Supported, article: &Article) -> FoundRow {
    let mutant = &found.mutant;
    let from = mutant.edits.iter().map(|e| e.span.of(article.text()).to_owned()).collect();
    let to = mutant.edits.iter().map(|e| e.to.trim().to_owned()).collect();
    let row = row("supported", &found.report, mutant.sentence, article);
    FoundRow { kind: Some(mutant.kind.code()), from, to, statement: mutant.text.clone(), ..row }
}

fn unsupported(found: &Unsupported, article: &Article) -> FoundRow {
    row("not-supported", &found.report, found.sentence, article)
}

fn row(found: &'static str, report: &Report, sentence: Span, article: &Article) -> FoundRow {
    let (line, column) = article.lines.position(article.text(), sentence.start as usize);
    let words = sentence.of(article.text()).to_owned();
    FoundRow {
        found,
        kind: None,
        line,
        column,
        statement: words.clone(),
        sentence: words,
        from: Vec::new(),
        to: Vec::new(),
        verdict: report.verdict.code(),
        reason: report.basis.map_or(report.reason.code(), |b| b.code()),
        caveats: report.caveats.iter().map(|c| c.code()).collect(),
        evidence: report.evidence.iter().map(|p| p.span.of(article.text()).to_owned()).collect(),
    }
}

/// The measure in one line.
pub fn head(row: &MeasuredRow) -> String {
    let wrong = row.found.iter().filter(|f| f.kind.is_some()).count();
    let alone = row.found.len() - wrong;
    let left = if row.left_out > 0 { format!(" ({} left out)", row.left_out) } else { String::new() };
    format!(
        "{}: {}, {} not supported by the article; {}{left}, {} supported\n",
        row.article,
        plural(row.sentences, "sentence"),
        if alone == 0 { "none".to_owned() } else { alone.to_string() },
        plural(row.mutants, "changed sentence"),
        if wrong == 0 { "none".to_owned() } else { wrong.to_string() },
    )
}

/// The kinds as a table, and everything that was found.
pub fn table(row: &MeasuredRow, style: Style) -> String {
    if row.kinds.is_empty() && row.found.is_empty() {
        return String::new();
    }
    let cells = |k: &KindRow| {
        let numbers = [k.made, k.kept_out, k.contradicted, k.supported].map(|n| format!("{n:>4}"));
        let [made, kept, contradicted, supported] = numbers;
        [k.kind.to_owned(), made, kept, contradicted, supported]
    };
    let top = ["changed", "made", "kept out", "contradicted", "supported"].map(str::to_owned);
    let rows: Vec<[String; 5]> = std::iter::once(top).chain(row.kinds.iter().map(cells)).collect();
    let mut out = format!("\n{}", columns(&rows, "  "));
    for found in &row.found {
        out.push_str(&one(found, &row.article, style));
    }
    out
}

fn one(found: &FoundRow, article: &str, style: Style) -> String {
    let place = format!("{article}:{}:{}", found.line, found.column);
    let changes: Vec<String> = found.from.iter().zip(&found.to).map(change).collect();
    let what = match found.kind {
        Some(kind) => format!("{place} {kind}: {}", changes.join(", ")),
        None => format!("{place} does not support itself"),
    };
    let caveats = if found.caveats.is_empty() { String::new() } else { format!("; {}", found.caveats.join(", ")) };
    let mut out = format!("\n{} {}\n", "!".red().bold(), style.text(what));
    let mut line = |name: &str, words: &str| {
        out.push_str(&style.text(format!("  {name:<9} {}\n", words.replace('\n', " "))));
    };
    line("statement", &found.statement);
    line("verdict", &format!("{}, {}{caveats}", found.verdict, found.reason));
    found.evidence.iter().for_each(|words| line("evidence", words));
    out
}

fn change((from, to): (&String, &String)) -> String {
    match (from.trim(), to.as_str()) {
        ("", to) => format!("“{to}” put in"),
        (from, "") => format!("“{from}” taken out"),
        (from, to) => format!("“{from}” → “{to}”"),
    }
}
