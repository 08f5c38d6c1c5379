//! Entities: the persons, places and bodies of a text, each under all of its names, with the titles given to them.

use super::model::EntityId;
use super::notes::Notes;
use crate::lexicon::{Gender, Lexicon, PlaceWay, Tag, Term, TitleKind};
use crate::outcome::Agreement;
use crate::text::{Document, Kind, Word};
use crate::value::{Mention, Name, NameKind, Role, Sameness, Value};
use rustc_hash::FxHashMap;

/// One person, place, body or thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its fullest name.
    pub name: Name,
    /// The mentions (by number) that name it.
    pub mentions: Vec<usize>,
    /// The titles given to it.
    pub roles: Vec<Role>,
    /// Whether "they" stands for it, and neither "he" nor "she".
    pub they: bool,
}

impl Entity {
    /// Whether a title given to it says all that `role` says.
    pub fn holds(&self, lexicon: &Lexicon, role: &Role) -> bool {
        self.roles.iter().any(|r| role.compare(r, lexicon).agreement == Agreement::Entails)
    }
}

/// All entities of a text.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities in order of their first mention.
    pub list: Vec<Entity>,
    by_mention: Vec<Option<EntityId>>,
    by_word: FxHashMap<Word, Vec<EntityId>>,
    references: FxHashMap<usize, EntityId>,
    /// Whom a name of one word stood for last.
    bare: FxHashMap<Word, EntityId>,
    /// Whom the notes give a name with these words.
    noted: FxHashMap<Vec<Word>, EntityId>,
}

/// What a name of the statement stands for in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// This entity.
    Same(EntityId),
    /// Two entities bear this name.
    Ambiguous,
    /// One that differs by a letter or two.
    Maybe(EntityId),
    /// None that the source knows.
    Unknown,
}

/// How many bearers of one word are looked at: the last ones named.
const WINDOW: usize = 24;

impl Entities {
    /// Joins the names of a text; whom the notes know comes first. Linear in the text.
    pub fn new(lexicon: &Lexicon, document: &Document, terms: &[Term], mentions: &[Mention], notes: &Notes) -> Self {
        let mut out = Self { by_mention: vec![None; mentions.len()], ..Self::default() };
        out.expect(notes);
        for (number, mention) in mentions.iter().enumerate() {
            if let Value::Name(name) = &mention.value {
                let name = governing(lexicon, document, terms, mention, name);
                out.join(lexicon, number, name);
                if aged(lexicon, document, terms, mentions, number)
                    && let Some(id) = out.of(number)
                {
                    out.personify(id);
                }
            }
        }
        for mention in mentions {
            if let Value::Role(role) = &mention.value {
                out.entitle(mentions, role);
            }
        }
        out
    }

    /// Takes a name of open kind for a person's, whom "he" and "she" may mean.
    fn personify(&mut self, id: EntityId) {
        let open = |e: &&mut Entity| e.name.kind == NameKind::Unknown;
        if let Some(entity) = self.list.get_mut(id.0 as usize).filter(open) {
            entity.name.kind = NameKind::Person;
        }
    }

    fn expect(&mut self, notes: &Notes) {
        for (id, known) in (0u32..).map(EntityId).zip(&notes.known) {
            let (name, roles) = (known.name.clone(), known.roles.clone());
            keys(&name).into_iter().for_each(|key| self.by_word.entry(key).or_default().push(id));
            self.list.push(Entity { name, mentions: Vec::new(), roles, they: known.they });
        }
        self.noted = notes.words.iter().map(|(words, k)| (words.clone(), EntityId(*k as u32))).collect();
    }

