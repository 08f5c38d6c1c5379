//! Verbs of the statement that only name a relation which the source tells without a verb: the two that stand in it are put
//! beside each other there.

use crate::evidence::Alignment;
use crate::finding::Case;
use crate::lexicon::Tag;
use crate::reading::{Act, Part, Slot, Status};
use crate::text::{Run, Word};
use crate::value::{Mention, Value};

/// How far apart two words of one noun phrase and what hangs on it may stand.
const APART: usize = 8;
/// How far behind a verb the verb may stand that it leads to.
const LEADS: usize = 4;
/// Marks inside of what hangs together.
const MARKS: &[&str] = &[",", "\"", "“", "”", "'", "‘", "’", "-"];
/// The sets of words that lead the one from whom something comes or to whom it happens, the one to whom it is done, the one who
/// does it, and the one for whom somebody works; none.
const GIVER: &str = "ties-giver";
const BEARER: &str = "ties-bearer";
const DOER: &str = "ties-doer";
const POST: &str = "ties-post";
const NONE: &str = "";
/// Verbs that say what a preposition says, and these prepositions.
const LED: &[(&str, &str)] = &[
    ("tacit-after", "led-after"),
    ("tacit-behind", "led-behind"),
    ("tacit-with", "led-with"),
    ("tacit-without", "led-without"),
    ("tacit-against", "led-against"),
    ("tacit-about", "led-about"),
    ("tacit-for", "led-for"),
];
/// What links a noun with anything.
const OF: Word = Word::of("of");

/// Whether a verb only says what a preposition says: where the passage does not have that, the verb tells something else.
pub fn led(case: &Case, verb: Word) -> bool {
    LED.iter().any(|(verbs, _)| case.aligner.lexicon.has(verbs, verb))
}

/// Whether the verb at `run` needs no counterpart of its own in the passage.
pub fn tacit(case: &Case, passage: &Alignment, run: Run) -> bool {
    let Some(act) = case.acts().find(|a| run.has(a.head)) else { return false };
    let Some(term) = case.claim.terms.get(act.head) else { return false };
    let is = |set: &str| case.aligner.lexicon.has(set, term.lemma);
    let relation = Relation { case, passage, act };
    let participle = act.passive && act.group.len() == 1;
    act.stance.affirmed
        && (is("tacit-place") && relation.beside(relation.subject(), relation.preposition(), NONE)
            || is("tacit-post") && relation.beside(relation.subject(), relation.preposition(), POST)
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
            || LED.iter().any(|(verbs, prepositions)| is(verbs) && relation.led(prepositions))
            || !act.passive
                && (is("tacit-deed") && relation.carries(Part::Agent, DOER, false)
                    || is("tacit-lot") && relation.carries(Part::Patient, BEARER, false)
                    || is("tacit-prospect") && relation.carries(Part::Patient, BEARER, true)))
}

/// How two words of the source hang together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// One owns the other.
    Owner,
    /// A preposition leads the one to the other.
    Led,
    /// They stand in one noun phrase, or in apposition.
    Beside,
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
            Some(thing) => self.beside(Some(thing), self.subject(), NONE),
            None => self.beside(self.subject(), self.preposition(), NONE),
        }
    }

    /// The source's noun phrase about `thing` names `other` as its owner, behind a preposition (the statement's own, "of" or
    /// one of the set `led`), in apposition or before it.
    fn beside(&self, thing: Option<&Slot>, other: Option<&Slot>, led: &str) -> bool {
        let Some((thing, other)) = thing.zip(other) else { return false };
        let own = if let Part::Prep(word) = other.part { Some(word) } else { None };
        let links = |word: Word| word == OF || own == Some(word) || self.case.aligner.lexicon.has(led, word);
        let others = self.there(other);
        self.there(thing).iter().any(|a| others.iter().any(|b| self.tie(*a, *b, links).is_some()))
    }

    /// The same, whichever stands first.
    fn either(&self, a: Option<&Slot>, b: Option<&Slot>) -> bool {
        self.beside(a, b, NONE) || self.beside(b, a, NONE)
    }

    /// What ties `other` to `thing`, where no verb and no other clause stands between the two.
    fn tie(&self, thing: usize, other: usize, links: impl Fn(Word) -> bool) -> Option<Tie> {
        let there = &self.case.source.reading;
        let between = thing.min(other) + 1..thing.max(other);
        let listed = |m: &Mention| matches!(m.value, Value::List(_)) && m.run.has(other);
        let one = there.document.sentence_at(thing) == there.document.sentence_at(other);
        if !one || thing == other || between.len() > APART || there.mentions_at(thing).any(|(_, m)| listed(m)) {
            return None;
        }
        let (mut tie, mut commas) = (Tie::Beside, 0);
        for at in between {
            match there.terms.get(at)?.tag {
                Tag::Possessive if other < thing => tie = Tie::Owner,
                Tag::Preposition if thing < other && links(there.document.word(at)) => tie = Tie::Led,
                Tag::Mark if commas == 0 && MARKS.iter().any(|m| there.document.is(at, m)) => {
                    commas += usize::from(there.document.is(at, ","));
                }
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Adverb => {}
                _ => return None,
            }
        }
        Some(tie)
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

    /// "The talks *lasted* three days": the source has three days of talks; a figure of nothing that it names is its own measure.
    fn measured(&self) -> bool {
        let figured = |s: &&Slot| {
            s.run.iter().any(|at| self.case.claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Quantity(_))))
        };
        let figure = self.behind().find(figured);
        let nameless = self.subject().is_none_or(|s| self.there(s).is_empty());
        nameless && figure.is_some_and(|s| !self.there(s).is_empty()) || self.either(self.subject(), figure)
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
    fn led(&self, prepositions: &str) -> bool {
        let Some(led) = self.slot(Part::Patient).filter(|_| !self.act.passive) else { return false };
        let there = &self.case.source.reading;
        let behind = |at: &usize| {
            let word = self.case.source_phrase(*at).and_then(|p| p.preposition).map(|w| there.document.word(w));
            word.is_some_and(|w| self.case.aligner.lexicon.has(prepositions, w))
        };
        self.there(led).iter().any(behind) && self.subject().is_some_and(|s| !self.there(s).is_empty())
    }

    /// "*Voiced* support", "*drew* criticism": the act is the noun's, and the source tells it, of the same one in its `part`,
    /// by a verb or by the noun.
    fn carries(&self, part: Part, led: &str, open: bool) -> bool {
        let Some((noun, subject)) = self.slot(Part::Patient).zip(self.subject()) else { return false };
        let Some(link) = self.case.link(self.passage, noun.head) else { return false };
        let whose = self.there(subject);
        let fills =
            |a: &Act, part: Part| a.slots.iter().any(|s| s.part == part && whose.iter().any(|at| s.run.has(*at)));
        let sentence = self.case.source.reading.document.sentence_at(link.at);
        let told = self.case.source_acts(sentence).iter().any(|a| {
            let status = open || [Status::Fact, self.act.stance.status].contains(&a.stance.status);
            a.head == link.at && a.stance.affirmed && status && fills(a, part)
        });
        // "Norway's attack" is one by Norway
        let ties = |at: &usize| self.tie(link.at, *at, |word| self.case.aligner.lexicon.has(led, word));
        let tied = |t: Tie| t == Tie::Led || t == Tie::Owner && part == Part::Agent;
        told || whose.iter().filter_map(ties).any(tied)
    }
}
