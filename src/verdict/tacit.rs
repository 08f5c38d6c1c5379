//! Verbs of the statement that only name a relation which the source tells without a verb: the two that stand in it are put
//! beside each other there.

use crate::evidence::Alignment;
use crate::finding::Case;
use crate::lexicon::Tag;
use crate::reading::{Act, Part, Slot};
use crate::text::{Run, Word};
use crate::value::Value;

/// How far apart two words of one noun phrase and what hangs on it may stand.
const APART: usize = 8;
/// How far behind a verb the verb may stand that it leads to.
const LEADS: usize = 4;
/// What names the one from whom something comes or to whom it happens.
const GIVER: &[&str] = &["by", "from", "in", "at", "for"];
/// What links a noun with anything.
const OF: Word = Word::of("of");

/// Whether the verb at `run` needs no counterpart of its own in the passage.
pub fn tacit(case: &Case, passage: &Alignment, run: Run) -> bool {
    let Some(act) = case.acts().find(|a| run.has(a.head)) else { return false };
    let Some(term) = case.claim.terms.get(act.head) else { return false };
    let is = |set: &str| case.aligner.lexicon.has(set, term.lemma);
    let relation = Relation { case, passage, act };
    let participle = act.passive && act.group.len() == 1;
    act.stance.affirmed
        && (is("tacit-place") && relation.beside(relation.subject(), relation.preposition(), &[])
            || is("tacit-post")
                && relation.beside(relation.subject(), relation.preposition(), &["with", "for", "at", "from"])
            || is("tacit-owner") && relation.owned()
            || is("tacit-name") && relation.either(relation.subject(), relation.predicate())
            || is("tacit-origin")
                && participle
                && relation.beside(relation.subject(), relation.slot(Part::Agent), GIVER)
            || is("tacit-event") && act.passive && relation.stands()
            || is("tacit-bearer")
                && !act.passive
                && relation.beside(relation.slot(Part::Patient), relation.subject(), GIVER)
            || is("tacit-view") && (relation.viewed() || act.passive && relation.leads())
            || is("tacit-measure") && relation.measured()
            || is("tacit-course") && relation.leads()
            || is("tacit-forecast") && act.passive && relation.leads()
            || is("tacit-beside")
                && act.passive
                && relation.preposition().is_some_and(|s| !relation.there(s).is_empty())
            || is("tacit-after") && relation.follows())
}

/// What one verb of the statement sets in relation, beside one passage.
struct Relation<'a> {
    case: &'a Case<'a>,
    passage: &'a Alignment,
    act: &'a Act,
}

