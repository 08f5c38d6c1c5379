//! One file for every diagnostic code, and the message that its author reads.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop at what must hold

use factmark::batch::article::sha256;
use factmark::batch::{Article, Named, judge};
use factmark::check::{Checker, Guarded};
use factmark::coverage;
use factmark::render::terminal::{self, Amount};
use factmark::render::{Style, fault};
use factmark::rule::{self, CODES, Rule, RuleText, load};
use factmark::text::{Diagnostic, Severity};
use factmark::trial::{self, With};
use std::fs;
use std::path::Path;

/// Codes that loading and trying a file do not give: what only a check finds.
const ELSEWHERE: [&str; 1] = ["E301"];

fn told(code: &str) -> (Vec<&'static str>, String) {
    let name = format!("{code}.toml");
    let text = fs::read_to_string(Path::new("tests/broken").join(&name)).unwrap();
    let file = RuleText { name: name.clone(), text: text.clone() };
    // the article beside a file that tells of one
    let article = sha256("The port is open.");
    let changed = |a: &rule::Article| a.changed("port.txt", &article).filter(|_| a.file == name);
    let warned = |checker: Checker| {
        let loaded = checker.loaded();
        let told = loaded.warnings.iter().cloned().chain(loaded.articles.iter().filter_map(changed));
        let guards = checker.read("The port is open.").guards;
        let own = |r: &Rule| !rule::is_shipped(&r.origin.file);
        let trials = trial::every(&checker, own, With { alone: false, others: true }, &|| {});
        let tried = coverage::idle(&checker, &trials).into_iter().chain(coverage::unmet(&trials));
        let untried = coverage::run(&checker, |_| true).into_iter().chain(tried);
        // what most files lack is told of those alone that show it
        let asked = |d: &Diagnostic| !["R307", "R308"].contains(&d.code) || d.code == code;
        told.chain(guards.iter().filter_map(Guarded::unborne)).chain(untried.filter(asked)).collect()
    };
    let found: Vec<Diagnostic> = Checker::load(&[file]).map_or_else(|faults| faults, warned);
    let shown = fault::diagnostics(&found, |f| (f == name).then(|| text.clone()), Style { ascii: true });
    (found.iter().map(|d| d.code).collect(), shown)
}

#[test]
fn every_code_has_a_file_that_gives_it_and_a_message_that_helps() {
    colored::control::set_override(false);
    for code in CODES.iter().map(|c| c.code).filter(|c| !ELSEWHERE.contains(c)) {
        let (codes, shown) = told(code);
        assert!(codes.contains(&code), "{code}.toml gives {codes:?}");
        insta::with_settings!({ snapshot_path => "broken", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(code, shown);
        });
    }
}

/// A pattern that may reach far, over a sentence that begins it again and again.
#[test]
fn a_sentence_that_takes_too_long_leaves_a_note() {
    let text = fs::read_to_string("tests/broken/E301.toml").unwrap();
    let checker = Checker::load(&[RuleText { name: "E301.toml".to_owned(), text }]).unwrap();
    let long = format!("It was {}in Lira.", "rain ".repeat(240));
    let article = Article::new(&checker, "rain.txt", &long, None).unwrap();
    let judged =
        judge(&checker, "The sun shone in Lira.", vec![Named { name: "rain.txt".into(), article: article.into() }]);
    let shown = terminal::answer(&judged.unwrap(), Style { ascii: true }, Amount { quiet: false, all: false });
    let note: Vec<&str> = shown.lines().filter(|l| l.contains("E301")).collect();
    insta::with_settings!({ snapshot_path => "broken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("E301", note.join("\n"));
    });
}

#[test]
fn every_code_stands_in_the_reference_with_an_input_that_gives_it() {
    let reference = fs::read_to_string("rules/README.md").unwrap();
    for code in CODES {
        let row = reference.lines().find(|l| l.starts_with(&format!("| `{}` |", code.code)));
        let row = row.unwrap_or_else(|| panic!("{} is missing in rules/README.md", code.code)).replace("\\|", "/");
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|c| !c.is_empty()), "{row}");
        let warns = cells.iter().any(|c| c.starts_with("*warning:*"));
        assert_eq!(warns, code.severity == Severity::Warning, "{row}");
    }
}

#[test]
fn every_file_has_its_code_and_every_code_its_files() {
    let mut seen: Vec<String> = fs::read_dir("tests/broken").unwrap().map(|e| name(&e.unwrap().path())).collect();
    seen.sort();
    let wanted = CODES.iter().flat_map(|c| [format!("{}.snap", c.code), format!("{}.toml", c.code)]);
    let mut wanted: Vec<String> = wanted.collect();
    wanted.sort();
    assert_eq!(seen, wanted);
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn all_faults_of_all_files_come_at_once() {
    let file = |name: &str, text: &str| RuleText { name: name.to_owned(), text: text.to_owned() };
    let one = file("one.toml", "colour = 1\n\n[[rule]]\nid = \"a\"\npatterns = [\"(b\"]\nkye = []\n");
    let two = file("two.toml", "[difference]\nquantitty = { contradicted = 0.5 }\n");
    let faults = load(&[one, two]).unwrap_err();
    let seen: Vec<(&str, &str)> = faults.iter().map(|d| (d.file.as_str(), d.code)).collect();
    for wanted in [("one.toml", "R101"), ("one.toml", "R203"), ("two.toml", "R101")] {
        assert!(seen.contains(&wanted), "{wanted:?} is not among {seen:?}");
    }
    assert_eq!(seen.iter().filter(|s| **s == ("one.toml", "R101")).count(), 2, "{seen:?}");
}
