//! Remainders: what is left of a whole is no other figure of its part.

use super::case::Case;
use super::model::Finding;
use super::rivals::{Field, Rival};
use crate::outcome::DetailKind;
use crate::reading::Act;
use crate::text::Span;
use crate::value::{Number, Quantity, Value};

/// Whether a figure of the statement that the source's excludes counts what that one leaves: "four of the 15 had not" of "11 of
/// the 15 had", "in less than half they did" of "in 70% they did not", "eight are left" of "closes three of its eleven".
pub fn counts(case: &Case, finding: &Finding) -> bool {
    let there = &case.source.reading;
    let Some(evidence) = finding.evidence.filter(|_| finding.kind == DetailKind::Quantity) else { return false };
    let token = there.document.token_from(evidence.start as usize);
    let quantity = |v: &Value| matches!(v, Value::Quantity(_));
    let ours = case.claim.mentions.iter().position(|m| m.run.overlaps(finding.covers) && quantity(&m.value));
    let theirs = there.mentions_at(token).find_map(|(_, m)| figure(Some(&m.value)));
    let (Some(field), Some(theirs)) = (ours.map(|n| Field::new(case, n)), theirs) else { return false };
    let Some(own) = figure(field.value()) else { return false };
    let here: Vec<&Rival> = field.rivals.iter().filter(|r| r.sentence == there.document.sentence_at(token)).collect();
    let amount = |r: &Rival| figure(field.theirs(r)).and_then(Quantity::single);
    let both = own.single().zip(theirs.single()).and_then(|(a, b)| a.plus(b));
    let whole = both.is_some() && here.iter().any(|r| amount(r) == both);
    let shares = own.is_share() && theirs.is_share();
    let sum = own.single().zip(theirs.single()).and_then(|(a, b)| a.plus(b));
    // "15% failed to arrive" of "85% arrived"
    let all = shares && sum == Some(Number::int(100));
    let denied = |a: &Act| !a.stance.affirmed;
    let sentence = there.document.sentence_at(token);
    if all && case.acts().any(denied) != case.source_acts(sentence).iter().any(denied) {
        return true;
    }
    let left = |part: &Rival, whole: &Rival| -> Option<Number> { amount(whole)?.minus(amount(part)?) };
    let part = |part: &Rival| {
        here.iter().any(|w| field.part_of(part, w) && left(part, w).is_some_and(|n| own.single() == Some(n)))
    };
    match told(case, finding, evidence, token) {
        Told::Otherwise => whole || shares || here.iter().any(|r| part(r)),
        Told::Elsewhere => here.iter().any(|r| part(r)),
        Told::Same => false,
    }
}

/// How the acts of two figures stand to each other.
enum Told {
    /// One is denied, the other is not.
    Otherwise,
    /// Both are the same act.
    Same,
    /// They are two acts.
    Elsewhere,
}

fn figure(value: Option<&Value>) -> Option<&Quantity> {
    if let Some(Value::Quantity(q)) = value { Some(q) } else { None }
}

/// The innermost act: its verb, and whether it is told as so.
fn inner<'a>(acts: impl Iterator<Item = &'a Act>) -> Option<(usize, bool)> {
    acts.min_by_key(|a| a.clause.len()).map(|a| (a.head, a.stance.affirmed))
}

fn told(case: &Case, finding: &Finding, evidence: Span, token: usize) -> Told {
    let there = &case.source.reading;
    let ours = case.acts().filter(|a| a.slots.iter().any(|s| s.run.overlaps(finding.covers)));
    let theirs = case.source_acts(there.document.sentence_at(token)).iter();
    let theirs = theirs.filter(|a| a.slots.iter().any(|s| there.document.span(s.run).overlaps(evidence)));
    let same = |a: usize, b: usize| case.passages.iter().any(|p| case.link(p, a).is_some_and(|l| l.at == b));
    match (inner(ours), inner(theirs)) {
        (Some((_, a)), Some((_, b))) if a != b => Told::Otherwise,
        (Some((a, _)), Some((b, _))) if same(a, b) => Told::Same,
        _ => Told::Elsewhere,
    }
}
