//! Figures and dates: every one of the statement against those of the source, each under its own key.

use super::assigned::{displaced, turned};
use super::case::Case;
use super::computed::compute;
use super::model::Finding;
use super::other;
use super::rivals::{Field, Rival};
use super::sums::RULE;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;
use crate::value::quantity::Kind;
use crate::value::{DateSide, Value};
use std::cmp::Ordering;

/// The identity of a difference that is shown to nobody: it only leaves the figure open.
const OPEN: f32 = 0.4;

/// A figure that may be the same leaves another one open only where so much of the rest is the same.
const NEAR: f32 = 0.5;

/// So much of the rest is the same where a figure speaks of the same matter ...
const CLOSE: f32 = 0.7;
/// ... and so much less where another one speaks of something else.
const FURTHER: f32 = 0.3;

/// So much of the rest must be the same before a total is a rate misread.
const RATE: f32 = 0.5;

/// One finding for each figure and date of the clause: agreement with its caveats, exclusion, or that it is left open.
pub fn compare(case: &Case) -> Vec<Finding> {
    let mut out = Vec::new();
    for (number, mention) in case.claim.mentions.iter().enumerate() {
        if case.clause.contains(mention.run) && matches!(mention.value, Value::Quantity(_) | Value::Date(_)) {
            let field = Field::new(case, number);
            let found = one(&field)
                .map(|f| if f.agreement == Agreement::Excludes && other::meant(&field, &f) { f.open() } else { f });
            let agrees = found.as_ref().is_some_and(|f| f.agreement == Agreement::Entails);
            let sums = if agrees { Vec::new() } else { compute(&field) };
            if sums.is_empty() { out.extend(found) } else { out.extend(sums) }
        }
    }
    // a figure that another is worked out with needs no counterpart of its own
    let used: Vec<Run> = out.iter().filter(|f| &*f.rule == RULE).map(|f| f.covers).collect();
    out.retain(|f| f.agreement != Agreement::Unknown || !used.iter().any(|u| u.overlaps(f.covers)));
    out
}

/// What the source has that agrees with the figure.
struct Agreeing<'a> {
    /// The best of those that may be meant.
    good: Option<&'a Rival>,
    /// The best of all.
    nearest: Option<&'a Rival>,
    /// How near the best comes that may be the same.
    open: f32,
}

impl<'a> Agreeing<'a> {
    fn with(field: &'a Field) -> Self {
        let of = |agreement: Agreement| field.rivals.iter().filter(move |r| r.comparison.agreement == agreement);
        let agreeing = || of(Agreement::Entails);
        let open = of(Agreement::Unknown)
            .filter(|r| ![Reason::OtherUnit, Reason::Uncovered].contains(&r.comparison.reason))
            .filter(|r| field.gate(r) >= NEAR)
            .map(|r| r.shared.weight);
        Self {
            good: foremost(field, agreeing().filter(|r| field.usable(r))),
            nearest: foremost(field, agreeing()),
            open: open.fold(0.0, f32::max),
        }
    }
}

/// The figure that shares most of its key with the statement's.
fn foremost<'a>(field: &Field, rivals: impl Iterator<Item = &'a Rival>) -> Option<&'a Rival> {
    rivals.max_by(|a, b| {
        let leads = || field.leads(a).cmp(&field.leads(b));
        a.shared.weight.total_cmp(&b.shared.weight).then_with(leads).then(b.mention.cmp(&a.mention))
    })
}

fn one(field: &Field) -> Option<Finding> {
    let agreeing = Agreeing::with(field);
    let total = |r: &&Rival| r.comparison.reason == Reason::OtherRate && summed(field, r) && field.gate(r) >= RATE;
    let total = || foremost(field, field.rivals.iter().filter(total));
    if let (None, Some(total)) = (agreeing.good, total()) {
        return Some(exclude(field, total, Difference::Rate, Reason::OtherRate));
    }
    let moved = turned(field).or_else(|| displaced(field));
    let against = excluding(field);
    let outdone = || against.filter(|bad| agreeing.nearest.is_some() && outdoes(field, bad));
    if let Some(bad) = moved.or_else(outdone) {
        return Some(differ(field, bad, field.gate(bad)));
    }
    match (&agreeing, against) {
        (Agreeing { good: Some(good), open, .. }, _) => Some(matched(field, good, against, *open)),
        // the same figure of another thing, or of another act, leaves it open
        (Agreeing { nearest: Some(other), open, .. }, bad) => {
            let bad = bad.filter(|bad| overrules(field, bad, other, *open) || misplaced(field, bad, other, *open));
            let open = || left_open(field, other, Some(Reason::Uncovered));
            Some(bad.map_or_else(open, |bad| differ(field, bad, field.gate(bad))))
        }
        (Agreeing { open, .. }, Some(bad)) => unmatched(field, bad, *open),
        _ => foremost(field, field.rivals.iter()).map(|r| left_open(field, r, None)),
    }
}

