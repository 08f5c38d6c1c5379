//! Pairs: which two entries of the dictionary stand behind a link, or against each other.

use super::align::{Link, score_of};
use super::side::{Expression, Side};
use super::units::Unit;
use crate::lexicon::{Item, Lexicon, Relation};
use crate::text::Run;

/// An entry of the dictionary, a word or a phrase, as it stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The entry.
    pub item: Item,
    /// Its tokens.
    pub run: Run,
}

/// An entry in a statement and one in a source, with what the dictionary says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the statement.
    pub claim: Occurrence,
    /// In the source.
    pub source: Occurrence,
    /// How the source's stands to the statement's.
    pub relation: Relation,
}

/// The pair by which a statement's unit (by number) has its counterpart in a sentence of the source; `None` where the same
/// word, a name or a value made the link.
pub fn behind(lexicon: &Lexicon, claim: &Side, unit: usize, link: Link, source: &Side) -> Option<Pair> {
    if link.exact {
        return None;
    }
    let phrases = claim.expressions.iter().filter(|e| e.units.contains(&unit)).map(phrase);
    let ours = claim.units.get(unit).and_then(word).into_iter().chain(phrases);
    let phrases = source.expressions.iter().filter(|e| e.run.start == link.at).map(phrase);
    let theirs: Vec<_> =
        source.units.iter().filter(|u| u.run.start == link.at).filter_map(word).chain(phrases).collect();
    let mut pairs = ours.flat_map(|a| theirs.iter().filter_map(move |b| pair(lexicon, a, *b)));
    pairs.find(|p| score_of(p.relation) == Some(link.score))
}

/// Two units, one of each side, that the dictionary calls opposites.
pub fn opposites(lexicon: &Lexicon, claim: &[&Unit], source: &[&Unit]) -> Option<Pair> {
    let ours = claim.iter().filter_map(|u| word(u));
    let mut pairs = ours.flat_map(|a| source.iter().filter_map(|u| word(u)).filter_map(move |b| pair(lexicon, a, b)));
    pairs.find(|p| p.relation == Relation::Opposite)
}

fn pair(lexicon: &Lexicon, claim: Occurrence, source: Occurrence) -> Option<Pair> {
    let relation = lexicon.relation(claim.item, source.item).filter(|_| claim.item != source.item)?;
    Some(Pair { claim, source, relation })
}

fn word(unit: &Unit) -> Option<Occurrence> {
    Some(Occurrence { item: unit.item?, run: unit.run })
}

fn phrase(expression: &Expression) -> Occurrence {
    Occurrence { item: expression.item, run: expression.run }
}
