//! Figures and dates: one meaning told in many phrasings, what is none, and what one says of another.
//!
//! Every phrase of `tests/values/*.toml` is a test of its own name; `tests/README.md` tells how the files are written.

use factmark::lexicon::{Hedge, Lexicon};
use factmark::outcome::Agreement;
use factmark::text::Run;
use factmark::value::date::{self, Date, Side, Tie};
use factmark::value::quantity::{self, Change, Kind, Quantity, Shape};
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

fn main() {
    let lexicon = Arc::new(Lexicon::builtin().unwrap());
    let mut trials = Vec::new();
    for path in ["figures", "units", "not-figures", "dates", "comparisons"] {
        let name = format!("{}/tests/values/{path}.toml", env!("CARGO_MANIFEST_DIR"));
        let file: File = toml::from_str(&std::fs::read_to_string(name).unwrap()).unwrap();
        let mut add = |name: String, run: Box<dyn Fn(&Lexicon) -> Result<(), Failed> + Send>| {
            let lexicon = lexicon.clone();
            trials.push(Trial::test(format!("{path}: {name}"), move || run(&lexicon)));
        };
        for meaning in file.figure {
            for text in meaning.told {
                let want = meaning.is.clone();
                add(text.clone(), Box::new(move |lexicon| same(&figures(lexicon, &text).0.join(" | "), &want)));
            }
        }
        for meaning in file.date {
            for text in meaning.told {
                let want = meaning.is.clone();
                add(text.clone(), Box::new(move |lexicon| same(&dates(lexicon, &text).0.join(" | "), &want)));
            }
        }
        for text in file.no_figure {
            add(text.clone(), Box::new(move |lexicon| same(&figures(lexicon, &text).0.join(" | "), "")));
        }
        for text in file.no_date {
            add(text.clone(), Box::new(move |lexicon| same(&dates(lexicon, &text).0.join(" | "), "")));
        }
        for case in file.compare {
            let name = format!("{} <- {}", case.claim, case.source);
            add(name, Box::new(move |lexicon| same(&compared(lexicon, &case), &case.says)));
        }
    }
    let laws = lexicon.clone();
    trials.push(Trial::test("every figure entails itself; without bounds, what excludes is excluded", move || {
        symmetric(&laws)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Every figure of the comparisons against every other. A bound may be misreported in one direction only.
fn symmetric(lexicon: &Lexicon) -> Result<(), Failed> {
    let name = format!("{}/tests/values/comparisons.toml", env!("CARGO_MANIFEST_DIR"));
    let file: File = toml::from_str(&std::fs::read_to_string(name).unwrap()).unwrap();
    let texts = file.compare.iter().flat_map(|c| [&c.claim, &c.source]);
    let all: Vec<(String, Quantity)> =
        texts.flat_map(|t| figures(lexicon, t).1.into_iter().map(move |q| (t.clone(), q))).collect();
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

fn figures(lexicon: &Lexicon, text: &str) -> (Vec<String>, Vec<Quantity>) {
    let document = lexicon.document(text);
    let terms = lexicon.tag(&document);
    let dates: Vec<Run> = date::recognise(&document, &terms, lexicon).into_iter().map(|d| d.0).collect();
    let found = quantity::recognise(&document, &terms, lexicon, &dates);
    let told = found.iter().map(|(_, q)| figure(q, q.noun.map(|n| document.surface(n.head)))).collect();
    (told, found.into_iter().map(|f| f.1).collect())
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

fn dates(lexicon: &Lexicon, text: &str) -> (Vec<String>, Vec<Date>) {
    let document = lexicon.document(text);
    let terms = lexicon.tag(&document);
    let found: Vec<Date> = date::recognise(&document, &terms, lexicon).into_iter().map(|d| d.1).collect();
    (found.iter().map(when).collect(), found)
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

fn compared(lexicon: &Lexicon, case: &Compare) -> String {
    let (claims, sources) = (dates(lexicon, &case.claim).1, dates(lexicon, &case.source).1);
    let answer = if let ([claim], [source]) = (claims.as_slice(), sources.as_slice()) {
        let place = |d: &Date| case.dateline.as_ref().map_or(d.clone(), |day| d.anchor(day.parse().unwrap()));
        place(claim).compare(&place(source))
    } else {
        let (claims, sources) = (figures(lexicon, &case.claim).1, figures(lexicon, &case.source).1);
        let ([claim], [source]) = (claims.as_slice(), sources.as_slice()) else {
            return format!("{} and {} figures", claims.len(), sources.len());
        };
        let answer = claim.compare(source);
        answer
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
