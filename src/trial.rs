//! A rule tried on its own examples: met, missed, noisy or wrong.

use crate::check::{Checker, Source};
use crate::claim::{Claims, extract};
use crate::outcome::{Reason, Verdict};
use crate::reading::Reading;
use crate::rule::{Example, Ignored, Read, Rule};
use crate::verdict::Report;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How an example came out; after ast-grep's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// As written.
    Met,
    /// Absent, or nothing read, where more was wanted.
    Missed,
    /// Something read or decided where nothing should be.
    Noisy,
    /// Another verdict: supported for contradicted or the reverse, other caveats, reason or evidence.
    Wrong,
}

/// What one run of an example came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How it came out.
    pub outcome: Outcome,
    /// The verdict, where the example is of one.
    pub got: Option<Verdict>,
    /// What was wanted and what came, in a few words; empty where it was met.
    pub said: String,
}

/// One example with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The rule: "core/designation".
    pub rule: String,
    /// The file and line of the example.
    pub place: (String, usize),
    /// The statement or text.
    pub text: String,
    /// The verdict that it must get, where it is of one.
    pub wanted: Option<Verdict>,
    /// How it came out.
    pub outcome: Outcome,
    /// The verdict that it got, where it is of one.
    pub got: Option<Verdict>,
    /// What was wanted and what came, in a few words; empty where it was met.
    pub said: String,
    /// Whether it is known to fail.
    pub todo: bool,
    /// How it came out with its rule alone, where that was tried.
    pub alone: Option<Found>,
}

impl Trial {
    /// Whether the run fails by it: a known failure that passes fails too.
    pub fn fails(&self) -> bool {
        (self.outcome == Outcome::Met) == self.todo
    }

    /// Whether it got a verdict that it must not get.
    pub fn falsely(&self, verdict: Verdict) -> bool {
        self.got == Some(verdict) && self.wanted.is_some_and(|wanted| wanted != verdict)
    }

    /// Whether it is met only because other rules are there too.
    pub fn leans(&self) -> bool {
        self.outcome == Outcome::Met && self.alone.as_ref().is_some_and(|f| f.outcome != Outcome::Met)
    }
}

/// Tries every example of the rules that `keep` names.
pub fn run(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Trial> {
    every(checker, keep, false, &|| {})
}

/// The same, each example with all rules and again with its own rule alone; `seen` is called after each.
pub fn twice(checker: &Checker, keep: impl Fn(&Rule) -> bool, seen: &(dyn Fn() + Sync)) -> Vec<Trial> {
    every(checker, keep, true, seen)
}

fn every(checker: &Checker, keep: impl Fn(&Rule) -> bool, twice: bool, seen: &(dyn Fn() + Sync)) -> Vec<Trial> {
    let rules = checker.loaded().rules.rules();
    let chosen: Vec<(usize, &Rule)> = rules.iter().enumerate().filter(|(_, rule)| keep(rule)).collect();
    let whole = Bench::new(checker, checker);
    let of = |(number, rule): &(usize, &Rule)| -> Vec<Trial> {
        let single = twice.then(|| checker.alone(*number));
        let alone = single.as_ref().map(|one| Bench::new(one, checker));
        let one = |case: Case<'_>| {
            let found = whole.found(*number, rule, &case);
            let alone = alone.as_ref().map(|bench| bench.found(0, rule, &case));
            seen();
            trial(rule, &case, found, alone)
        };
        cases(rule).map(one).collect()
    };
    chosen.par_iter().flat_map_iter(of).collect()
}

/// An example of any kind.
enum Case<'a> {
    Verdict(&'a Example),
    Reads(&'a Read),
    Ignores(&'a Ignored),
}

fn cases(rule: &Rule) -> impl Iterator<Item = Case<'_>> {
    let verdicts = rule.examples.iter().map(Case::Verdict);
    verdicts.chain(rule.reads.iter().map(Case::Reads)).chain(rule.ignores.iter().map(Case::Ignores))
}

fn trial(rule: &Rule, case: &Case<'_>, found: Found, alone: Option<Found>) -> Trial {
    let (text, line, todo, wanted) = match case {
        Case::Verdict(e) => (&e.statement, e.line, e.todo, Some(e.verdict)),
        Case::Reads(r) => (&r.text, r.line, r.todo, None),
        Case::Ignores(i) => (&i.text, i.line, i.todo, None),
    };
    let Found { outcome, got, said } = found;
    let (rule, place) = (rule.name.to_string(), (rule.origin.file.to_string(), line));
    Trial { rule, place, text: text.clone(), wanted, outcome, got, said, todo, alone }
}

/// A checker that tries examples, with the named articles that it has read.
struct Bench<'a> {
    checker: &'a Checker,
    /// Who knows the texts of the names.
    texts: &'a Checker,
    read: Mutex<BTreeMap<String, Arc<Source>>>,
}

impl<'a> Bench<'a> {
    fn new(checker: &'a Checker, texts: &'a Checker) -> Self {
        Self { checker, texts, read: Mutex::default() }
    }