impl<'a> Relation<'a> {
    fn slot(&self, part: Part) -> Option<&'a Slot> {
        self.act.slots.iter().find(|s| s.part == part)
    }

    fn subject(&self) -> Option<&'a Slot> {
        self.slot(if self.act.passive { Part::Patient } else { Part::Agent })
    }

    fn preposition(&self) -> Option<&'a Slot> {
        let by = self.act.passive.then(|| self.slot(Part::Agent)).flatten();
        by.or_else(|| self.behind().find(|s| matches!(s.part, Part::Prep(_))))
    }

    fn predicate(&self) -> Option<&'a Slot> {
        self.behind().find(|s| matches!(s.part, Part::Complement | Part::Prep(_)))
    }

    fn behind(&self) -> impl Iterator<Item = &'a Slot> {
        let from = self.act.group.end;
        self.act.slots.iter().filter(move |s| s.run.start >= from)
    }

    /// Where the source has what fills a slot.
    fn there(&self, slot: &Slot) -> Vec<usize> {
        slot.run.iter().filter_map(|at| self.case.link(self.passage, at)).map(|l| l.at).collect()
    }

    /// "The plant *belongs* to Falk", "Falk *owns* the plant".
    fn owned(&self) -> bool {
        match self.slot(Part::Patient).filter(|_| !self.act.passive) {
            Some(thing) => self.beside(Some(thing), self.subject(), &[]),
            None => self.beside(self.subject(), self.preposition(), &[]),
        }
    }

    /// The source's noun phrase about `thing` names `other` as its owner, behind a preposition (the statement's own, "of" or
    /// one of `led`), in apposition or before it.
    fn beside(&self, thing: Option<&Slot>, other: Option<&Slot>, led: &[&str]) -> bool {
        let Some((thing, other)) = thing.zip(other) else { return false };
        let own = if let Part::Prep(word) = other.part { Some(word) } else { None };
        let led: Vec<Word> = led.iter().map(|w| Word::of(w)).chain(own).chain([OF]).collect();
        let others = self.there(other);
        self.there(thing).iter().any(|a| others.iter().any(|b| self.adjoined(*a, *b, &led)))
    }

    /// The same, whichever stands first.
    fn either(&self, a: Option<&Slot>, b: Option<&Slot>) -> bool {
        self.beside(a, b, &[]) || self.beside(b, a, &[])
    }

    /// No verb and no other clause stands between the two, and only what ties `other` to `thing`.
    fn adjoined(&self, thing: usize, other: usize, led: &[Word]) -> bool {
        let there = &self.case.source.reading;
        let between = thing.min(other) + 1..thing.max(other);
        let one = there.document.sentence_at(thing) == there.document.sentence_at(other);
        let mut commas = 0;
        one && thing != other
            && between.len() <= APART
            && between.clone().all(|at| match there.terms.get(at).map(|t| t.tag) {
                Some(Tag::Possessive) => other < thing,
                Some(Tag::Preposition) => thing < other && led.contains(&there.document.word(at)),
                Some(Tag::Mark) => {
                    commas += usize::from(there.document.is(at, ","));
                    commas <= 1 && [",", "\"", "“", "”", "'", "‘", "’", "-"].iter().any(|m| there.document.is(at, m))
                }
                tag => matches!(
                    tag,
                    Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Adverb)
                ),
            })
    }

    /// What was recorded is told of, and nobody in particular recorded it.
    fn stands(&self) -> bool {
        self.slot(Part::Agent).is_none() && self.subject().is_some_and(|s| !self.there(s).is_empty())
    }

    /// "She is *described* as a pilot": the source says that she is one.
    fn viewed(&self) -> bool {
        let thing = if self.act.passive { self.subject() } else { self.slot(Part::Patient) };
        let seen = self.behind().find(|s| matches!(s.part, Part::Complement) || s.part == Part::Prep(Word::of("as")));
        let Some((thing, seen)) = thing.zip(seen) else { return false };
        let pronoun = self.case.claim.phrase_at(thing.head).is_some_and(|p| p.pronoun);
        let (a, b) = (self.there(thing), self.there(seen));
        let is = |other: &Act| {
            let fills = |part: Part, at: &[usize]| {
                at.iter().any(|at| other.slots.iter().any(|s| s.part == part && s.run.has(*at)))
            };
            other.copula && other.stance.affirmed && (pronoun || fills(Part::Agent, &a)) && fills(Part::Complement, &b)
        };
        let (first, last) = self.passage.sentences;
        (first..=last).any(|k| self.case.source_acts(k).iter().any(is)) || self.either(Some(thing), Some(seen))
    }

    /// "The talks *lasted* three days": the source has three days of talks.
    fn measured(&self) -> bool {
        let figured = |s: &&Slot| {
            s.run.iter().any(|at| self.case.claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_))))
        };
        let figure = self.behind().find(figured);
        self.either(self.subject(), figure)
    }

    /// "*Managed* to escape": who did so escaped.
    fn leads(&self) -> bool {
        let end = self.act.group.end;
        let next = self.case.acts().find(|a| a.head >= end && a.head < end + LEADS);
        let told = |at: usize| self.case.link(self.passage, at).is_some();
        let is = |a: &Act| a.copula && a.slots.iter().any(|s| s.part == Part::Complement && told(s.head));
        next.is_some_and(|a| told(a.head) || is(a))
    }

    /// "The talks *followed* a strike": they were held after it.
    fn follows(&self) -> bool {
        let Some(before) = self.slot(Part::Patient).filter(|_| !self.act.passive) else { return false };
        let there = &self.case.source.reading;
        let after = |at: &usize| {
            let phrase = self.case.source_phrase(*at);
            let led = phrase.and_then(|p| p.preposition).map(|w| there.document.word(w));
            led.is_some_and(|w| self.case.aligner.lexicon.has("after", w))
        };
        self.there(before).iter().any(after) && self.subject().is_some_and(|s| !self.there(s).is_empty())
    }
}
