//! A trace as one HTML page: no network, nothing of the texts but as text. (`page.html`, `page.css`, `page.js`)

use super::explain::{desk, why};
use super::style::{Style, shown};
use super::trace::{self, finding, gate, place, verdict};
use crate::batch::Judged;
use crate::text::Span;
use crate::trace::Trace;
use crate::trace::model::{Clause, Finding, Pairing, Stretch, Text};
use askama::Template;
use std::collections::BTreeMap;
use std::iter;

/// What the template fills in.
#[derive(Template)]
#[template(path = "page.html", config = "src/render/askama.toml")]
struct Page<'a> {
    verdict: &'static str,
    sign: &'static str,
    statement: &'a str,
    why: String,
    desk: Vec<String>,
    meta: String,
    css: &'static str,
    js: &'static str,
    ours: Vec<Cell>,
    theirs: Vec<Place>,
    clauses: Vec<Judgement>,
    unjudged: &'static str,
    read: Vec<(String, Vec<(&'static str, String)>)>,
}

/// Words of a text: plain where the class is empty, else marked.
#[derive(Default)]
struct Cell {
    text: String,
    class: &'static str,
    id: String,
    to: String,
    sign: String,
    why: String,
}

/// One sentence of the source.
struct Place {
    place: String,
    cells: Vec<Cell>,
}

/// One clause in words.
struct Judgement {
    verdict: String,
    text: String,
    words: Vec<Row>,
    findings: Vec<String>,
    passages: Vec<Gates>,
}

/// A word beside its counterpart.
struct Row {
    class: &'static str,
    ours: String,
    weight: String,
    theirs: String,
    score: String,
    why: String,
}

/// A passage and what keeps it from bearing the clause.
struct Gates {
    head: String,
    gates: Vec<String>,
}

/// What is to be marked at a stretch: where it leads, and why.
#[derive(Default)]
struct Mark {
    class: &'static str,
    end: usize,
    to: Vec<String>,
    numbers: Vec<usize>,
    why: Vec<String>,
}

/// Marks by the first byte of their words.
type Marks = BTreeMap<usize, Mark>;

/// The page.
pub fn page(judged: &Judged, trace: &Trace) -> String {
    let what = shown(judged.report.verdict, judged.report.checked);
    let (ours, theirs) = marks(trace);
    let source = trace.source_number.and_then(|k| judged.sources.get(k));
    let name = source.map_or(String::new(), |s| format!("{}, sha256 {} · ", s.name, s.article.sha256));
    let sentences = trace.source.sentences.iter().map(|s| Place {
        place: place(judged, trace, s),
        cells: cells('t', source.map_or("", |n| n.article.text()), s.span(), &theirs),
    });
    let page = Page {
        verdict: what.word(),
        sign: Style::default().sign(what),
        statement: &judged.statement,
        why: why(judged),
        desk: desk(&judged.report).collect(),
        meta: format!("{name}rules {} · factmark {}", judged.rules_sha256, env!("CARGO_PKG_VERSION")),
        css: include_str!("page.css"),
        js: include_str!("page.js"),
        ours: cells('s', &judged.statement, Span::new(0, judged.statement.len()), &ours),
        theirs: sentences.collect(),
        clauses: trace.clauses.iter().map(|c| judgement(judged, trace, c)).collect(),
        unjudged: trace::unjudged(judged),
        read: read(judged, trace),
    };
    // writing into memory does not fail
    page.render().unwrap_or_default()
}

/// The words of a stretch of a text, marked.
fn cells(side: char, text: &str, whole: Span, marks: &Marks) -> Vec<Cell> {
    let (mut out, mut at) = (Vec::new(), whole.start as usize);
    let plain = |from: usize, to: usize| Cell { text: clean(Span::new(from, to).of(text)), ..Cell::default() };
    for (start, mark) in marks.range(at..whole.end as usize) {
        // an earlier mark may hold this one's words
        if *start < at {
            continue;
        }
        out.push(plain(at, *start));
        let numbers: Vec<String> = mark.numbers.iter().map(|n| n.to_string()).collect();
        let glyph = match mark.class {
            "missing" => "?",
            "against" => "✗",
            "told" => "–",
            _ => "",
        };
        out.push(Cell {
            text: clean(Span::new(*start, mark.end).of(text)),
            class: mark.class,
            id: format!("{side}{start}"),
            to: mark.to.join(" "),
            sign: format!("{glyph}{}", numbers.join(",")),
            why: clean(&mark.why.join("; ")),
        });
        at = mark.end;
    }
    out.push(plain(at, whole.end as usize));
    out
}

/// What would control the reader's screen is left out.
fn clean(text: &str) -> String {
    Style::default().text(text.to_string())
}

/// The marks of the statement and those of the source.
fn marks(trace: &Trace) -> (Marks, Marks) {
    let (mut ours, mut theirs) = (Marks::new(), Marks::new());
    let mut number = 0;
    for word in trace.clauses.iter().flat_map(|c| &c.words) {
        let class = class(word);
        let here = ours.entry(word.at.byte_start).or_default();
        (here.class, here.end) = (class, word.at.byte_end);
        let Some(there) = &word.there else {
            here.why.push(format!("{}: {}", word.at.exact, trace::why(word)));
            continue;
        };
        number += 1;
        let why =
            format!("{} → {}: {}, {:.2}", word.at.exact, there.exact, trace::why(word), word.score.unwrap_or(0.0));
        tie(here, 't', there, number, &why);
        let other = theirs.entry(there.byte_start).or_default();
        (other.class, other.end) = (if other.class.is_empty() { class } else { other.class }, there.byte_end);
        tie(other, 's', &word.at, number, &why);
    }
    for one in against(trace) {
        let why = finding(one);
        let claim = set_against(&mut ours, &one.claim, &why);
        let Some(there) = one.evidence.as_ref().map(|e| set_against(&mut theirs, e, &why)) else { continue };
        claim.iter().for_each(|c| there.iter().for_each(|t| link(&mut ours, *c, format!("t{t}"))));
        there.iter().for_each(|t| claim.iter().for_each(|c| link(&mut theirs, *t, format!("s{c}"))));
    }
    (ours, theirs)
}

/// The findings that exclude, those left out whose words hold the words of another one.
fn against(trace: &Trace) -> impl Iterator<Item = &Finding> {
    let all = || {
        let findings = trace.clauses.iter().flat_map(|c| &c.findings);
        findings.filter(|f| ["contradicted", "possible"].contains(&f.outcome))
    };
    let wide = move |f: &&Finding| {
        let span = f.claim.span();
        !all().any(|other| span.contains(other.claim.span()) && span != other.claim.span())
    };
    all().filter(wide)
}

fn tie(mark: &mut Mark, side: char, other: &Stretch, number: usize, why: &str) {
    mark.to.push(format!("{side}{}", other.byte_start));
    mark.numbers.push(number);
    mark.why.push(why.to_string());
}

fn link(marks: &mut Marks, start: usize, to: String) {
    if let Some(mark) = marks.get_mut(&start).filter(|m| !m.to.contains(&to)) {
        mark.to.push(to);
    }
}

/// Marks what differs, and gives the first bytes of the marks: those that its words have already, and new ones between them.
fn set_against(marks: &mut Marks, at: &Stretch, why: &str) -> Vec<usize> {
    let inside = |(start, mark): &(&usize, &Mark)| **start < at.byte_end && mark.end > at.byte_start;
    let known: Vec<(usize, usize)> = marks.iter().filter(inside).map(|(start, mark)| (*start, mark.end)).collect();
    let mut out: Vec<usize> = known.iter().map(|(start, _)| *start).collect();
    let mut from = at.byte_start;
    for (start, end) in known.into_iter().chain([(at.byte_end, at.byte_end)]) {
        let gap = Span::new(from.saturating_sub(at.byte_start), start.saturating_sub(at.byte_start)).of(&at.exact);
        let words = gap.trim_matches(|c: char| !c.is_alphanumeric());
        if !words.is_empty() {
            let first = from + gap.len() - gap.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            marks.insert(first, Mark { end: first + words.len(), ..Mark::default() });
            out.push(first);
        }
        from = end.max(from);
    }
    for start in &out {
        if let Some(mark) = marks.get_mut(start) {
            mark.class = "against";
            mark.why.push(why.to_string());
        }
    }
    out
}

fn class(word: &Pairing) -> &'static str {
    match (word.how, &word.there) {
        ("told" | "tacit", _) => "told",
        ("same-word" | "name" | "figure" | "date" | "quotation", Some(_)) => "same",
        (_, Some(_)) => "other",
        (_, None) if word.weight > 0.0 => "missing",
        (_, None) => "told",
    }
}

