//! A rule tried on its own examples: met, missed, noisy or wrong.

use crate::check::Checker;
use crate::claim::{Claims, extract};
use crate::outcome::{Reason, Verdict};
use crate::reading::Reading;
use crate::rule::{Example, Rule};
use crate::verdict::Report;

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

/// One example with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The rule: "core/designation".
    pub rule: String,
    /// The file and line of the example.
    pub place: (String, usize),
    /// The statement or text.
    pub text: String,
    /// How it came out.
    pub outcome: Outcome,
    /// What was wanted and what came, in a few words; empty where it was met.
    pub said: String,
    /// Whether it is known to fail.
    pub todo: bool,
}

impl Trial {
    /// Whether the run fails by it: a known failure that passes fails too.
    pub fn fails(&self) -> bool {
        (self.outcome == Outcome::Met) == self.todo
    }
}

/// Tries every example of the rules that `keep` names.
pub fn run(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Trial> {
    let mut out = Vec::new();
    for (number, rule) in checker.loaded().rules.rules().iter().enumerate().filter(|(_, r)| keep(r)) {
        out.extend(rule.examples.iter().map(|e| example(checker, rule, e)));
        for read in &rule.reads {
            let (said, outcome) = reads(checker, number, rule, &read.text, &read.slots);
            out.push(trial(rule, &read.text, read.line, read.todo, outcome, said));
        }
        for ignored in &rule.ignores {
            let claims = claims(checker, &ignored.text).1;
            let noisy = claims.claims.iter().any(|c| c.rule == number);
            let (outcome, said) = if noisy {
                (Outcome::Noisy, "wanted nothing, read a claim".to_string())
            } else {
                (Outcome::Met, String::new())
            };
            out.push(trial(rule, &ignored.text, ignored.line, ignored.todo, outcome, said));
        }
    }
    out
}

fn trial(rule: &Rule, text: &str, line: usize, todo: bool, outcome: Outcome, said: String) -> Trial {
    Trial {
        rule: rule.name.to_string(),
        place: (rule.origin.file.to_string(), line),
        text: text.to_string(),
        outcome,
        said,
        todo,
    }
}

fn claims(checker: &Checker, text: &str) -> (Reading, Claims) {
    let reading = checker.reading(text);
    let claims = extract(checker.lexicon(), &reading, &checker.loaded().rules);
    (reading, claims)
}

fn reads(checker: &Checker, number: usize, rule: &Rule, text: &str, slots: &[(usize, String)]) -> (String, Outcome) {
    let (reading, claims) = claims(checker, text);
    let told = |c: &crate::claim::Claim, slot: usize| {
        c.slot(slot).map(|f| reading.document.exact(f.run).to_string()).unwrap_or_default()
    };
    let own: Vec<_> = claims.claims.iter().filter(|c| c.rule == number).collect();
    if own.iter().any(|c| slots.iter().all(|(slot, words)| told(c, *slot) == *words)) {
        return (String::new(), Outcome::Met);
    }
    let Some(first) = own.first() else { return ("no claim was read".to_string(), Outcome::Missed) };
    let read: Vec<String> =
        rule.slots.iter().enumerate().map(|(k, s)| format!("{} = `{}`", s.name, told(first, k))).collect();
    (format!("read {}", read.join(", ")), Outcome::Wrong)
}

/// The text of an example's source: a name that the files declare, or the text itself.
pub fn source_text(checker: &Checker, source: &str) -> Option<String> {
    let named = checker.loaded().sources.iter().find(|s| s.id == source);
    named.map_or_else(|| Some(source.to_string()), |s| s.text.clone())
}

fn example(checker: &Checker, rule: &Rule, example: &Example) -> Trial {
    let Some(text) = source_text(checker, &example.source) else {
        let said = format!("the source `{}` has no text here", example.source);
        return trial(rule, &example.statement, example.line, example.todo, Outcome::Missed, said);
    };
    let report = checker.check(&example.statement, &[&checker.read(&text)]);
    let (outcome, said) = judged(example, &report, &text);
    trial(rule, &example.statement, example.line, example.todo, outcome, said)
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
