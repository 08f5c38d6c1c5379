//! How the decisions of a record stand to a draft as it is now: what holds, what must be done again, what has lost its words.
//! The order of the lines in the record plays no part, so that two records can be put together line by line.

use super::mark::Mark;
use super::record::{Act, Decision, Entry};
use crate::outcome::Choice;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two sentences must be, from 0 to 1, for one to be the other after an edit. (Sørensen–Dice over pairs of letters)
const ALIKE: f64 = 0.5;

/// How a mark stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nobody has decided it.
    Open,
    /// It is decided so: the draft must be mended, the writer is asked, or it is settled.
    Decided(Choice),
    /// It was decided before the words, the evidence or the rule changed.
    Stale,
    /// Two persons have decided it differently, each without the other.
    Contested,
}

/// A mark with the decisions that stand for it.
#[derive(Clone, Debug)]
pub struct Stood {
    /// How it stands.
    pub stand: Stand,
    /// The names of the decisions, in byte order.
    pub heads: Vec<String>,
}

/// How a record stands to a draft.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// How each mark stands, in the order of the marks.
    pub marks: Vec<Stood>,
    /// The decisions whose words are gone, or stand there more often or less often than they did, in byte order of their names.
    pub orphans: Vec<Decision>,
    /// The decisions that stand, stale ones and orphans too, in byte order of their names.
    pub heads: Vec<Decision>,
}

/// How the acts of a record stand to the marks of a draft.
pub fn standing(marks: &[Mark], record: &[Entry]) -> Standing {
    let heads = heads(record);
    let mut held: BTreeMap<usize, Vec<(&Decision, bool)>> = BTreeMap::new();
    let mut orphans = Vec::new();
    for decision in &heads {
        match place(marks, decision) {
            Place::Gone => orphans.push(decision.clone()),
            Place::Same(all) => all.into_iter().for_each(|k| held.entry(k).or_default().push((decision, true))),
            Place::Changed(all) => all.into_iter().for_each(|k| held.entry(k).or_default().push((decision, false))),
        }
    }
    let stood = |k: usize| {
        let all = held.remove(&k).unwrap_or_default();
        Stood { stand: stand(&all), heads: all.iter().map(|(d, _)| d.id.clone()).collect() }
    };
    Standing { marks: (0..marks.len()).map(stood).collect(), orphans, heads }
}

/// The decisions that nobody has taken back or put another in the place of.
fn heads(record: &[Entry]) -> Vec<Decision> {
    let withdrawn: BTreeSet<&str> = record
        .iter()
        .filter_map(|e| match &e.act {
            Act::Withdrawal(w) => Some(&*w.of),
            _ => None,
        })
        .collect();
    let live = record.iter().filter_map(|e| match &e.act {
        Act::Decision(d) if !withdrawn.contains(&*d.id) => Some(d),
        _ => None,
    });
    let live: Vec<&Decision> = live.collect();
    // one that names itself, or its own successor, takes nobody's place
    let superseded: BTreeSet<&str> =
        live.iter().flat_map(|d| d.supersedes.iter().filter(|s| **s != d.id)).map(String::as_str).collect();
    let mut out: Vec<Decision> = live.into_iter().filter(|d| !superseded.contains(&*d.id)).cloned().collect();
    out.sort_by(|a, b| (&a.id, &a.made.at, &a.made.by).cmp(&(&b.id, &b.made.at, &b.made.by)));
    out.dedup();
    out
}

/// Where the words of a decision stand now.
enum Place {
    /// At these marks, with the same evidence and rule.
    Same(Vec<usize>),
    /// At these marks, but something has changed.
    Changed(Vec<usize>),
    /// Nowhere, or not as often as they did.
    Gone,
}

fn place(marks: &[Mark], decision: &Decision) -> Place {
    let of = |k: &usize| marks.get(*k).is_some_and(|m| m.finding == decision.finding);
    let same: Vec<usize> = (0..marks.len()).filter(of).collect();
    let Some(mark) = same.first().and_then(|k| marks.get(*k)) else { return edited(marks, decision) };
    if mark.fingerprint.copies != decision.fingerprint.copies {
        return Place::Gone;
    }
    // of the same words twice, a pronoun may mean two persons
    let holds = |m: &Mark| m.state == decision.computed && m.fingerprint.same(&decision.fingerprint);
    let holding: Vec<usize> = same.iter().copied().filter(|k| marks.get(*k).is_some_and(holds)).collect();
    if holding.is_empty() { Place::Changed(same) } else { Place::Same(holding) }
}

/// The one sentence that may be that of the decision after an edit.
fn edited(marks: &[Mark], decision: &Decision) -> Place {
    let (claim, sentence) = (&decision.fingerprint.claim, decision.fingerprint.claim.sentence());
    let like = |m: &Mark| {
        let now = &m.fingerprint.claim;
        let part = !claim.exact.is_empty()
            && (now.exact == claim.exact || now.sentence() == now.exact || sentence == claim.exact);
        // where nothing stands against the new words, the matter is settled
        part && m.query() && strsim::sorensen_dice(&now.sentence(), &sentence) >= ALIKE
    };
    let near: Vec<usize> = (0..marks.len()).filter(|k| marks.get(*k).is_some_and(like)).collect();
    let sentences: BTreeSet<String> =
        near.iter().filter_map(|k| marks.get(*k)).map(|m| m.fingerprint.claim.sentence()).collect();
    match near.as_slice() {
        [one, ..] if sentences.len() == 1 => Place::Changed(vec![*one]),
        _ => Place::Gone,
    }
}

/// How a mark stands by its decisions, each with whether it still holds.
fn stand(all: &[(&Decision, bool)]) -> Stand {
    let holding: Vec<&Decision> = all.iter().filter(|(_, holds)| *holds).map(|(d, _)| *d).collect();
    match holding.split_first() {
        None if all.is_empty() => Stand::Open,
        None => Stand::Stale,
        Some((first, rest)) if rest.iter().all(|d| (d.decision, d.taken) == (first.decision, first.taken)) => {
            Stand::Decided(first.comes_to())
        }
        Some(_) => Stand::Contested,
    }
}
