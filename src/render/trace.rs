//! A trace for a person at a terminal, and as JSON.

use super::json::ResultRow;
use super::style::Style;
use super::terminal::{Amount, answer, position};
use crate::batch::Judged;
use crate::outcome::Basis;
use crate::text::Span;
use crate::trace::Trace;
use crate::trace::model::{
    Act, Attribution, Claim, Clause, Finding, Gate, Line, Near, Pairing, Passage, Reference, Slot, Stretch, Text,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// What `factmark trace --format json` writes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TraceRow {
    /// The answer, as `factmark check` writes it.
    pub result: ResultRow,
    /// How it came about.
    pub trace: Trace,
}

/// The longest stretch that is quoted, in characters.
const QUOTED: usize = 90;
/// The most elements of a pattern that are named where any of them may stand.
const WANTED: usize = 4;
/// Of how many gates of a passage that is not the nearest is told.
const GATES: usize = 2;
/// The widest column of words, in columns.
const COLUMN: usize = 28;

/// The trace as text: the answer, what was read on both sides, and how the clauses were judged; `quiet`, the last alone.
pub fn text(judged: &Judged, trace: &Trace, style: Style, quiet: bool) -> String {
    let mut out = if quiet { String::new() } else { answer(judged, style, Amount::default()) };
    let mut more = String::new();
    if !quiet {
        more.push_str("\nread in the statement\n");
        rows(&trace.statement, None).iter().for_each(|(label, words)| line(&mut more, label, words));
    }
    if trace.clauses.is_empty() {
        let _ = writeln!(more, "\n{}", unjudged(judged));
    }
    for clause in &trace.clauses {
        of_clause(&mut more, judged, trace, clause);
    }
    for sentence in trace.source.sentences.iter().filter(|_| !quiet) {
        let _ = writeln!(more, "\nread in {}  {}", place(judged, trace, sentence), quoted(sentence));
        rows(&trace.source, Some(sentence.span())).iter().for_each(|(label, words)| line(&mut more, label, words));
    }
    out.push_str(&style.text(if quiet { more.trim_start_matches('\n').to_string() } else { more }));
    out
}

/// Why no clause was judged by itself.
pub fn unjudged(judged: &Judged) -> &'static str {
    match judged.report.checked {
        true => "The source has the statement word for word.",
        false => "There is nothing to check.",
    }
}

/// Where a stretch of the source stands: "file:line:column".
pub fn place(judged: &Judged, trace: &Trace, at: &Stretch) -> String {
    let named = trace.source_number.and_then(|k| judged.sources.get(k));
    named.map_or(String::new(), |n| position(n, at.byte_start))
}

fn line(out: &mut String, label: &str, words: &str) {
    let _ = writeln!(out, "  {label:<10} {words}");
}

/// The words of a stretch on one line, cut where they are long.
fn quoted(at: &Stretch) -> String {
    let words: Vec<&str> = at.exact.split_whitespace().collect();
    let flat = words.join(" ");
    if flat.chars().count() <= QUOTED {
        return format!("“{flat}”");
    }
    let head: String = flat.chars().take(QUOTED).collect();
    format!("“{}…”", head.rsplit_once(' ').map_or(head.as_str(), |(h, _)| h))
}

/// What was read in a text, or in one sentence of it, one row a find: what it is, and in words.
pub fn rows(text: &Text, sentence: Option<Span>) -> Vec<(&'static str, String)> {
    let inside = |at: &Stretch| sentence.is_none_or(|s| s.has(at.byte_start));
    let tokens = text.tokens.iter().filter(|t| t.tag != "mark" && inside(&t.at));
    let tokens: Vec<String> = tokens.map(|t| format!("{}/{}", t.at.exact, t.tag)).collect();
    let mut out = vec![("words", tokens.join(" "))];
    out.extend(text.mentions.iter().filter(|m| inside(&m.at)).map(|m| {
        let value = if m.value.is_empty() { String::new() } else { format!("  ({})", m.value) };
        (m.kind, format!("{}{value}", quoted(&m.at)))
    }));
    let means = |r: &Reference| format!("{} means {}", quoted(&r.at), r.means);
    out.extend(text.acts.iter().filter(|a| inside(&a.at)).map(|a| ("act", act(a))));
    out.extend(text.references.iter().filter(|r| inside(&r.at)).map(|r| ("reference", means(r))));
    out.extend(text.attributions.iter().filter(|a| inside(&a.at)).map(|a| ("said", said(a))));
    out.extend(text.claims.iter().filter(|c| inside(&c.at)).map(|c| ("claim", claim(c))));
    out.extend(text.near.iter().filter(|n| inside(&n.at)).map(|n| ("near", near(n))));
    out
}

