//! Figures and dates: one meaning told in many phrasings, and what is none. Every phrase of `tests/values/*.toml` is a
//! test of its own name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop at what must hold

use factmark::check::Checker;
use factmark::value::{Date, Quantity, Value};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    figure: Vec<Meaning>,
    date: Vec<Meaning>,
    no_figure: Vec<String>,
    no_date: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    is: String,
    told: Vec<String>,
}

fn main() {
    let checker = Arc::new(Checker::builtin().unwrap());
    let mut trials = Vec::new();
    for path in ["figures", "not-figures", "dates"] {
        let name = format!("{}/tests/values/{path}.toml", env!("CARGO_MANIFEST_DIR"));
        let file: File = toml::from_str(&std::fs::read_to_string(name).unwrap()).unwrap();
        let figures = file.figure.into_iter().flat_map(|m| m.told.into_iter().map(move |t| (t, m.is.clone(), true)));
        let dates = file.date.into_iter().flat_map(|m| m.told.into_iter().map(move |t| (t, m.is.clone(), false)));
        let none = file.no_figure.into_iter().map(|t| (t, String::new(), true));
        let never = file.no_date.into_iter().map(|t| (t, String::new(), false));
        for (text, want, figure) in figures.chain(dates).chain(none).chain(never) {
            let checker = checker.clone();
            trials.push(Trial::test(format!("{path}: {text}"), move || {
                let got = told(&checker, &text, figure);
                if got == want { Ok(()) } else { Err(Failed::from(format!("read `{got}`, not `{want}`"))) }
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// What is read in a text, in one line: its figures, or its dates.
fn told(checker: &Checker, text: &str, figures: bool) -> String {
    let reading = checker.reading(text);
    let tell = |value: &Value| match value {
        Value::Quantity(q) if figures => Some(figure(q)),
        Value::Date(d) if !figures => Some(date(d)),
        _ => None,
    };
    reading.mentions.iter().filter_map(|m| tell(&m.value)).collect::<Vec<_>>().join(" | ")
}

/// "about 480000", "25 %", "ordinal 3": hedge, kind, value in the base of its unit, unit as named.
fn figure(q: &Quantity) -> String {
    let hedge = if q.hedge == factmark::lexicon::Hedge::Bare {
        String::new()
    } else {
        format!("{:?} ", q.hedge).to_lowercase()
    };
    let kind = if q.ordinal {
        "ordinal "
    } else if q.vague {
        "vague "
    } else {
        ""
    };
    let value = if q.lo == q.hi { q.lo.to_string() } else { format!("{}-{}", q.lo, q.hi) };
    let unit = if q.unit.is_empty() { String::new() } else { format!(" {}", q.unit) };
    format!("{hedge}{kind}{value}{unit}")
}

/// "y2006", "m3 d4", "w4", "relative 3 -1": the parts that are given.
fn date(d: &Date) -> String {
    let mut out = Vec::new();
    out.extend(d.years.map(|(a, b)| if a == b { format!("y{a}") } else { format!("y{a}-{b}") }));
    out.extend(d.month.map(|m| format!("m{m}")));
    out.extend(d.day.map(|m| format!("d{m}")));
    out.extend(d.weekday.map(|m| format!("w{m}")));
    out.extend(d.season.map(|m| format!("s{m}")));
    out.extend(d.relative.map(|(unit, by)| format!("relative {unit} {by}")));
    out.extend(d.part.map(|p| format!("part {p}")));
    out.extend(d.limit.map(|l| format!("{l:?}").to_lowercase()));
    out.join(" ")
}
