//! A rule tried on its own examples: met, missed, noisy or wrong.

use crate::check::{Checker, Source};
use crate::claim::{Claims, extract};
use crate::outcome::{Reason, Verdict};
use crate::reading::Reading;
use crate::rule::{Example, Ignored, Read, Rule};
use crate::text::Span;
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
    /// Whether it is met without its rule too, where that was tried.
    pub without: Option<bool>,
    /// The example in its file.
    pub at: Span,
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

    /// Whether it is met, and is so without its rule too; most of what is absent is so without any rule.
    pub fn idle(&self) -> bool {
        self.outcome == Outcome::Met && !self.todo && self.without == Some(true) && self.wanted != Some(Verdict::Absent)
    }

    /// Whether it is met only because other rules are there too.
    pub fn leans(&self) -> bool {
        self.outcome == Outcome::Met && self.alone.as_ref().is_some_and(|f| f.outcome != Outcome::Met)
    }
}

/// With which rules examples are tried, beside all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct With {
    /// With their own rule alone.
    pub alone: bool,
    /// With all but their own rule.
    pub others: bool,
}

/// Tries every example of the rules that `keep` names.
pub fn run(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Trial> {
    every(checker, keep, With::default(), &|| {})
}

/// The same, each example also as `with` says; `seen` is called after each.
pub fn every(checker: &Checker, keep: impl Fn(&Rule) -> bool, with: With, seen: &(dyn Fn() + Sync)) -> Vec<Trial> {
    let rules = checker.loaded().rules.rules();
    let chosen: Vec<(usize, &Rule)> = rules.iter().enumerate().filter(|(_, rule)| keep(rule)).collect();
    let whole = Bench { others: with.others, ..Bench::new(checker, checker) };
    let of = |(number, rule): &(usize, &Rule)| -> Vec<Trial> {
        let single = with.alone.then(|| checker.alone(*number));
        let alone = single.as_ref().map(|one| Bench::new(one, checker));
        let one = |case: Case<'_>| {
            let (found, without) = whole.found(*number, rule, &case);
            let alone = alone.as_ref().map(|bench| bench.found(0, rule, &case).0);
            seen();
            Trial { alone, without, ..trial(rule, &case, found) }
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

fn trial(rule: &Rule, case: &Case<'_>, found: Found) -> Trial {
    let (text, line, at, todo, wanted) = match case {
        Case::Verdict(e) => (&e.statement, e.line, e.at, e.todo, Some(e.verdict)),
        Case::Reads(r) => (&r.text, r.line, r.at, r.todo, None),
        Case::Ignores(i) => (&i.text, i.line, i.at, i.todo, None),
    };
    let Found { outcome, got, said } = found;
    let (rule, place) = (rule.name.to_string(), (rule.origin.file.to_string(), line));
    Trial { rule, place, text: text.clone(), wanted, outcome, got, said, todo, alone: None, without: None, at }
}

/// A checker that tries examples, with the named articles that it has read.
struct Bench<'a> {
    checker: &'a Checker,
    /// Who knows the texts of the names.
    texts: &'a Checker,
    read: Mutex<BTreeMap<String, Arc<Source>>>,
    /// Whether it tries them without their rule too.
    others: bool,
}

impl<'a> Bench<'a> {
    fn new(checker: &'a Checker, texts: &'a Checker) -> Self {
        Self { checker, texts, read: Mutex::default(), others: false }
    }

    /// How a case of the rule with this number comes out, and whether it is met without the rule.
    fn found(&self, number: usize, rule: &Rule, case: &Case<'_>) -> (Found, Option<bool>) {
        match case {
            Case::Verdict(example) => self.verdict(number, rule, example),
            Case::Reads(read) => (reads(self.checker, number, rule, &read.text, &read.slots), None),
            Case::Ignores(ignored) => {
                let noisy = claims(self.checker, &ignored.text).1.claims.iter().any(|c| c.rule == number);
                let found =
                    if noisy { told(Outcome::Noisy, "wanted nothing, read a claim") } else { told(Outcome::Met, "") };
                (found, None)
            }
        }
    }

    fn verdict(&self, number: usize, rule: &Rule, example: &Example) -> (Found, Option<bool>) {
        let Some(text) = source_text(self.texts, &example.source) else {
            return (told(Outcome::Missed, format!("the source `{}` has no text here", example.source)), None);
        };
        let article = self.article(&example.source, &text);
        let report = self.checker.check(&example.statement, &[&article]);
        let others = || self.checker.check_without(&example.statement, &article, number);
        // what a rule supports need not stand in a detail of its own
        let own = example.by.as_ref().is_some_and(|by| rule.name.ends_with(by.as_str()));
        let decided = own && others().verdict != report.verdict;
        let (outcome, said) = judged(example, &report, &text, decided);
        let without = self.others.then(|| judged(example, &others(), &text, false).0 == Outcome::Met);
        (Found { outcome, got: Some(report.verdict), said }, without)
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
    let name = |k: usize| rule.slots.get(k).map_or("", |s| &*s.name);
    let wanted: Vec<String> = slots.iter().map(|(k, words)| format!("{} = `{words}`", name(*k))).collect();
    let read: Vec<String> = (0..rule.slots.len()).map(|k| format!("{} = `{}`", name(k), words(first, k))).collect();
    told(Outcome::Wrong, format!("wanted {}; read {}", wanted.join(", "), read.join(", ")))
}

/// The text of an example's source: a name that the files declare, or the text itself.
pub fn source_text(checker: &Checker, source: &str) -> Option<String> {
    let named = checker.loaded().sources.iter().find(|s| s.id == source);
    named.map_or_else(|| Some(source.to_string()), |s| s.text.clone())
}

/// How a report comes out beside an example; `decided` says that the rule that is asked for turned the verdict.
fn judged(example: &Example, report: &Report, text: &str, decided: bool) -> (Outcome, String) {
    if report.verdict != example.verdict {
        let outcome = match (example.verdict, report.verdict) {
            (_, Verdict::Absent) => Outcome::Missed,
            (Verdict::Absent, _) => Outcome::Noisy,
            _ => Outcome::Wrong,
        };
        let (wanted, got) = (example.verdict.code(), report.verdict.code());
        let decided = report.decisive.and_then(|k| report.details.get(k)).filter(|_| report.verdict != Verdict::Absent);
        let by = decided.map(|d| format!(", by {}", d.rule)).unwrap_or_default();
        return (outcome, format!("wanted {wanted}, got {got} ({}{by})", report.reason.code()));
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
        let found = text.find(words.as_str()).map(|at| Span::new(at, at + words.len()));
        let inside =
            found.is_some_and(|span| report.evidence.iter().any(|p| p.span.contains(span) || p.span.overlaps(span)));
        if !inside {
            return (Outcome::Wrong, format!("`{words}` is not in the evidence"));
        }
    }
    if let Some(by) = &example.by
        && !decided
        && !report.details.iter().any(|d| d.rule.ends_with(by.as_str()))
    {
        return (Outcome::Wrong, format!("`{by}` did not decide"));
    }
    (Outcome::Met, String::new())
}