    fn join(&mut self, lexicon: &Lexicon, number: usize, name: Name) {
        let keys = keys(&name);
        let last = |id: &EntityId| self.get(*id).and_then(|e| e.mentions.last().copied());
        // a surname that two persons bear stands for the one named last
        let noted = self.noted.get(&name.words).copied();
        let bearers = self.bearers(lexicon, &name, &keys);
        // ... unless the text has called another one so all along: his wife is "Ms Lund", Lund is he
        let bare = name
            .words
            .first()
            .filter(|_| name.words.len() == 1 && name.kind == NameKind::Person && !name.titled)
            .copied();
        let known = bare.and_then(|w| self.bare.get(&w)).copied().filter(|id| bearers.contains(id));
        let count = |id: &EntityId| self.get(*id).map_or(0, |e| e.mentions.len());
        let latest = bearers.iter().copied().max_by_key(last);
        let stays = known.filter(|k| latest.is_some_and(|l| count(k) > 2 * count(&l)));
        let id = noted.or(stays).or(latest).unwrap_or(EntityId(self.list.len() as u32));
        if id.0 as usize == self.list.len() {
            self.list.push(Entity { name: name.clone(), mentions: Vec::new(), roles: Vec::new(), they: false });
        }
        if let Some(entity) = self.list.get_mut(id.0 as usize) {
            entity.mentions.push(number);
            let gender = entity.name.gender.or(name.gender);
            let kind = if entity.name.kind == NameKind::Unknown { name.kind } else { entity.name.kind };
            if noted.is_none() && name.words.len() > entity.name.words.len() {
                entity.name = name;
            }
            (entity.name.gender, entity.name.kind) = (gender, kind);
        }
        if let Some(slot) = self.by_mention.get_mut(number) {
            *slot = Some(id);
        }
        if let Some(word) = bare {
            self.bare.insert(word, id);
        }
        for key in keys {
            let list = self.by_word.entry(key).or_default();
            if !list.contains(&id) {
                list.push(id);
            }
        }
    }

    /// The entities that a name can mean, each once.
    fn bearers(&self, lexicon: &Lexicon, name: &Name, keys: &[Word]) -> Vec<EntityId> {
        let known = keys.iter().filter_map(|k| self.by_word.get(k)).flat_map(|l| l.iter().rev().take(WINDOW));
        let mut found: Vec<EntityId> =
            known.copied().filter(|id| self.get(*id).is_some_and(|e| joins(lexicon, name, &e.name))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn entitle(&mut self, mentions: &[Mention], role: &Role) {
        let Some(person) = role.person else { return };
        let from = mentions.partition_point(|m| m.run.start < person.start);
        let at = mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.run.start == person.start);
        let Some(id) = at.filter(|(_, m)| matches!(m.value, Value::Name(_))).find_map(|(k, _)| self.of(k)) else {
            return;
        };
        let entity =
            self.list.get_mut(id.0 as usize).filter(|e| matches!(e.name.kind, NameKind::Person | NameKind::Unknown));
        if let Some(entity) = entity {
            entity.name.gender = entity.name.gender.or(role.title.gender);
            entity.name.kind = NameKind::Person;
            entity.roles.push(role.clone());
            // "the mayor, Ana Brandt, left": the mayor is she
            if matches!(role.title.kind, TitleKind::Office | TitleKind::Occupation | TitleKind::Rank) {
                role.run.iter().for_each(|at| self.refer(at, id));
            }
        }
    }

    /// Takes a name of open kind for a person's.
    pub fn learn(&mut self, id: EntityId, gender: Option<Gender>) {
        if let Some(entity) = self.list.get_mut(id.0 as usize) {
            entity.name.kind = NameKind::Person;
            entity.name.gender = entity.name.gender.or(gender);
        }
    }

    /// Sets what the reference at a token stands for.
    pub fn refer(&mut self, at: usize, id: EntityId) {
        self.references.insert(at, id);
    }

    /// The entity that a mention (by number) names.
    pub fn of(&self, mention: usize) -> Option<EntityId> {
        self.by_mention.get(mention).copied().flatten()
    }

    /// The entity that a pronoun or description at a token stands for.
    pub fn referred(&self, at: usize) -> Option<EntityId> {
        self.references.get(&at).copied()
    }

    /// An entity.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id.0 as usize)
    }

    /// The one entity whose titles say all that `role` says.
    pub fn holder(&self, lexicon: &Lexicon, role: &Role) -> Option<EntityId> {
        let mut holders = (0u32..).zip(&self.list).filter(|(_, e)| e.holds(lexicon, role)).map(|(k, _)| EntityId(k));
        holders.next().filter(|_| holders.next().is_none())
    }

