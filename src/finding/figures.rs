//! Figures and dates: every one of the statement against those of the source, each under its own key.

use super::case::Case;
use super::keys::{KeyWord, common, key};
use super::model::Finding;
use crate::evidence::{Side, UnitKind};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::Run;
use crate::value::{Comparison, Value};

/// What the source has for one figure or date of the statement.
struct Rival {
    mention: usize,
    sentence: usize,
    comparison: Comparison,
    key: f32,
    strong: bool,
}

/// One finding for each figure and date of the clause: agreement with its caveats, exclusion, or that it is left open.
pub fn compare(case: &Case) -> Vec<Finding> {
    let mut out = Vec::new();
    for (number, mention) in case.claim.mentions.iter().enumerate() {
        if case.clause.contains(mention.run) && matches!(mention.value, Value::Quantity(_) | Value::Date(_)) {
            out.extend(one(case, number));
        }
    }
    out
}

fn one(case: &Case, number: usize) -> Option<Finding> {
    let mention = case.claim.mentions.get(number)?;
    let sentence = case.claim.sentence_run(mention.run.start);
    let ours = own_key(case, case.claim, case.side, sentence, mention.run);
    let rivals = rivals(case, number, &ours);
    let in_passages = |r: &&Rival| case.passages.iter().take(3).any(|p| p.sentences.0 == r.sentence);
    let agreeing = rivals
        .iter()
        .filter(|r| r.comparison.agreement == Agreement::Entails)
        .max_by(|a, b| a.key.total_cmp(&b.key).then(b.mention.cmp(&a.mention)));
    let excluding = rivals
        .iter()
        .filter(|r| r.comparison.agreement == Agreement::Excludes && r.comparison.reason != Reason::OtherUnit)
        .filter(in_passages)
        .max_by(|a, b| a.key.total_cmp(&b.key).then(b.mention.cmp(&a.mention)));
    let open = rivals
        .iter()
        .filter(|r| r.comparison.agreement == Agreement::Unknown && r.comparison.reason != Reason::OtherUnit)
        .map(|r| r.key)
        .fold(0.0, f32::max);
    match (agreeing, excluding) {
        (Some(good), Some(bad))
            if bad.key - good.key.max(open) >= 2.0
                && bad.strong
                && !narrowed(case, number, bad.mention)
                && !belongs(case, number, bad)
                && gate(case, number, bad) >= 0.65 =>
        {
            Some(differ(case, number, bad, gate(case, number, bad)))
        }
        (Some(good), Some(bad)) if bad.comparison.reason == Reason::BoundReversed && bad.key >= good.key => {
            Some(differ(case, number, bad, gate(case, number, bad)))
        }
        // the same figure of another thing, or of another act, leaves it open
        (Some(good), _)
            if narrowed(case, number, good.mention)
                || !counts_alike(case, number, good.mention) && !leads(case, good)
                || good.key < 0.5 && !ours.is_empty() && !leads(case, good) =>
        {
            let mut finding = differ(case, number, good, 0.0);
            (finding.agreement, finding.reason) = (Agreement::Unknown, Reason::Uncovered);
            Some(finding)
        }
        (Some(good), _) => Some(agree(case, number, good)),
        (None, Some(bad)) if used(case, number, bad.mention) => None,
        (None, Some(bad)) => {
            let identity = gate(case, number, bad);
            let firm = bad.strong && (bad.key >= 2.0) || (bad.key >= 1.0 && identity >= 0.8) || identity >= 0.9;
            let identity = if firm && open < bad.key && counts_alike(case, number, bad.mention) {
                identity
            } else {
                identity.min(0.4)
            };
            Some(differ(case, number, bad, identity))
        }
        (None, None) => rivals.iter().max_by(|a, b| a.key.total_cmp(&b.key)).map(|r| {
            let mut f = differ(case, number, r, 0.0);
            f.agreement = Agreement::Unknown;
            f
        }),
    }
}

/// The statement narrows down what is counted by a name that the source's phrase lacks: "two Mexican cartels".
fn narrowed(case: &Case, number: usize, rival: usize) -> bool {
    let (Some(ours), Some(theirs)) = (case.claim.mentions.get(number), case.source.reading.mentions.get(rival)) else {
        return false;
    };
    let names = (core(&ours.value, ours.run).end..ours.run.end)
        .filter(|at| case.unit(*at).is_some_and(|u| u.kind == UnitKind::Name));
    let has = |at: usize| case.passages.iter().any(|p| case.link(p, at).is_some_and(|l| theirs.run.has(l.at)));
    names.into_iter().any(|at| !has(at))
}

/// Whether the figure stands in the sentence that comes nearest.
fn leads(case: &Case, rival: &Rival) -> bool {
    case.passages.first().is_some_and(|p| p.sentences.0 == rival.sentence)
}

