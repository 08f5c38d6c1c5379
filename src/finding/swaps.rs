//! Swaps: two figures, dates or names of one sentence that have changed places, told by the words beside them.

use super::case::Case;
use super::model::Finding;
use super::mutual;
use crate::evidence::{Alignment, Unit, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::{Act, Reading, Slot};
use crate::text::Run;
use crate::value::quantity::Quantity;
use crate::value::{Mention, Value};

/// How far a word may stand from the figure or name that it marks.
const NEAR: usize = 5;

/// A typed unit with its counterpart.
#[derive(Clone, Copy)]
struct Item {
    unit: Unit,
    there: usize,
}

/// Every pair of figures, dates or names that stand crosswise in the passage.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let typed = |u: &Unit| matches!(u.kind, UnitKind::Quantity | UnitKind::Date | UnitKind::Name);
    let items: Vec<Item> = linked(case, passage).filter(|i| typed(&i.unit)).collect();
    let words: Vec<Item> = linked(case, passage).filter(|i| !typed(&i.unit) && i.unit.weight > 1.0).collect();
    let mut out: Vec<Finding> = tallies(case, passage).into_iter().collect();
    for (k, a) in items.iter().enumerate() {
        for b in items
            .iter()
            .skip(k + 1)
            .filter(|b| b.unit.kind == a.unit.kind && b.there != a.there && b.unit.mention != a.unit.mention)
        {
            let all: Vec<Item> =
                words.iter().chain(items.iter().filter(|i| i.unit.kind != a.unit.kind)).copied().collect();
            // names that keep their order keep their parts as well
            let kept = a.unit.kind == UnitKind::Name && a.there < b.there;
            let mutual = || mutual::anywhere(case, passage.sentences.0, a.there, b.there);
            let own = || placed(case, passage, a, b) || counted(case, a, b) || counted(case, b, a);
            if !kept && crossed(a, b, &all) && alike(case, a, b) && !mutual() && !described(case, a, b) && !own() {
                let whole = case.identity(passage, Run::default());
                // names wander more than figures do
                let identity = if a.unit.kind == UnitKind::Name { whole - 0.25 } else { whole };
                let kind = if a.unit.kind == UnitKind::Name { DetailKind::Name } else { DetailKind::Quantity };
                let sides = (a.unit.run, Run::one(b.there));
                out.push(case.differ(kind, Difference::Order, Reason::Swapped, sides, identity));
            }
        }
    }
    out
}

/// "By nine votes to 12" of "by 12 votes to nine": a pair of figures told the other way round.
fn tallies(case: &Case, passage: &Alignment) -> Option<Finding> {
    let theirs = tallied(case, &case.source.reading, case.sentence(passage.sentences.0));
    let same = |a: &Quantity, b: &Quantity| a.single().is_some() && a.single() == b.single();
    tallied(case, case.claim, case.clause).into_iter().find_map(|ours| {
        let straight = |t: &Tally| same(ours.first, t.first) && same(ours.last, t.last);
        let turned = |t: &&Tally| same(ours.first, t.last) && same(ours.last, t.first);
        let other = theirs.iter().find(turned).filter(|_| !theirs.iter().any(straight))?;
        let identity = case.identity(passage, Run::default());
        let sides = (ours.run, other.run);
        Some(case.differ(DetailKind::Quantity, Difference::Order, Reason::Swapped, sides, identity))
    })
}

/// Two figures with nothing but "to" between them.
struct Tally<'a> {
    run: Run,
    first: &'a Quantity,
    last: &'a Quantity,
}

fn tallied<'a>(case: &Case, reading: &'a Reading, stretch: Run) -> Vec<Tally<'a>> {
    let figure = |m: &'a Mention| if let Value::Quantity(q) = &m.value { Some((m.run, &**q)) } else { None };
    let figures: Vec<(Run, &Quantity)> = reading.mentions_in(stretch).iter().filter_map(figure).collect();
    let beside =
        |a: Run, b: Run| a.end + 1 == b.start && case.aligner.lexicon.has("set-against", reading.document.word(a.end));
    let pairs = figures.iter().zip(figures.iter().skip(1)).filter(|((a, _), (b, _))| beside(*a, *b));
    pairs.map(|((a, first), (b, last))| Tally { run: a.join(*b), first, last }).collect()
}

fn linked<'a>(case: &'a Case, passage: &'a Alignment) -> impl Iterator<Item = Item> + 'a {
    let sentence = case.sentence(passage.sentences.0);
    let units = case.side.units.iter().zip(&passage.links);
    units.filter_map(move |(u, l)| l.filter(|l| sentence.has(l.at)).map(|l| Item { unit: *u, there: l.at }))
}

