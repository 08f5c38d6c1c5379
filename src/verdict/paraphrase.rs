//! Paraphrase by what two texts share: a passage that holds many words of a statement, tells its participants in parts of its
//! own and agrees in its details tells the same event, although some words of the statement have no counterpart.

use crate::evidence::Alignment;
use crate::finding::{Case, Finding};
use crate::outcome::Agreement;
use crate::rule::Paraphrase;
use crate::text::{Run, Span};

/// How many words may stand between those of one name ("Ada Maria de Lund").
const BETWEEN: usize = 3;

/// The points of a passage; `None` where it holds too few words of the statement. `there` says whether a unit of the statement is borne out by it.
pub fn points(
    case: &Case,
    passage: &Alignment,
    span: Span,
    findings: &[Finding],
    rate: &Paraphrase,
    there: impl Fn(Run) -> bool,
) -> Option<f32> {
    let units = case.side.units.iter().zip(&passage.links);
    let words = units.filter(|(u, l)| u.weight > 0.0 && (l.is_some() || there(u.run))).count();
    let near = |f: &&Finding| f.evidence.is_none_or(|e| span.overlaps(e));
    let agreed = findings.iter().filter(|f| f.agreement == Agreement::Entails).filter(near).count();
    let moved = moved(case, passage);
    (words as f32 >= rate.least)
        .then_some(rate.word * words as f32 + rate.moved * moved as f32 + rate.agreed * agreed as f32)
}

/// Whether the words of a name stand apart in the passage: "Daily" of one name and "Lund" of another are no "Daily Lund".
pub fn torn(case: &Case, passage: &Alignment, name: usize) -> bool {
    let units = case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.mention == Some(name));
    let found: Vec<usize> = units.filter_map(|(_, l)| Some(l.as_ref()?.at)).collect();
    let (first, last) = (found.iter().min(), found.iter().max());
    first.zip(last).is_some_and(|(a, b)| b - a > found.len() + BETWEEN)
}

/// How many participants have their counterpart, but not in the same part of the act that says the same.
fn moved(case: &Case, passage: &Alignment) -> usize {
    let acts = case.acts().map(|act| {
        let partner = case.partner(passage, act);
        let found = act.slots.iter().filter_map(|s| Some((s.part, case.link(passage, s.head)?.at)));
        let same = |part, at| {
            partner.is_some_and(|b| {
                let kind = std::mem::discriminant(&part);
                b.slots.iter().any(|s| s.run.has(at) && std::mem::discriminant(&s.part) == kind)
            })
        };
        found.filter(|(part, at)| !same(*part, *at)).count()
    });
    acts.sum()
}
