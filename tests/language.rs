//! The rule language: patterns print as they are read, limits hold, and the reference's examples are rules that load.
#![allow(clippy::unwrap_used)] // a test may stop at what must hold

use factmark::check::Checker;
use factmark::coverage;
use factmark::rule::{Pattern, Rule, RuleText, load};
use factmark::trial::{self, With};
use proptest::prelude::*;
use std::fs;

fn codes(text: &str) -> Vec<&'static str> {
    let file = RuleText { name: "desk.toml".to_owned(), text: text.to_owned() };
    load(&[file]).map_or_else(|faults| faults, |loaded| loaded.warnings).iter().map(|d| d.code).collect()
}

/// Patterns as people write them, put together at random.
fn pattern() -> impl Strategy<Value = String> {
    let name = "[a-z][a-z-]{0,6}";
    let atom = prop_oneof![
        "[a-zA-Z’',;:—.-]{1,6}".prop_filter("a gap is no word", |w| !w.contains("..")),
        r"\\[\[\](){}|?+^$/]",
        (name, prop::option::of(name)).prop_map(|(n, t)| t.map_or(format!("{{{n}}}"), |t| format!("{{{n}:{t}}}"))),
        (name, prop::option::of("active|passive|ing"))
            .prop_map(|(n, f)| f.map_or(format!("[{n}]"), |f| format!("[{n}:{f}]"))),
        (name, name).prop_map(|(a, b)| format!("{{{a}:[{b}|@verb]}}")),
        "(0|[1-9][0-9]?)".prop_map(|n| format!("..{n}")),
        "/[a-z0-9]{1,5}/",
    ];
    let leaf = (atom, prop::bool::ANY).prop_map(|(a, optional)| if optional { format!("{a}?") } else { a });
    leaf.prop_recursive(3, 24, 4, |inner| {
        let sequence = prop::collection::vec(inner, 1..4).prop_map(|parts| parts.join(" "));
        prop::collection::vec(sequence, 1..4).prop_map(|branches| format!("({})", branches.join(" | ")))
    })
}

proptest! {
    #[test]
    fn a_printed_pattern_parses_back_to_itself(parts in prop::collection::vec(pattern(), 1..5)) {
        let bare = |pattern: &Pattern| {
            let mut atoms = Vec::new();
            pattern.walk(&mut |e| atoms.push((e.atom.to_string(), e.optional, e.tight)));
            atoms
        };
        let read = Pattern::parse(&parts.join(" ")).unwrap();
        let again = Pattern::parse(&read.to_string()).unwrap();
        prop_assert_eq!(bare(&read), bare(&again));
        prop_assert_eq!(read.to_string(), again.to_string());
    }

    #[test]
    fn no_text_makes_the_parser_stop(text in "\\PC{0,60}") {
        let _ = Pattern::parse(&text);
    }
}

#[test]
fn deep_patterns_are_refused_and_do_not_overflow() {
    let deep = format!("{}a{}", "(".repeat(1_000), ")".repeat(1_000));
    let error = Pattern::parse(&deep).unwrap_err();
    assert!(error.message.contains("too deep"), "{error:?}");
    let open = "(".repeat(100_000);
    assert!(Pattern::parse(&open).is_err());
}

#[test]
fn large_expressions_and_files_are_refused() {
    assert_eq!(codes("[[rule]]\nid = \"a\"\npatterns = ['/(a{1000}){1000}/']\nkey = []\n"), ["R203"]);
    let wide = "(a|b) ".repeat(2_000);
    assert_eq!(codes(&format!("[[rule]]\nid = \"a\"\npatterns = [\"{wide}\"]\nkey = []\n")), ["R206"]);
    let large = "# a comment that is as long as it has to be\n".repeat(1 << 20);
    assert_eq!(codes(&large), ["R206"]);
}