/// One of the two names stands in the title of the other, on both sides: "guitarist Ivo Marek of The Tall Ships".
fn described(case: &Case, a: &Item, b: &Item) -> bool {
    let here = |x: &Item, y: &Item| {
        let holder = case.claim.titled_at(x.unit.run.start);
        holder.is_some() && holder == case.claim.entity_at(y.unit.run.start)
    };
    let there = &case.source.reading;
    let near = Run::new(a.there.min(b.there), a.there.max(b.there));
    let verb = near.iter().any(|at| there.terms.get(at).is_some_and(|t| t.tag == Tag::Verb));
    (here(a, b) || here(b, a)) && !verb
}

/// The two fill two parts of one act, the same ones on both sides: "Lund was flooded by Mira" of "Mira flooded Lund".
fn placed(case: &Case, passage: &Alignment, a: &Item, b: &Item) -> bool {
    // "most of Lund": what hangs on the slot is of it
    let of = |reading: &Reading, end: usize, at: usize| {
        let phrase = reading.phrase_at(at).filter(|p| p.preposition == Some(end));
        phrase.is_some() && reading.document.is(end, "of")
    };
    let part = |reading: &Reading, act: &Act, at: usize| {
        let holds = |s: &&Slot| s.run.has(at) || of(reading, s.run.end, at);
        act.slots.iter().find(holds).map(|s| s.part)
    };
    let parts = |reading: &Reading, act: &Act, a: usize, b: usize| {
        part(reading, act, a).zip(part(reading, act, b)).filter(|(a, b)| a != b)
    };
    case.acts().any(|act| {
        let ours = parts(case.claim, act, a.unit.run.start, b.unit.run.start);
        let theirs = |other: &Act| parts(&case.source.reading, other, a.there, b.there);
        ours.is_some() && case.partner(passage, act).is_some_and(|other| theirs(other) == ours)
    })
}

/// Its figure counts the same thing on both sides, and not what the other's counts: "three young dogs" of "three puppies".
fn counted(case: &Case, item: &Item, other: &Item) -> bool {
    let there = &case.source.reading;
    let figure = |m: &Mention| if let Value::Quantity(q) = &m.value { q.noun.map(|n| n.head) } else { None };
    let ours = item.unit.mention.and_then(|m| case.claim.mentions.get(m)).and_then(figure).and_then(|at| case.unit(at));
    let counts = |i: &Item| {
        let noun = there.mentions_at(i.there).find_map(|(_, m)| figure(m))?;
        let side = case.source.sides.get(there.document.sentence_at(noun))?;
        case.aligner.pair(ours?, side.units.get(side.unit_at(noun)?)?)
    };
    counts(item).is_some() && counts(other).is_none()
}

/// Two figures of one unit, or two ordinals; names and dates always.
fn alike(case: &Case, a: &Item, b: &Item) -> bool {
    let value = |i: &Item| i.unit.mention.and_then(|m| case.claim.mentions.get(m)).map(|m| &m.value);
    match (value(a), value(b)) {
        (Some(Value::Quantity(x)), Some(Value::Quantity(y))) => x.kind == y.kind && x.one_unit(y),
        _ => true,
    }
}

/// The words that mark each of the two here mark the other one there.
fn crossed(a: &Item, b: &Item, words: &[Item]) -> bool {
    let (Some(x), Some(y)) = (mark(a, b, words), mark(b, a, words)) else { return false };
    let far = |i: &Item, w: &Item| i.there.abs_diff(w.there);
    let (own_a, own_b, cross_a, cross_b) = (far(a, &x), far(b, &y), far(b, &x), far(a, &y));
    // right beside the other, a shorter way tells enough: "Falk 40 and Brandt 35"
    let past = |cross: usize, own: usize| cross + 2 < own || cross <= 1 && cross + 2 <= own;
    x.there != y.there && past(cross_a, own_a) && past(cross_b, own_b) && cross_a <= NEAR && cross_b <= NEAR
}

/// The nearest word beside `item` that is farther from `other`.
fn mark(item: &Item, other: &Item, words: &[Item]) -> Option<Item> {
    let far = |i: &Item, w: &Item| i.unit.run.start.abs_diff(w.unit.run.start);
    let near = words.iter().filter(|w| far(item, w) <= NEAR && far(item, w) < far(other, w));
    near.min_by_key(|w| (far(item, w), w.unit.run.start)).copied()
}
