//! Assignment: the statement's figures laid on those of one sentence of the source, each by the words that belong to it.
//! Where the words of one stand with another figure, the source gives that other one: two figures that have changed places,
//! or the figure of another act.

use super::rivals::{Field, Rival, core, noun};
use super::shares::Shares;
use crate::evidence::{Side, UnitKind};
use crate::lexicon::Tag;
use crate::outcome::{Agreement, Reason};
use crate::reading::Reading;
use crate::text::{Run, Word};
use crate::value::quantity::Kind;
use crate::value::{Mention, Value};
use std::mem::discriminant;

/// So much more weight must stand with the other figure ...
const GAIN: f32 = 2.0;
/// ... and at most this share of it with the figure that agrees.
const KEPT: f32 = 0.6;
/// So much weight of each figure must stand with the one that it has changed places with.
const BACK: f32 = 0.5;
/// So much of the rest of the clause must be the same.
const SAME: f32 = 0.5;
/// How far in front of a whole the part may stand: "12 of its other 40 boats".
const WHOLE: usize = 4;

/// The figure that the source gives to what the statement gives another one of the same sentence.
pub fn displaced<'a>(field: &'a Field) -> Option<&'a Rival> {
    let near = |r: &Rival| field.case.passages.iter().take(3).any(|p| p.sentences.0 == r.sentence);
    let weight = |f: &Field, r: &Rival| Laid::new(f, r).map_or(0.0, |l| l.weight(r, true));
    let good = field.rivals.iter().filter(|r| agrees(r) && near(r)).map(|r| (weight(field, r), r));
    let (_, good) = good.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.mention.cmp(&a.1.mention)))?;
    let mut rivals = field.rivals.iter().filter(|bad| comparable(field, good, bad)).peekable();
    let elsewhere = field.rivals.iter().any(|r| agrees(r) && !near(r) && field.gate(r) > SAME);
    if rivals.peek().is_none() || elsewhere || whole(field) {
        return None;
    }
    let laid = Laid::new(field, good)?;
    let others = fields(field);
    let gain = |bad: &Rival| {
        // "nine of those" counts the same noun
        let named = !refers(field, bad);
        let (mut ours, mut theirs) = (laid.weight(good, named), laid.weight(bad, named));
        if theirs < BACK {
            return None;
        }
        for other in &others {
            let find = |m: usize| other.rivals.iter().find(|r| r.mention == m);
            let Some(own) = find(bad.mention).filter(|r| agrees(r)) else { continue };
            let new = find(good.mention).filter(|r| counts_alike(other, r))?;
            let back = weight(other, new);
            (ours, theirs) = (ours + weight(other, own), theirs + back);
            if back < BACK {
                return None;
            }
        }
        let moved = theirs - ours >= GAIN && ours <= KEPT * theirs;
        (moved && laid.apart(good, bad)).then_some(theirs - ours)
    };
    let gains = rivals.filter_map(|bad| Some((gain(bad)?, bad)));
    gains.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.mention.cmp(&a.1.mention))).map(|(_, bad)| bad)
}

/// The level after a change that the statement tells before it, where the level before has gone the same way: "from 40 to
/// 30" of "from 30 to 40".
pub fn turned<'a>(field: &'a Field) -> Option<&'a Rival> {
    let swapped = |r: &&Rival| r.comparison.reason == Reason::Swapped;
    let mut ends = field.rivals.iter().filter(swapped).filter(|r| field.near(r) && field.gate(r) >= SAME).peekable();
    ends.peek()?;
    let others = fields(field);
    let far = |r: &Rival, o: &Rival| o.sentence == r.sentence && o.mention != r.mention;
    ends.find(|r| others.iter().any(|f| f.rivals.iter().filter(swapped).any(|o| far(r, o))))
}

fn agrees(rival: &Rival) -> bool {
    rival.comparison.agreement == Agreement::Entails
}

fn fields<'a>(field: &Field<'a>) -> Vec<Field<'a>> {
    field.others().map(|(k, _)| Field::new(field.case, k)).collect()
}

/// Whether the source could have put the other figure in place of this one: one sentence and unit, no weaker a noun or verb.
fn comparable(field: &Field, good: &Rival, bad: &Rival) -> bool {
    let there = |r: &Rival| field.theirs(r);
    let (ordinal, unit) = match (there(good), there(bad)) {
        (Some(Value::Quantity(a)), Some(Value::Quantity(b))) => {
            (a.kind == Kind::Ordinal, a.unit.as_ref().map(|u| u.id) == b.unit.as_ref().map(|u| u.id))
        }
        _ => (false, true),
    };
    let counted = |r: &Rival| there(r).and_then(noun).is_some();
    let ranked = !ordinal || field.value().and_then(noun).is_some() == counted(bad);
    let named = field.same_noun(bad) || refers(field, bad) || !(field.same_noun(good) || counted(good) && counted(bad));
    let verb = |r: &Rival| r.shared.verb == Some(true);
    let dated = matches!(field.value(), Some(Value::Date(_)));
    let told = if dated { verb(bad) } else { verb(bad) || !verb(good) };
    let excludes = bad.comparison.agreement == Agreement::Excludes && bad.comparison.reason != Reason::OtherUnit;
    let here = excludes && bad.sentence == good.sentence && field.gate(bad) >= SAME;
    here && unit
        && ranked
        && named
        && told
        && counts_alike(field, bad)
        && !field.part_of(good, bad)
        && !field.apart(bad)
        && !field.narrowed(bad)
}

