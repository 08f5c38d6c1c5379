//! What a rule keeps apart: the two sides fill a slot of its `apart` with different names, dates or words of different sets.

use super::case::Case;
use super::groups::same;
use super::model::Finding;
use super::slots::{alien, field};
use crate::claim::{Claim, Filler};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::rule::{Rule, RuleSet, SlotKind};
use crate::value::Value;

/// One open finding for every claim of the clause and claim of the source that the rule keeps apart; it covers both claims
/// whole. What the wording makes of such a pair (the figure of the one for that of the other) says nothing.
pub fn compare(case: &Case, rules: &RuleSet, claims: &[Claim]) -> Vec<Finding> {
    let mut out = Vec::new();
    for claim in claims.iter().filter(|c| case.clause.contains(c.run)) {
        let Some(rule) = rules.rule(claim.rule).filter(|r| !r.apart.is_empty()) else { continue };
        let theirs = case.source.claims.claims.iter().filter(|c| c.rule == claim.rule);
        out.extend(theirs.filter_map(|there| {
            let mut others =
                rule.apart.iter().filter(|slot| disagrees(case, rules, rule, **slot, (claim, there))).peekable();
            others.peek()?;
            let (difference, reason) = if others.any(|slot| stranger(case, claim.slot(*slot))) {
                (Difference::Name, Reason::OtherName)
            } else {
                (Difference::Kind, Reason::OtherKind)
            };
            let found = case.differ(DetailKind::Act, difference, reason, (claim.run, there.run), 1.0).open();
            Some(Finding { rule: rule.name.clone(), ..found })
        }));
    }
    out
}

/// Whether it is a name that the source does not know.
fn stranger(case: &Case, filler: Option<&Filler>) -> bool {
    let name = filler.and_then(|f| f.mention).filter(|m| case.aligner.entity(*m).is_none());
    name.and_then(|m| case.claim.mentions.get(m)).is_some_and(|m| matches!(m.value, Value::Name(_)))
}

/// Whether both sides name the same, be it by a pronoun on the source's.
pub fn same_name(case: &Case, kind: SlotKind, ours: Option<&Filler>, theirs: Option<&Filler>) -> bool {
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return false };
    matches!(kind, SlotKind::Name | SlotKind::Who) && field(case, kind, None, 1.0, ours, theirs) == Agreement::Entails
}

/// Whether the slot disagrees: words of different sets, another date, another name, a phrase of other words.
pub fn disagrees(case: &Case, rules: &RuleSet, rule: &Rule, slot: usize, (claim, there): (&Claim, &Claim)) -> bool {
    let (Some(ours), Some(theirs)) = (claim.slot(slot), there.slot(slot)) else { return false };
    let sets = rule.groups.get(slot).filter(|sets| sets.len() > 1);
    if let Some(sets) = sets {
        return same(case, rules, sets, ours, theirs) == Agreement::Excludes;
    }
    let named = |reading: &Reading, f: &Filler| {
        f.mention.and_then(|m| reading.mentions.get(m)).is_some_and(|m| matches!(m.value, Value::Name(_)))
    };
    let Some(kind) = rule.slots.get(slot).map(|s| s.kind) else { return false };
    let need = rule.need.get(slot).copied().unwrap_or(0.5);
    let agreement = || field(case, kind, None, need, ours, theirs);
    match kind {
        SlotKind::Date => agreement() == Agreement::Excludes,
        SlotKind::Phrase => alien(case, ours.run, theirs.run),
        SlotKind::Name | SlotKind::Who => {
            named(case.claim, ours) && named(&case.source.reading, theirs) && agreement() != Agreement::Entails
        }
        _ => false,
    }
}
