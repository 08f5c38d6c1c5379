//! One answer for a person at a terminal: the verdict, both sides with carets, and why.

use super::excerpt::excerpt;
use super::explain::{caveat, desk, telling, why, why_detail};
use super::style::{Style, shown};
use crate::batch::{Judged, Named};
use crate::outcome::Verdict;
use crate::text::Span;
use crate::verdict::{Detail, Passage};
use colored::Colorize;
use std::fmt::Write;

/// How much is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Only the word of the verdict with its caveat codes.
    pub quiet: bool,
    /// Also every detail that agrees.
    pub all: bool,
}

/// The answer as text, with colours.
pub fn answer(judged: &Judged, style: Style, amount: Amount) -> String {
    let report = &judged.report;
    let what = shown(report.verdict, report.checked);
    if amount.quiet {
        let codes: Vec<&str> = report.caveats.iter().map(|c| c.code()).collect();
        let tail = if codes.is_empty() { String::new() } else { format!("  {}", codes.join(", ")) };
        return format!("{}{tail}\n", what.word());
    }
    let mut out = format!("{}  {}\n", style.verdict(what), style.text(heading(judged)));
    claim(&mut out, judged, style);
    sources(&mut out, judged, style);
    line(&mut out, "why", &why(judged), style);
    for code in &report.caveats {
        line(&mut out, "caveat", &format!("{}: {}", code.code(), caveat(*code)), style);
    }
    nearest(&mut out, judged, style);
    details(&mut out, judged, style, amount.all);
    for detail in &report.possible {
        let words = format!("{}: {}", code(detail), why_detail(detail, judged));
        line(&mut out, "possible", &words, style);
    }
    if let Some(detail) = decisive(judged) {
        line(&mut out, "rule", &detail.rule, style);
    }
    desk(report).for_each(|words| line(&mut out, "desk", &words, style));
    if report.incomplete {
        line(&mut out, "note", "a step budget cut the work short (E301)", style);
    }
    out
}

fn decisive(judged: &Judged) -> Option<&Detail> {
    judged.report.decisive.and_then(|k| judged.report.details.get(k))
}

/// The code by which rules and `explain` call what decided.
pub fn code(detail: &Detail) -> &'static str {
    detail.difference.map_or(detail.reason.code(), |d| d.code())
}

fn heading(judged: &Judged) -> String {
    let report = &judged.report;
    let basis = report.basis.map_or(report.reason.code(), |b| b.code());
    match (report.verdict, decisive(judged)) {
        (Verdict::Supported, _) => {
            let agree = report.details.iter().filter(|d| d.verdict == Verdict::Supported).count();
            let mut parts = vec![basis.to_string()];
            if !report.details.is_empty() {
                parts.push(format!("{agree} of {}", plural(report.details.len(), "detail")));
            }
            if !report.caveats.is_empty() {
                parts.push(plural(report.caveats.len(), "caveat"));
            }
            parts.join(", ")
        }
        (_, Some(detail)) => format!("{} · {}", code(detail), detail.reason.code()),
        (_, None) => report.reason.code().to_string(),
    }
}

/// "1 row", "2 rows".
pub fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn claim(out: &mut String, judged: &Judged, style: Style) {
    let text = &judged.statement;
    let report = &judged.report;
    let marks: Vec<Span> = match (telling(judged), report.verdict) {
        (Some(detail), _) => vec![detail.span],
        (None, Verdict::Absent) => report.missing.clone(),
        (None, _) => Vec::new(),
    };
    let whole = Span::new(0, text.len());
    let label = decisive(judged).map(|d| d.value.as_str()).filter(|v| *v != text_of(&marks, text)).unwrap_or("");
    let shown = excerpt(text, whole, &marks, style);
    line(out, "claim", &shown.line, style);
    under(out, &shown.marks, label, "", style);
}

fn text_of<'a>(marks: &[Span], text: &'a str) -> &'a str {
    marks.first().map_or("", |m| m.of(text))
}

