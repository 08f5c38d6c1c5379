//! What a desk has fixed for an article, beside the report on a statement: guarded facts and decisions.

use super::model::{Detail, Evidence, Passage, Report};
use crate::evidence::Guarded;
use crate::outcome::Verdict;
use crate::rule::Decision;
use crate::text::{Document, Word};

/// The report on a statement that gets a guarded fact of source number `source` wrong, as `against`, the report by the fact
/// alone, tells; else the report as it was. The guard is the rule, and what bears it out in the article the evidence.
pub fn guard(report: Report, against: Report, guarded: &Guarded, source: usize) -> Report {
    let decisive =
        against.decisive.and_then(|k| against.details.get(k)).filter(|_| against.verdict == Verdict::Contradicted);
    let (Some(wrong), Some(span)) = (decisive, guarded.borne) else { return report };
    let passage = Passage { source, span };
    let value = wrong.evidence.first().map(|e| e.value.clone()).unwrap_or_default();
    let name = format!("guard/{}", guarded.guard.id);
    let detail = Detail { rule: name.as_str().into(), evidence: vec![Evidence { passage, value }], ..wrong.clone() };
    let reason = detail.reason;
    let mut details = report.details;
    let place = details.iter().position(|d| d.span > detail.span).unwrap_or(details.len());
    details.insert(place, detail);
    let mut evidence = vec![passage];
    evidence.extend(report.evidence.iter().filter(|p| report.verdict == Verdict::Contradicted && **p != passage));
    Report {
        verdict: Verdict::Contradicted,
        checked: true,
        basis: None,
        reason,
        details,
        decisive: Some(place),
        evidence,
        caveats: Vec::new(),
        nearest: None,
        ..report
    }
}

/// Whether a decision is of this statement: its words are the same, or stand in it one after the other.
pub fn decided(decision: &Decision, of: &Document, statement: &Document) -> bool {
    let (ours, theirs) = (words(of), words(statement));
    let run = !ours.is_empty() && theirs.windows(ours.len()).any(|w| *w == *ours);
    if decision.within { run } else { run && ours.len() == theirs.len() }
}

/// The words of a text without its marks.
fn words(document: &Document) -> Vec<Word> {
    let plain = |at: &usize| document.surface(*at).chars().any(char::is_alphanumeric);
    document.all().iter().filter(plain).map(|at| document.word(at)).collect()
}