/// One that may be meant agrees; another may stand nearer all the same.
fn matched(field: &Field, good: &Rival, against: Option<&Rival>, open: f32) -> Finding {
    // "12 boats" of "40 boats, 12 of which leak": the sentence counts the same thing otherwise
    let otherwise = |bad: &Rival| {
        let same = good.sentence == bad.sentence && field.same_noun(bad) && !field.alike(good);
        same && !field.part_of(good, bad) && misplaced(field, bad, good, open)
    };
    let nearer = |bad: &&Rival| overrules(field, bad, good, open) || otherwise(bad) || other_act(field, bad, good);
    match against.filter(nearer) {
        Some(bad) => differ(field, bad, field.gate(bad)),
        None if summed(field, good) => exclude(field, good, Difference::Rate, Reason::OtherRate),
        None if field.opposed(good) => exclude(field, good, Difference::Direction, Reason::Opposite),
        None => agree(field, good),
    }
}

/// None agrees, and this one excludes it.
fn unmatched(field: &Field, bad: &Rival, open: f32) -> Option<Finding> {
    // "40 cents a litre, the others 65 cents and 2.10": each a litre
    if let Some(unrated) = field.unrated(bad.sentence) {
        return Some(left_open(field, unrated, None));
    }
    let gate = field.gate(bad);
    let identity = if firm(field, bad, open) { gate } else { gate.min(OPEN) };
    (!field.used(bad)).then(|| differ(field, bad, identity))
}

/// The figure of the nearest sentences that excludes this one and is nearest to its key.
fn excluding<'a>(field: &'a Field) -> Option<&'a Rival> {
    let rank = |r: &Rival| {
        let noun = if field.same_noun(r) { 2.0 } else { 0.0 };
        r.shared.weight + noun + if same_figure(r) { 3.0 } else { 0.0 }
    };
    // of equals the one whose sentence has more of the rest
    let order = |a: &&Rival, b: &&Rival| -> Ordering {
        let gate = |r: &Rival| if dated(field) { 0.0 } else { field.gate(r) };
        let gates = || gate(a).total_cmp(&gate(b));
        rank(a).total_cmp(&rank(b)).then_with(gates).then(b.mention.cmp(&a.mention))
    };
    field
        .rivals
        .iter()
        .filter(|r| r.comparison.agreement == Agreement::Excludes && r.comparison.reason != Reason::OtherUnit)
        .filter(|r| field.near(r) && !field.entitled(r))
        .max_by(order)
}

fn dated(field: &Field) -> bool {
    matches!(field.value(), Some(Value::Date(_)))
}

/// The same figure with another bound: "exactly 40" of "up to 40".
fn same_figure(rival: &Rival) -> bool {
    matches!(rival.comparison.reason, Reason::BoundReversed | Reason::OverPrecise)
}

/// The figure under this key is another one, though one that agrees stands elsewhere: its key is much further off.
fn overrules(field: &Field, bad: &Rival, good: &Rival, open: f32) -> bool {
    let reversed = bad.comparison.reason == Reason::BoundReversed && bad.shared.weight >= good.shared.weight;
    let nearer = bad.shared.weight - good.shared.weight.max(open) >= 2.0 && bad.shared.strong;
    // "37 pupils" of "37 of the 410 pupils"
    let nearer = nearer && !(field.part_of(good, bad) && field.same_noun(good));
    reversed
        || nearer
            && (field.alike(bad) || field.elided(bad) || field.measured() && !field.narrowed(bad))
            && !field.belongs(bad)
            && field.gate(bad) >= 0.65
}

/// Every figure that agrees stands in a sentence about something else, and this one is of the same thing.
fn outdoes(field: &Field, bad: &Rival) -> bool {
    let gate = field.gate(bad);
    let further = |r: &Rival| gate - field.gate(r) >= FURTHER && r.shared.weight <= bad.shared.weight;
    let placed = if dated(field) { bad.shared.verb == Some(true) } else { bad.shared.weight > 0.0 };
    let same = placed && (field.alike(bad) || field.elided(bad)) && !field.apart(bad);
    let mut agreeing = field.rivals.iter().filter(|r| r.comparison.agreement == Agreement::Entails);
    gate >= CLOSE && same && agreeing.all(further) && !field.used(bad) && !field.belongs(bad)
}

/// One sentence gives a figure or day to this act, and the one that agrees to another: bought in 2010 and sold in 2015.
fn other_act(field: &Field, bad: &Rival, good: &Rival) -> bool {
    let acts = good.sentence == bad.sentence && good.shared.verb == Some(false) && bad.shared.verb == Some(true);
    let same = dated(field) || field.alike(bad) && !field.apart(bad) && field.alike(good);
    acts && same && field.gate(bad) >= CLOSE && !field.used(bad)
}