/// Whether the source's figure is what another figure of the clause says.
fn used(case: &Case, number: usize, rival: usize) -> bool {
    let Some(there) = case.source.reading.mentions.get(rival) else { return false };
    let others = case.claim.mentions.iter().enumerate().filter(|(k, m)| *k != number && case.clause.contains(m.run));
    others.map(|(_, m)| m).any(|m| match (&m.value, &there.value) {
        (Value::Quantity(c), Value::Quantity(s)) => c.compare(s).agreement == Agreement::Entails,
        (Value::Date(c), Value::Date(s)) => c.compare(s).agreement == Agreement::Entails,
        _ => false,
    })
}

/// Whether the source's figure is what another figure of the clause says, under no weaker a key.
fn belongs(case: &Case, number: usize, rival: &Rival) -> bool {
    let others = case.claim.mentions.iter().enumerate().filter(|(k, m)| *k != number && case.clause.contains(m.run));
    others.filter(|(_, m)| matches!(m.value, Value::Quantity(_) | Value::Date(_))).any(|(k, m)| {
        let ours = own_key(case, case.claim, case.side, case.claim.sentence_run(m.run.start), m.run);
        let same = |r: &Rival| r.mention == rival.mention && r.comparison.agreement == Agreement::Entails;
        rivals(case, k, &ours).iter().any(|r| same(r) && r.key >= rival.key)
    })
}

/// Counts of different things are no rivals: servers are no workstations.
fn counts_alike(case: &Case, number: usize, rival: usize) -> bool {
    if narrowed(case, number, rival) {
        return false;
    }
    let noun = |reading: &Reading, k: usize| match reading.mentions.get(k).map(|m| &m.value) {
        Some(Value::Quantity(q)) => q.noun.map(|n| n.head),
        _ => None,
    };
    let (ours, theirs) = match (noun(case.claim, number), noun(&case.source.reading, rival)) {
        (Some(a), Some(b)) => (a, b),
        (a, b) => return a.is_none() && b.is_none(),
    };
    let unit = |side: &Side, at: usize| side.unit_at(at).and_then(|k| side.units.get(k)).copied();
    let there = case.source.sides.get(case.source.reading.document.sentence_at(theirs));
    let near = case
        .passages
        .iter()
        .any(|p| case.link(p, ours).is_some_and(|l| l.at > theirs.saturating_sub(6) && l.at < theirs + 9));
    match (unit(case.side, ours), there.and_then(|s| unit(s, theirs))) {
        (Some(a), Some(b)) => near || case.aligner.pair(&a, &b).is_some(),
        _ => true,
    }
}

/// How sure it is that the figure's sentence speaks of the same matter: the share of the rest of the clause.
fn gate(case: &Case, number: usize, rival: &Rival) -> f32 {
    let Some(mention) = case.claim.mentions.get(number) else { return 0.0 };
    let run = core(&mention.value, mention.run);
    case.passages.iter().filter(|p| p.sentences.0 == rival.sentence).map(|p| case.identity(p, run)).fold(0.0, f32::max)
}

fn core(value: &Value, run: Run) -> Run {
    if let Value::Quantity(q) = value { q.core } else { run }
}

fn own_key(case: &Case, reading: &Reading, side: &Side, sentence: Run, run: Run) -> Vec<KeyWord> {
    key(reading, side, sentence, run, |u| case.aligner.lexicon.has("light", u.lemma) || u.kind == UnitKind::Pronoun)
}

fn rivals(case: &Case, number: usize, ours: &[KeyWord]) -> Vec<Rival> {
    let Some(mention) = case.claim.mentions.get(number) else { return Vec::new() };
    let there = &case.source.reading;
    let mut out = Vec::new();
    for (k, other) in there.mentions.iter().enumerate() {
        let comparison = match (&mention.value, &other.value) {
            (Value::Quantity(c), Value::Quantity(s)) => c.compare(s),
            (Value::Date(c), Value::Date(s)) => c.compare(s),
            _ => continue,
        };
        let sentence = there.document.sentence_at(other.run.start);
        let Some(side) = case.source.sides.get(sentence) else { continue };
        let theirs = own_key(case, there, side, case.sentence(sentence), other.run);
        let (key, strong) = common(case.aligner, ours, &theirs);
        out.push(Rival { mention: k, sentence, comparison, key, strong });
    }
    out
}

fn agree(case: &Case, number: usize, rival: &Rival) -> Finding {
    let mut finding = differ(case, number, rival, 1.0);
    finding.agreement = Agreement::Entails;
    finding.caveats = rival.comparison.caveats.clone();
    finding.reason = Reason::Agrees;
    finding
}

fn differ(case: &Case, number: usize, rival: &Rival, identity: f32) -> Finding {
    let run = |reading: &Reading, k: usize| reading.mentions.get(k).map_or(Run::default(), |m| m.run);
    let quantity = case.claim.mentions.get(number).is_some_and(|m| matches!(m.value, Value::Quantity(_)));
    let kind = if quantity { DetailKind::Quantity } else { DetailKind::Date };
    let sides = (run(case.claim, number), run(&case.source.reading, rival.mention));
    let difference = if quantity { rival.comparison.difference } else { Difference::Date };
    case.differ(kind, difference, rival.comparison.reason, sides, identity)
}