#[test]
fn ten_megabytes_and_a_hundred_thousand_rules_load_and_answer() {
    let rule = |n: usize| {
        format!("[[rule]]\nid = \"r{n}\"\npatterns = [\"{{who:name}} word{n} {{what:quantity}}\"]\nkey = [\"who\"]\n")
    };
    let text: String = (0..100_000).map(rule).collect();
    assert!(text.len() > 8 << 20);
    let checker = Checker::load(&[RuleText { name: "many.toml".to_owned(), text }]).unwrap();
    assert!(checker.loaded().rules.rules().len() > 100_000);
    let source = checker.read("It rained in Lira for two days.");
    assert!(!checker.check("It rained in Lira.", &[&source]).incomplete);
}

#[test]
fn marks_of_other_systems_are_read() {
    let rule = "[[rule]]\r\nid = \"a\"\r\npatterns = [\"{who:name} shipped {what:quantity}\"]\r\nkey = [\"who\"]\r\n";
    assert!(codes(rule).is_empty());
    assert!(codes(&format!("\u{feff}{rule}")).is_empty());
    assert_eq!(codes("id = \"\0\"\n"), ["R203"]);
}

#[test]
fn what_the_program_holds_has_no_warning() {
    let told: Vec<String> = load(&[]).unwrap().warnings.iter().map(|d| format!("{} {}", d.file, d.message)).collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn every_rule_that_ships_has_examples_of_each_kind() {
    for rule in load(&[]).unwrap().rules.rules() {
        let verdicts = |code: &str| rule.examples.iter().filter(|e| e.verdict.code() == code).count();
        for verdict in ["supported", "contradicted", "absent"] {
            assert!(verdicts(verdict) > 0, "{} has no example that is {verdict}", rule.name);
        }
        assert!(!rule.ignores.is_empty() && !rule.reads.is_empty(), "{}", rule.name);
    }
}

#[test]
fn the_rules_in_the_manual_load_and_their_examples_are_met() {
    let mut blocks = Vec::new();
    for file in ["rules/README.md", "rules/recipes.md"] {
        let text = fs::read_to_string(file).unwrap();
        let found = text.split("```toml\n").skip(1).filter_map(|b| b.split("```").next());
        blocks.extend(
            found.enumerate().map(|(number, block)| (format!("{file}, block {}", number + 1), block.to_owned())),
        );
    }
    assert!(blocks.len() >= 17);
    for (name, text) in blocks {
        let checker = match Checker::load(&[RuleText { name: name.clone(), text }]) {
            Ok(checker) => checker.alert(),
            Err(faults) => panic!("{name}: {faults:?}"),
        };
        assert!(checker.loaded().warnings.is_empty(), "{name}: {:?}", checker.loaded().warnings);
        for trial in trial::run(&checker, |r| *r.origin.file == *name) {
            assert!(!trial.fails(), "{name}, line {}: {}", trial.place.1, trial.said);
        }
    }
}

/// A recipe is a rule with an example of each verdict and a near miss; no word or pattern of it is untried, and it decides.
#[test]
fn a_recipe_tries_all_that_it_shows() {
    let text = fs::read_to_string("rules/recipes.md").unwrap();
    let recipes: Vec<&str> = text.split("\n## ").skip(1).collect();
    assert_eq!(recipes.len(), 14);
    for recipe in recipes {
        let title = recipe.lines().next().unwrap_or_default();
        let block = recipe.split("```toml\n").nth(1).and_then(|b| b.split("```").next()).unwrap();
        let file = RuleText { name: "recipe.toml".to_owned(), text: block.to_owned() };
        let checker = Checker::load(&[file]).unwrap();
        let own = |r: &Rule| *r.origin.file == *"recipe.toml";
        for rule in checker.loaded().rules.rules().iter().filter(|r| own(r)) {
            for verdict in ["supported", "contradicted", "absent"] {
                assert!(rule.examples.iter().any(|e| e.verdict.code() == verdict), "{title}: none is {verdict}");
            }
            assert!(!rule.ignores.is_empty(), "{title}: no near miss");
        }
        assert_eq!(coverage::run(&checker, own), [], "{title}");
        let checker = checker.alert();
        let trials = trial::every(&checker, own, With { alone: false, others: true }, &|| {});
        assert_eq!(coverage::idle(&checker, &trials), [], "{title}");
    }
}
