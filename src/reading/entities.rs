//! Entities: the persons, places and bodies of a text, each under all of its names, and the words that stand for them.

use super::model::EntityId;
use crate::lexicon::{Gender, Lexicon, Tag, Term};
use crate::text::{Document, Run, Word};
use crate::value::{Mention, Name, NameKind, Sameness, Value};
use rustc_hash::FxHashMap;

/// One person, place, body or thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its fullest name.
    pub name: Name,
    /// The mentions (by number) that name it.
    pub mentions: Vec<usize>,
    /// The words of titles given to it, as heads: president, senator.
    pub titles: Vec<Word>,
}

/// All entities of a text.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities in order of their first mention.
    pub list: Vec<Entity>,
    by_mention: FxHashMap<usize, EntityId>,
    references: FxHashMap<usize, EntityId>,
}

/// What a name of the statement stands for in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// This entity.
    Same(EntityId),
    /// Two entities bear this name.
    Ambiguous,
    /// One that differs by a letter or two.
    Maybe,
    /// None that the source knows.
    Unknown,
}

/// How many sentences back a pronoun may look.
const BACK: usize = 2;

impl Entities {
    /// Joins the names of a text and resolves what stands for them.
    pub fn new(lexicon: &Lexicon, document: &Document, terms: &[Term], mentions: &[Mention]) -> Self {
        let mut out = Self::default();
        let mut words: FxHashMap<Word, Vec<EntityId>> = FxHashMap::default();
        for (number, mention) in mentions.iter().enumerate() {
            if let Value::Name(name) = &mention.value {
                out.join(lexicon, number, name, &mut words);
            }
        }
        out.entitle(document, terms, mentions);
        out.resolve(lexicon, document, terms, mentions);
        out
    }

    fn join(&mut self, lexicon: &Lexicon, number: usize, name: &Name, words: &mut FxHashMap<Word, Vec<EntityId>>) {
        let keys: Vec<Word> = name.words.iter().copied().chain(name.place.map(|(p, _)| Word(u64::from(p.0)))).chain(name.body.map(|b| Word(1 << 20 | u64::from(b)))).collect();
        let mut candidates: Vec<EntityId> = keys.iter().filter_map(|k| words.get(k)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let fits = |id: &EntityId| self.list.get(id.0 as usize).is_some_and(|e| joins(lexicon, name, &e.name));
        let mut found: Vec<EntityId> = candidates.into_iter().filter(fits).collect();
        // a surname that two persons bear stands for the one named last
        let id = found.pop().unwrap_or(EntityId(self.list.len() as u32));
        if id.0 as usize == self.list.len() {
            self.list.push(Entity { name: name.clone(), mentions: Vec::new(), titles: Vec::new() });
        }
        if let Some(entity) = self.list.get_mut(id.0 as usize) {
            entity.mentions.push(number);
            entity.name.gender = entity.name.gender.or(name.gender);
            if entity.name.kind == NameKind::Unknown {
                entity.name.kind = name.kind;
            }
            if name.words.len() > entity.name.words.len() {
                let (kind, gender) = (entity.name.kind, entity.name.gender);
                entity.name = Name { kind, gender, ..name.clone() };
            }
        }
        self.by_mention.insert(number, id);
        for key in keys {
            let list = words.entry(key).or_default();
            if !list.contains(&id) {
                list.push(id);
            }
        }
    }

    /// Titles in front of a name or behind its comma belong to it.
    fn entitle(&mut self, document: &Document, terms: &[Term], mentions: &[Mention]) {
        for mention in mentions {
            let Value::Role(role) = &mention.value else { continue };
            let head = role.run.end - 1;
            let word = terms.get(head).map_or(document.word(head), |t| if t.tag == Tag::Noun { t.lemma } else { document.word(head) });
            let before = role.person.map(|p| p.start);
            let sentence = document.sentences().get(document.sentence_at(head)).map_or(Run::default(), |s| s.run);
            let behind = mentions.iter().enumerate().rev().find(|(_, m)| {
                matches!(m.value, Value::Name(_)) && m.run.end <= role.run.start && m.run.end + 6 > role.run.start && sentence.has(m.run.start) && document.is(m.run.end, ",")
            });
            let person = before.and_then(|at| self.at_start(mentions, at)).or(behind.map(|(k, _)| k));
            let Some(id) = person.and_then(|k| self.by_mention.get(&k)).copied() else { continue };
            if let Some(entity) = self.list.get_mut(id.0 as usize).filter(|e| matches!(e.name.kind, NameKind::Person | NameKind::Unknown)) {
                entity.name.gender = entity.name.gender.or(role.title.gender);
                entity.name.kind = NameKind::Person;
                if !entity.titles.contains(&word) {
                    entity.titles.push(word);
                }
            }
        }
    }

    fn at_start(&self, mentions: &[Mention], at: usize) -> Option<usize> {
        let from = mentions.partition_point(|m| m.run.start < at);
        mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.run.start == at).find(|(_, m)| matches!(m.value, Value::Name(_))).map(|(k, _)| k)
    }

