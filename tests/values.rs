//! Figures and dates: one meaning told in many phrasings, what is none, and what one says of another.
//!
//! Every phrase of `tests/values/*.toml` is a test of its own name; `tests/README.md` tells how the files are written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop at what must hold

use factmark::check::Checker;
use factmark::lexicon::Hedge;
use factmark::outcome::Agreement;
use factmark::value::date::{self, Date, Side, Tie};
use factmark::value::quantity::{Change, Kind, Quantity, Shape};
use factmark::value::{Lean, Value};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    figure: Vec<Meaning>,
    date: Vec<Meaning>,
    no_figure: Vec<String>,
    no_date: Vec<String>,
    compare: Vec<Compare>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    is: String,
    told: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    source: String,
    claim: String,
    says: String,
    dateline: Option<String>,
}

/// One test, over the shared checker.
type Run = Box<dyn Fn(&Checker) -> Result<(), Failed> + Send>;

fn main() {
    let checker = Arc::new(Checker::builtin().unwrap());
    let mut trials = Vec::new();
    for path in ["figures", "units", "not-figures", "dates", "comparisons"] {
        let name = format!("{}/tests/values/{path}.toml", env!("CARGO_MANIFEST_DIR"));
        let file: File = toml::from_str(&std::fs::read_to_string(name).unwrap()).unwrap();
        let mut add = |name: String, run: Run| {
            let checker = checker.clone();
            trials.push(Trial::test(format!("{path}: {name}"), move || run(&checker)));
        };
        for meaning in file.figure {
            for text in meaning.told {
                let want = meaning.is.clone();
                add(text.clone(), Box::new(move |checker| same(&figures(checker, &text).0.join(" | "), &want)));
            }
        }
        for meaning in file.date {
            for text in meaning.told {
                let want = meaning.is.clone();
                add(text.clone(), Box::new(move |checker| same(&dates(checker, &text).0.join(" | "), &want)));
            }
        }
        for text in file.no_figure {
            add(text.clone(), Box::new(move |checker| same(&figures(checker, &text).0.join(" | "), "")));
        }
        for text in file.no_date {
            add(text.clone(), Box::new(move |checker| same(&dates(checker, &text).0.join(" | "), "")));
        }
        for case in file.compare {
            let name = format!("{} <- {}", case.claim, case.source);
            add(name, Box::new(move |checker| same(&compared(checker, &case), &case.says)));
        }
    }
    let laws = checker.clone();
    trials.push(Trial::test("every figure entails itself; without bounds, what excludes is excluded", move || {
        symmetric(&laws)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Every figure of the comparisons against every other. A bound may be misreported in one direction only.
fn symmetric(checker: &Checker) -> Result<(), Failed> {
    let name = format!("{}/tests/values/comparisons.toml", env!("CARGO_MANIFEST_DIR"));
    let file: File = toml::from_str(&std::fs::read_to_string(name).unwrap()).unwrap();
    let texts = file.compare.iter().flat_map(|c| [&c.claim, &c.source]);
    let all: Vec<(String, Quantity)> =
        texts.flat_map(|t| figures(checker, t).1.into_iter().map(move |q| (t.clone(), q))).collect();
    let bound = |q: &Quantity| q.hedge >= Hedge::AtMost;
    for (text, one) in &all {
        if one.compare(one).agreement != Agreement::Entails {
            return Err(format!("`{text}` does not entail itself").into());
        }
        for (other_text, other) in &all {
            let (there, back) = (one.compare(other).agreement, other.compare(one).agreement);
            let excludes = |a: Agreement| a == Agreement::Excludes;
            if one.disjoint(other) != other.disjoint(one)
                || (!bound(one) && !bound(other) && excludes(there) != excludes(back))
            {
                return Err(format!("`{text}` and `{other_text}` are not symmetric").into());
            }
        }
    }
    Ok(())
}

fn same(got: &str, want: &str) -> Result<(), Failed> {
    if got == want { Ok(()) } else { Err(format!("read `{got}`, not `{want}`").into()) }
}

fn figures(checker: &Checker, text: &str) -> (Vec<String>, Vec<Quantity>) {
    let reading = checker.reading(text);
    let found = reading.mentions.iter().filter_map(|m| if let Value::Quantity(q) = &m.value { Some(q) } else { None });
    found.map(|q| (figure(q, q.noun.map(|n| reading.document.surface(n.head))), (**q).clone())).unzip()
}

/// A figure in one line: "about 480000 deaths", "at-most 5 percent by", "age 11", "vague 24-99 homes".
fn figure(q: &Quantity, noun: Option<&str>) -> String {
    let mut out = Vec::new();
    let kind = match q.kind {
        Kind::Cardinal => "",
        Kind::Ordinal => "ordinal",
        Kind::Age => "age",
        Kind::Score => "score",
        Kind::Odds => "odds",
        Kind::Clock => "clock",
    };
    let vague = if q.shape == Shape::Vague { "vague" } else { "" };
    let hedge = if q.hedge.code() == "bare" { "" } else { q.hedge.code() };
    out.extend([hedge, kind, vague].iter().filter(|w| !w.is_empty()).map(ToString::to_string));
    out.push(if q.shape == Shape::One { q.low.to_string() } else { format!("{}-{}", q.low, q.high) });
    out.extend(q.unit.as_ref().filter(|_| q.kind != Kind::Age).map(|u| u.name.to_string()));
    out.extend(noun.map(|n| n.to_lowercase()));
    out.extend(q.rate.as_ref().map(|r| format!("per {}", r.name)));
    let change = q.change.map(|c| match c {
        Change::To => "(to)",
        Change::By => "(by)",
        Change::From => "(from)",
    });
    out.extend(change.map(String::from));
    out.join(" ")
}

fn dates(checker: &Checker, text: &str) -> (Vec<String>, Vec<Date>) {
    let reading = checker.reading(text);
    let found = reading.mentions.iter().filter_map(|m| if let Value::Date(d) = &m.value { Some(d) } else { None });
    found.map(|d| (when(d), d.clone())).unzip()
}

/// A date in one line: "since 2006", "2025-02-20 thu", "year-1", "year-2 event", "q3 2019".
fn when(date: &Date) -> String {
    let mut out = Vec::new();
    let side = match date.side {
        Side::In => "",
        Side::Since => "since",
        Side::By => "by",
        Side::Until => "until",
        Side::Before => "before",
        Side::After => "after",
    };
    out.extend(Some(side).filter(|s| !s.is_empty()).map(String::from));
    if let Some(shift) = date.shift {
        let steps = shift.steps.map_or(if shift.back { "-?".into() } else { "+?".into() }, |n| format!("{n:+}"));
        out.push(format!("{:?}{steps}", shift.step).to_lowercase());
        out.extend((shift.tie == Tie::Event).then(|| String::from("event")));
    }
    let told = |p: &date::Parts| {
        let mut out = Vec::new();
        let named = [("season", p.season), ("q", p.quarter), ("h", p.half), ("weekday", p.weekday), ("part", p.part)];
        out.extend(named.iter().filter_map(|(name, n)| n.map(|n| format!("{name}{n}"))));
        out.extend(p.fiscal.then(|| String::from("fiscal")));
        let years = if p.years > 1 { format!("+{}", p.years) } else { String::new() };
        let day = [
            p.year.map(|y| format!("{y}{years}")),
            p.month.map(|m| format!("{m:02}")),
            p.day.map(|d| format!("{d:02}")),
        ];
        let day: Vec<String> = day.into_iter().flatten().collect();
        out.extend((!day.is_empty()).then(|| day.join("-")));
        out.join(" ")
    };
    out.extend(Some(told(&date.parts)).filter(|t| !t.is_empty()));
    out.extend(date.until.map(|u| format!("to {}", told(&u))));
    out.join(" ")
}

fn compared(checker: &Checker, case: &Compare) -> String {
    let (claims, sources) = (dates(checker, &case.claim).1, dates(checker, &case.source).1);
    let answer = if let ([claim], [source]) = (claims.as_slice(), sources.as_slice()) {
        let place =
            |d: &Date| case.dateline.as_ref().map_or(d.clone(), |day| d.anchor(day.parse().unwrap(), Lean::Back));
        place(claim).compare(&place(source))
    } else {
        let (claims, sources) = (figures(checker, &case.claim).1, figures(checker, &case.source).1);
        let ([claim], [source]) = (claims.as_slice(), sources.as_slice()) else {
            return format!("{} and {} figures", claims.len(), sources.len());
        };
        claim.compare(source)
    };
    let verdict = match answer.agreement {
        Agreement::Entails => "supported",
        Agreement::Excludes => "contradicted",
        Agreement::Unknown => "absent",
    };
    let why = if answer.agreement == Agreement::Entails {
        answer.caveats.iter().map(|c| c.code()).collect::<Vec<_>>().join(" ")
    } else {
        answer.reason.code().to_string()
    };
    [verdict, &why].iter().filter(|w| !w.is_empty()).map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