fn judgement(judged: &Judged, trace: &Trace, clause: &Clause) -> Judgement {
    let passages = clause.passages.iter().map(|p| Gates {
        head: trace::passage(judged, trace, clause, p),
        gates: p.gates.iter().map(|g| clean(&gate(g))).collect(),
    });
    Judgement {
        verdict: verdict(clause),
        text: clean(&clause.at.exact),
        words: clause.words.iter().map(row).collect(),
        findings: clause.findings.iter().map(|f| clean(&finding(f))).collect(),
        passages: passages.collect(),
    }
}

fn row(word: &Pairing) -> Row {
    Row {
        class: class(word),
        ours: clean(&word.at.exact),
        weight: format!("{:.2}", word.weight),
        theirs: word.there.as_ref().map_or("–".to_string(), |t| clean(&t.exact)),
        score: word.score.map_or(String::new(), |s| format!("{s:.2}")),
        why: clean(&trace::why(word)),
    }
}

/// What was read, text by text, each under its title.
fn read(judged: &Judged, trace: &Trace) -> Vec<(String, Vec<(&'static str, String)>)> {
    let rows = |text: &Text, sentence: Option<Span>| {
        trace::rows(text, sentence).into_iter().map(|(label, words)| (label, clean(&words))).collect()
    };
    let own = ("Read in the statement".to_string(), rows(&trace.statement, None));
    let theirs = trace
        .source
        .sentences
        .iter()
        .map(|s| (format!("Read in {}", place(judged, trace, s)), rows(&trace.source, Some(s.span()))));
    iter::once(own).chain(theirs).collect()
}