/// The decisive passage of every source that has one.
fn sources(out: &mut String, judged: &Judged, style: Style) {
    let report = &judged.report;
    let mut told: Vec<usize> = Vec::new();
    let first = decisive(judged).and_then(|d| d.evidence.first());
    if let Some(evidence) = first {
        let own = |n: &Named| evidence.passage.span.of(n.article.text()) == evidence.value;
        let plain = judged.sources.get(evidence.passage.source).is_some_and(own);
        let value = if plain { "" } else { evidence.value.as_str() };
        passage(out, "source", evidence.passage, &[evidence.passage.span], value, judged, style);
        told.push(evidence.passage.source);
    }
    for one in &report.evidence {
        if told.contains(&one.source) {
            continue;
        }
        told.push(one.source);
        let inside = |d: &&Detail| d.verdict != Verdict::Absent;
        let marks: Vec<Span> = report
            .details
            .iter()
            .filter(inside)
            .flat_map(|d| d.evidence.first())
            .map(|e| e.passage)
            .collect::<Vec<Passage>>()
            .iter()
            .filter(|p| p.source == one.source && one.span.overlaps(p.span))
            .map(|p| p.span)
            .collect();
        let marks = if marks.is_empty() { vec![one.span] } else { marks };
        passage(out, "source", *one, &marks, "", judged, style);
    }
}

fn passage(out: &mut String, label: &str, at: Passage, marks: &[Span], value: &str, judged: &Judged, style: Style) {
    let Some(named) = judged.sources.get(at.source) else { return };
    let text = named.article.text();
    let whole = paragraph(text, at.span);
    let first = marks.iter().map(|m| m.start).min().unwrap_or(at.span.start);
    let shown = excerpt(text, whole, marks, style);
    line(out, label, &shown.line, style);
    let place = position(named, first as usize);
    under(out, &shown.marks, value, &place, style);
}

/// "file:line:column" of a byte of a source.
pub fn position(named: &Named, at: usize) -> String {
    let (line, column) = named.article.lines.position(named.article.text(), at);
    format!("{}:{line}:{column}", named.name)
}

/// The line of the text that holds a span.
fn paragraph(text: &str, span: Span) -> Span {
    let start = text.get(..span.start as usize).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let end = text.get(span.end as usize..).and_then(|t| t.find('\n')).map_or(text.len(), |i| span.end as usize + i);
    Span::new(start, end)
}

fn nearest(out: &mut String, judged: &Judged, style: Style) {
    let Some(near) = judged.report.nearest.filter(|_| judged.report.verdict == Verdict::Absent) else { return };
    passage(out, "nearest", near, &[Span::new(near.span.start as usize, near.span.start as usize)], "", judged, style);
}

/// One line a detail: those that do not agree, and with `all` those that do.
fn details(out: &mut String, judged: &Judged, style: Style, all: bool) {
    let told: Vec<&Detail> = judged.report.details.iter().filter(|d| all || d.verdict != Verdict::Supported).collect();
    if told.len() < 2 && !all {
        return;
    }
    for (k, detail) in told.iter().enumerate() {
        let what = shown(detail.verdict, true);
        let place = detail.evidence.first().and_then(|e| {
            judged.sources.get(e.passage.source).map(|n| format!("  {}", position(n, e.passage.span.start as usize)))
        });
        let words = style.text(why_detail(detail, judged));
        let label = if k == 0 { "details" } else { "" };
        let _ = writeln!(
            out,
            "  {:<8} {} {:<9} {words}{}",
            label,
            style.paint(what, style.sign(what)),
            detail.kind.code(),
            place.unwrap_or_default().dimmed()
        );
    }
}

fn line(out: &mut String, label: &str, words: &str, style: Style) {
    let _ = writeln!(out, "  {} {}", format!("{label:<8}").dimmed(), style.text(words.to_string()));
}

/// The carets, what was read there, and the place at the end of the line.
fn under(out: &mut String, marks: &str, value: &str, place: &str, style: Style) {
    if marks.is_empty() && place.is_empty() {
        return;
    }
    let value = style.text(value.to_string());
    let space = if value.is_empty() { "" } else { " " };
    let wide = marks.chars().count() + space.len() + value.chars().count();
    let gap = if place.is_empty() { 0 } else { 2.max(70_usize.saturating_sub(wide)) };
    let place = if place.is_empty() { String::new() } else { place.dimmed().to_string() };
    let _ = writeln!(out, "           {}{space}{value}{}{place}", marks.bold(), " ".repeat(gap));
}
