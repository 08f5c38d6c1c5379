//! Every example of the shipped rules and packs, each a test of its own name. Verdicts are those with every kind of difference
//! at its lower threshold, as `rules/README.md` says. A pack is tried with what it needs, and nothing in it may look wrong.

#![allow(clippy::unwrap_used)] // a test may stop at what must hold

use factmark::check::{Checker, RuleText};
use factmark::coverage;
use factmark::rule::{PACKS, Rule};
use factmark::trial;
use libtest_mimic::{Arguments, Failed, Trial};

/// The fewest examples of a pack.
const FEWEST: usize = 40;

fn main() {
    let core = Checker::builtin().unwrap().alert();
    let mut trials = examples(&core, |_| true);
    for (name, files) in PACKS {
        let files: Vec<RuleText> =
            files.iter().map(|(name, text)| RuleText { name: (*name).to_owned(), text: (*text).to_owned() }).collect();
        let checker = Checker::load(&files).unwrap().alert();
        let own = |rule: &Rule| rule.name.starts_with(&format!("{name}/"));
        let tried = examples(&checker, own);
        let (count, untried) = (tried.len(), coverage::measure(&checker, own).warnings);
        trials.extend(tried);
        let found: Vec<String> = checker
            .loaded()
            .warnings
            .iter()
            .chain(&untried)
            .map(|d| format!("{} {}: {}", d.code, d.file, d.message))
            .collect();
        trials.push(Trial::test(format!("{name}: nothing looks wrong"), move || {
            if found.is_empty() { Ok(()) } else { Err(Failed::from(found.join("\n"))) }
        }));
        trials.push(Trial::test(format!("{name}: has {FEWEST} examples"), move || {
            if count >= FEWEST { Ok(()) } else { Err(Failed::from(format!("{count} examples"))) }
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The examples of the rules that `keep` names.
fn examples(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Trial> {
    let run = trial::run(checker, keep).into_iter().map(|t| {
        Trial::test(format!("{}:{}: {}", t.rule, t.place.1, t.text), move || {
            if t.fails() { Err(Failed::from(format!("{:?}: {}", t.outcome, t.said))) } else { Ok(()) }
        })
    });
    run.collect()
}