    /// Pronouns and descriptions: the single candidate of their kind in this sentence or up to two before.
    fn resolve(&mut self, lexicon: &Lexicon, document: &Document, terms: &[Term], mentions: &[Mention]) {
        let mut named: Vec<Vec<EntityId>> = vec![Vec::new(); document.sentences().len()];
        let mut next = 0;
        for (k, sentence) in document.sentences().iter().enumerate() {
            for at in sentence.run.iter() {
                while let Some(mention) = mentions.get(next).filter(|m| m.run.start <= at) {
                    if let (Some(id), true) = (self.by_mention.get(&next), mention.run.start == at)
                        && let Some(list) = named.get_mut(k)
                        && !list.contains(id)
                    {
                        list.push(*id);
                    }
                    next += 1;
                }
                let Some(wanted) = self.wanted(lexicon, document, terms, at) else { continue };
                if let Some(id) = self.candidate(&wanted, &named, k) {
                    self.references.insert(at, id);
                }
            }
        }
    }

    fn wanted(&self, lexicon: &Lexicon, document: &Document, terms: &[Term], at: usize) -> Option<Wanted> {
        let word = document.word(at);
        for (set, wanted) in [("he", Wanted::Person(Some(Gender::Man))), ("she", Wanted::Person(Some(Gender::Woman)))] {
            if lexicon.has(set, word) {
                return Some(wanted);
            }
        }
        let term = terms.get(at).filter(|t| t.tag == Tag::Noun)?;
        let definite = at > 0 && ["the", "this", "that"].iter().any(|w| document.is(at - 1, w) || at > 1 && document.is(at - 2, w) && terms.get(at - 1).is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Name | Tag::Noun)));
        if !definite {
            return None;
        }
        if lexicon.has("company", term.lemma) {
            return Some(Wanted::Body);
        }
        lexicon.gazetteer().title_at(document, at).map(|_| Wanted::Title(term.lemma))
    }

    fn candidate(&self, wanted: &Wanted, named: &[Vec<EntityId>], sentence: usize) -> Option<EntityId> {
        if let Wanted::Title(word) = wanted {
            let mut holders = self.list.iter().enumerate().filter(|(_, e)| e.titles.contains(word));
            let first = holders.next()?;
            return holders.next().is_none().then_some(EntityId(first.0 as u32));
        }
        for k in (sentence.saturating_sub(BACK)..=sentence).rev() {
            let fits = |id: &&EntityId| self.list.get(id.0 as usize).is_some_and(|e| wanted.fits(e));
            let mut fitting = named.get(k)?.iter().filter(fits);
            let Some(first) = fitting.next() else { continue };
            // the first of an earlier sentence is its subject as a rule; in the same sentence there must be one only
            return (k < sentence || fitting.next().is_none()).then_some(*first);
        }
        None
    }

    /// The entity that a mention (by number) names.
    pub fn of(&self, mention: usize) -> Option<EntityId> {
        self.by_mention.get(&mention).copied()
    }

    /// The entity that a pronoun or description at a token stands for.
    pub fn referred(&self, at: usize) -> Option<EntityId> {
        self.references.get(&at).copied()
    }

    /// An entity.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id.0 as usize)
    }

    /// What a name of a statement stands for here.
    pub fn find(&self, lexicon: &Lexicon, name: &Name) -> Linked {
        let mut found = self.list.iter().enumerate().filter(|(_, e)| joins(lexicon, name, &e.name));
        match (found.next(), found.next()) {
            (Some((k, _)), None) => Linked::Same(EntityId(k as u32)),
            (Some((k, e)), Some(_)) if e.name.words == name.words || e.name.place == name.place && name.place.is_some() => Linked::Same(EntityId(k as u32)),
            (Some(_), Some(_)) => Linked::Ambiguous,
            (None, _) if self.list.iter().any(|e| name.sameness(&e.name, lexicon) == Sameness::Maybe && name.words.len() == e.name.words.len()) => Linked::Maybe,
            (None, _) => Linked::Unknown,
        }
    }
}

enum Wanted {
    Person(Option<Gender>),
    Body,
    Title(Word),
}

impl Wanted {
    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.name.kind == NameKind::Person && (entity.name.gender.is_none() || entity.name.gender == *gender)
            }
            Self::Body => entity.name.kind == NameKind::Organisation,
            Self::Title(_) => false,
        }
    }
}

/// Whether two names of one text, or of statement and source, name the same entity.
fn joins(lexicon: &Lexicon, a: &Name, b: &Name) -> bool {
    let persons = matches!((a.kind, b.kind), (NameKind::Person, NameKind::Place | NameKind::Organisation) | (NameKind::Place | NameKind::Organisation, NameKind::Person));
    if persons && a.words != b.words || a.place.is_some() != b.place.is_some() && a.words != b.words {
        return false;
    }
    let genders = matches!((a.gender, b.gender), (Some(x), Some(y)) if x != y);
    !(genders && a.words.len() == 1 && b.words.len() == 1) && a.sameness(b, lexicon) == Sameness::Same
}