/// "Nine of those", "six of which": counts what has just been counted.
fn refers(field: &Field, rival: &Rival) -> bool {
    let there = &field.case.source.reading;
    let end = there.mentions.get(rival.mention).map_or(0, |m| m.run.end);
    let tag = |at: usize| there.terms.get(at).map_or(Tag::Mark, |t| t.tag);
    let alone = !matches!(tag(end + 2), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number);
    let word = matches!(tag(end + 1), Tag::Pronoun | Tag::Relative | Tag::Determiner);
    there.document.word(end) == Word::of("of") && word && alone
}

/// Whether both count one thing, or one of them leaves out what it counts.
fn counts_alike(field: &Field, rival: &Rival) -> bool {
    let counted = |v: Option<&Value>| v.and_then(noun).is_some();
    !(counted(field.value()) && counted(field.theirs(rival))) || field.same_noun(rival)
}

/// What is told behind a whole is told of its part: "12 of the 40 boats leak".
fn whole(field: &Field) -> bool {
    let claim = field.case.claim;
    let Some(own) = claim.mentions.get(field.number).map(|m| core(&m.value, m.run)) else { return false };
    let ends = |at: usize| move |m: &Mention| m.run.end == at || m.run.has(at);
    let part = |at: usize| field.others().any(|(k, _)| claim.mentions.get(k).is_some_and(ends(at)));
    (own.start.saturating_sub(WHOLE)..own.start).any(|at| claim.document.word(at) == Word::of("of") && part(at))
}

/// A word of the statement that belongs to its figure: how much it weighs, and where the source has it.
struct Told {
    weight: f32,
    verb: bool,
    /// What the figure counts.
    counted: bool,
    links: Vec<(usize, f32)>,
}

/// The statement's figure on one sentence of the source.
struct Laid<'a> {
    told: Vec<Told>,
    side: &'a Side,
    reading: &'a Reading,
    shares: Shares,
}

impl<'a> Laid<'a> {
    fn new(field: &Field<'a>, rival: &Rival) -> Option<Self> {
        let (case, reading) = (field.case, &field.case.source.reading);
        let side = case.source.sides.get(rival.sentence)?;
        let passage = case.passages.iter().find(|p| p.sentences.0 == rival.sentence)?;
        let ours = shares(field, case.claim, case.clause, field.number)?;
        let mention = case.claim.mentions.get(field.number)?;
        let own = core(&mention.value, mention.run);
        let mut told = Vec::new();
        for (unit, link) in case.side.units.iter().zip(&passage.links) {
            let typed = matches!(unit.kind, UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun);
            let weight = if typed { 0.0 } else { ours.of(unit.run.start, own) * unit.weight };
            if weight > 0.0 {
                let pairs = side.units.iter().filter_map(|u| case.aligner.pair(unit, u)).chain(*link);
                let links = pairs.map(|l| (l.at, l.score)).collect();
                let counted = mention.run.contains(unit.run);
                told.push(Told { weight, verb: unit.kind == UnitKind::Verb, counted, links });
            }
        }
        let shares = shares(field, reading, case.sentence(rival.sentence), rival.mention)?;
        Some(Self { told, side, reading, shares })
    }

    fn of(&self, at: usize, rival: &Rival) -> f32 {
        let figure = self.reading.mentions.get(rival.mention).map_or(Run::default(), |m| core(&m.value, m.run));
        self.shares.of(at, figure)
    }

    /// The weight of the statement's words that belong to its figure and stand with the source's, with or without what it
    /// counts.
    fn weight(&self, rival: &Rival, named: bool) -> f32 {
        let stands = |t: &Told| t.links.iter().map(|(at, score)| score * self.of(*at, rival)).fold(0.0, f32::max);
        self.told.iter().filter(|t| named || !t.counted).map(|t| t.weight * stands(t)).sum()
    }

    /// Whether the source tells of the figure that agrees what the statement does not tell of it, and no verb of the
    /// statement stands with it.
    fn apart(&self, good: &Rival, bad: &Rival) -> bool {
        let best = |t: &Told, r: &Rival| t.links.iter().map(|(at, _)| self.of(*at, r)).fold(0.0, f32::max);
        let linked = |at: usize| self.told.iter().any(|t| t.links.iter().any(|(l, _)| *l == at));
        let typed = |k: UnitKind| matches!(k, UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun);
        let own = |at: usize| self.of(at, good) >= 1.0 && self.of(at, bad) <= 0.0 && !linked(at);
        let verbs = self.told.iter().filter(|t| t.verb);
        self.side.units.iter().any(|u| !typed(u.kind) && u.weight > 0.0 && own(u.run.start))
            && verbs.into_iter().all(|t| best(t, good) <= best(t, bad))
    }
}

/// Whose words are whose among the figures of the kind of mention `number`.
fn shares(field: &Field, reading: &Reading, within: Run, number: usize) -> Option<Shares> {
    let own = reading.mentions.get(number)?;
    let near = reading.mentions_in(within).iter().filter(|m| within.contains(m.run) && one_kind(m, own));
    let figures = near.map(|m| core(&m.value, m.run)).collect();
    Some(Shares::new(field.case.aligner.lexicon, reading, within, figures))
}

/// Whether two mentions are of one kind: dates, counts, measures, ages.
fn one_kind(a: &Mention, b: &Mention) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(a), Value::Quantity(b)) => a.kind == b.kind && a.unit.is_some() == b.unit.is_some(),
        (a, b) => discriminant(a) == discriminant(b),
    }
}
