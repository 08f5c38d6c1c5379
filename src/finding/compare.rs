//! All findings of one clause.

use super::case::Case;
use super::model::Finding;
use super::{
    acts, apart, appositions, attributed, bindings, bystanders, converses, denials, displaced, figures, guards, ladder,
    links, multiples, origins, owners, parallels, participants, quantifiers, quoted, remainder, replaced, rules,
    sequence, struck, sums, swaps, titles, words,
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
        out.extend(displaced::compare(case, passage));
        out.extend(bystanders::compare(case, passage));
        out.extend(denials::compare(case, passage));
        out.extend(struck::compare(case, passage));
        out.extend(replaced::compare(case, passage));
        out.extend(links::compare(case, passage));
        out.extend(sequence::compare(case, passage));
        out.extend(words::compare(case, passage));
        out.extend(guards::compare(case, passage));
    }
    part(&mut out, apart::compare(case, set, claims));
    for f in out.iter_mut().filter(|f| f.agreement == Agreement::Excludes && remainder::counts(case, f)) {
        f.agreement = Agreement::Unknown;
    }
    // a denial that a rule has compared needs no counterpart of its own
    let ruled = |f: &Finding| agrees(f) && f.kind == DetailKind::Act && ![sums::RULE, "wording"].contains(&&*f.rule);
    let compared: Vec<Run> = out.iter().filter(|f| ruled(f)).map(|f| f.covers).collect();
    let open = |f: &Finding| f.kind == DetailKind::Act && f.agreement == Agreement::Unknown;
    out.retain(|f| !open(f) || !compared.iter().any(|c| f.covers.contains(*c)));
    elsewhere(&mut out);
    // nor has what a figure is worked out with changed places, and its "not" tells what is left
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

/// Drops what is no difference: what a rule tells has neither changed places with other words nor another in its place
/// elsewhere.
fn elsewhere(out: &mut Vec<Finding>) {
    let told = |keep: &dyn Fn(&Finding) -> bool| -> Vec<Run> {
        let agreeing = out.iter().filter(|f| f.agreement == Agreement::Entails && keep(f));
        agreeing.flat_map(|f| f.told.iter().copied()).collect()
    };
    let (words, choices) = (told(&|_| true), told(&|f| &*f.rule != sums::RULE));
    let moved = |f: &Finding| f.difference == Difference::Order && f.agreement == Agreement::Unknown;
    let others = [Difference::Opposite, Difference::Agent, Difference::Name];
    let another =
        |f: &Finding| others.contains(&f.difference) && f.agreement != Agreement::Entails && &*f.rule == "wording";
    out.retain(|f| {
        let over = |runs: &[Run]| runs.iter().any(|w| w.overlaps(f.covers));
        !(moved(f) && over(&words) || another(f) && over(&choices))
    });
}

/// Opens what the wording or another pack excludes where a rule keeps the two claims `apart`; a rule that has no other claim
/// which agrees says so itself.
fn part(out: &mut Vec<Finding>, apart: Vec<Finding>) {
    let says = |out: &[Finding], a: &Finding, agreement| {
        out.iter().any(|f| f.agreement == agreement && *f.rule == *a.rule && f.covers.overlaps(a.covers))
    };
    let apart: Vec<Finding> = apart.into_iter().filter(|a| !says(out, a, Agreement::Excludes)).collect();
    let pack = |f: &Finding| f.rule.split('/').next().unwrap_or("").to_owned();
    let between = |f: &Finding, a: &Finding| {
        let there = matches!((a.evidence, f.evidence), (Some(x), Some(y)) if x.overlaps(y));
        there && a.covers.overlaps(f.covers) && pack(a) != pack(f)
    };
    let named = |f: &Finding| {
        [Difference::Name, Difference::Agent, Difference::Speaker, Difference::Role].contains(&f.difference)
    };
    for f in out.iter_mut().filter(|f| f.agreement == Agreement::Excludes) {
        // another name of the source may be the one that was meant
        if apart.iter().any(|a| between(f, a) && (!named(f) || a.difference == Difference::Name)) {
            f.agreement = Agreement::Unknown;
        }
    }
    let new: Vec<Finding> = apart.into_iter().filter(|a| !says(out, a, Agreement::Entails)).collect();
    out.extend(new);
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
