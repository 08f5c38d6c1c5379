//! Every example of the shipped rules, each a test of its own name. Verdicts are those with every kind of difference at
//! its lower threshold, as `rules/README.md` says.

#![allow(clippy::unwrap_used)] // a test may stop at what must hold

use factmark::check::Checker;
use factmark::trial;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let checker = Checker::builtin().unwrap().alert();
    let trials = trial::run(&checker, |_| true).into_iter().map(|t| {
        Trial::test(format!("{}:{}: {}", t.rule, t.place.1, t.text), move || {
            if t.fails() { Err(Failed::from(format!("{:?}: {}", t.outcome, t.said))) } else { Ok(()) }
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}
