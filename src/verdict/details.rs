//! The details of a statement: each figure, date, name, quotation, role and act with its own verdict.

use super::judge::{Answer, detail};
use super::model::{Detail, Evidence, Passage};
use crate::evidence::UnitKind;
use crate::finding::{Case, Finding};
use crate::outcome::{Agreement, DetailKind, Reason, Verdict};
use crate::text::{Run, Span};

/// The details of one clause, in the order of the statement.
pub fn details(case: &Case, answer: &Answer, findings: &[Finding], source: usize) -> Vec<Detail> {
    let mut out: Vec<Detail> = Vec::new();
    for finding in &answer.against {
        let told = |d: &Detail| d.kind == finding.kind && d.span == finding.claim && d.value == finding.claim_value;
        if !out.iter().any(told) {
            out.push(detail(finding, source, Verdict::Contradicted));
        }
    }
    for finding in findings {
        let verdict = match finding.agreement {
            Agreement::Entails => Verdict::Supported,
            _ => Verdict::Absent,
        };
        // how another passage tells another act says nothing of this one
        let figure = matches!(finding.kind, DetailKind::Quantity | DetailKind::Date | DetailKind::Quote);
        let far = !figure && finding.evidence.is_some_and(|e| answer.passage.is_some_and(|p| !p.overlaps(e)));
        if verdict == Verdict::Absent && far {
            continue;
        }
        if !out.iter().any(|d| d.kind == finding.kind && d.span.overlaps(finding.claim)) {
            out.push(detail(finding, source, verdict));
        }
    }
    wording(case, source, &mut out);
    out.sort_by_key(|d| (d.span, d.kind));
    out
}

/// Names and acts that no finding speaks of: established where the nearest passage has their counterpart.
fn wording(case: &Case, source: usize, out: &mut Vec<Detail>) {
    let Some(passage) = case.passages.first() else { return };
    let mut last: Option<usize> = None;
    for (unit, link) in case.side.units.iter().zip(&passage.links) {
        let kind = match unit.kind {
            UnitKind::Name => DetailKind::Name,
            UnitKind::Verb if unit.weight > 1.0 => DetailKind::Act,
            _ => continue,
        };
        let run = match (kind, unit.mention.and_then(|m| case.claim.mentions.get(m))) {
            (DetailKind::Name, Some(mention)) if last != unit.mention => {
                last = unit.mention;
                mention.run
            }
            (DetailKind::Name, Some(_)) => continue,
            _ => unit.run,
        };
        let span = case.claim.document.span(run);
        if out.iter().any(|d| d.span.overlaps(span) && d.kind == kind) {
            continue;
        }
        let there = link.map(|l| case.source.reading.document.span(Run::one(l.at)));
        out.push(plain(kind, span, span.of(case.claim.document.text()), there, (source, case.source.text())));
    }
}

fn plain(kind: DetailKind, span: Span, value: &str, there: Option<Span>, source: (usize, &str)) -> Detail {
    let evidence =
        there.map(|s| Evidence { passage: Passage { source: source.0, span: s }, value: s.of(source.1).to_string() });
    Detail {
        kind,
        span,
        value: value.to_string(),
        verdict: if there.is_some() { Verdict::Supported } else { Verdict::Absent },
        difference: None,
        reason: if there.is_some() { Reason::Agrees } else { Reason::NotInSource },
        identity: 1.0,
        rule: "wording".into(),
        evidence: evidence.into_iter().collect(),
        caveats: Vec::new(),
    }
}
