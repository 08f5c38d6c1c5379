//! Every example of the shipped rules, each a test under its own name.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use factmark::check::Checker;
use factmark::trial::{Trial, run};
use libtest_mimic::{Arguments, Failed};

fn name(trial: &Trial) -> String {
    let (file, line) = &trial.place;
    let text: String = trial.text.chars().take(70).collect();
    format!("{} {file}:{line} {text}", trial.rule)
}

fn result(trial: &Trial) -> Result<(), Failed> {
    if !trial.fails() {
        return Ok(());
    }
    let told = if trial.todo { "it is met now: remove `todo`" } else { &trial.said };
    Err(format!("{:?}: {told}", trial.outcome).into())
}

fn main() {
    let checker = Checker::builtin().expect("the shipped rules have no fault").alert();
    let trials = run(&checker, |_| true).into_iter();
    let tests = trials.map(|t| libtest_mimic::Trial::test(name(&t), move || result(&t))).collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