    /// What a name of a statement stands for here. A name that stands in full decides between two bearers.
    pub fn find(&self, lexicon: &Lexicon, name: &Name) -> Linked {
        if let Some(id) = self.noted.get(&name.words) {
            return Linked::Same(*id);
        }
        let mut found = self.bearers(lexicon, name, &keys(name));
        if found.is_empty() && name.words.len() == 1 && name.place.is_some() {
            // "Dane", where the source knows no place of that name but a Lena Dane
            let bare = Name { kind: NameKind::Person, place: None, ..name.clone() };
            found = self.bearers(lexicon, &bare, &bare.words);
        }
        match found.as_slice() {
            [id] => Linked::Same(*id),
            [] => {
                let near = self.list.iter().position(|e| {
                    e.name.words.len() == name.words.len() && name.sameness(&e.name, lexicon) == Sameness::Maybe
                });
                near.map_or(Linked::Unknown, |k| Linked::Maybe(EntityId(k as u32)))
            }
            many => {
                let full = |id: &&EntityId| {
                    self.get(**id).is_some_and(|e| {
                        e.name.words == name.words
                            || e.name.place.map(|p| p.0) == name.place.map(|p| p.0) && name.place.is_some()
                    })
                };
                let short = |id: &&EntityId| self.get(**id).is_some_and(|e| e.name.abbreviates(name));
                many.iter()
                    .find(full)
                    .or_else(|| many.iter().find(short))
                    .map_or(Linked::Ambiguous, |id| Linked::Same(*id))
            }
        }
    }
}

/// "Ola Falk, 46, said", "Ola Falk, who has died": an age between commas, or a relative for persons with a verb of one, tells
/// that a name of two words or more is a person's.
fn aged(lexicon: &Lexicon, document: &Document, terms: &[Term], mentions: &[Mention], number: usize) -> bool {
    let Some(name) = mentions.get(number).map(|m| m.run).filter(|r| r.len() > 1) else { return false };
    let behind = name.end + 1;
    let term = |at: usize| terms.get(at);
    let number = term(behind).is_some_and(|t| t.tag == Tag::Number) && document.token(behind).kind == Kind::Number;
    let years = document.surface(behind).parse::<u8>().is_ok_and(|n| (1..=110).contains(&n));
    let closed = [",", ")", ".", ";"].iter().any(|m| document.is(behind + 1, m));
    let who = document.is(behind, "who") && lexicon.has("single", document.word(behind + 1));
    document.is(name.end, ",") && (number && years && closed || who)
}

/// What an entity is found by: its words, its place, its body, its initials.
fn keys(name: &Name) -> Vec<Word> {
    let mut out = name.words.clone();
    out.extend(name.place.map(|(p, _)| Word(u64::from(p.0))));
    out.extend(name.body.map(|b| Word(1 << 32 | u64::from(b.0))));
    if name.words.len() > 1 && name.kind != NameKind::Person {
        let initials: String = name.text.split(' ').filter_map(|w| w.chars().next()).collect();
        let short = initials.to_ascii_uppercase();
        out.push(if short.len() <= 3 { Word::of(&short) } else { Word::of(&initials) });
    }
    out
}

/// "Washington" that does something, or owns something, is the government of its country.
pub fn governing(lexicon: &Lexicon, document: &Document, terms: &[Term], mention: &Mention, name: &Name) -> Name {
    let tag = |at: usize| terms.get(at).map_or(Tag::Mark, |t| t.tag);
    let places = lexicon.places();
    let country = name
        .place
        .filter(|(_, way)| *way == PlaceWay::Name)
        .and_then(|(city, _)| places.seat_of(city))
        .filter(|c| places.country(*c) == Some(*c));
    let run = mention.run;
    let acts = matches!(tag(run.end), Tag::Verb | Tag::Modal | Tag::Auxiliary | Tag::Possessive);
    let located = run.start > 0 && matches!(tag(run.start - 1), Tag::Preposition) && !document.is(run.end, "'s");
    match country {
        Some(country) if acts && !located => Name { place: Some((country, PlaceWay::Government)), ..name.clone() },
        _ => name.clone(),
    }
}

/// Whether two names of one text, or of statement and source, name the same entity.
fn joins(lexicon: &Lexicon, a: &Name, b: &Name) -> bool {
    let person = |n: &Name| n.kind == NameKind::Person;
    let thing = |n: &Name| matches!(n.kind, NameKind::Place | NameKind::Organisation);
    if person(a) && thing(b) || person(b) && thing(a) {
        return a.words == b.words;
    }
    if a.place.is_some() != b.place.is_some() && a.words != b.words {
        return false;
    }
    // a surname may look like a first name: "Alvin" is Dora Alvin
    let surname = |x: &Name, y: &Name| !x.titled && y.words.len() > 1 && y.words.last() == x.words.first();
    let genders = matches!((a.gender, b.gender), (Some(x), Some(y)) if x != y) && !surname(a, b) && !surname(b, a);
    !(genders && a.words.len().min(b.words.len()) == 1) && a.sameness(b, lexicon) == Sameness::Same
}
