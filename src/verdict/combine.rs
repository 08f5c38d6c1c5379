//! Clauses put together to one report on one source, and reports on several sources to one.

use super::judge::{Answer, detail};
use super::model::{Detail, Passage, Report};
use crate::outcome::{Basis, Caveat, Reason, Verdict};
use crate::rule::{Level, Policy};
use crate::text::{Document, Span};

/// One report over the clauses of a statement.
pub fn clauses(statement: &Document, answers: &[Answer], details: Vec<Detail>, source: usize) -> Report {
    let judged: Vec<&Answer> = answers.iter().filter(|a| a.verdict.is_some()).collect();
    let verdict = worst(&judged);
    let (done, whole) = judged.iter().fold((0.0, 0.0), |w, a| (w.0 + a.weight.0, w.1 + a.weight.1));
    let decisive = details.iter().position(|d| d.verdict == Verdict::Contradicted);
    let against: Vec<_> = judged.iter().flat_map(|a| &a.against).collect();
    let mut evidence: Vec<Passage> = Vec::new();
    let spans = judged.iter().filter(|a| a.verdict == Some(verdict)).flat_map(|a| {
        let findings = a.against.iter().filter_map(|f| f.evidence);
        a.passage.into_iter().filter(|_| verdict == Verdict::Supported).chain(findings)
    });
    for span in spans {
        let passage = Passage { source, span };
        if !evidence.contains(&passage) {
            evidence.push(passage);
        }
    }
    let passage = judged.iter().filter(|a| a.verdict != Some(Verdict::Supported)).find_map(|a| a.passage);
    Report {
        verdict,
        checked: !judged.is_empty(),
        basis: judged.iter().filter_map(|a| a.basis).max().filter(|_| verdict == Verdict::Supported),
        coverage: if whole > 0.0 { (done / whole).clamp(0.0, 1.0) } else { 0.0 },
        reason: reason(verdict, &judged, against.first().map(|f| f.reason)),
        decisive,
        evidence: if verdict == Verdict::Absent { Vec::new() } else { evidence },
        possible: judged.iter().flat_map(|a| &a.possible).map(|f| detail(f, source, Verdict::Absent)).collect(),
        caveats: caveats(verdict, &judged),
        missing: judged
            .iter()
            .filter(|a| a.verdict != Some(Verdict::Supported) || a.basis == Some(Basis::Paraphrased))
            .flat_map(|a| &a.missing)
            .map(|r| statement.span(*r))
            .collect(),
        nearest: passage.map(|span| Passage { source, span }).filter(|_| verdict == Verdict::Absent),
        desk: Vec::new(),
        incomplete: false,
        details,
    }
}

fn worst(judged: &[&Answer]) -> Verdict {
    let any = |v| judged.iter().any(|a| a.verdict == Some(v));
    if any(Verdict::Contradicted) {
        Verdict::Contradicted
    } else if any(Verdict::Absent) || judged.is_empty() {
        Verdict::Absent
    } else {
        Verdict::Supported
    }
}

fn reason(verdict: Verdict, judged: &[&Answer], against: Option<Reason>) -> Reason {
    match verdict {
        Verdict::Supported => Reason::Agrees,
        Verdict::Contradicted => against.unwrap_or(Reason::OtherValue),
        Verdict::Absent if judged.is_empty() => Reason::NothingToCheck,
        Verdict::Absent if judged.iter().any(|a| a.verdict == Some(Verdict::Supported)) => Reason::PartlySupported,
        Verdict::Absent => judged.iter().find_map(|a| a.reason).unwrap_or(Reason::NotInSource),
    }
}

fn caveats(verdict: Verdict, judged: &[&Answer]) -> Vec<Caveat> {
    let mut out: Vec<Caveat> =
        judged.iter().filter(|_| verdict == Verdict::Supported).flat_map(|a| a.caveats.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Several sources: one supports and another excludes: supported with a caveat; one excludes and none supports: contradicted.
pub fn sources(reports: Vec<Report>) -> Option<Report> {
    let mut report = decides(&reports).and_then(|best| reports.get(best)).cloned()?;
    let other = reports.iter().find(|r| r.verdict == Verdict::Contradicted);
    if let (Verdict::Supported, Some(other)) = (report.verdict, other) {
        report.caveats.push(Caveat::SourcesDisagree);
        report.caveats.sort_unstable();
        report.evidence.extend(other.evidence.iter().copied());
    }
    Some(report)
}

/// The number of the report that decides: the first that supports, else the first that excludes, else the one that comes
/// nearest. `None` where there is none.
pub fn decides(reports: &[Report]) -> Option<usize> {
    let has = |v| reports.iter().position(|r| r.verdict == v);
    has(Verdict::Supported).or_else(|| has(Verdict::Contradicted)).or_else(|| {
        let most = |r: &Report| (r.checked, r.coverage);
        (0..reports.len()).max_by(|a, b| {
            let (x, y) = (reports.get(*a).map(most), reports.get(*b).map(most));
            x.partial_cmp(&y).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(a))
        })
    })
}

/// `--strict`: a caveat of level review makes a supported statement absent.
pub fn strict(policy: &Policy, mut report: Report) -> Report {
    let review = report.caveats.iter().any(|c| policy.level(*c) == Level::Review);
    if report.verdict == Verdict::Supported && review {
        report.nearest = report.evidence.first().copied();
        report.verdict = Verdict::Absent;
        report.reason = Reason::Review;
        report.basis = None;
        report.evidence.clear();
    }
    report
}

/// The statement stands in the source word for word.
pub fn stated(source: usize, evidence: Span) -> Report {
    Report {
        verdict: Verdict::Supported,
        checked: true,
        basis: Some(Basis::Stated),
        coverage: 1.0,
        reason: Reason::Agrees,
        details: Vec::new(),
        decisive: None,
        evidence: vec![Passage { source, span: evidence }],
        possible: Vec::new(),
        caveats: Vec::new(),
        missing: Vec::new(),
        nearest: None,
        desk: Vec::new(),
        incomplete: false,
    }
}