/// The figure that agrees counts other things, and the one under this key counts the same: "35 counters" of a sentence
/// that gives three counters, while another gives 35 volunteers.
fn misplaced(field: &Field, bad: &Rival, other: &Rival, open: f32) -> bool {
    let gain = bad.shared.weight - other.shared.weight;
    let gate = field.gate(bad);
    if field.used(bad) || field.narrowed(bad) {
        return false;
    }
    if dated(field) {
        let placed = bad.shared.verb != Some(false) && bad.shared.weight > open && gain >= 1.0;
        return placed && gate >= 0.6 || gate >= 0.95 && field.leads(bad);
    }
    let counted = field.same_noun(bad) && gain >= 0.0 && gate >= 0.5;
    counted || field.alike(bad) && !field.apart(bad) && gain >= 1.3 && gate >= 0.6
}

/// Whether the two figures are of the same thing: enough of their keys, or the same noun, or the same party.
fn firm(field: &Field, bad: &Rival, open: f32) -> bool {
    let (shared, gate) = (&bad.shared, field.gate(bad));
    let elided = field.elided(bad) && shared.verb == Some(true) && shared.party == Some(true);
    let bounded = same_figure(bad) && field.leads(bad) && gate >= 0.6;
    if !(field.alike(bad) || elided || bounded && field.elided(bad)) || field.apart(bad) {
        return false;
    }
    // "Lund fell by 3%" of "Oslo fell by 4%"
    if shared.strange {
        return false;
    }
    let keyed = shared.strong && shared.weight >= 2.0 || shared.weight >= 1.0 && gate >= 0.8 || gate >= 0.9;
    let single = field.peers(bad) == 0 && gate >= 0.6;
    let counted = field.same_noun(bad) && shared.weight >= open;
    let party = shared.party == Some(true) && shared.weight >= 1.0 && shared.weight > open;
    let timed = dated(field) || matches!(field.value(), Some(Value::Quantity(q)) if q.kind == Kind::Clock);
    let alone = timed && open <= 0.0 && gate >= 0.9;
    bounded || alone || keyed && shared.weight > open || single && (counted || party)
}

fn agree(field: &Field, rival: &Rival) -> Finding {
    let mut finding = differ(field, rival, 1.0);
    finding.agreement = Agreement::Entails;
    finding.caveats = rival.comparison.caveats.clone();
    finding.reason = Reason::Agrees;
    finding
}

/// A total since some day told as a rate, or a rate told as a total since some day.
fn summed(field: &Field, rival: &Rival) -> bool {
    let case = field.case;
    let rate = |reading: &Reading, k: usize| match reading.mentions.get(k).map(|m| &m.value) {
        Some(Value::Quantity(q)) => q.rate.is_some(),
        _ => false,
    };
    let since = |reading: &Reading, run: Run| {
        let inside = reading.mentions_in(run).iter().filter(|m| run.contains(m.run));
        inside
            .into_iter()
            .any(|m| matches!(&m.value, Value::Date(d) if [Some(d.side), d.above].contains(&Some(DateSide::Since))))
    };
    let there = &case.source.reading;
    let (ours, theirs) = (rate(case.claim, field.number), rate(there, rival.mention));
    let here = since(case.claim, case.clause);
    let at = since(there, case.sentence(rival.sentence));
    ours && !theirs && at && !here || theirs && !ours && here && !at
}

fn exclude(field: &Field, rival: &Rival, difference: Difference, reason: Reason) -> Finding {
    let mut finding = differ(field, rival, field.gate(rival));
    (finding.agreement, finding.difference, finding.reason) = (Agreement::Excludes, difference, reason);
    finding
}

fn left_open(field: &Field, rival: &Rival, reason: Option<Reason>) -> Finding {
    let mut finding = differ(field, rival, 0.0);
    finding.agreement = Agreement::Unknown;
    finding.reason = reason.unwrap_or(finding.reason);
    finding
}

fn differ(field: &Field, rival: &Rival, identity: f32) -> Finding {
    let case = field.case;
    let run = |reading: &Reading, k: usize| reading.mentions.get(k).map_or(Run::default(), |m| m.run);
    let quantity = case.claim.mentions.get(field.number).is_some_and(|m| matches!(m.value, Value::Quantity(_)));
    let kind = if quantity { DetailKind::Quantity } else { DetailKind::Date };
    let sides = (run(case.claim, field.number), run(&case.source.reading, rival.mention));
    let difference = if quantity { rival.comparison.difference } else { Difference::Date };
    case.differ(kind, difference, rival.comparison.reason, sides, identity)
}
