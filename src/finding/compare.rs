//! All findings of one clause.

use super::case::Case;
use super::model::Finding;
use super::{
    acts, appositions, attributed, bindings, converses, denials, figures, ladder, links, multiples, origins, owners,
    parallels, participants, quantifiers, quoted, replaced, rules, sums, swaps, titles, words,
};
use crate::claim::Claim;
use crate::outcome::{Agreement, Caveat, DetailKind, Difference, Reason};
use crate::rule::RuleSet;
use crate::text::Run;
use crate::value::Value;
use crate::value::quantity::Kind;

/// Figures and dates, acts and their slots.
pub fn compare(case: &Case, set: &RuleSet, claims: &[Claim]) -> Vec<Finding> {
    let mut out = figures::compare(case);
    out.extend(multiples::compare(case));
    out.extend(quoted::quotes(case));
    let read = rules::compare(case, set, claims).into_iter().filter(|f| !settled(case, f, &out)).collect::<Vec<_>>();
    // a rule that reads the figure by words of its own knows what it belongs to
    let agrees = |f: &Finding| f.agreement == Agreement::Entails;
    let reads = |r: &Finding, f: &Finding| {
        let inside = |t: &&Run| f.covers.overlaps(**t);
        r.told.iter().any(|t| inside(&t)) && !r.told.iter().all(|t| inside(&t))
    };
    let ruled = |f: &Finding| read.iter().any(|r| agrees(r) && r.kind == f.kind && reads(r, f));
    out.retain(|f| agrees(f) || f.kind != DetailKind::Quantity || !ruled(f));
    out.extend(read);
    out.extend(titles::compare(case));
    out.extend(origins::compare(case));
    for passage in case.compared() {
        out.extend(attributed::attribution(case, passage));
        out.extend(converses::compare(case, passage));
        out.extend(acts::compare(case, passage));
        out.extend(appositions::compare(case, passage));
        out.extend(owners::compare(case, passage));
        out.extend(bindings::compare(case, passage));
        out.extend(quantifiers::compare(case, passage));
        out.extend(ladder::compare(case, passage));
        out.extend(swaps::compare(case, passage));
        out.extend(parallels::compare(case, passage));
        out.extend(participants::compare(case, passage));
        out.extend(denials::compare(case, passage));
        out.extend(replaced::compare(case, passage));
        out.extend(links::compare(case, passage));
        out.extend(words::compare(case, passage));
    }
    // a denial that a rule has compared needs no counterpart of its own
    let ruled = |f: &Finding| agrees(f) && f.kind == DetailKind::Act && ![sums::RULE, "wording"].contains(&&*f.rule);
    let compared: Vec<Run> = out.iter().filter(|f| ruled(f)).map(|f| f.covers).collect();
    let open = |f: &Finding| f.kind == DetailKind::Act && f.agreement == Agreement::Unknown;
    out.retain(|f| !open(f) || !compared.iter().any(|c| f.covers.contains(*c)));
    // what a rule tells by words of its own has not changed places with other words
    let words: Vec<Run> = out.iter().filter(|f| agrees(f)).flat_map(|f| f.told.iter().copied()).collect();
    let moved = |f: &Finding| f.difference == Difference::Order && f.agreement == Agreement::Unknown;
    out.retain(|f| !moved(f) || !words.iter().any(|w| w.overlaps(f.covers)));
    // nor has what a figure is worked out with, and its "not" tells what is left
    let sums = out.iter().filter(|f| agrees(f) && &*f.rule == sums::RULE).flat_map(|f| f.told.iter().copied());
    let sums: Vec<Run> = sums.collect();
    let worked = |f: &Finding| match f.difference {
        Difference::Order | Difference::Agent | Difference::Name | Difference::Polarity => true,
        _ => f.kind == DetailKind::Quantity,
    };
    let open = |f: &Finding| f.agreement == Agreement::Unknown && worked(f);
    out.retain(|f| !open(f) || !sums.iter().any(|s| s.overlaps(f.covers)));
    // "a month" of a figure that follows from one "a year" is no opposite
    let sums: Vec<_> = out.iter().filter(|f| &*f.rule == sums::RULE).map(|f| (f.agreement, f.claim)).collect();
    let told = |f: &Finding| sums.iter().any(|(a, claim)| *a == Agreement::Entails && claim.overlaps(f.claim));
    out.retain(|f| f.agreement != Agreement::Excludes || f.kind == DetailKind::Name || !told(f));
    for (set, caveat) in [("bounded", Caveat::BoundDropped), ("estimated", Caveat::HedgeDropped)] {
        if case.hedged(set) {
            out.iter_mut().for_each(|f| f.caveats.retain(|c| *c != caveat));
        }
    }
    out
}

/// A rule that found another figure or date in a claim, where the key says otherwise: the same date or age stands under
/// it, the figure follows from two others, or the rule itself asks for more than a rule's certainty.
fn settled(case: &Case, finding: &Finding, figures: &[Finding]) -> bool {
    let aged = |f: &Finding| {
        let run = f.covers;
        let here = case.claim.mentions.iter().find(|m| m.run == run);
        here.is_some_and(|m| matches!(&m.value, Value::Quantity(q) if q.kind == Kind::Age))
    };
    let told = |f: &Finding| match finding.reason {
        Reason::OtherDate => f.kind == DetailKind::Date,
        Reason::OtherValue => &*f.rule == sums::RULE || finding.levels.is_some() || aged(f),
        _ => false,
    };
    let agrees = |f: &Finding| f.agreement == Agreement::Entails && f.kind == finding.kind && f.claim == finding.claim;
    finding.agreement == Agreement::Excludes && figures.iter().any(|f| agrees(f) && told(f))
}
