//! What many rules cost: `cargo bench --bench rules`. Rules of a desk are made, a verb or two and a set of their own each; a text
//! of 3 kB is read and a hundred statements are checked by them. Few of the rules can match: the cost must grow with these.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout)] // a bench prints its table

use factmark::check::{Checker, RuleText};
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many rules are loaded.
const COUNTS: [usize; 5] = [0, 10, 100, 1_000, 10_000];
/// How many statements are checked.
const STATEMENTS: usize = 100;
/// How many rules share a word set.
const SHARED: usize = 4;
/// Each figure is the least of so many.
const TIMES: usize = 5;

/// Syllables that verbs are made of: no two rules have the same verb.
const HEADS: [&str; 10] = ["bar", "cal", "dor", "fen", "gul", "har", "lim", "mor", "pel", "tun"];
const TAILS: [&str; 10] = ["band", "cord", "dust", "flint", "grasp", "hook", "lock", "mount", "pack", "sport"];

fn verb(number: usize) -> String {
    let (a, b, c) = (number % 10, number / 10 % 10, number / 100);
    let middle: String = c.to_string().bytes().map(|d| HEADS[usize::from(d - b'0')]).collect();
    format!("{}{middle}{}", HEADS[a], TAILS[b])
}

/// `count` rules with their word sets; every tenth with a list, every tenth with a place and a second pattern.
fn rules(count: usize) -> String {
    let mut out = "pack = \"desk\"\n".to_owned();
    for n in 0..count {
        if n % SHARED == 0 {
            writeln!(out, "[words.set-{}]\nverbs = [\"{}\", \"{}\"]", n / SHARED, verb(n), verb(n + 1)).unwrap();
        }
        let set = n / SHARED;
        let (patterns, key) = match n % 10 {
            3 => (format!("\"{{who:name}} [set-{set}] {{what:list}} at {}\"", verb(n)), "who"),
            7 => (
                format!(
                    "\"{{who:name}} [set-{set}] {{amount:quantity}} in {{place:name}}\", \"{{amount:quantity}} .. {} by {{who:name}}\"",
                    verb(n)
                ),
                "who",
            ),
            _ => (format!("\"{{who:name}} [set-{set}] {{amount:quantity}} {}?\"", verb(n + 2)), "who"),
        };
        let check = if n % 10 == 3 {
            "check = { what = \"subset\" }"
        } else {
            "check = { amount = \"within\" }\nsingle = [\"amount\"]"
        };
        writeln!(out, "[[rule]]\nid = \"rule-{n}\"\npatterns = [{patterns}]\nkey = [\"{key}\"]\n{check}").unwrap();
    }
    out
}

/// About 3 kB of news in which verbs of a few of the rules stand.
fn article() -> String {
    let mut out = String::new();
    for n in 0..26 {
        let town = ["Sund", "Lira", "Oster", "Varn"][n % 4];
        write!(
            out,
            "{town} {}ed {} barges in May, and the harbour board of {town} said that it had asked for a new quay. ",
            verb(n % 9),
            n + 3
        )
        .unwrap();
    }
    out
}

fn statements() -> Vec<String> {
    let town = |n: usize| ["Sund", "Lira", "Oster", "Varn"][n % 4];
    (0..STATEMENTS).map(|n| format!("{} {}ed {} barges in May.", town(n), verb(n % 9), n % 40)).collect()
}

fn least(mut act: impl FnMut()) -> Duration {
    let one = |_| {
        let begun = Instant::now();
        act();
        begun.elapsed()
    };
    (0..TIMES).map(one).min().unwrap()
}

fn main() {
    let (text, statements) = (article(), statements());
    println!("{} bytes of text, {STATEMENTS} statements; the least of {TIMES} runs, on one core", text.len());
    println!("{:>7}  {:>9}  {:>9}  {:>9}", "rules", "load ms", "read ms", "check ms");
    for count in COUNTS {
        let file = RuleText { name: "desk.toml".to_owned(), text: rules(count) };
        let files = std::slice::from_ref(&file);
        let load = least(|| drop(black_box(Checker::load(files).unwrap())));
        let checker = Checker::load(files).unwrap();
        let read = least(|| drop(black_box(checker.read(&text))));
        let source = checker.read(&text);
        let check = least(|| statements.iter().for_each(|s| drop(black_box(checker.check(s, &[&source])))));
        let ms = |d: Duration| d.as_secs_f64() * 1_000.0;
        println!("{count:>7}  {:>9.1}  {:>9.1}  {:>9.1}", ms(load), ms(read), ms(check));
    }
}
