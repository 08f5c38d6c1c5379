//! Alignment: the units of a statement laid beside those of a passage, best counterpart for each.

use super::side::{Expression, Side};
use super::units::{Unit, UnitKind};
use crate::lexicon::{CueClass, Lexicon, Relation, Tag, TitleKind};
use crate::outcome::Agreement;
use crate::reading::{Attribution, EntityId, Phrase, Reading};
use crate::text::Run;
use crate::value::{NameKind, Value};

/// The counterpart of one unit: how well it matches (0.5 to 1) and where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// How well: 1 for the same word, less for what says the same in other words.
    pub score: f32,
    /// The token of the source.
    pub at: usize,
    /// Whether it is the same word or an inflection or alias of it.
    pub exact: bool,
}

/// A statement's units laid beside one passage (a sentence, or two neighbours).
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The sentences of the passage, first and last.
    pub sentences: (usize, usize),
    /// One answer a unit.
    pub links: Vec<Option<Link>>,
    /// The weight that has a counterpart, scores counted in.
    pub matched: f32,
    /// The whole weight.
    pub total: f32,
}

impl Alignment {
    /// The share of the weight that has a counterpart, 0 to 1.
    pub fn share(&self) -> f32 {
        if self.total > 0.0 { self.matched / self.total } else { 0.0 }
    }

    /// The units inside quoted words that the source has word for word at `found`.
    pub fn quote(&mut self, units: &[Unit], words: Run, found: Run) {
        for (_, link) in units.iter().zip(&mut self.links).filter(|(u, _)| words.contains(u.run)) {
            let there = link.filter(|l| found.has(l.at)).map_or(found.start, |l| l.at);
            *link = Some(Link { score: 1.0, at: there, exact: true });
        }
        *self = Self::new(self.sentences, std::mem::take(&mut self.links), units);
    }

    /// Puts two alignments of the same units together, the better link of each unit.
    pub fn join(&self, other: &Self, units: &[Unit]) -> Self {
        let links: Vec<_> = self
            .links
            .iter()
            .zip(&other.links)
            .map(|(a, b)| match (a, b) {
                (Some(x), Some(y)) if y.score > x.score => Some(*y),
                (Some(x), _) => Some(*x),
                (None, y) => *y,
            })
            .collect();
        let sentences = (self.sentences.0.min(other.sentences.0), self.sentences.1.max(other.sentences.1));
        Self::new(sentences, links, units)
    }

    fn new(sentences: (usize, usize), links: Vec<Option<Link>>, units: &[Unit]) -> Self {
        let total = units.iter().map(|u| u.weight).sum();
        let matched = units.iter().zip(&links).filter_map(|(u, l)| l.map(|l| l.score * u.weight)).sum();
        Self { sentences, links, matched, total }
    }
}

/// What is needed to lay a statement beside a source: both readings, and whom the statement's names stand for there.
pub struct Aligner<'a> {
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The statement.
    pub claim: &'a Reading,
    /// The source.
    pub source: &'a Reading,
    /// For each mention of the statement, the entity of the source that it names.
    pub entities: &'a [Option<EntityId>],
}

/// How many noun phrases back a fuller mention may stand.
const FULLER: usize = 200;

