//! A rule tried on its own examples: met, missed, noisy or wrong.

use crate::check::{Checker, Source};
use crate::claim::{Claim, extract};
use crate::outcome::Verdict;
use crate::rule::{Example, Ignored, Read, Rule, RuleSet};
use crate::text::fold;
use crate::verdict::{Detail, Report};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Score {
    /// As it says.
    Met,
    /// Absent, or not read, where it should be more.
    Missed,
    /// Something where nothing is to be said.
    Noisy,
    /// The opposite, or the right verdict for another reason.
    Wrong,
}

/// One example of a rule, tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The rule ("core/designation").
    pub rule: Arc<str>,
    /// The file of the rule and the line of the example, from 1.
    pub place: (Arc<str>, usize),
    /// The statement, or the text to read.
    pub text: String,
    /// How it came out.
    pub score: Score,
    /// Whether it is known to fail.
    pub todo: bool,
    /// What was expected and what came, in one line; empty when met.
    pub told: String,
    /// Supported though it should not be.
    pub false_support: bool,
    /// Contradicted though it should not be.
    pub false_contradiction: bool,
}

impl Trial {
    /// Whether the run may pass: met, or a known failure that still fails.
    pub fn passes(&self) -> bool {
        (self.score == Score::Met) != self.todo
    }
}

/// Sources by name, read once.
pub struct Sources {
    by_name: BTreeMap<String, Source>,
}

impl Sources {
    /// Reads the texts that the loaded files declare; `text_of` gives those that stand in files (by the rule file and the
    /// file it names).
    pub fn new(checker: &Checker, text_of: impl Fn(&str, &str) -> Option<String>) -> Self {
        let mut by_name = BTreeMap::new();
        for source in &checker.loaded().sources {
            let file = source.file.as_deref().and_then(|f| text_of(&source.declared_in, f));
            if let Some(text) = source.text.clone().or(file) {
                by_name.insert(source.id.clone(), checker.read(&text));
            }
        }
        Self { by_name }
    }
}

/// Tries every example of every rule, in order. Verdicts are tried with every kind of difference at its lower threshold
/// when the checker is [`Checker::alert`].
pub fn all(checker: &Checker, sources: &Sources) -> Vec<Trial> {
    checker.loaded().rules.rules().iter().flat_map(|rule| one(checker, sources, rule)).collect()
}

/// Tries every example of one rule.
pub fn one(checker: &Checker, sources: &Sources, rule: &Rule) -> Vec<Trial> {
    let alone = checker.loaded().rules.only(|r| r.name == rule.name);
    let mut out: Vec<Trial> = rule.reads.iter().map(|r| read(checker, &alone, rule, r)).collect();
    out.extend(rule.ignores.iter().map(|i| ignore(checker, &alone, rule, i)));
    out.extend(rule.examples.iter().map(|e| example(checker, sources, rule, e)));
    out
}

fn trial(rule: &Rule, line: usize, text: &str, todo: bool, score: Score, told: String) -> Trial {
    let place = (rule.origin.file.clone(), line);
    let (rule, text) = (rule.name.clone(), text.to_owned());
    Trial { rule, place, text, score, todo, told, false_support: false, false_contradiction: false }
}

fn read(checker: &Checker, alone: &RuleSet, rule: &Rule, read: &Read) -> Trial {
    let reading = checker.reading(&read.text);
    let claims = extract(&reading, alone).claims;
    let words = |claim: &Claim, slot: usize| claim.slot(slot).map(|f| reading.document.exact(f.run));
    let fits = |claim: &&Claim| {
        read.slots.iter().all(|(slot, wanted)| words(claim, *slot).is_some_and(|w| fold(w) == fold(wanted)))
    };
    let met = claims.iter().any(|c| fits(&c));
    let score = if met {
        Score::Met
    } else if claims.is_empty() {
        Score::Missed
    } else {
        Score::Wrong
    };
    let shown = |claim: &Claim| {
        let filled =
            rule.slots.iter().enumerate().filter_map(|(k, s)| Some(format!("{} = {}", s.name, words(claim, k)?)));
        filled.collect::<Vec<_>>().join(", ")
    };
    let told = if met { String::new() } else { told_read(claims.iter().map(shown).collect()) };
    trial(rule, read.line, &read.text, read.todo, score, told)
}