fn slots(slots: &[Slot]) -> String {
    let all: Vec<String> = slots.iter().map(|s| format!("{} {}", s.part, quoted(&s.at))).collect();
    all.join(", ")
}

/// An act, or what a rule read, in words: how far it is told as true, where that is not as a fact.
fn stance(affirmed: bool, status: &str) -> String {
    let mut parts = Vec::new();
    if !affirmed {
        parts.push("denied");
    }
    if status != "fact" {
        parts.push(status);
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// An act in words.
fn act(act: &Act) -> String {
    let voice = if act.passive { " (passive)" } else { "" };
    let takes = if act.slots.is_empty() { String::new() } else { format!(": {}", slots(&act.slots)) };
    format!("{}{voice}{}{takes}", quoted(&act.at), stance(act.affirmed, act.status))
}

/// An attribution in words.
fn said(said: &Attribution) -> String {
    let mut speaker = said.speaker.as_ref().map_or("nobody named".to_string(), quoted);
    if let Some(means) = said.means.as_ref().filter(|m| said.speaker.as_ref().is_none_or(|s| s.exact != **m)) {
        speaker.push_str(&format!(" ({means})"));
    }
    let cue = said.cue.as_ref().map_or(String::new(), |c| format!(" {}", c.exact));
    format!("{speaker}{cue}: {}", quoted(&said.at))
}

/// A claim in words.
fn claim(claim: &Claim) -> String {
    let stance = claim.affirmed.zip(claim.status).map_or(String::new(), |(a, s)| stance(a, s));
    format!("{}, pattern {}{stance}: {}", claim.rule, claim.pattern, slots(&claim.slots))
}

/// A near miss in words.
fn near(near: &Near) -> String {
    let mut wanted: Vec<String> = near.wanted.iter().take(WANTED).map(|w| format!("`{w}`")).collect();
    if near.wanted.len() > WANTED {
        wanted.push("another".to_string());
    }
    let found = near.found.as_ref().map_or("the end of the sentence".to_string(), quoted);
    let (rule, matched) = (format!("{}, pattern {}", near.rule, near.pattern), quoted(&near.at));
    format!("{rule}: matched {matched}, wanted {}, found {found}", wanted.join(" or "))
}

fn of_clause(out: &mut String, judged: &Judged, trace: &Trace, clause: &Clause) {
    let _ = writeln!(out, "\nclause {}: {}", quoted(&clause.at), verdict(clause));
    let place = |words: &Stretch| place(judged, trace, words);
    if let Some(first) = clause.passages.first() {
        line(out, "beside", &format!("{}  {}", place(&first.at), quoted(&first.at)));
    }
    table(out, &clause.words);
    for (k, one) in clause.findings.iter().enumerate() {
        line(out, "finding", &format!("{}  {}", k + 1, finding(one)));
    }
    for (k, passage) in clause.passages.iter().enumerate() {
        line(out, "passage", &self::passage(judged, trace, clause, passage));
        let most = if k == 0 { passage.gates.len() } else { GATES };
        passage.gates.iter().take(most).for_each(|g| line(out, "", &format!("- {}", gate(g))));
        if passage.gates.len() > most {
            line(out, "", &format!("- {} more", passage.gates.len() - most));
        }
    }
}

/// A passage in words: where it stands, what it has of the clause, and whether it bears it.
pub fn passage(judged: &Judged, trace: &Trace, clause: &Clause, passage: &Passage) -> String {
    let share = format!("{} has {} of the weight", place(judged, trace, &passage.at), percent(passage.share));
    let points = passage.points.map_or("too few words for a paraphrase".to_string(), |points| {
        format!("{points:.1} points as a paraphrase, of {:.1} needed", passage.points_from)
    });
    let bears = match (passage.gates.is_empty(), clause.basis) {
        (true, _) => return format!("{share} and bears the clause"),
        (false, Some(Basis::Paraphrased)) => "it bears the clause as a paraphrase, and word by word does not:",
        (false, _) => "it does not bear the clause:",
    };
    format!("{share}, {points}; {bears}")
}

/// A verdict with its basis or reason.
pub fn verdict(clause: &Clause) -> String {
    let Some(verdict) = clause.verdict else { return "nothing to check".to_string() };
    let more = clause.basis.map(|b| b.code()).or(clause.reason.map(|r| r.code()));
    more.map_or(verdict.code().to_string(), |m| format!("{}, {m}", verdict.code()))
}

fn table(out: &mut String, words: &[Pairing]) {
    let width = |text: &str| text.width().min(COLUMN);
    let ours = words.iter().map(|w| width(&flat(&w.at.exact))).max().unwrap_or(0);
    let theirs = words.iter().map(|w| w.there.as_ref().map_or(1, |t| width(&flat(&t.exact)))).max().unwrap_or(0);
    for word in words {
        let there = word.there.as_ref().map_or("–".to_string(), |t| flat(&t.exact));
        let sign = if word.there.is_some() { "→" } else { " " };
        let score = word.score.map_or("    ".to_string(), |s| format!("{s:.2}"));
        let (ours, theirs) = (padded(&flat(&word.at.exact), ours), padded(&there, theirs));
        line(out, "word", &format!("{ours} {:>5.2}  {sign} {theirs}  {score}  {}", word.weight, why(word)));
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Why a word has its counterpart, or needs none.
pub fn why(word: &Pairing) -> String {
    match (&word.relation, &word.rule, word.how) {
        (Some(relation), _, _) => relation.clone(),
        (None, Some(rule), _) => format!("needs none: {rule} accounts for it"),
        (None, None, "tacit") => "needs none: the source tells it without a verb".to_string(),
        (None, None, "missing") if word.weight <= 0.0 => "weighs nothing".to_string(),
        (None, None, "missing") => "no counterpart".to_string(),
        (None, None, how) => how.replace('-', " "),
    }
}

/// Where a line of a rule file stands.
fn at(policy: &Option<Line>) -> String {
    policy.as_ref().map_or(String::new(), |l| format!(" ({}:{})", l.file, l.line))
}

/// A finding in words.
pub fn finding(one: &Finding) -> String {
    let difference = one.difference.map_or(one.kind.code(), |d| d.code());
    let mut out = format!("{}: {difference}, {}, by {}; ", one.outcome, one.reason.code(), one.rule);
    let _ = write!(out, "the statement {}", read_as(&one.claim, &one.claim_value));
    match &one.evidence {
        Some(evidence) => {
            let _ = write!(out, ", the source {}", read_as(evidence, &one.source_value));
        }
        None => out.push_str(", the source nothing"),
    }
    if one.outcome != "agrees" && one.outcome != "open" {
        let from = |name: &str, least: Option<f64>| least.map_or(String::new(), |l| format!(", {name} from {l}"));
        let (contradicted, possible) =
            (from("contradicted", one.contradicted_from), from("possible", one.possible_from));
        let _ = write!(out, "; identity {:.2}{contradicted}{possible}{}", one.identity, at(&one.policy));
    }
    for caveat in &one.caveats {
        let _ = write!(out, "; {}", caveat.code());
    }
    out
}

fn read_as(words: &Stretch, value: &str) -> String {
    if value.is_empty() || flat(&words.exact) == flat(value) {
        quoted(words)
    } else {
        format!("{} = {value}", quoted(words))
    }
}

/// A gate in words.
pub fn gate(gate: &Gate) -> String {
    let words = gate.words.as_ref().map_or(String::new(), quoted);
    let (value, limit) = (gate.value.unwrap_or(0.0), gate.limit.unwrap_or(0.0));
    match gate.gate {
        "typed-word" => format!("{words} is a name, figure or date and has no counterpart"),
        "verb" => format!("the verb {words} has no counterpart"),
        "predicate" => format!("{words} is what the subject is said to be, and has no counterpart"),
        "turning-word" => format!("{words} turns the sense, and has no counterpart"),
        "heavy-word" => {
            format!("{words} weighs {value:.1}; at most {limit:.1} may be missing at once{}", at(&gate.policy))
        }
        "coverage" => {
            format!("{} of the weight is covered; {} is the least{}", percent(value), percent(limit), at(&gate.policy))
        }
        "missing-weight" => format!("words of {value:.1} are missing; {limit:.1} is the most{}", at(&gate.policy)),
        "two-sentences" => "two sentences may not lend each other what they say".to_string(),
        _ => match gate.finding {
            Some(k) => format!("finding {} stands against it ({words})", k + 1),
            None => words,
        },
    }
}
