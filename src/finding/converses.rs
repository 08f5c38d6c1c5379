//! Converses: acts that statement and source tell from either side: "A sold B to C" and "C bought B from A".

use super::case::Case;
use super::model::Finding;
use super::parts::same_part;
use crate::evidence::Alignment;
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading, Slot};
use crate::text::Word;

/// The identity of what is only left open.
const OPEN: f32 = 0.5;

/// Every act of the clause that a passage tells from the other side.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    case.acts().filter(|a| !case.verbatim(a.head)).filter_map(|a| one(case, passage, a)).collect()
}

/// Whether a passage tells an act from the other side, with the same in every part.
pub fn told(case: &Case, passage: &Alignment, act: &Act) -> bool {
    one(case, passage, act).is_some_and(|f| f.agreement == Agreement::Entails)
}

/// How the parts of an act lie beside those of one told from the other side.
#[derive(Clone, Copy, Default)]
struct Sides {
    /// Parts that stand where they must.
    kept: usize,
    /// Parts that stand where another one must.
    crossed: usize,
    /// Parts that stand nowhere there.
    lost: usize,
}

fn one(case: &Case, passage: &Alignment, act: &Act) -> Option<Finding> {
    let acts = case.source_acts(passage.sentences.0).iter();
    let turned = acts.filter_map(|b| Some((b, sides(case, passage, act, b)?)));
    let (other, sides) = turned.max_by_key(|(b, s)| (s.kept, s.crossed, std::cmp::Reverse(b.head)))?;
    // "bought it and sold it": the act itself is told as well
    let plain = case.partner(passage, act).is_some_and(|b| b.head != other.head);
    if plain && sides.kept < 2 {
        return None;
    }
    let identity = case.identity(passage, act.group);
    let runs = (act.group, other.group);
    let differ = |reason| case.differ(DetailKind::Act, Difference::Agent, reason, runs, identity);
    let open = |reason| Finding { agreement: Agreement::Unknown, identity: OPEN, ..differ(reason) };
    let alike = act.stance == other.stance;
    match sides {
        Sides { crossed: 2.., .. } if alike => Some(differ(Reason::Swapped)),
        Sides { crossed: 1.., .. } => Some(open(Reason::Swapped)),
        Sides { kept: 2.., lost: 0, .. } if alike => {
            let told = vec![act.group];
            Some(Finding { agreement: Agreement::Entails, told, ..differ(Reason::Agrees) })
        }
        _ => None,
    }
}

/// The parts of a pair of acts that tell one event from either side; nothing for any other pair.
fn sides(case: &Case, passage: &Alignment, act: &Act, other: &Act) -> Option<Sides> {
    let lemma = |reading: &Reading, act: &Act| reading.terms.get(act.head).map(|t| t.lemma);
    let there = &case.source.reading;
    let parts = case.aligner.lexicon.turned(lemma(case.claim, act)?, lemma(there, other)?);
    let holds =
        |act: &Act, name: Word, at: usize| act.slots.iter().any(|s| same_part(part(name), s.part) && s.run.has(at));
    let mut out = Sides::default();
    for slot in &act.slots {
        let mut wanted = parts.iter().filter(|(ours, _)| same_part(part(*ours), slot.part)).peekable();
        if wanted.peek().is_none() {
            continue;
        }
        match lands(case, passage, slot) {
            Some(at) if wanted.any(|(_, theirs)| holds(other, *theirs, at)) => out.kept += 1,
            Some(at) if parts.iter().any(|(_, theirs)| holds(other, *theirs, at)) => out.crossed += 1,
            _ => out.lost += 1,
        }
    }
    (!parts.is_empty()).then_some(out)
}

/// Where the source has what fills a part.
fn lands(case: &Case, passage: &Alignment, slot: &Slot) -> Option<usize> {
    case.link(passage, slot.head).map(|l| l.at)
}

fn part(name: Word) -> Part {
    let named = [("agent", Part::Agent), ("patient", Part::Patient), ("complement", Part::Complement)];
    named.into_iter().find(|(n, _)| Word::of(n) == name).map_or(Part::Prep(name), |(_, p)| p)
}
