//! A batch for a person at a terminal: one line a row, and what it came to.

use super::explain::{desk, why};
use super::json::WaivedRow;
use super::style::{Shown, Style, shown};
use super::terminal::{Amount, code, plural, position};
use crate::batch::{Answer, Judged, Summary, Waiver};
use crate::outcome::Verdict;
use colored::Colorize;

/// The widest reason, in characters.
const WIDTH: usize = 76;

/// The head of the table: what is checked against what, and which kinds of detail alone, where not all are.
pub fn head(input: &str, sources: &[&str], only: &[&str], style: Style) -> String {
    let from = if sources.is_empty() { "the sources of its rows".to_string() } else { sources.join(", ") };
    let arrow = if style.ascii { "->" } else { "→" };
    let only = if only.is_empty() { String::new() } else { format!("   only {}", only.join(", ")) };
    style.text(format!("{input} {arrow} {from}{only}\n"))
}

/// The line of a row, and one for each decision of the desk; `None` where it is supported without caveat and decision and not
/// all are shown.
pub fn row(answer: &Answer, style: Style, amount: Amount) -> Option<String> {
    let number = answer.line;
    match &answer.outcome {
        Err(fault) => {
            let column = fault.column.map(|c| format!(" (column {c})")).unwrap_or_default();
            let words = format!("{}{column}", fault.message);
            Some(line(number, Shown::Error, fault.code.code(), &words, "", style))
        }
        Ok(judged) => answered(number, judged, answer.waived(), style, amount),
    }
}

/// The same for a statement that was answered, at a line of the input.
pub fn answered(
    number: usize,
    judged: &Judged,
    waived: Option<&Waiver>,
    style: Style,
    amount: Amount,
) -> Option<String> {
    let report = &judged.report;
    let what = shown(report.verdict, report.checked);
    let plain = what == Shown::Supported && report.caveats.is_empty() && report.desk.is_empty();
    if plain && !amount.all || amount.quiet {
        return None;
    }
    let words = match waived {
        Some(waiver) => format!("{}: {}", WaivedRow::of(waiver).words(), reason(judged)),
        None => reason(judged),
    };
    let mut out = line(number, what, kind(judged), &words, &place(judged), style);
    desk(report).for_each(|words| out.push_str(&style.text(format!("{:24}desk  {words}\n", ""))));
    Some(out)
}

fn kind(judged: &Judged) -> &'static str {
    let report = &judged.report;
    match report.decisive.and_then(|k| report.details.get(k)) {
        Some(detail) => code(detail),
        None if report.verdict == Verdict::Supported => report.basis.map_or("", |b| b.code()),
        None => report.reason.code(),
    }
}

fn reason(judged: &Judged) -> String {
    let caveats: Vec<&str> = judged.report.caveats.iter().map(|c| c.code()).collect();
    if judged.report.verdict == Verdict::Supported && !caveats.is_empty() {
        return caveats.join(", ");
    }
    why(judged)
}

fn place(judged: &Judged) -> String {
    let report = &judged.report;
    let decisive = report.decisive.and_then(|k| report.details.get(k)).and_then(|d| d.evidence.first());
    let passage = decisive.map(|e| e.passage).or(report.evidence.first().copied()).or(report.nearest);
    passage.and_then(|p| judged.sources.get(p.source).map(|n| position(n, p.span.start as usize))).unwrap_or_default()
}

/// A line of the table: what was found at a line of the input, and where in a source.
pub fn line(number: usize, what: Shown, kind: &str, words: &str, place: &str, style: Style) -> String {
    let verdict = format!("{:<14}", format!("{} {}", style.sign(what), what.word().to_uppercase()));
    let words = style.text(words.to_string());
    let words = if words.chars().count() > WIDTH {
        let cut: String = words.chars().take(WIDTH - 3).collect();
        format!("{cut}{}", if style.ascii { "..." } else { "…" })
    } else {
        words
    };
    let line = format!("{number:>5}  {}  {kind:<18} ", style.paint(what, &verdict));
    if place.is_empty() { format!("{line}{words}\n") } else { format!("{line}{words:<60} {}\n", place.dimmed()) }
}

/// What the batch came to, in two lines.
pub fn summary(summary: &Summary, sources: usize, all: bool, style: Style) -> String {
    let mut parts = vec![plural(summary.rows, "statement")];
    let mut add = |what: Shown, count: usize, tail: &str| {
        if count > 0 || matches!(what, Shown::Supported | Shown::Contradicted | Shown::Absent) {
            parts
                .push(format!("{}{tail}", style.paint(what, &format!("{} {count} {}", style.sign(what), what.word()))));
        }
    };
    let caveats = if summary.caveats > 0 { format!(" ({} with caveats)", summary.caveats) } else { String::new() };
    add(Shown::Supported, summary.supported, &caveats);
    add(Shown::Contradicted, summary.contradicted, "");
    add(Shown::Absent, summary.absent, "");
    add(Shown::Unchecked, summary.unchecked, "");
    add(Shown::Error, summary.errors, if summary.errors == 1 { "" } else { "s" });
    let mut second = vec![format!("checked {}/{}", summary.checked(), summary.rows)];
    if sources > 0 {
        second.push(plural(sources, "source"));
    }
    if summary.waived > 0 {
        second.push(format!("{} waived", summary.waived));
    }
    if !all && summary.supported > summary.caveats {
        second.push("supported rows are hidden: -a shows them".to_string());
    }
    let dot = if style.ascii { " - " } else { " · " };
    format!("\n{}\n{}\n", parts.join("   "), second.join(dot))
}