    /// How a case of the rule with this number comes out.
    fn found(&self, number: usize, rule: &Rule, case: &Case<'_>) -> Found {
        match case {
            Case::Verdict(example) => self.verdict(example),
            Case::Reads(read) => reads(self.checker, number, rule, &read.text, &read.slots),
            Case::Ignores(ignored) => {
                let noisy = claims(self.checker, &ignored.text).1.claims.iter().any(|c| c.rule == number);
                if noisy { told(Outcome::Noisy, "wanted nothing, read a claim") } else { told(Outcome::Met, "") }
            }
        }
    }

    fn verdict(&self, example: &Example) -> Found {
        let Some(text) = source_text(self.texts, &example.source) else {
            return told(Outcome::Missed, format!("the source `{}` has no text here", example.source));
        };
        let report = self.checker.check(&example.statement, &[&self.article(&example.source, &text)]);
        let (outcome, said) = judged(example, &report, &text);
        Found { outcome, got: Some(report.verdict), said }
    }

    /// The article, read once where it has a name.
    fn article(&self, name: &str, text: &str) -> Arc<Source> {
        if name == text {
            return Arc::new(self.checker.read(text));
        }
        let known = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = known().get(name) {
            return source.clone();
        }
        let source = Arc::new(self.checker.read(text));
        known().insert(name.to_owned(), source.clone());
        source
    }
}

fn told(outcome: Outcome, said: impl Into<String>) -> Found {
    Found { outcome, got: None, said: said.into() }
}

fn claims(checker: &Checker, text: &str) -> (Reading, Claims) {
    let reading = checker.reading(text);
    let claims = extract(checker.lexicon(), &reading, &checker.loaded().rules);
    (reading, claims)
}

fn reads(checker: &Checker, number: usize, rule: &Rule, text: &str, slots: &[(usize, String)]) -> Found {
    let (reading, claims) = claims(checker, text);
    let words = |c: &crate::claim::Claim, slot: usize| {
        c.slot(slot).map(|f| reading.document.exact(f.run).to_string()).unwrap_or_default()
    };
    let own: Vec<_> = claims.claims.iter().filter(|c| c.rule == number).collect();
    if own.iter().any(|c| slots.iter().all(|(slot, wanted)| words(c, *slot) == *wanted)) {
        return told(Outcome::Met, "");
    }
    let Some(first) = own.first() else { return told(Outcome::Missed, "no claim was read") };
    let read: Vec<String> =
        rule.slots.iter().enumerate().map(|(k, s)| format!("{} = `{}`", s.name, words(first, k))).collect();
    told(Outcome::Wrong, format!("read {}", read.join(", ")))
}

/// The text of an example's source: a name that the files declare, or the text itself.
pub fn source_text(checker: &Checker, source: &str) -> Option<String> {
    let named = checker.loaded().sources.iter().find(|s| s.id == source);
    named.map_or_else(|| Some(source.to_string()), |s| s.text.clone())
}

fn judged(example: &Example, report: &Report, text: &str) -> (Outcome, String) {
    if report.verdict != example.verdict {
        let outcome = match (example.verdict, report.verdict) {
            (_, Verdict::Absent) => Outcome::Missed,
            (Verdict::Absent, _) => Outcome::Noisy,
            _ => Outcome::Wrong,
        };
        return (
            outcome,
            format!("wanted {}, got {} ({})", example.verdict.code(), report.verdict.code(), report.reason.code()),
        );
    }
    let codes = |list: &[crate::outcome::Caveat]| list.iter().map(|c| c.code()).collect::<Vec<_>>().join(", ");
    if let Some(wanted) = &example.caveats {
        let mut wanted = wanted.clone();
        wanted.sort_unstable();
        if wanted != report.caveats {
            return (
                Outcome::Wrong,
                format!("wanted the caveats [{}], got [{}]", codes(&wanted), codes(&report.caveats)),
            );
        }
    }
    let reasons = || report.details.iter().map(|d| d.reason).chain([report.reason]);
    if let Some(reason) = example.reason.filter(|r| !reasons().any(|got| got == *r)) {
        let got: Vec<&str> = reasons().filter(|r| *r != Reason::Agrees).map(Reason::code).collect();
        return (Outcome::Wrong, format!("wanted the reason {}, got {}", reason.code(), got.join(", ")));
    }
    if let Some(words) = &example.evidence {
        let found = text.find(words.as_str()).map(|at| crate::text::Span::new(at, at + words.len()));
        let inside =
            found.is_some_and(|span| report.evidence.iter().any(|p| p.span.contains(span) || p.span.overlaps(span)));
        if !inside {
            return (Outcome::Wrong, format!("`{words}` is not in the evidence"));
        }
    }
    if let Some(by) = &example.by
        && !report.details.iter().any(|d| d.rule.ends_with(by.as_str()))
    {
        return (Outcome::Wrong, format!("`{by}` did not decide"));
    }
    (Outcome::Met, String::new())
}
