//! The record of a draft for a person at a terminal: how each query stands, and what stands in the way of a sign-off.

use super::review_data::{MarkRow, SignedRow};
use super::style::{Shown, Style};
use super::terminal::plural;
use crate::outcome::{Choice, State};
use crate::review::record::{Decision, Lack};
use crate::review::signing::Obstacle;
use crate::review::{Act, Entry, Stand, Standing};

/// What an act of a record lacks.
pub fn lacking(lack: Lack) -> &'static str {
    match lack {
        Lack::Version => "it was written by another version of the record; `v` must be 1",
        Lack::Id => "it has no `id`",
        Lack::By => "it does not say by whom (`by`)",
        Lack::At => "`at` is no time as in 2026-11-30T12:00:00Z",
        Lack::As => "an override says as what it is taken (`as`: supported, contradicted or absent)",
        Lack::Reason => "an override gives a reason (`reason`)",
        Lack::Note => "this decision wants a note (`note`)",
    }
}

/// What stands in the way of a sign-off.
pub fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Open(1) => "1 contradicted or flagged place is not decided".into(),
        Obstacle::Open(n) => format!("{n} contradicted or flagged places are not decided"),
        Obstacle::Stale(1) => "1 decision is stale: words, evidence or rule have changed since".into(),
        Obstacle::Stale(n) => format!("{n} decisions are stale: words, evidence or rule have changed since"),
        Obstacle::Contested(1) => "1 place is decided differently by two persons".into(),
        Obstacle::Contested(n) => format!("{n} places are decided differently by two persons"),
        Obstacle::ToMend(1) => "1 place is to be mended, as was agreed".into(),
        Obstacle::ToMend(n) => format!("{n} places are to be mended, as was agreed"),
        Obstacle::Asked(1) => "the writer is asked about 1 place".into(),
        Obstacle::Asked(n) => format!("the writer is asked about {n} places"),
        Obstacle::Unread(n) => format!("{n} absent: decide them, or say that they were read (--absent-read)"),
        Obstacle::Unchecked(n) => format!("{n} unchecked: say what was done about them (--unchecked NOTE)"),
        Obstacle::Unsigned => "nobody has signed".into(),
        Obstacle::Draft => "the draft has changed since it was signed".into(),
        Obstacle::Source(name) => format!("the source {name} is not the one of the sign-off"),
        Obstacle::Rules => "the rules have changed since it was signed".into(),
        Obstacle::Decisions => "decisions came or went after it was signed".into(),
        Obstacle::Second => "a second person must sign".into(),
    }
}

/// What stands in the way, in one line.
pub fn obstacles(all: &[Obstacle]) -> String {
    all.iter().map(obstacle).collect::<Vec<_>>().join("; ")
}

/// What was decided, by whom and why.
pub fn decided(decision: &Decision) -> String {
    let Decision { decision: choice, taken, reason, note, made, .. } = decision;
    let taken = taken.map(|v| format!(" as {}", v.code())).unwrap_or_default();
    let reason = reason.map(|r| format!(" ({})", r.code())).unwrap_or_default();
    let note = note.as_ref().filter(|n| !n.trim().is_empty()).map(|n| format!(": {n}")).unwrap_or_default();
    // a line of the listing is one act, whatever somebody writes
    let line = format!("{}{taken}{reason} by {}{note}", choice.code(), made.by);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How each query stands, a line each; those too that are decided, or were read when it was signed, with `all`.
pub fn table(rows: &[MarkRow], standing: &Standing, signed: bool, all: bool, style: Style) -> String {
    let mut out = String::new();
    for (row, stood) in rows.iter().zip(&standing.marks) {
        let settled = match stood.stand {
            Stand::Decided(choice) => matches!(choice, Choice::Override | Choice::Stet),
            // who signed has read it
            Stand::Open => signed,
            Stand::Stale | Stand::Contested => false,
        };
        if (row.query.is_none() && stood.heads.is_empty()) || (settled && !all) {
            continue;
        }
        let number = row.query.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let shown = shown(row.state);
        let place = format!("{}:{}", row.line, row.column);
        let head = format!("{number:>5}  {}", style.verdict(shown));
        // the colour of the verdict is no part of the text that is cleaned
        let pad = " ".repeat(13usize.saturating_sub(shown.word().len()));
        let why = if row.why.is_empty() { String::new() } else { format!(": {}", cut(&row.why, 72)) };
        let claim = cut(&row.claim, 40);
        let rest = format!("{pad} {place:<8} {:<10} {} “{claim}”{why}\n", row.standing, row.finding);
        out += &(head + &style.text(rest));
        let of = |id: &String| standing.heads.iter().find(|d| d.id == *id);
        for decision in stood.heads.iter().filter_map(of) {
            out += &style.text(format!("       {}\n", decided(decision)));
        }
    }
    for decision in &standing.orphans {
        let claim = &decision.fingerprint.claim.exact;
        let line = format!("    -  orphaned {} “{claim}”: {}\n", decision.finding, decided(decision));
        out += &style.text(line);
    }
    out
}

/// The beginning of a text, so many characters at most.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let begin: String = text.chars().take(most).collect();
    format!("{}…", begin.trim_end())
}

/// How what is told of a mark is drawn.
pub fn shown(state: State) -> Shown {
    match state {
        State::Contradicted => Shown::Contradicted,
        State::Absent => Shown::Absent,
        State::Flagged => Shown::Flagged,
        State::Supported => Shown::Supported,
        State::Unchecked => Shown::Unchecked,
    }
}

/// What all of it comes to.
pub fn summary(rows: &[MarkRow], standing: &Standing, signed: Option<&SignedRow>, against: &[Obstacle]) -> String {
    let queries = rows.iter().filter(|r| r.query.is_some());
    let of = |word: &str| queries.clone().filter(|r| r.standing == word).count();
    let (open, stale, contested) = (of("open"), of("stale"), of("contested"));
    let open_word = if signed.is_some() && against.is_empty() { "read" } else { "open" };
    let mut out = format!("{}   {} decided   {open} {open_word}", queried(queries.clone().count()), of("decided"));
    for (n, word) in [(stale, "stale"), (contested, "contested"), (standing.orphans.len(), "orphaned")] {
        if n > 0 {
            out += &format!("   {n} {word}");
        }
    }
    out += "\n";
    out + &match signed {
        Some(signed) if against.is_empty() => {
            let second = signed.second.as_ref().map(|s| format!(", after {s}")).unwrap_or_default();
            format!("signed off by {}{second} at {}\n", signed.by, signed.at)
        }
        _ => format!("not signed off: {}\n", obstacles(against)),
    }
}

/// What an act decides, with the words that it is about; nothing for others.
pub fn told(entry: &Entry) -> Option<String> {
    let Act::Decision(decision) = &entry.act else { return None };
    Some(format!("“{}”: {}\n", cut(&decision.fingerprint.claim.exact, 60), decided(decision)))
}

/// How many queries, in words.
fn queried(n: usize) -> String {
    if n == 1 { "1 query".to_owned() } else { format!("{n} queries") }
}

/// How many acts were written, and where.
pub fn written(fresh: usize, given: usize, record: &str) -> String {
    let known = given - fresh;
    let there = if known > 0 { format!(", {known} were there already") } else { String::new() };
    format!("{} written to {record}{there}\n", plural(fresh, "act"))
}