fn told_read(claims: Vec<String>) -> String {
    if claims.is_empty() { "nothing was read".to_owned() } else { format!("read was: {}", claims.join("; ")) }
}

fn ignore(checker: &Checker, alone: &RuleSet, rule: &Rule, ignored: &Ignored) -> Trial {
    let reading = checker.reading(&ignored.text);
    let claims = extract(&reading, alone).claims;
    let read = claims.first().map(|c| format!("`{}` was read as a claim", reading.document.exact(c.run)));
    let score = if claims.is_empty() { Score::Met } else { Score::Noisy };
    trial(rule, ignored.line, &ignored.text, ignored.todo, score, read.unwrap_or_default())
}

fn example(checker: &Checker, sources: &Sources, rule: &Rule, example: &Example) -> Trial {
    let named = sources.by_name.get(&*example.source);
    let own = if named.is_none() { Some(checker.read(&example.source)) } else { None };
    let Some(source) = named.or(own.as_ref()) else {
        return trial(rule, example.line, &example.statement, example.todo, Score::Missed, "no source".to_owned());
    };
    let report = checker.check(&example.statement, &[source]);
    let fault = fault(example, &report, source);
    let score = match (example.verdict, report.verdict) {
        (a, b) if a == b && fault.is_none() => Score::Met,
        (Verdict::Absent, Verdict::Supported | Verdict::Contradicted) => Score::Noisy,
        (Verdict::Supported | Verdict::Contradicted, Verdict::Absent) => Score::Missed,
        _ => Score::Wrong,
    };
    let came = |verdict: Verdict| report.verdict == verdict && example.verdict != verdict;
    Trial {
        false_support: came(Verdict::Supported),
        false_contradiction: came(Verdict::Contradicted),
        ..trial(rule, example.line, &example.statement, example.todo, score, fault.unwrap_or_default())
    }
}

/// The first thing that is not as the example says.
fn fault(example: &Example, report: &Report, source: &Source) -> Option<String> {
    if report.verdict != example.verdict {
        let (wanted, came) = (example.verdict.code(), report.verdict.code());
        return Some(format!("should be {wanted}, is {came} ({})", reasons(report).join(", ")));
    }
    if let Some(caveats) = &example.caveats
        && !same(caveats, &report.caveats)
    {
        let codes: Vec<&str> = report.caveats.iter().map(|c| c.code()).collect();
        return Some(format!("the caveats are [{}]", codes.join(", ")));
    }
    if let Some(reason) = example.reason.filter(|r| !reasons(report).contains(&r.code())) {
        return Some(format!("`{}` is not among the reasons ({})", reason.code(), reasons(report).join(", ")));
    }
    if let Some(words) = example.evidence.as_deref().filter(|w| !shown(report, source, w)) {
        return Some(format!("the evidence does not hold `{words}`"));
    }
    let decided = |rule: &str| report.details.iter().any(|d| d.verdict == report.verdict && *d.rule == *rule);
    example.by.as_deref().filter(|by| !decided(by)).map(|by| format!("`{by}` did not decide"))
}

fn same<T: Ord + Copy>(one: &[T], other: &[T]) -> bool {
    let sorted = |list: &[T]| {
        let mut list = list.to_vec();
        list.sort_unstable();
        list
    };
    sorted(one) == sorted(other)
}

fn reasons(report: &Report) -> Vec<&'static str> {
    let telling = |d: &&Detail| d.verdict != Verdict::Supported;
    let details = report.details.iter().filter(telling).chain(&report.possible).map(|d| d.reason);
    let mut codes: Vec<&str> = [report.reason].into_iter().chain(details).map(|r| r.code()).collect();
    codes.dedup();
    codes
}

fn shown(report: &Report, source: &Source, words: &str) -> bool {
    let details = report.details.iter().flat_map(|d| &d.evidence).map(|e| e.passage);
    report.evidence.iter().copied().chain(details).any(|p| fold(p.span.of(source.text())).contains(&fold(words)))
}
