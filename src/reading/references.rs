//! References: pronouns and descriptions, each resolved to the single entity that it can mean, or to none.

use super::entities::{Entities, Entity};
use super::model::EntityId;
use crate::lexicon::{Gender, Lexicon, PlaceId, Tag, Term, TitleKind};
use crate::text::{Document, Run, Word};
use crate::value::{Mention, NameKind, Role, Value};
use rustc_hash::FxHashMap;

/// What a reference can stand for.
enum Wanted {
    /// A person: he, she, the man.
    Person(Option<Gender>),
    /// A body: its, the company.
    Body,
    /// The holder of a title, of these places where it names any; whether more is said of it ("the chair of the club").
    Holder(Word, Vec<PlaceId>, bool),
}

/// Who bears a title, with the places it is told of, and whether the text itself says so.
type Holders = FxHashMap<Word, Vec<(EntityId, Vec<PlaceId>, bool)>>;

/// Who is named in a sentence, and whether in another's words only.
struct Heard {
    id: EntityId,
    quoted: bool,
}

/// How many sentences back a reference may look.
const BACK: usize = 4;

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
}

impl References<'_> {
    /// Resolves every reference of the text, from its first to its last. Linear in the text.
    pub fn resolve(&self, entities: &mut Entities) {
        let mut named: Vec<Vec<Heard>> = Vec::with_capacity(self.document.sentences().len());
        let mut holders: Holders = FxHashMap::default();
        for (k, entity) in entities.list.iter().enumerate() {
            for role in entity.roles.iter().filter(|r| !r.former) {
                let list = holders.entry(role.title.head).or_default();
                list.push((EntityId(k as u32), role.places.clone(), role.person.is_some()));
            }
        }
        let mut next = 0;
        for sentence in self.document.sentences() {
            named.push(Vec::new());
            for at in sentence.run.iter() {
                let first = next;
                while self.mentions.get(next).is_some_and(|m| m.run.start <= at) {
                    next += 1;
                }
                let here = self.mentions.get(first..next).unwrap_or(&[]);
                for (k, _) in here.iter().enumerate() {
                    note(&mut named, entities.of(first + k), self.quoted(at));
                }
                let role = here.iter().find_map(|m| if let Value::Role(r) = &m.value { Some(&**r) } else { None });
                let Some(wanted) = self.wanted(at, role) else { continue };
                if let Some(id) = candidate(entities, &holders, &wanted, &named, self.told(at, sentence.run)) {
                    let head = if let Wanted::Holder(..) = wanted { role.map_or(at, |r| r.run.end - 1) } else { at };
                    entities.refer(head, id);
                    note(&mut named, Some(id), false);
                }
            }
        }
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
        let k = self.quotes.partition_point(|q| q.end <= at);
        let before =
            k.checked_sub(1).and_then(|k| self.quotes.get(k)).filter(|q| q.end > sentence.start && q.len() > 3);
        let first = |q: &Run| self.document.sentence_at(q.start);
        before.map_or(0, |q| self.document.sentence_at(at) + 1 - first(q))
    }

    fn wanted(&self, at: usize, role: Option<&Role>) -> Option<Wanted> {
        let word = self.document.word(at);
        let is = |set: &str| self.lexicon.has(set, word);
        // in another's words "he" may be anyone
        if self.quoted(at) {
            return None;
        }
        if let Some(wanted) = role.and_then(|r| self.holder(at, r)) {
            return Some(wanted);
        }
        match self.tag(at) {
            Tag::Pronoun | Tag::Determiner if is("he") => Some(Wanted::Person(Some(Gender::Man))),
            Tag::Pronoun | Tag::Determiner if is("she") => Some(Wanted::Person(Some(Gender::Woman))),
            Tag::Determiner if self.document.is(at, "its") => Some(Wanted::Body),
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
        (definite && office).then(|| Wanted::Holder(role.title.head, role.places.clone(), more))
    }

    fn definite(&self, at: usize) -> bool {
        let the = |k: usize| ["the", "this", "that"].iter().any(|w| self.document.is(k, w));
        at > 0
            && (the(at - 1)
                || at > 1 && the(at - 2) && matches!(self.tag(at - 1), Tag::Adjective | Tag::Name | Tag::Noun))
    }

    /// "the company", "the woman".
    fn described(&self, at: usize) -> Option<Wanted> {
        let lemma = self.terms.get(at)?.lemma;
        if self.lexicon.has("company", lemma) {
            return Some(Wanted::Body);
        }
        let (_, title) =
            self.lexicon.people().title_at(|k| if k == at { self.document.word(k) } else { Word(0) }, at)?;
        let person = title.kind == TitleKind::Description && !title.plural && self.document.is(at - 1, "the");
        person.then_some(Wanted::Person(title.gender))
    }
}

fn note(named: &mut [Vec<Heard>], id: Option<EntityId>, quoted: bool) {
    let (Some(id), Some(list)) = (id, named.last_mut()) else { return };
    match list.iter_mut().find(|h| h.id == id) {
        Some(heard) => heard.quoted &= quoted,
        None => list.push(Heard { id, quoted }),
    }
}

/// The entity that fits: the only one of this sentence, else the first of the nearest sentence before that has one.
fn candidate(
    entities: &Entities,
    holders: &Holders,
    wanted: &Wanted,
    named: &[Vec<Heard>],
    told: usize,
) -> Option<EntityId> {
    if let Wanted::Holder(head, places, more) = wanted {
        return holder(holders.get(head)?, places, *more);
    }
    for (back, list) in named.iter().rev().take(BACK + 1).enumerate() {
        let fits = |id: &&EntityId| entities.get(**id).is_some_and(|e| wanted.fits(e));
        let sure = |id: &&EntityId| entities.get(**id).is_some_and(|e| wanted.surely(e));
        let heard = list.iter().filter(|h| !(h.quoted && back < told)).map(|h| &h.id);
        let fitting: Vec<&EntityId> = heard.clone().filter(fits).collect();
        let certain: Vec<&EntityId> = heard.filter(fits).filter(sure).collect();
        match (fitting.as_slice(), certain.as_slice()) {
            ([], _) => {}
            ([one], _) | (_, [one]) => return Some(**one),
            ([first, ..], _) => return (back > 0).then_some(**first),
        }
    }
    None
}

/// The one entity that bears a title, of a place where one is named. Of what a title is that only the notes give, they do
/// not tell well enough to know that "the chair of the club" is theirs.
fn holder(holders: &[(EntityId, Vec<PlaceId>, bool)], places: &[PlaceId], more: bool) -> Option<EntityId> {
    let fits = |of: &[PlaceId]| places.is_empty() || of.is_empty() || places.iter().any(|p| of.contains(p));
    let mut ids = holders.iter().filter(|(_, of, told)| fits(of) && (*told || !more)).map(|(id, ..)| *id);
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

impl Wanted {
    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.name.kind == NameKind::Person
                    && !(entity.they && gender.is_some())
                    && (entity.name.gender.is_none() || gender.is_none() || entity.name.gender == *gender)
            }
            Self::Body => entity.name.kind == NameKind::Organisation,
            Self::Holder(..) => false,
        }
    }

    /// Whether the gender is known, and not merely open.
    fn surely(&self, entity: &Entity) -> bool {
        matches!(self, Self::Person(Some(g)) if entity.name.gender == Some(*g))
    }
}
