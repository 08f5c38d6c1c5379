//! Operands: the figures and dates of the source that one of the statement may follow from.

use super::keys::KeyWord;
use super::rivals::{Field, own_key};
use crate::evidence::{Unit, UnitKind};
use crate::lexicon::Tag;
use crate::text::Run;
use crate::value::{Quantity, Value};

/// Sentences of the source that match less than this share of the best are not looked at.
const NEAR: f32 = 0.6;

/// A figure or date of the source with the words that it belongs to.
pub struct Operand<'a> {
    /// Its mention in the source.
    pub mention: usize,
    /// Its sentence.
    pub sentence: usize,
    /// Its tokens.
    pub run: Run,
    /// What it stands for.
    pub value: &'a Value,
    /// Its key, and what it counts.
    words: Vec<Unit>,
    /// The verb that governs it.
    verb: Option<Unit>,
}

impl<'a> Operand<'a> {
    /// Its figure, if it is one.
    pub fn quantity(&self) -> Option<&'a Quantity> {
        if let Value::Quantity(q) = self.value { Some(q) } else { None }
    }

    /// Whether the two may be put together: two figures of one sentence, or of two neighbours.
    pub fn beside(&self, other: &Self) -> bool {
        self.mention != other.mention && self.sentence.abs_diff(other.sentence) <= 1
    }
}

/// Every figure and date in the sentences that come nearest, and in their neighbours.
pub fn operands<'a>(field: &Field<'a>) -> Vec<Operand<'a>> {
    let case = field.case;
    let best = case.passages.first().map_or(0.0, |p| p.matched);
    let near: Vec<usize> =
        case.passages.iter().take(3).filter(|p| p.matched >= NEAR * best).map(|p| p.sentences.0).collect();
    let there = &case.source.reading;
    let mut out = Vec::new();
    for (mention, found) in there.mentions.iter().enumerate() {
        let sentence = there.document.sentence_at(found.run.start);
        let typed = matches!(found.value, Value::Quantity(_) | Value::Date(_));
        if !typed || near.iter().all(|n| n.abs_diff(sentence) > 1) {
            continue;
        }
        let Some(side) = case.source.sides.get(sentence) else { continue };
        let key = own_key(case, there, side, case.sentence(sentence), found.run);
        let verb = key.iter().find(|k| k.governs()).map(KeyWord::unit);
        // what stands behind an "and" belongs to the next figure
        let joins = |at: usize| there.terms.get(at).is_some_and(|t| t.tag == Tag::Coordinator);
        let own = |u: &Unit| !(found.run.end..u.run.start).any(joins);
        let mut words: Vec<Unit> = key.iter().map(KeyWord::unit).filter(own).collect();
        let counted = side.units.iter().filter(|u| found.run.contains(u.run) && u.kind != UnitKind::Quantity);
        words.extend(counted.filter(|u| u.kind != UnitKind::Date));
        out.push(Operand { mention, sentence, run: found.run, value: &found.value, words, verb });
    }
    out
}

impl Field<'_> {
    /// Where the clause speaks of `operand` by a word that does not belong to `other` as well.
    pub fn told(&self, operand: &Operand, other: &Operand) -> Option<usize> {
        let shared = |u: &Unit| other.words.iter().any(|o| o.lemma == u.lemma);
        self.spoken(operand, |u| !shared(u))
    }

    /// Where the clause speaks of `operand`.
    pub fn spoken(&self, operand: &Operand, keep: impl Fn(&Unit) -> bool) -> Option<usize> {
        let own = self.case.claim.mentions.get(self.number).map_or(Run::default(), |m| m.run);
        let units = self.case.side.units.iter().filter(|u| u.weight > 0.0 && !matches!(u.kind, UnitKind::Quantity));
        let mut units = units.filter(|u| !own.contains(u.run) || u.kind == UnitKind::Name);
        let words: Vec<&Unit> = operand.words.iter().filter(|w| keep(w)).collect();
        units.find(|u| words.iter().any(|w| self.case.aligner.pair(u, w).is_some())).map(|u| u.run.start)
    }

    /// Whether the clause speaks of the verb that governs `operand`, which is not the one that governs `other`.
    pub fn acted(&self, operand: &Operand, other: &Operand) -> bool {
        let Some(verb) = operand.verb else { return false };
        other.verb.is_none_or(|o| o.lemma != verb.lemma) && self.spoken(operand, |u| u.run == verb.run).is_some()
    }
}
