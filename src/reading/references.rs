//! References: pronouns and descriptions, each resolved to the single entity that it can mean, or to none.

use super::antecedents::{Antecedents, BodyPart, Wanted};
use super::classes::Classes;
use super::entities::Entities;
use super::model::{Act, Attribution};
use crate::lexicon::{Form, Gender, Lexicon, Tag, Term, TitleKind};
use crate::text::{Document, Run, Word};
use crate::value::{Mention, Role, Value};
use rustc_hash::FxHashSet;

/// What the resolver looks at.
pub struct References<'a> {
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The text.
    pub document: &'a Document,
    /// Its terms.
    pub terms: &'a [Term],
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// Its quotations.
    pub quotes: &'a [Run],
    /// Its acts.
    pub acts: &'a [Act],
}

impl References<'_> {
    /// Resolves every reference outside quotations, from the first to the last. Linear in the text.
    pub fn resolve(&self, entities: &mut Entities) {
        // who turns out to be a person may be meant by what comes before
        let classes = Classes::new(self.lexicon, (self.document, self.terms), self.mentions, entities);
        if self.pass(entities, &[], &classes) {
            self.pass(entities, &[], &classes);
        }
    }

    /// Resolves the persons of quotations, once it is known who speaks. Linear in the text.
    pub fn spoken(&self, entities: &mut Entities, said: &[Attribution]) {
        if said.iter().any(|a| a.quoted) {
            self.pass(entities, said, &Classes::default());
        }
    }

    fn pass(&self, entities: &mut Entities, said: &[Attribution], classes: &Classes) -> bool {
        let text = (self.document, self.terms, self.acts);
        let mut before = Antecedents::new(self.lexicon, text, entities, said);
        let roles = self.mentions.iter().filter(|m| matches!(&m.value, Value::Role(r) if r.person.is_some()));
        let titled: FxHashSet<usize> = roles.flat_map(|m| m.run.iter()).collect();
        let (mut next, mut fresh) = (0, false);
        for sentence in self.document.sentences() {
            before.open();
            for at in sentence.run.iter() {
                let first = next;
                while self.mentions.get(next).is_some_and(|m| m.run.start <= at) {
                    next += 1;
                }
                let here = self.mentions.get(first..next).unwrap_or(&[]);
                for (k, mention) in here.iter().enumerate() {
                    before.note(mention.run, entities.of(first + k), self.quoted(at));
                }
                if let Some(id) = entities.referred(at) {
                    before.note(Run::one(at), Some(id), self.quoted(at));
                    continue;
                }
                let role = here.iter().find_map(|m| if let Value::Role(r) = &m.value { Some(&**r) } else { None });
                let class = said.is_empty() && self.classed(at);
                if let Some(id) = classes.only(self.document.word(at), at).filter(|_| class) {
                    entities.refer(at, id);
                    before.note(Run::one(at), Some(id), false);
                    continue;
                }
                let Some(wanted) = self.wanted(at, role, !said.is_empty()) else {
                    if !titled.contains(&at) {
                        before.pass_by(at);
                    }
                    continue;
                };
                if let (Wanted::Person(gender), true) = (&wanted, said.is_empty())
                    && let Some(id) = before.learned(entities, &wanted)
                {
                    entities.learn(id, *gender);
                    fresh = true;
                }
                if let Some(id) = before.candidate(entities, &wanted, at, self.told(at, sentence.run)) {
                    // a subject that goes on as "he" is a man
                    if let Wanted::Person(gender @ Some(_)) = wanted
                        && before.goes_on(id, at)
                    {
                        entities.learn(id, gender);
                    }
                    let head = if let Wanted::Holder(..) = wanted { role.map_or(at, |r| r.run.end - 1) } else { at };
                    entities.refer(head, id);
                    before.note(Run::one(at), Some(id), self.quoted(at));
                } else {
                    before.pass_by(at);
                }
            }
        }
        fresh
    }

    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    fn quoted(&self, at: usize) -> bool {
        let k = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(k).is_some_and(|q| q.has(at) && q.len() > 3)
    }

    /// Over how many sentences the quotation goes that ends in this one before `at`: whom it names is not who says it.
    fn told(&self, at: usize, sentence: Run) -> usize {
        if self.quoted(at) {
            return 0;
        }
        let k = self.quotes.partition_point(|q| q.end <= at);
        let before =
            k.checked_sub(1).and_then(|k| self.quotes.get(k)).filter(|q| q.end > sentence.start && q.len() > 3);
        let first = |q: &Run| self.document.sentence_at(q.start);
        before.map_or(0, |q| self.document.sentence_at(at) + 1 - first(q))
    }

    fn wanted(&self, at: usize, role: Option<&Role>, said: bool) -> Option<Wanted> {
        let word = self.document.word(at);
        let is = |set: &str| self.lexicon.has(set, word);
        // in another's words "he" may be anyone
        if self.quoted(at) {
            return match self.tag(at) {
                Tag::Pronoun | Tag::Determiner if !said => None,
                Tag::Pronoun | Tag::Determiner if is("he") => Some(Wanted::Person(Some(Gender::Man))),
                Tag::Pronoun | Tag::Determiner if is("she") => Some(Wanted::Person(Some(Gender::Woman))),
                Tag::Pronoun | Tag::Determiner if is("i") => Some(Wanted::Speaker),
                _ => None,
            };
        }
        if said {
            return None;
        }
        if let Some(wanted) = role.and_then(|r| self.holder(at, r)) {
            return Some(wanted);
        }
        match self.tag(at) {
            Tag::Pronoun | Tag::Determiner if is("he") => Some(Wanted::Person(Some(Gender::Man))),
            Tag::Pronoun | Tag::Determiner if is("she") => Some(Wanted::Person(Some(Gender::Woman))),
            Tag::Determiner if self.document.is(at, "its") => Some(Wanted::Body(BodyPart::Its)),
            Tag::Pronoun if self.document.is(at, "it") && self.acting(at) => Some(Wanted::Body(BodyPart::It)),
            Tag::Noun if self.definite(at) => self.described(at),
            _ => None,
        }
    }

    /// "the president", "the Mexican president": who holds it.
    fn holder(&self, at: usize, role: &Role) -> Option<Wanted> {
        // "the president", and in headline style "Mexican president said"
        let placed = !role.places.is_empty() && self.tag(at) != Tag::Determiner;
        let definite =
            role.person.is_none() && (placed || ["the", "this", "that"].iter().any(|w| self.document.is(at, w)));
        let office = matches!(role.title.kind, TitleKind::Office | TitleKind::Occupation) && !role.former;
        let more = self.document.is(role.run.end, "of");
        let gender =
            role.title.gender.filter(|_| role.title.kind == TitleKind::Occupation && !role.title.plural && !more);
        (definite && office).then(|| Wanted::Holder(role.title.head, role.places.clone(), more, gender))
    }

    fn definite(&self, at: usize) -> bool {
        let the = |k: usize| ["the", "this", "that"].iter().any(|w| self.document.is(k, w));
        at > 0
            && (the(at - 1)
                || at > 1 && the(at - 2) && matches!(self.tag(at - 1), Tag::Adjective | Tag::Name | Tag::Noun))
    }

    /// "The council", with nothing more that tells which one is meant, and outside of quotations.
    fn classed(&self, at: usize) -> bool {
        let the = at.checked_sub(1).is_some_and(|k| self.document.is(k, "the"));
        let alone = self.terms.get(at).is_some_and(|t| t.tag == Tag::Noun && t.form != Form::Plural);
        let more = matches!(self.tag(at + 1), Tag::Noun | Tag::Name | Tag::Relative) || self.document.is(at + 1, "of");
        the && alone && !more && !self.quoted(at)
    }

    /// Whether the token is the subject of a verb that tells something: not "it is clear that".
    fn acting(&self, at: usize) -> bool {
        let from = self.acts.partition_point(|a| a.head <= at);
        let near = self.acts.get(from..(from + 2).min(self.acts.len())).unwrap_or(&[]);
        near.iter().any(|a| !a.copula && a.slots.iter().any(|s| s.head == at && s.run.end <= a.group.start))
    }

    /// Whether what follows tells which one is meant: "the woman who called", "the man in the car".
    fn restricted(&self, at: usize) -> bool {
        matches!(self.tag(at + 1), Tag::Relative | Tag::Preposition)
            || self.terms.get(at + 1).is_some_and(|t| t.form == Form::Ing)
    }

    /// "the company", "the woman".
    fn described(&self, at: usize) -> Option<Wanted> {
        let lemma = self.terms.get(at)?.lemma;
        if self.lexicon.has("company", lemma) {
            return (self.document.word(at) == lemma).then_some(Wanted::Body(BodyPart::Noun));
        }
        let (_, title) =
            self.lexicon.people().title_at(|k| if k == at { self.document.word(k) } else { Word(0) }, at)?;
        if self.restricted(at) {
            return None;
        }
        let person = title.kind == TitleKind::Description && !title.plural && self.document.is(at - 1, "the");
        person.then_some(Wanted::Person(title.gender))
    }
}
