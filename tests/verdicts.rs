//! Statements about the seed article and small texts with the verdict they must get: `tests/verdicts/*.toml`.
//! A file holds as shipped or, with `alert = true`, with every kind of difference at its lower threshold.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop at what must hold

use factmark::check::{Checker, RuleText};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Whether every kind of difference is at its lower threshold.
    #[serde(default)]
    alert: bool,
    /// What stands in the file beside the article of every case.
    claims: Option<String>,
    /// The source of cases that bring none; without it, the seed article.
    source: Option<String>,
    case: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The source, where it is another one.
    source: Option<String>,
    statement: String,
    verdict: String,
    /// Verdicts that will not do, where several will.
    not: Option<String>,
    caveat: Option<String>,
    /// A caveat that it must not carry.
    without: Option<String>,
    /// A reason that must be among the reasons.
    reason: Option<String>,
    /// Known to fail; fails once it passes.
    #[serde(default)]
    todo: bool,
}

fn main() {
    let root = env!("CARGO_MANIFEST_DIR");
    let seed = Arc::new(std::fs::read_to_string(format!("{root}/seeds/cartel-designations.txt")).unwrap());
    let mut trials = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(format!("{root}/tests/verdicts")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file: File = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let beside = file.claims.map(|text| RuleText { name: "article.claims.toml".into(), text });
        let checker = Checker::load(beside.as_slice()).unwrap();
        let checker = Arc::new(if file.alert { checker.alert() } else { checker });
        let seed = file.source.map_or(seed.clone(), Arc::new);
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
    let reasons: Vec<&str> = report.details.iter().map(|d| d.reason).chain([report.reason]).map(|r| r.code()).collect();
    if case.reason.as_ref().is_some_and(|wanted| !reasons.contains(&wanted.as_str())) {
        return Err(format!("reasons {reasons:?}").into());
    }
    let caveats: Vec<&str> = report.caveats.iter().map(|c| c.code()).collect();
    match &case.caveat {
        Some(wanted) if !caveats.contains(&wanted.as_str()) => Err(format!("caveats {caveats:?}").into()),
        _ => match &case.without {
            Some(unwanted) if caveats.contains(&unwanted.as_str()) => Err(format!("caveats {caveats:?}").into()),
            _ => Ok(()),
        },
    }
}
