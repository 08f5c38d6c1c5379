//! A report held to some kinds of detail, as `--only` asks: what else the statement tells is not looked at.

use super::model::{Detail, Passage, Report};
use crate::outcome::{DetailKind, Reason, Verdict};
use crate::reading::Reading;
use crate::value::Value;

/// Whether a text tells anything of one of these kinds.
pub fn tells(reading: &Reading, kinds: &[DetailKind]) -> bool {
    let mentioned = |kind: DetailKind| reading.mentions.iter().any(|m| of(&m.value) == kind);
    kinds.iter().any(|kind| match kind {
        DetailKind::Speaker => !reading.attributions.is_empty(),
        DetailKind::Act => !reading.acts.is_empty(),
        DetailKind::Word => true,
        kind => mentioned(*kind),
    })
}

fn of(value: &Value) -> DetailKind {
    match value {
        Value::Quantity(_) => DetailKind::Quantity,
        Value::Date(_) => DetailKind::Date,
        Value::Name(_) => DetailKind::Name,
        Value::Quote(_) => DetailKind::Quote,
        Value::List(_) => DetailKind::List,
        Value::Role(_) => DetailKind::Role,
    }
}

/// The report by the details of these kinds. One of them contradicts, or nothing does; what others contradicted is absent,
/// and so is what tells nothing of these kinds (`told` is false), which is unchecked. Nothing becomes supported.
pub fn only(mut report: Report, kinds: &[DetailKind], told: bool) -> Report {
    let wanted = |d: &Detail| kinds.contains(&d.kind);
    report.details.retain(wanted);
    report.possible.retain(wanted);
    report.decisive = report.details.iter().position(|d| d.verdict == Verdict::Contradicted);
    let told = told || !report.details.is_empty() || !report.possible.is_empty();
    let decisive = report.decisive.and_then(|k| report.details.get(k)).map(|d| d.reason);
    match (report.verdict, decisive) {
        (Verdict::Contradicted, Some(reason)) => Report { reason, evidence: against(&report), ..report },
        _ if !told => Report { checked: false, ..absent(report, Reason::NoneOfKind) },
        (Verdict::Contradicted, None) => absent(report, Reason::LeftOut),
        _ => report,
    }
}

/// Of the decisive passages those that stand against one of the details that are left.
fn against(report: &Report) -> Vec<Passage> {
    let contradicted = report.details.iter().filter(|d| d.verdict == Verdict::Contradicted);
    let theirs: Vec<Passage> = contradicted.flat_map(|d| d.evidence.iter().map(|e| e.passage)).collect();
    let near = |p: &&Passage| theirs.iter().any(|t| t.source == p.source && t.span.overlaps(p.span));
    let kept: Vec<Passage> = report.evidence.iter().filter(near).copied().collect();
    match (kept.is_empty(), theirs.is_empty()) {
        (false, _) => kept,
        (true, false) => theirs,
        (true, true) => report.evidence.clone(),
    }
}

fn absent(report: Report, reason: Reason) -> Report {
    Report {
        verdict: Verdict::Absent,
        basis: None,
        reason,
        decisive: None,
        nearest: report.evidence.first().copied().or(report.nearest),
        evidence: Vec::new(),
        caveats: Vec::new(),
        missing: Vec::new(),
        ..report
    }
}