impl Aligner<'_> {
    /// Lays the statement's side beside one sentence of the source.
    pub fn align(&self, claim: &Side, source: &Side, sentence: usize) -> Alignment {
        let mut links: Vec<Option<Link>> = claim.units.iter().map(|u| self.best(u, source, sentence)).collect();
        self.expressions(claim, source, &mut links);
        self.settle(claim, source, &mut links);
        Alignment::new((sentence, sentence), links, &claim.units)
    }

    fn best(&self, unit: &Unit, source: &Side, sentence: usize) -> Option<Link> {
        let mut best: Option<Link> = None;
        for other in &source.units {
            if let Some(link) = self.pair(unit, other)
                && best.is_none_or(|b| link.score > b.score)
            {
                best = Some(link);
            }
        }
        best.or_else(|| self.spoken(unit, sentence))
            .or_else(|| self.described(unit, source))
            .or_else(|| self.voiced(unit, sentence))
            .or_else(|| self.represented(unit, source))
            .or_else(|| self.completed(unit, source))
    }

    /// What stood in front of a noun before, and is left out where the text comes back to it: "the convention" after "the
    /// Republican convention".
    pub fn completed(&self, unit: &Unit, source: &Side) -> Option<Link> {
        if matches!(unit.kind, UnitKind::Verb | UnitKind::Quantity | UnitKind::Date | UnitKind::Pronoun) {
            return None;
        }
        let phrase = self.claim.phrase_at(unit.run.start).filter(|p| p.head > unit.run.start)?;
        let head = self.claim.terms.get(phrase.head)?.lemma;
        let there = source.units.iter().filter(|u| u.lemma == head && u.kind == UnitKind::Noun);
        let bare = |at: usize| {
            let phrase = self.source.phrase_at(at).filter(|p| p.head == at && p.run.len() == 2)?;
            let the = ["the", "this", "that"].iter().any(|w| self.source.document.is(phrase.run.start, w));
            the.then_some(phrase.run.start)
        };
        let at = there.map(|u| u.run.start).find(|at| bare(*at).is_some())?;
        // the last fuller mention before
        let k = self.source.ended.at(at).checked_sub(1)?;
        let before = self.source.phrases.get(..k)?.iter().rev().take(FULLER);
        let tells = |at: usize| {
            self.source.terms.get(at).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Adjective))
        };
        let same = |p: &&Phrase| self.source.terms.get(p.head).is_some_and(|t| t.lemma == head);
        let full = before.filter(same).find(|p| (p.run.start..p.head).any(tells))?;
        let word = |k: usize| {
            self.source.terms.get(k).is_some_and(|t| t.lemma == unit.lemma)
                || unit.mention.and_then(|m| self.entity(m)).is_some_and(|e| self.source.entity_at(k) == Some(e))
        };
        (full.run.start..full.head).any(word).then_some(Link { score: 0.85, at, exact: false })
    }

    /// How one unit of the statement matches one unit of the source; directional, `None` below .5.
    pub fn pair(&self, unit: &Unit, other: &Unit) -> Option<Link> {
        let link = |score, exact| Some(Link { score, at: other.run.start, exact });
        match (unit.kind, other.kind) {
            (UnitKind::Quantity | UnitKind::Date, _) | (_, UnitKind::Quantity | UnitKind::Date) => {
                self.typed(unit, other)
            }
            (UnitKind::Pronoun, _) => None,
            (UnitKind::Name, _) | (_, UnitKind::Name | UnitKind::Pronoun) => self.named(unit, other),
            _ if unit.lemma == other.lemma => link(if unit.kind == other.kind { 1.0 } else { 0.97 }, true),
            _ => self.related(unit, other).and_then(|score| link(score, false)),
        }
    }

    fn related(&self, unit: &Unit, other: &Unit) -> Option<f32> {
        score_of(self.lexicon.relation(unit.item?, other.item?)?)
    }

    fn typed(&self, unit: &Unit, other: &Unit) -> Option<Link> {
        let claim = self.claim.mentions.get(unit.mention?)?;
        let source = self.source.mentions.get(other.mention?)?;
        let comparison = match (&claim.value, &source.value) {
            (Value::Quantity(c), Value::Quantity(s)) => c.compare(s),
            (Value::Date(c), Value::Date(s)) => c.compare(s),
            _ => return None,
        };
        (comparison.agreement == Agreement::Entails).then_some(Link { score: 1.0, at: other.run.start, exact: true })
    }

    fn named(&self, unit: &Unit, other: &Unit) -> Option<Link> {
        let link = |score| Some(Link { score, at: other.run.start, exact: true });
        let known = unit.mention.and_then(|m| self.entity(m));
        let there = self.source.entity_at(other.run.start);
        // a "Fund" is no funding
        let word = |u: &Unit| matches!(u.kind, UnitKind::Name | UnitKind::Noun | UnitKind::Modifier);
        if unit.lemma == other.lemma && word(unit) && word(other) {
            return link(1.0).filter(|_| !self.namesakes(known, there));
        }
        let entity = known?;
        if there == Some(entity) {
            return link(0.95);
        }
        None
    }

    /// Whether two persons share a name: Ada Lund is not Eva Lund.
    fn namesakes(&self, a: Option<EntityId>, b: Option<EntityId>) -> bool {
        let person = |id: EntityId| self.source.entities.get(id).is_some_and(|e| e.name.kind == NameKind::Person);
        a.zip(b).is_some_and(|(a, b)| a != b && person(a) && person(b))
    }

    /// The speaker of a sentence is present in it, also where an earlier one names him.
    pub fn spoken(&self, unit: &Unit, sentence: usize) -> Option<Link> {
        let entity = self.entity(unit.mention?)?;
        let speaker = self.source.speaker_of(sentence, entity)?;
        Some(Link { score: 0.95, at: speaker, exact: true })
    }

    /// A word of a description ("the Mexican president") of somebody whom the sentence names or means in another way.
    pub fn described(&self, unit: &Unit, source: &Side) -> Option<Link> {
        let holder = self
            .claim
            .mentions_at(unit.run.start)
            .find_map(|(k, m)| matches!(m.value, Value::Role(_)).then(|| self.entity(k)).flatten())?;
        let at = source.units.iter().map(|u| u.run.start).find(|at| self.source.entity_at(*at) == Some(holder))?;
        Some(Link { score: 0.9, at, exact: false })
    }

    /// A country in a sentence about somebody who holds an office of it, or where its state acts: Peru does what its
    /// president does, and its army.
    pub fn represented(&self, unit: &Unit, source: &Side) -> Option<Link> {
        let Value::Name(name) = &self.claim.mentions.get(unit.mention?)?.value else { return None };
        let (place, _) = name.place?;
        let holds = |id: EntityId| {
            let roles = self.source.entities.get(id).map(|e| e.roles.as_slice()).unwrap_or_default();
            roles.iter().any(|r| r.title.kind == TitleKind::Office && !r.former && r.places.contains(&place))
        };
        let people = self.lexicon.people();
        let acting = |u: &&Unit| {
            let body = u.mention.and_then(|k| self.source.mentions.get(k)).and_then(|m| match &m.value {
                Value::Name(name) => name.body,
                _ => None,
            });
            body.and_then(|b| people.state(b)) == Some(place) && self.source.acting(u.run)
        };
        let held = source.units.iter().find(|u| self.source.entity_at(u.run.start).is_some_and(holds));
        let acted = || source.units.iter().find(|u| self.claim.acting(unit.run) && acting(u));
        let at = held.or_else(acted)?.run.start;
        Some(Link { score: 0.85, at, exact: false })
    }

    /// The verb of speech of a speaker whom the sentence lets speak too, in other words.
    pub fn voiced(&self, unit: &Unit, sentence: usize) -> Option<Link> {
        let here = self.claim.attributions.iter().find(|a| a.cue == Some(unit.run.start))?;
        if !["plain-speech", "account"].iter().any(|set| self.lexicon.has(set, unit.lemma)) {
            return None;
        }
        let run = self.source.document.sentences().get(sentence)?.run;
        let said = self.source.attributions.iter().filter(|a| a.content.overlaps(run));
        let same = said.filter(|a| a.class != Some(CueClass::Deny) && here.class != Some(CueClass::Deny));
        let at = same.filter(|a| self.one_voice(here, a)).find_map(|a| a.cue)?;
        // below what pairs two predicates: the acts of speech are compared as attributions
        Some(Link { score: 0.69, at, exact: false })
    }

    /// Whether two attributions certainly have one speaker.
    pub fn one_voice(&self, here: &Attribution, there: &Attribution) -> bool {
        let (Some(ours), Some(theirs)) = (here.speaker, there.speaker) else { return false };
        let mut named = ours.iter().rev().flat_map(|at| self.claim.mentions_at(at));
        let known = named.find_map(|(k, _)| self.entity(k));
        if let Some(known) = known {
            return there.entity == Some(known);
        }
        let last = |reading: &Reading, run: Run| {
            let head = reading.phrase_over(run).map_or(run.end.saturating_sub(1), |p| p.head);
            (reading.name_at(head).is_none()).then(|| reading.terms.get(head).map(|t| (t.lemma, t.tag))).flatten()
        };
        let (a, b) = (last(self.claim, ours), last(self.source, theirs));
        a.is_some() && a == b && a.is_some_and(|(_, tag)| tag == Tag::Noun)
    }

    /// The entity of the source that a mention of the statement (by number) names or describes.
    pub fn entity(&self, mention: usize) -> Option<EntityId> {
        self.entities.get(mention).copied().flatten()
    }

    /// Whether a sentence of the source names whom a phrase of the statement names.
    pub fn names(&self, phrase: Run, sentence: Run) -> bool {
        let known = phrase.iter().filter_map(|at| self.claim.name_at(at)).find_map(|k| self.entity(k));
        known.is_some() && sentence.iter().any(|at| self.source.entity_at(at) == known)
    }

    /// Phrases of the dictionary, matched as one: "give up on" against "abandon".
    fn expressions(&self, claim: &Side, source: &Side, links: &mut [Option<Link>]) {
        for phrase in &claim.expressions {
            // a phrase with a verb tells an act, which a noun alone does not: tariffs are not "imposed taxes"
            let act = phrase.units.iter().any(|k| claim.units.get(*k).is_some_and(|u| u.kind == UnitKind::Verb));
            let fits = |u: &&Unit| !act || u.kind == UnitKind::Verb;
            let at = source.units.iter().filter(fits).find_map(|u| self.says(phrase, u.item).map(|s| (s, u.run.start)));
            let found = at.or_else(|| {
                source.expressions.iter().find_map(|e| self.says(phrase, Some(e.item)).map(|s| (s, e.run.start)))
            });
            if let Some((score, at)) = found {
                for k in &phrase.units {
                    raise(links, *k, Link { score, at, exact: false });
                }
            }
        }
        for (k, unit) in claim.units.iter().enumerate() {
            let Some(item) = unit.item else { continue };
            for phrase in &source.expressions {
                if let Some(score) = self.lexicon.relation(item, phrase.item).and_then(score_of) {
                    raise(links, k, Link { score, at: phrase.run.start, exact: false });
                }
            }
        }
    }

    fn says(&self, phrase: &Expression, other: Option<crate::lexicon::Item>) -> Option<f32> {
        let other = other?;
        if phrase.item == other { Some(1.0) } else { score_of(self.lexicon.relation(phrase.item, other)?) }
    }

    /// A word that occurs more than once takes the occurrence that stands to the counterparts of its neighbours as in the
    /// statement.
    fn settle(&self, claim: &Side, source: &Side, links: &mut [Option<Link>]) {
        let before: Vec<Option<usize>> = links.iter().map(|l| l.map(|l| l.at)).collect();
        for (k, unit) in claim.units.iter().enumerate() {
            let Some(link) = links.get(k).copied().flatten() else { continue };
            let near: Vec<(usize, usize)> = (k.saturating_sub(3)..(k + 4).min(before.len()))
                .filter(|j| *j != k)
                .filter_map(|j| Some((claim.units.get(j)?.run.start, before.get(j).copied().flatten()?)))
                .collect();
            // "the women met the woman": as far in front of a neighbour, or behind it, as in the statement
            let here = unit.run.start;
            let cost = |at: usize| near.iter().map(|(n, there)| (at + n).abs_diff(there + here)).min().unwrap_or(0);
            let other_form = |at: usize| self.claim.document.word(here) != self.source.document.word(at);
            let choice = source
                .units
                .iter()
                .filter_map(|o| self.pair(unit, o))
                .filter(|l| l.score >= link.score - 0.001)
                .min_by_key(|l| (cost(l.at), other_form(l.at), l.at));
            if let (Some(best), Some(slot)) = (choice, links.get_mut(k)) {
                *slot = Some(best);
            }
        }
    }
}

/// How well two entries of the dictionary match that stand so to each other; `None` where neither bears the other out.
pub fn score_of(relation: Relation) -> Option<f32> {
    match relation {
        Relation::Same => Some(0.9),
        Relation::Derived => Some(0.95),
        Relation::Implies => Some(0.85),
        Relation::Opposite | Relation::Converse => None,
    }
}

fn raise(links: &mut [Option<Link>], k: usize, link: Link) {
    if let Some(slot) = links.get_mut(k)
        && slot.is_none_or(|l| l.score < link.score)
    {
        *slot = Some(link);
    }
}
