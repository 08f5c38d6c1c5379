//! Statements about the seed article and small texts with the verdict they must get: `tests/verdicts/*.toml`.
//! `shipped.toml`, `figures.toml` and `computed.toml` hold as shipped, `alert.toml` with every kind of difference at its lower threshold.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop at what must hold

use factmark::check::Checker;
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The source; without it, the seed article.
    source: Option<String>,
    statement: String,
    verdict: String,
    /// Verdicts that will not do, where several will.
    not: Option<String>,
    caveat: Option<String>,
    /// Known to fail; fails once it passes.
    #[serde(default)]
    todo: bool,
}

fn main() {
    let root = env!("CARGO_MANIFEST_DIR");
    let seed = Arc::new(std::fs::read_to_string(format!("{root}/seeds/cartel-designations.txt")).unwrap());
    let mut trials = Vec::new();
    for (name, alert) in [("shipped", false), ("figures", false), ("computed", false), ("alert", true)] {
        let checker = Checker::builtin().unwrap();
        let checker = Arc::new(if alert { checker.alert() } else { checker });
        let file: File =
            toml::from_str(&std::fs::read_to_string(format!("{root}/tests/verdicts/{name}.toml")).unwrap()).unwrap();
        for case in file.case {
            let (checker, seed) = (checker.clone(), seed.clone());
            let title = format!("{name}: {} [{}]", case.statement, case.verdict);
            trials.push(Trial::test(title, move || match (judge(&checker, &seed, &case), case.todo) {
                (Ok(()), true) => Err("passes now; take `todo` away".into()),
                (Err(_), true) => Ok(()),
                (other, _) => other,
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn judge(checker: &Checker, seed: &str, case: &Case) -> Result<(), Failed> {
    let source = checker.read(case.source.as_deref().unwrap_or(seed));
    let report = checker.check(&case.statement, &[&source]);
    let got = report.verdict.code();
    let refused = case.not.as_deref() == Some(got);
    if refused || (case.verdict != "any" && case.verdict != got) {
        return Err(format!("got {got} ({})", report.reason.code()).into());
    }
    let caveats: Vec<&str> = report.caveats.iter().map(|c| c.code()).collect();
    match &case.caveat {
        Some(wanted) if !caveats.contains(&wanted.as_str()) => Err(format!("caveats {caveats:?}").into()),
        _ => Ok(()),
    }
}
